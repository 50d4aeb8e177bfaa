"""Everything kept about a young person, plain, on two screens at most, to be read to them or turned round.

Rules:
- Their words come first. Codes are said in plain words; nothing that is kept is left out.
- The letter beside anything crosses it out for good, after the same letter once more. It is gone here and
  wherever it went.
"""

from outreach_tui.errors import OutreachError
from outreach_tui.tui.commands import READ_TO_THEM_SCREEN
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import Line, Size, Span, Tone, line, quiet, strong, wrapped, wrapped_lines
from outreach_tui.tui.replies import Close, Home, Reply, Work
from outreach_tui.tui.screens.menu import LETTERS
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.show_person import KeptAboutPerson, KeptRecord

_MARGIN = 5
_NOT_CROSSED_OUT = ("young_people", "visits", "consents", "concern_flags")
"""That somebody was met, and what they agreed to, is wiped with everything or not at all."""


class ReadToThemView(ReadingView):
    """What have you got on me? This, and nothing else."""

    name = "Everything kept"
    purpose = (
        "Read it out, or turn the screen round. The letter beside anything crosses it out for good: press it "
        "twice. All of it can be wiped from the screen before."
    )
    commands = READ_TO_THEM_SCREEN

    def __init__(self, desk: Desk, person: str) -> None:
        """Show what the desk knows about `person`."""
        super().__init__()
        self._desk = desk
        self._person = person
        self._asked = ""
        self._screenful = 1
        self._look()

    def title(self) -> str:
        """Return the code name."""
        return f"Everything kept about {self._kept.alias}"

    def body(self, size: Size) -> list[Line]:
        """Return the rows, and below them what was just asked."""
        said = wrapped_lines(self.message, size.width - 4, indent=3, tone=Tone.NOTICE) if self.message else []
        self._screenful = max(1, size.height - 1)
        return [*super().body(Size(size.width, size.height - len(said))), *said]

    def rows(self, width: int) -> list[Line]:
        """Return all of it: what there is room for in two screens, and no less than there is."""
        rows = [*wrapped_lines(_YOURS, width - 3, indent=2, tone=Tone.STRONG)]
        signs = {record: sign for sign, record in self._by_sign.items()}
        for section in self._kept.sections:
            is_one = len(section.records) == 1
            if not is_one:
                rows.append(line("  ", quiet(section.heading)))
            for record in section.records:
                heading = f"{section.heading}: " if is_one else ""
                rows.extend(_record_rows(signs.get(record, ""), heading, record.words, width))
        rows.extend(wrapped_lines(" ".join(self._kept.beside), width - 3, indent=2))
        return rows

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move, a letter to cross something out; any way back goes to the person."""
        asked, self._asked, self.message = self._asked, "", ""
        sign = stroke.text.lower()
        if sign in self._by_sign and stroke.text:
            return self._crossed_out(self._by_sign[sign]) if sign == asked else self._ask(sign)
        if stroke.key in {"pagedown", "pageup"}:
            self._first += self._screenful if stroke.key == "pagedown" else -self._screenful
            return None
        if stroke.key in {"escape", "left", "enter"}:
            return Close()
        return Home() if stroke.key == "f5" else super().press(stroke)

    def finished(self, value: object) -> Reply:
        """Show what is left."""
        del value
        self._look()
        self.message = "Crossed out. It is gone here, and goes wherever it went."
        return None

    def failed(self, error: OutreachError) -> Reply:
        """Say why it is still there."""
        self.message = str(error)
        return None

    def _look(self) -> None:
        self._kept: KeptAboutPerson = self._desk.show_person(self._person)
        records = [
            record
            for section in self._kept.sections
            for record in section.records
            if record.entity_list not in _NOT_CROSSED_OUT
        ]
        self._by_sign = dict(zip(LETTERS, records, strict=False))

    def _ask(self, sign: str) -> Reply:
        self._asked = sign
        self.message = f"{sign} once more crosses it out for good: {self._by_sign[sign].words}"
        return None

    def _crossed_out(self, record: KeptRecord) -> Reply:
        return Work(lambda: self._desk.cross_out(record.record), "Crossing it out …")


def _record_rows(sign: str, heading: str, words: str, width: int) -> list[Line]:
    rows = wrapped(f"{heading}{words}", width - _MARGIN - 1)
    start = heading if rows[0].startswith(heading) else ""
    first = line(
        "  ", quiet(f"{sign or ' '}  ", sign), quiet(start), Span(rows[0][len(start) :], Tone.STRONG, sign)
    )
    return [first, *(line(" " * _MARGIN, strong(row)) for row in rows[1:])]


_YOURS = "All that is kept about you. Any of it can be changed, all of it wiped."
