"""The screen turned round: their own words and both promises, large and plain, to be put right.

Rules:
- Words stand as they were said, each with room around it as long as all of them fit; no code, no kind, no
  count beside them.
- A digit or letter beside each opens it, and it is changed or struck there and then, as theirs.
- 0 gives a copy.
"""

from datetime import datetime

from outreach_tui.interview.prompt import Prompt
from outreach_tui.tui.commands import A_COPY, Command
from outreach_tui.tui.interviewing.asking import Asking, CopyWanted, NotMine, Onward, Outcome, PutRight, Taken
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, line, quiet, strong, wrapped
from outreach_tui.tui.rows_moved import rows_moved
from outreach_tui.tui.screen_commands import READ_BACK_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.reading_back import parts_to_read_back

_MARGIN = 6
_SIGNS = "123456789abcdefghijklmnopqrstuvwxyz"


class ReadingBack(Asking):
    """What is read back, at its note in the script or from the end."""

    def __init__(self, prompt: Prompt, now: datetime, prompts: tuple[Prompt, ...]) -> None:
        """Read back what `prompts` hold."""
        super().__init__(prompt, now)
        self._parts = parts_to_read_back(prompts)
        self._first = 0
        self._in_sight = 1

    def reword(self, prompt: Prompt, prompts: tuple[Prompt, ...]) -> None:
        """Read back under the questions' words in another language."""
        super().reword(prompt, prompts)
        self._parts = parts_to_read_back(prompts)

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the words, from the row that was moved to."""
        del is_airy
        rows = self._rows(size.width, is_airy=True)
        if len(rows) > size.height:
            rows = self._rows(size.width, is_airy=False)
        room = size.height if len(rows) <= size.height else size.height - 1
        self._in_sight = room
        self._first = max(0, min(self._first, len(rows) - room))
        shown = rows[self._first : self._first + room]
        if room < size.height:
            is_more = self._first + room < len(rows)
            shown.append(line(quiet("      ↓ more below" if is_more else "      ↑ more above")))
        return shown

    def press(self, stroke: Stroke) -> Outcome:
        """Take a digit to change something, 0 for a copy, arrows to move, Enter to go on."""
        moved = rows_moved(stroke.key, self._in_sight)
        if moved is not None:
            self._first += moved
            return Taken()
        sign = stroke.text.lower()
        if len(sign) == 1 and sign in _SIGNS:
            numbered = self._numbered()
            place = _SIGNS.index(sign)
            return PutRight(numbered[place].ref) if place < len(numbered) else Taken("Nothing stands there")
        if stroke.text == A_COPY.sign:
            return CopyWanted()
        return Onward() if stroke.key == "enter" else NotMine()

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here; where a copy is given, that key is added."""
        return tuple(one for one in READ_BACK_SCREEN[:4] if one != A_COPY)

    def _numbered(self) -> list[Prompt]:
        return [prompt for part in self._parts for prompt in part.prompts]

    def _rows(self, width: int, *, is_airy: bool) -> list[Line]:
        rows: list[Line] = []
        number = 0
        for part in self._parts:
            rows.append(line(" " * 3, quiet(part.heading)))
            gap = [BLANK] if is_airy else []
            rows.extend(gap)
            for prompt in part.prompts:
                number += 1
                rows.extend((*_said(number, part.said(prompt), width), *gap))
            rows.extend([] if is_airy else [BLANK])
        return rows or [line("      Nothing is written down yet.")]


def _said(number: int, words: str, width: int) -> list[Line]:
    sign = _SIGNS[number - 1] if number <= len(_SIGNS) else " "
    press = sign.strip()
    rows = wrapped(words, width - _MARGIN - 6)
    first = line("  ", quiet(f"{sign}  ", press), Span(f" {rows[0]}", Tone.STRONG, press))
    return [first, *(line(" " * _MARGIN, strong(row, press)) for row in rows[1:])]
