import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import PROJECT

from mutants.report import is_accepted, outcome, report
from mutants.running import Verdict, try_all
from mutants.sampling import sample


def main() -> int:
    parser = argparse.ArgumentParser(prog="mutants", description="Break the project on purpose.")
    parser.add_argument("--seed", type=int, default=1, help="another number draws other mutants")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--only", nargs="*", default=[""], help="only files that begin so")
    chosen = parser.parse_args()
    mutants = sample(PROJECT, chosen.seed, chosen.count, chosen.only)
    print(f"{len(mutants)} mutants from seed {chosen.seed}.", flush=True)
    verdicts = [Verdict(mutant, "nobody", "") for mutant in mutants if is_accepted(mutant)]
    with TemporaryDirectory() as folder:
        tried = [mutant for mutant in mutants if not is_accepted(mutant)]
        for verdict in try_all(tried, Path(folder)):
            verdicts.append(verdict)
            mutant = verdict.mutant
            line = f"{len(verdicts):>4} {mutant.file}:{mutant.line} {mutant.operator}"
            print(f"{line}: {outcome(verdict)} {verdict.test}", flush=True)
    return 0 if report(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
