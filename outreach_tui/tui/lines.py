"""What a screen is made of before it is painted: lines of spans, each with a tone and perhaps a key.

Rules:
- A span is text and nothing else: brackets and backslashes mean nothing, and `painted_text` is the one door
  through which it reaches the terminal, where no character of it can move, colour or reorder anything.
- Tones say what a text is for; the widget turns them into colours. No tone carries a meaning that the words
  or a sign beside them do not carry as well.
- A span may stand for a key: clicking it is pressing that key. That is all the mouse can do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len

from outreach_tui.plain_text import graphemes, shown


class Tone(StrEnum):
    """What a text is for."""

    PLAIN = "plain"
    """Anything that is simply read."""
    STRONG = "strong"
    """What is said aloud: the question, a heading."""
    QUIET = "quiet"
    """Beside the matter: hints, keys, rules."""
    NOTICE = "notice"
    """The one line that answers what was just done."""
    CARET = "caret"
    """The cell where typing goes on."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one tone."""

    text: str
    """The words, as they are kept; made harmless when painted."""
    tone: Tone = Tone.PLAIN
    """What the text is for."""
    press: str = ""
    """The key that a click on it stands for; empty if none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a screen."""

    spans: tuple[Span, ...] = ()
    """Its runs of text, from the left."""


@dataclass(frozen=True, slots=True)
class Size:
    """Room to write in, in cells."""

    width: int
    """Cells in a row."""
    height: int
    """Rows."""


_MOST_IN_A_CELL = 32
"""Characters looked at for each cell that is to be filled; more stand in no living script's one."""
BLANK = Line()
"""An empty row."""


def line(*parts: str | Span, tone: Tone = Tone.PLAIN, press: str = "") -> Line:
    """Return a row of the given parts; plain strings take `tone` and `press`."""
    return Line(tuple(part if isinstance(part, Span) else Span(part, tone, press) for part in parts))


def strong(text: str, press: str = "") -> Span:
    """Return text that is said aloud."""
    return Span(text, Tone.STRONG, press)


def quiet(text: str, press: str = "") -> Span:
    """Return text beside the matter."""
    return Span(text, Tone.QUIET, press)


def painted_text(text: str) -> str:
    """Return the text as it may reach the terminal, on one row."""
    return shown(text)


def width_of(row: Line) -> int:
    """Return how many cells the row takes."""
    return sum(cell_len(painted_text(span.text)) for span in row.spans)


def fitted(text: str, width: int) -> str:
    """Return the text in exactly `width` cells: padded, or cut with an ellipsis."""
    safe = painted_text(text)
    if width <= 0:
        return ""
    cells = cell_len(safe)
    if cells <= width:
        return safe + " " * (width - cells)
    kept = _first_of(safe, width - 1)
    return kept + " " * (width - 1 - cell_len(kept)) + "…"


def cut(text: str, width: int) -> str:
    """Return the text in at most `width` cells, cut with an ellipsis where it is longer."""
    safe = painted_text(text)
    return safe if cell_len(safe) <= width else fitted(safe, width)


def ended(text: str, width: int) -> str:
    """Return the text in at most `width` cells, cut at its beginning: of a path, the name tells the most."""
    safe = painted_text(text)
    pieces = graphemes(safe)
    while len(pieces) > 1 and cell_len("".join(pieces)) > width - 1:
        del pieces[0]
    return safe if cell_len(safe) <= width else "…" + "".join(pieces)


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in rows of at most `width` cells, broken between words where that is possible.

    Line breaks of the text stay; a word that is too long is broken between graphemes.
    """
    rows: list[str] = []
    for paragraph in shown(text, keeps_lines=True).split("\n"):
        rows.extend(_wrapped_paragraph(paragraph, max(1, width)))
    return rows


def _wrapped_paragraph(paragraph: str, width: int) -> list[str]:
    rows: list[str] = []
    row = ""
    for word in paragraph.split(" "):
        candidate = f"{row} {word}" if row else word
        if cell_len(candidate) <= width:
            row = candidate
            continue
        if row:
            rows.append(row)
        *full_rows, row = _broken(word, width)
        rows.extend(full_rows)
    return [*rows, row]


def _broken(word: str, width: int) -> list[str]:
    pieces = [""]
    used = 0
    for piece in graphemes(word):
        cells = cell_len(piece)
        if used + cells > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += piece
        used += cells
    return pieces


def _first_of(text: str, width: int) -> str:
    """Return as much of the beginning as fits into `width` cells, without a part of a character."""
    if text.isascii():
        return text[:width]
    kept, used = "", 0
    for piece in graphemes(text[: width * _MOST_IN_A_CELL]):
        used += cell_len(piece)
        if used > width:
            break
        kept += piece
    return kept


def wrapped_lines(
    text: str, width: int, *, indent: int = 0, tone: Tone = Tone.PLAIN, press: str = ""
) -> list[Line]:
    """Return the text as rows that begin at column `indent` and end before `width`."""
    return [line(Span(" " * indent), Span(row, tone, press)) for row in wrapped(text, width - indent)]


def beside(left: Iterable[Line], right: Iterable[Line], column: int, height: int) -> list[Line]:
    """Return two blocks side by side, the right one behind a rule at `column`."""
    lefts, rights = list(left), list(right)
    rows = []
    for number in range(height):
        first = lefts[number] if number < len(lefts) else BLANK
        second = rights[number] if number < len(rights) else BLANK
        rows.append(Line((*filled(first, column).spans, quiet("│ "), *second.spans)))
    return rows


def filled(row: Line, width: int) -> Line:
    """Return the row in exactly `width` cells, cut or padded with spaces."""
    spans: list[Span] = []
    left = width
    for span in row.spans:
        text = painted_text(span.text)
        cells = cell_len(text)
        if cells >= left:
            spans.append(Span(fitted(text, left), span.tone, span.press))
            return Line(tuple(spans))
        spans.append(Span(text, span.tone, span.press))
        left -= cells
    return Line((*spans, Span(" " * left)))
