"""The one door to a plain terminal: data on standard output, talk on standard error, questions between.

Nothing passes that could move the cursor, colour, retitle or reorder: every line goes through `shown`. In a
window no line breaks in the middle of a word, also not within the six that are read out by phone. A program
gets each as it is, and JSON stays one line everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from outreach_tui.console.folding import folded, window_of
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
        _write(self.out, lines)

    def say(self, *lines: str) -> None:
        """Write lines of talk."""
        _write(self.talk, lines)

    def sorry(self, error: OutreachError) -> None:
        """Say in one plain sentence what could not be done, and what to do next."""
        self.say(f"outreach: {error}")

    def ask(self, question: str) -> str | None:
        """Ask on the talk side and return the line typed, without its end; None when no more lines come."""
        rows = folded(f"{shown(question)} ", window_of(self.talk))
        self.talk.write("\n".join(rows))
        self.talk.flush()
        line = self.lines_in.readline()
        return line.rstrip("\r\n") if line else None


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    cells = window_of(stream)
    for line in lines:
        rows = folded(shown(line), 0 if line.startswith(_JSON) else cells)
        stream.writelines(f"{row}\n" for row in rows)
    stream.flush()
