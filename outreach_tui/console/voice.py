"""The one door to a plain terminal: data on standard output, talk on standard error, questions between.

Lines are broken between words where a terminal is narrower: it would break within them, also within the six
that are read out by phone. A program gets each as it is, and JSON stays one line everywhere.
Nothing passes that could move the cursor, colour, retitle or reorder: every line goes through `shown`.
"""

import os
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from outreach_tui.errors import OutreachError
from outreach_tui.plain_text import shown

_JSON = ("{", "[")


@dataclass(frozen=True, slots=True)
class Voice:
    """Where lines go and where typed lines come from."""

    out: TextIO
    """What a program may read: results."""
    talk: TextIO
    """What is said to the person beside the results."""
    lines_in: TextIO
    """Where typed lines come from."""

    def data(self, *lines: str) -> None:
        """Write lines of result."""
        _write(self.out, (row for line in lines for row in _rows(line, self.out)))

    def say(self, *lines: str) -> None:
        """Write lines of talk."""
        _write(self.talk, (row for line in lines for row in _rows(line, self.talk)))

    def sorry(self, error: OutreachError) -> None:
        """Say in one plain sentence what could not be done, and what to do next."""
        self.say(f"outreach: {error}")

    def ask(self, question: str) -> str | None:
        """Ask on the talk side and return the line typed, without its end; None when no more lines come."""
        *before, last = _rows(question, self.talk)
        _write(self.talk, before)
        self.talk.write(f"{shown(last)} ")
        self.talk.flush()
        line = self.lines_in.readline()
        return line.rstrip("\r\n") if line else None


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    stream.writelines(f"{shown(line)}\n" for line in lines)
    stream.flush()


def _rows(line: str, stream: TextIO) -> list[str]:
    """Return a line in rows as wide as the terminal it goes to; whole where it goes to none."""
    if not stream.isatty() or line.startswith(_JSON):
        return [line]
    width = os.get_terminal_size(stream.fileno()).columns
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line, max(20, width - 1), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [line]
