"""Questions that are written: own words, numbers, days, times, places.

Rules:
- Enter takes what stands there; an empty field goes on and leaves the question open.
- A day may be written as people say it; what was understood stands below in words before Enter takes it.
- Own words are never tidied: they are kept as typed, but for what no keyboard can type.
"""

from datetime import date, datetime

from outreach_tui.interview.prompt import Control, Prompt, Refusal
from outreach_tui.tui.commands import CLEAR, GO_ON, NEW_LINE, Command
from outreach_tui.tui.interviewing.asking import Answered, Asking, Cleared, NotMine, Onward, Outcome, Taken
from outreach_tui.tui.lines import BLANK, Line, Size, Span, filled, line, quiet, strong
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.workflow.days_in_words import day_in_words
from outreach_tui.workflow.typed_answer import read_typed

_BOX_ROWS = 3
_MORE_ROWS = 6
_ROOMY = 14
_NUMBER_CHARACTERS = "0123456789+-., "


class Writing(Asking):
    """Own words: a box with rows."""

    keeps_lines = True
    """Whether the answer may have several lines."""

    def __init__(self, prompt: Prompt, now: datetime) -> None:
        """Ask `prompt`, with what was written before."""
        super().__init__(prompt, now)
        self._box = TextBox(keeps_lines=self.keeps_lines)
        self._box.put(prompt.value)

    @property
    def typed(self) -> str:
        """The words, where they differ from the answer."""
        return self._box.text if self._box.text != self._box_value() else ""

    def put_back(self, typed: str) -> None:
        """Put the words back as they were left."""
        self._box.put(typed)

    def entered(self) -> str | None:
        """Return the answer the words would be, where it is new."""
        if self._box.text == self._box_value():
            return None
        meaning = self._meaning()
        return None if isinstance(meaning, Refusal) else meaning

    @property
    def takes_left(self) -> bool:
        """Whether there is text to move in."""
        return bool(self._box.text)

    def press(self, stroke: Stroke) -> Outcome:
        """Take a key of the text; Enter takes the whole."""
        if stroke.key == "enter":
            return self._enter()
        if stroke.key == "delete" and not self._box.text:
            return Cleared()
        if not self._box.press(stroke):
            return NotMine()
        return Taken(
            "That was longer than an answer may be; the end of it was cut." if self._box.was_cut else ""
        )

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the box."""
        del is_airy
        inner = max(10, min(size.width - 8, 100))
        height = max(1, min(_MORE_ROWS if size.height > _ROOMY else _BOX_ROWS, size.height - 2))
        rows = [line(quiet(f"  ┌{'─' * (inner + 2)}┐"))]
        rows.extend(_boxed(row, inner) for row in self._box.lines(inner + 1, height))
        rows.append(line(quiet(f"  └{'─' * (inner - 15)} ^j new line ─{'─' * 3}┘")))
        return rows

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        enter = GO_ON.called("go on" if self._box.text else "keep" if self.has_answer else self.when_open)
        return (
            enter,
            *((NEW_LINE,) if self.keeps_lines else ()),
            *((CLEAR,) if self.has_answer and not self._box.text else ()),
        )

    def _enter(self) -> Outcome:
        if self._box.text == self._box_value():
            return Onward()
        meaning = self._meaning()
        return Taken(meaning.sentence) if isinstance(meaning, Refusal) else Answered(meaning)

    def _box_value(self) -> str:
        return self.prompt.value

    def _meaning(self) -> str | Refusal:
        return read_typed(self.prompt, self._box.text, self.now.date())


class WritingOneLine(Writing):
    """A short answer on one line: a number, a time, a place, a code."""

    keeps_lines = False
    _is_untouched = True

    def put_back(self, typed: str) -> None:
        """Put the words back as they were left, to be gone on with."""
        super().put_back(typed)
        self._is_untouched = False

    def press(self, stroke: Stroke) -> Outcome:
        """Take a key; the first one typed replaces what stood there; a number takes only digits and signs."""
        is_number = self.prompt.control in {Control.INTEGER, Control.DECIMAL, Control.RANGE}
        if is_number and stroke.text and any(one not in _NUMBER_CHARACTERS for one in stroke.text.strip()):
            return Taken("Numbers only here")
        if self._is_untouched and stroke.text:
            self._box.put("")
        self._is_untouched = self._is_untouched and stroke.key == "enter"
        return super().press(stroke)

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the line, and below it what else is worth saying."""
        del is_airy
        typed = self._box.lines(max(10, size.width - 14), 1)[0]
        return [Line((strong("      ► "), *typed.spans)), BLANK, *self._below()]

    def _below(self) -> list[Line]:
        example = _EXAMPLES.get(self.prompt.control, "")
        limits = self.prompt.limits
        if limits is not None:
            example = f"from {limits.start} to {limits.end}"
        return [line(quiet(f"        {example}"))] if example else []

    def _meaning(self) -> str | Refusal:
        text = self._box.text.strip().replace(" ", "")
        if self.prompt.control is Control.DECIMAL:
            return text.replace(",", ".")
        if self.prompt.control in {Control.INTEGER, Control.RANGE}:
            return text
        return super()._meaning()


class WritingDay(WritingOneLine):
    """A day, written as people say it."""

    def _below(self) -> list[Line]:
        meaning = self._meaning() if self._box.text else self.prompt.value
        if isinstance(meaning, Refusal) or not meaning:
            return [line(quiet('        a day like 2026-12-01, "3 dec", "today", "+10" or "friday"'))]
        return [line(Span(f"        {day_in_words(date.fromisoformat(meaning[:10]))}"))]


def _boxed(row: Line, inner: int) -> Line:
    return Line((quiet("  │ "), *filled(row, inner + 1).spans, quiet("│")))


_EXAMPLES = {
    Control.INTEGER: "a whole number",
    Control.DECIMAL: "a number",
    Control.TIME: "a time like 16:30, 1630 or 4.30pm",
    Control.DATE_TIME: "a day and a time like 2026-12-01T16:30",
    Control.GEOPOINT: "two numbers: latitude, then longitude",
}
