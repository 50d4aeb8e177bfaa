"""A list of things to open, each with its key; the first screens of officer and lead are made of it.

Digits and letters open at once; arrows mark, Enter opens what is marked. Keys never change their meaning
while the screen stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from outreach_tui.tui.commands import Command
from outreach_tui.tui.lines import (
    BLANK,
    Line,
    Size,
    Span,
    Tone,
    cut,
    fitted,
    line,
    quiet,
    strong,
    wrapped,
    wrapped_lines,
)
from outreach_tui.tui.replies import Reply
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Keys of the rows that come and go with the day."""
_WIDEST_WORDS = 34
_ROWS_ABOUT = 3
_BEFORE_BESIDE = 9
_AROUND_WORDS = 11
"""Cells of a row besides its words and what stands beside them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to open."""

    sign: str
    """Its key; empty for a row that only arrows reach."""
    words: str
    """What it is."""
    beside: str
    """What stands beside it."""
    open: Callable[[], Reply]
    """What opening it does."""
    more: tuple[str, ...] = ()
    """What a wide window shows about it."""
    person: str = ""
    """The young person it is about; empty if it is about nobody in particular."""
    draft: str = ""
    """The conversation that opening it goes on with; empty if it is none."""
    runs_over: bool = False
    """Whether long words of it run over the column of the others, which they never widen."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above some entries; an empty one is a blank row."""

    words: str = ""
    """What the entries below are."""
    beside: str = ""
    """How many there are."""


