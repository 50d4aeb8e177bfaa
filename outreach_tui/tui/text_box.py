"""Text under a caret, edited a grapheme at a time; knows nothing of keys' owners, screens or answers.

Rules:
- What a person sees as one character goes with one Backspace: a letter with its accents, a family emoji, a
  flag.
- Everything that enters is cleaned (`plain_text.clean`); a line break stays only in a box that has lines.
- Keys are taken in the order they arrive, and a key the box does not know changes nothing.
"""

from dataclasses import dataclass

from rich.cells import cell_len

from outreach_tui.plain_text import LONGEST_ANSWER, clean, graphemes, shown
from outreach_tui.tui.lines import Line, Span, Tone
from outreach_tui.tui.strokes import Stroke

_COMPOSES_WITHIN = 64
"""Characters before the caret that a typed accent may still join."""


@dataclass(slots=True)
class TextBox:
    """Words on their way to becoming an answer."""

    before: str = ""
    """What stands before the caret."""
    after: str = ""
    """What stands behind the caret."""
    keeps_lines: bool = False
    """Whether line breaks belong to the text."""
    is_secret: bool = False
    """Whether only stars are shown."""
    was_cut: bool = False
    """Whether the last entry was longer than an answer may be."""
    width: int = 70
    """Cells in a row when it was last laid out; ↑ and ↓ count by it."""

    @property
    def text(self) -> str:
        """The whole text."""
        return self.before + self.after

    def put(self, text: str) -> None:
        """Replace everything; the caret goes to the end."""
        self.before, self.after = clean(text, keeps_lines=self.keeps_lines), ""

    def press(self, stroke: Stroke) -> bool:
        """Take a key; returns whether the box knew it."""
        self.was_cut = False
        if stroke.text:
            self._enter(stroke.text)
            return True
        move = _MOVES.get(stroke.key)
        if move is None or (stroke.key in {"up", "down", "ctrl+j"} and not self.keeps_lines):
            return False
        move(self)
        return True

    def _enter(self, text: str) -> None:
        settled, open_end = self.before[:-_COMPOSES_WITHIN], self.before[-_COMPOSES_WITHIN:]
        whole = settled + clean(open_end + text, keeps_lines=self.keeps_lines)
        room = LONGEST_ANSWER - len(self.after)
        self.was_cut = len(whole) > room or len(text) > LONGEST_ANSWER
        self.before = whole[:room]

    def _new_line(self) -> None:
        self._enter("\n")

    def _backspace(self) -> None:
        self.before = self.before[: -len(_last(self.before))] if self.before else ""

    def _delete(self) -> None:
        self.after = self.after[len(_first(self.after)) :]

    def _left(self) -> None:
        step = _last(self.before)
        if step:
            self.before, self.after = self.before[: -len(step)], step + self.after

    def _right(self) -> None:
        step = _first(self.after)
        self.before, self.after = self.before + step, self.after[len(step) :]

    def _home(self) -> None:
        start = self.before.rfind("\n") + 1
        self.before, self.after = self.before[:start], self.before[start:] + self.after

    def _end(self) -> None:
        stop = self.after.find("\n")
        stop = len(self.after) if stop < 0 else stop
        self.before, self.after = self.before + self.after[:stop], self.after[stop:]

    def _up(self) -> None:
        self._to_row(-1)

    def _down(self) -> None:
        self._to_row(1)

    def _to_row(self, step: int) -> None:
        rows = self.rows(self.width)
        position, place = len(self.before), 0
        for number, row in enumerate(rows):
            if place + len(row) > position or number == len(rows) - 1:
                target = number + step
                if 0 <= target < len(rows):
                    self._to(
                        sum(map(len, rows[:target]))
                        + _offset(rows[target], cell_len(row[: position - place]))
                    )
                return
            place += len(row)

    def _to(self, position: int) -> None:
        text = self.text
        self.before, self.after = text[:position], text[position:]

    def rows(self, width: int) -> list[str]:
        """Return the text in rows of at most `width` cells; joined together they are the text again."""
        rows = [""]
        used = 0
        for piece in graphemes(self.text):
            cells = cell_len(shown(piece)) if piece != "\n" else 0
            if used + cells > width:
                kept, moved = _at_last_space(rows[-1])
                rows[-1] = kept
                rows.append(moved)
                used = cell_len(moved)
            rows[-1] += piece
            used += cells
            if piece == "\n":
                rows.append("")
                used = 0
        return rows

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the rows to show, the caret's among them, in exactly `height` rows."""
        self.width = width - 1
        position, place = len(self.before), 0
        rows = self.rows(self.width)
        shown_rows: list[Line] = []
        caret_row = 0
        for number, row in enumerate(rows):
            is_last = number == len(rows) - 1
            if place <= position and (position < place + len(row) or is_last):
                caret_row = number
                shown_rows.append(self._row_with_caret(row, position - place))
            else:
                shown_rows.append(Line((Span(self._seen(row.rstrip("\n"))),)))
            place += len(row)
        first = max(0, min(caret_row - height + 1, len(rows) - height)) if caret_row >= height else 0
        shown_rows = shown_rows[first : first + height]
        return shown_rows + [Line()] * (height - len(shown_rows))

    def _row_with_caret(self, row: str, offset: int) -> Line:
        here = _first(row[offset:]).rstrip("\n")
        rest = row[offset + len(here) :].rstrip("\n")
        under = self._seen(here) if here else " "
        return Line((Span(self._seen(row[:offset])), Span(under, Tone.CARET), Span(self._seen(rest))))

    def _seen(self, text: str) -> str:
        return "*" * len(graphemes(text)) if self.is_secret else text


def _first(text: str) -> str:
    return graphemes(text[:64])[0] if text else ""


def _last(text: str) -> str:
    return graphemes(text[-64:])[-1] if text else ""


def _offset(row: str, cells: int) -> int:
    offset = used = 0
    for piece in graphemes(row.rstrip("\n")):
        used += cell_len(piece)
        if used > cells:
            break
        offset += len(piece)
    return offset


def _at_last_space(row: str) -> tuple[str, str]:
    space = row.rfind(" ")
    return (row, "") if space < 0 else (row[: space + 1], row[space + 1 :])


_MOVES = {
    "ctrl+j": TextBox._new_line,
    "backspace": TextBox._backspace,
    "delete": TextBox._delete,
    "left": TextBox._left,
    "right": TextBox._right,
    "home": TextBox._home,
    "end": TextBox._end,
    "up": TextBox._up,
    "down": TextBox._down,
}
