"""The command `indexhouse`: one subcommand per thing a user does; the make targets call it.

A subcommand imports its room only when it runs, so that a quick one does not wait for dbt.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indexhouse.project import PROJECT
from indexhouse.running.stopping import OUTPUT_CLOSED
from indexhouse.terminal import escape_what_cannot_be_encoded


def main(words: list[str] | None = None) -> int:
    """Run one subcommand; returns its exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    escape_what_cannot_be_encoded()
    arguments = parser().parse_args(words)
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OUTPUT_CLOSED
    except OSError as error:  # such as a full disk
        print(f"The {arguments.command} failed: {error}.", file=sys.stderr)
        return 1
    return code


def parser() -> argparse.ArgumentParser:
    """The command line, as `indexhouse --help` shows it."""
    top = argparse.ArgumentParser(
        prog="indexhouse", description="Prepare, check, build, explain and publish the index."
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = add(commands, "build", run_build, "build the warehouse and test it")
    build.add_argument("--raw", default="", metavar="DIR", help="folder of your own raw tables")
    build.add_argument("--index", default="", metavar="DIR", help="folder of your own index")
    build.add_argument("--vars", default="", metavar="YAML", help="dbt variables: {name: value}")
    build.add_argument(
        "--target", default="duckdb", choices=["duckdb", "spark"], help="engine of the models"
    )
    build.add_argument(
        "--keep-log", action="store_true", help="write dbt's debug log to logs/dbt.log"
    )

    check = add(commands, "check", run_check, "look at seeds and raw tables before a build")
    check.add_argument("raw", nargs="?", default="", metavar="DIR", help="your own raw tables")
    check.add_argument("--index", default="", metavar="DIR", help="folder of your own index")
    check.add_argument("--vars", default="", metavar="YAML", help="dbt variables: {name: value}")
    check.add_argument(
        "--all", action="store_true", help="look at keys and references of any number of rows"
    )

    prepare = add(commands, "prepare", run_prepare, "make raw tables of workbooks and text files")
    prepare.add_argument("source", metavar="FROM", help="folder of your files")
    prepare.add_argument("into", metavar="TO", help="new folder for the raw tables")
    prepare.add_argument("--strict", default="", metavar="RULE,...", help="rules to refuse")
    prepare.add_argument("--index", default="", metavar="DIR", help="folder of your own index")
    prepare.add_argument("--language", default="", help="zh or en (default: en)")

    explain = add(commands, "explain", run_explain, "say in words where a score comes from")
    explain.add_argument("region", help="code or name of a region")
    explain.add_argument("--node", default="", help="node of the index tree (default: the index)")
    explain.add_argument("--edition", default="", help="edition (default: the latest)")
    explain.add_argument("--language", default="", help="zh or en (default: en)")

    docs = add(commands, "docs", run_docs, "make the website of the warehouse built last")
    docs.add_argument("--into", type=Path, default=PROJECT / "site", metavar="DIR")
    docs.add_argument("--address", default="", metavar="URL", help="where the site will be served")

    publish = add(commands, "publish", run_publish, "write the marts as files for other tools")
    publish.add_argument("--into", type=Path, default=PROJECT / "published", metavar="DIR")

    for command in (build, explain, docs, publish):
        command.add_argument(
            "--warehouse",
            type=Path,
            default=PROJECT / "warehouse.duckdb",
            metavar="FILE",
            help="the DuckDB file that a build replaces and the other commands read",
        )
    return top


Run = Callable[[argparse.Namespace], int]


def add(commands: Any, name: str, run: Run, summary: str) -> argparse.ArgumentParser:
    """Add a subcommand that calls `run` with the arguments it was given."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary.capitalize() + "."
    )
    command.set_defaults(run=run, command=name)
    return command


def run_build(arguments: argparse.Namespace) -> int:
    from indexhouse.running.build import build

    return build(
        arguments.warehouse,
        arguments.raw,
        arguments.vars,
        arguments.index,
        target=arguments.target,
        keep_log=arguments.keep_log,
    )


def run_check(arguments: argparse.Namespace) -> int:
    from indexhouse.contract.command import check

    return check(arguments.raw, arguments.vars, arguments.index, everything=arguments.all)


def run_prepare(arguments: argparse.Namespace) -> int:
    from indexhouse.preparing.command import prepare

    return prepare(
        arguments.source, arguments.into, arguments.strict, arguments.language, arguments.index
    )


def run_explain(arguments: argparse.Namespace) -> int:
    from indexhouse.explaining.command import explain

    return explain(
        arguments.warehouse,
        arguments.region,
        arguments.node,
        arguments.edition,
        arguments.language,
    )


def run_docs(arguments: argparse.Namespace) -> int:
    from indexhouse.site.command import make_site

    return make_site(arguments.warehouse, arguments.into, arguments.address)


def run_publish(arguments: argparse.Namespace) -> int:
    from indexhouse.publishing.command import publish

    return publish(arguments.warehouse, arguments.into)
