"""Ends by signals: Ctrl-C, kill, a closed terminal, a closed pipe. Each with a sentence."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE)
OUTPUT_CLOSED = 128 + signal.SIGPIPE


class Stopped(BaseException):
    """A signal asked the command to end; `code` is its exit code."""

    def __init__(self, number: int):
        self.code = exit_code(number)


def exit_code(number: int) -> int:
    """What a shell reports of a process that the signal ended."""
    return 128 + number


def stop_at_once(sentence: Callable[[], str]) -> None:
    """Let a signal end the process with a sentence.

    dbt would wait for its threads and print a traceback. Only for commands that can be killed
    at any moment: nothing is cleaned up.
    """

    def stop(number: int, _: FrameType | None) -> None:
        print(sentence(), file=sys.stderr, flush=True)
        os._exit(exit_code(number))

    for number in SIGNALS:
        signal.signal(number, stop)
    # Python's helper process would add warnings about dbt's leaked semaphores.
    os.environ["PYTHONWARNINGS"] = "ignore:resource_tracker"


def raise_stopped() -> None:
    """Let a signal raise Stopped: for commands that have something to clean up."""

    def stop(number: int, _: FrameType | None) -> None:
        raise Stopped(number)

    for number in SIGNALS:
        signal.signal(number, stop)
