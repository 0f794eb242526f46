"""Ends by signals: Ctrl-C, kill, a closed terminal, a closed pipe. Each with a sentence."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE)
OUTPUT_CLOSED = 128 + signal.SIGPIPE


class Stopped(BaseException):
    """A signal asked the command to end; `code` is what a shell reports of such an end."""

    def __init__(self, number: int):
        self.code = 128 + number


def stop_at_once(sentence: Callable[[], str]) -> None:
    """Let a signal end the process with a sentence.

    dbt would wait for its threads and print a traceback. Only for commands that can be killed
    at any moment: nothing is cleaned up.
    """

    def stop(stopped: Stopped) -> None:
        with suppress(OSError):  # standard error may be closed too
            print(sentence(), file=sys.stderr, flush=True)
        os._exit(stopped.code)

    on_signals(stop)
    # Python's helper process would add warnings about dbt's leaked semaphores.
    os.environ["PYTHONWARNINGS"] = "ignore:resource_tracker"


def raise_stopped() -> None:
    """Let a signal raise Stopped: for commands that have something to clean up."""

    def stop(stopped: Stopped) -> None:
        raise stopped

    on_signals(stop)


received: list[Stopped] = []  # the signal that has come, if any


def on_signals(stop: Callable[[Stopped], None]) -> None:
    """Call `stop` at the first signal; later ones are ignored."""

    def first(number: int, _: FrameType | None) -> None:
        for other in SIGNALS:
            signal.signal(other, signal.SIG_IGN)
        received.append(Stopped(number))
        stop(received[0])

    for number in SIGNALS:
        # nohup, or a shell that runs the command in the background, has it ignore some signals.
        # Python itself ignores closed pipes.
        if number == signal.SIGPIPE or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, first)
