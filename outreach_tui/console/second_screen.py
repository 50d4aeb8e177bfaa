"""The window's second screen, for a talk held in lines: nothing that was said in it stays among the rows.

Rules:
- What a terminal shows it also keeps, to be scrolled back to. Its second screen is kept nowhere, and is
  wiped and left however the talk ends: told to end, hung up, stopped with ^z, or by itself.
- Where lines go to no terminal, or to one not known to have a second screen, nothing is changed.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from outreach_tui.console.voice import Voice

_ENTERED = "\x1b[?1049h\x1b[H\x1b[2J"
_LEFT = "\x1b[H\x1b[2J\x1b[?1049l"
_ENDING = ("SIGTERM", "SIGHUP")


@contextmanager
def second_screen(voice: Voice, show_again: Callable[[], None]) -> Iterator[None]:
    """Hold the talk of the block in the second screen.

    Args:
        voice: whose lines go there.
        show_again: says what stood there last, after somebody stopped the program and let it go on.
    """
    if not _has_second_screen(voice):
        yield
        return

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    def stop(_number: int, _frame: FrameType | None) -> None:
        _write(voice, _LEFT)
        os.kill(os.getpid(), signal.SIGSTOP)
        _write(voice, _ENTERED)
        show_again()

    with _heard(dict.fromkeys(_ENDING, end) | {"SIGTSTP": stop}):
        _write(voice, _ENTERED)
        try:
            yield
        finally:
            _write(voice, _LEFT)


def _has_second_screen(voice: Voice) -> bool:
    known = os.environ.get("TERM", "dumb") != "dumb" or "WT_SESSION" in os.environ
    return known and voice.talk.isatty() and voice.lines_in.isatty()


@contextmanager
def _heard(handlers: dict[str, Callable[[int, FrameType | None], Any]]) -> Iterator[None]:
    """Have signals heard, as far as this system has them; afterwards as before."""
    numbers = {getattr(signal, name): hear for name, hear in handlers.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, hear) for number, hear in numbers.items()}
    try:
        yield
    finally:
        for number, heard in before.items():
            signal.signal(number, heard)


def _write(voice: Voice, command: str) -> None:
    with suppress(OSError):  # the window is gone
        voice.talk.write(command)
        voice.talk.flush()
