"""Commands in forks of one process that has dbt imported: importing it takes as long as a test.

A fork is a process of its own, with its own working folder, environment and output; only what
`python -m` would import first is there already.
"""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory


class Forks:
    """run("indexhouse.cli:main", words, cwd, env) calls main() in a fork, as a command would."""

    def __init__(self):
        self.server = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, entry: str, words: list[str], cwd: Path, env: dict[str, str]):
        """The finished process, its output as text."""
        with TemporaryDirectory() as folder:
            out, errors = Path(folder, "out"), Path(folder, "errors")
            job = {"entry": entry, "words": words, "cwd": str(cwd), "env": env}
            job |= {"out": str(out), "errors": str(errors)}
            self.server.stdin.write(json.dumps(job) + "\n")
            self.server.stdin.flush()
            code = int(self.server.stdout.readline())
            return subprocess.CompletedProcess(
                [entry, *words], code, out.read_text("utf-8"), errors.read_text("utf-8")
            )

    def close(self) -> None:
        self.server.stdin.close()
        self.server.wait()


def serve() -> None:
    """Fork for each job that a line of standard input describes; print its exit code."""
    import_module("dbt.cli.main")
    import_module("dbt.adapters.duckdb")
    for line in sys.stdin:
        fork = os.fork()
        if not fork:
            os._exit(call(**json.loads(line)))
        print(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]), flush=True)


def call(entry: str, words: list[str], cwd: str, env: dict, out: str, errors: str) -> int:
    """Call the function that `entry` names as its command would; returns its exit code."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    for descriptor, file in ((0, os.devnull), (1, out), (2, errors)):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT), descriptor)
    module, _, function = entry.partition(":")
    sys.argv, sys.path[0] = [function, *words], cwd
    try:
        return getattr(import_module(module), function)() or 0
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        # What the end of a process would do.
        import_module("dbt.adapters.duckdb").DuckDBConnectionManager.close_all_connections()
        sys.stdout.flush()
        sys.stderr.flush()


if __name__ == "__main__":
    serve()