class Menu:
    """Entries under headings."""

    def __init__(self, rows: Sequence[Entry | Heading], *, tells_all: bool = False) -> None:
        """Show `rows` in this order.

        Args:
            rows: what to show.
            tells_all: whether what stands beside takes as many rows as it needs, where there is room.
        """
        self._tells_all = tells_all
        self._rows = tuple(rows)
        self._entries = tuple(row for row in self._rows if isinstance(row, Entry))
        self._words_width = _column(self._entries)
        self._marked = -1
        self._first = 0

    @property
    def marked(self) -> Entry | None:
        """The entry that is marked, or the first one."""
        return self._entries[max(0, self._marked)] if self._entries else None

    @property
    def person(self) -> str:
        """The young person whose row was marked with the arrows; empty if none is."""
        return self.pointed_at.person if self.pointed_at else ""

    @property
    def pointed_at(self) -> Entry | None:
        """The entry that was marked with the arrows."""
        return self._entries[self._marked] if 0 <= self._marked < len(self._entries) else None

    def take_mark_of(self, other: "Menu") -> None:
        """Mark what was marked in the list that this one takes the place of."""
        self._marked = min(other._marked, len(self._entries) - 1)

    def whole(self, size: Size) -> list[Line]:
        """Return every row with all that stands beside it; none where that is too much for the room."""
        rows = [one for row in self._rows for one in self._whole(row, size.width)] if self._tells_all else []
        return rows if len(rows) <= size.height else []

    def about_marked(self, width: int) -> list[Line]:
        """Return what stands beside the marked entry in full, where its row is cut; empty if none is."""
        if not 0 <= self._marked < len(self._entries):
            return []
        words = "   ".join(self._entries[self._marked].more)
        return wrapped_lines(words, width - 3, indent=3)[:_ROWS_ABOUT]

    def about_cut(self, size: Size) -> list[Line]:
        """Return all that stands beside the marked entry, where the list that tells all has no room to."""
        is_told = not self._tells_all or bool(self.whole(Size(size.width, size.height - 3)))
        return [] if is_told else self.about_marked(size.width)

    def rail(self, width: int) -> list[Line]:
        """Return more about the marked entry, or the first, for the right of a wide window."""
        entry = self.marked
        if entry is None or not entry.more:
            return [line(quiet("↑↓ shows more here"))]
        rows = [line(strong(entry.words)), Line()]
        for words in entry.more:
            rows.extend((*wrapped_lines(words, width, indent=2), Line()))
        return rows

    def commands(self) -> tuple[Command, ...]:
        """Return what opens each entry that has a key."""
        return tuple(Command(one.sign, one.sign, one.words, one.beside) for one in self._entries if one.sign)

    def press(self, stroke: Stroke) -> tuple[bool, Reply]:
        """Take a key; returns whether the list knew it, and what it led to."""
        if stroke.key in _STEPS:
            self._marked = max(0, min(len(self._entries) - 1, self._marked + _STEPS[stroke.key]))
            return True, None
        if stroke.key == "enter" and 0 <= self._marked < len(self._entries):
            return True, self._entries[self._marked].open()
        for entry in self._entries:
            if entry.sign and entry.sign == stroke.text.lower():
                return True, entry.open()
        return False, None

    def lines(self, size: Size) -> list[Line]:
        """Return the rows around the marked one."""
        if whole := self.whole(size):
            return whole
        rows = [self._line(row, size.width) for row in self._rows]
        if len(rows) <= size.height:
            return rows
        marked = self.marked if self._marked >= 0 else None
        is_last = marked is self._entries[-1]
        place = len(rows) - 1 if is_last else self._rows.index(marked) if marked is not None else 0
        room = size.height - 1
        self._first = max(0, min(self._first, place), place - room + 1)
        is_more = self._first + room < len(rows)
        return [
            *rows[self._first : self._first + room],
            line(quiet("   ↓ more below" if is_more else "   ↑ more above")),
        ]

    def _whole(self, row: Entry | Heading, width: int) -> list[Line]:
        if isinstance(row, Heading):
            return [self._line(row, width)]
        first, *more = wrapped(row.beside, width - self._words_width - _AROUND_WORDS)
        indent = " " * (self._words_width + _BEFORE_BESIDE)
        below = [line(Span(f"{indent}{words}", self._tone(row), row.sign)) for words in more]
        return [self._line(replace(row, beside=first), width, self._tone(row)), *below]

    def _tone(self, row: Entry) -> Tone:
        return Tone.STRONG if self._marked >= 0 and row is self._entries[self._marked] else Tone.PLAIN

    def _line(self, row: Entry | Heading, width: int, tone: Tone | None = None) -> Line:
        if isinstance(row, Heading):
            gap = max(1, width - len(row.words) - len(row.beside) - 3)
            return line(strong(f" {row.words}"), " " * gap, quiet(row.beside)) if row.words else Line()
        tone = tone or self._tone(row)
        is_over = row.runs_over and cell_len(row.words) > self._words_width
        words = cut(row.words, _WIDEST_WORDS) if is_over else fitted(row.words, self._words_width)
        text = cut(f"  {words}   {row.beside}", width - 6).rstrip()
        return line(
            f"{' ►' if tone is Tone.STRONG else '  '} ",
            strong(row.sign or " ", row.sign),
            Span(text, tone, row.sign),
        )


class MenuView(View):
    """A screen that is a list of things to open, and little else."""

    _menu: Menu

    def body(self, size: Size) -> list[Line]:
        """Return the list, and below it what was just said, or in full what is marked and did not fit."""
        said = self.message_rows(size.width, Tone.STRONG) or self._menu.about_cut(size)
        room = size.height - 2 - max(1, len(said))
        return [BLANK, *self._menu.lines(Size(size.width, room)), BLANK, *said]

    def rows_to_open(self) -> tuple[Command, ...]:
        """Return the entries, for the list of all actions."""
        return self._menu.commands()

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the list; say so where it has none like it."""
        is_known, reply = self._menu.press(stroke)
        if not is_known and stroke.text:
            self.message = "Nothing here has that key."
        return reply


def _column(entries: Sequence[Entry]) -> int:
    """Return how wide the words of the entries stand, so that what is beside them begins in one column."""
    shown = [one for one in entries if not one.runs_over] or entries
    return min(_WIDEST_WORDS, max((cell_len(one.words) for one in shown), default=0))


_STEPS = {"up": -1, "down": 1, "pageup": -9, "pagedown": 9}
