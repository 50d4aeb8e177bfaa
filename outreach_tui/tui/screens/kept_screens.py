"""Everything kept, laid out in screens: two columns where there is width, and a letter beside each record.

Rules:
- Nothing is cut or left out: what takes more than a screen goes on on the next, and every screen says which
  one it is.
- A heading stands in the row of its first record; blank rows stand between kinds where they cost no screen.
- Letters go on from one screen to the next; a screen ends before it would need one twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, beside, quiet, wrapped
from outreach_tui.tui.page import WIDE
from outreach_tui.tui.screens.menu import LETTERS
from outreach_tui.workflow.show_person import KeptAboutPerson, KeptRecord

_MARGIN = 3
_LAYOUTS = ((1, True), (1, False), (2, True), (2, False))
"""Columns, and whether blank rows stand between kinds; of those with the fewest screens, the first."""


@dataclass(frozen=True, slots=True)
class KeptScreen:
    """One screen of it."""

    rows: tuple[Line, ...]
    """What stands there."""
    by_sign: Mapping[str, KeptRecord]
    """The records that begin there and may be crossed out, by their letter."""


@dataclass(frozen=True, slots=True)
class _Row:
    spans: tuple[Span, ...] = ()
    begins: bool = False
    """Whether something begins here, so that a column may."""
    record: KeptRecord | None = None
    """The record that begins here and may be crossed out."""


def screens_of(kept: KeptAboutPerson, size: Size) -> tuple[KeptScreen, ...]:
    """Return all of it in as few screens as hold it, at least one.

    Args:
        kept: what is kept.
        size: the room of one screen.
    """
    laid_out = (
        _laid_out(kept, size, columns, is_airy=is_airy)
        for columns, is_airy in _LAYOUTS
        if columns == 1 or size.width >= WIDE
    )
    return min(laid_out, key=len)


def _laid_out(kept: KeptAboutPerson, size: Size, columns: int, *, is_airy: bool) -> tuple[KeptScreen, ...]:
    width = size.width if columns == 1 else size.width // columns - 2
    blocks = [block for block in _blocks(kept, width) if block]
    gap = [_Row()] if is_airy else []
    rows = list(chain.from_iterable((*gap, *block) for block in blocks))[len(gap) :]
    screens: list[KeptScreen] = []
    lettered = 0
    while rows or not screens:
        taken = _taken(rows, max(1, size.height) * columns)
        screens.append(_screen(rows[:taken], lettered, size, columns))
        lettered += len(screens[-1].by_sign)
        rows = rows[taken:]
    return tuple(screens)


def _taken(rows: Sequence[_Row], room: int) -> int:
    """Return how many rows one screen takes: what there is room and are letters for."""
    lettered = [number for number, row in enumerate(rows) if row.record is not None]
    return min(room, len(rows), *lettered[len(LETTERS) : len(LETTERS) + 1])


def _screen(rows: Sequence[_Row], first: int, size: Size, columns: int) -> KeptScreen:
    by_sign: dict[str, KeptRecord] = {}
    lines = []
    for row in rows:
        sign = ""
        if row.record is not None:
            sign = LETTERS[(first + len(by_sign)) % len(LETTERS)]
            by_sign[sign] = row.record
        lines.append(_with_sign(row, sign))
    if columns == 1 or len(lines) <= size.height:
        return KeptScreen(tuple(lines), by_sign)
    half = _half(rows, size.height)
    both = beside(lines[:half], lines[half:], size.width // 2, max(half, len(lines) - half))
    return KeptScreen(tuple(both), by_sign)


def _half(rows: Sequence[_Row], height: int) -> int:
    """Return how many rows stand in the left column: half of them, and the rest of what begins there."""
    least = max((len(rows) + 1) // 2, len(rows) - height)
    return next((number for number in range(least, height + 1) if _may_begin(rows, number)), least)


def _may_begin(rows: Sequence[_Row], number: int) -> bool:
    return number == len(rows) or (number < len(rows) and rows[number].begins)


def _with_sign(row: _Row, sign: str) -> Line:
    if not row.spans:
        return BLANK
    words = tuple(Span(span.text, span.tone, sign or span.press) for span in row.spans)
    return Line((quiet(f"{sign or ' '}  ", sign), *words))


def _blocks(kept: KeptAboutPerson, width: int) -> Iterator[list[_Row]]:
    room = max(1, width - _MARGIN)
    for section in kept.sections:
        rows: list[_Row] = []
        for number, record in enumerate(section.records):
            heading = f"{section.heading}: " if number == 0 else ""
            said = list(_said(heading, record.words, room))
            may_go = record if record.may_be_crossed_out else None
            rows.extend((_Row(said[0].spans, begins=True, record=may_go), *said[1:]))
        yield rows
    yield list(_said("", " ".join(kept.beside), room))


def _said(heading: str, words: str, room: int) -> Iterator[_Row]:
    rows = wrapped(f"{heading}{words}", room)
    start = heading if rows[0].startswith(heading) else ""
    parts = (quiet(start), Span(rows[0][len(start) :], Tone.STRONG))
    yield _Row(tuple(part for part in parts if part.text), begins=True)
    yield from (_Row((Span(row, Tone.STRONG),)) for row in rows[1:])
