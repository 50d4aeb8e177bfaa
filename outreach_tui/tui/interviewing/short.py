"""Questions that take one key: a scale, a yes to something, a note that is only read."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from outreach_tui.interview.prompt import Prompt
from outreach_tui.tui.commands import ANSWER, GO_ON, Command
from outreach_tui.tui.interviewing.asking import Answered, Asking, NotMine, Outcome, Taken
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, line, strong
from outreach_tui.tui.strokes import Stroke

_MOST_STEPS = 10
_LAST_DIGIT = 9
ACKNOWLEDGED = "OK"
"""What an acknowledged question is stored as."""


class Reading(Asking):
    """A note: it is read, and Enter goes on."""

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return its value, where it shows one."""
        del size, is_airy
        return [line(f"      {self.prompt.value}")] if self.prompt.value else []

    def press(self, stroke: Stroke) -> Outcome:
        """Take Enter; nothing here can be cleared."""
        return super().press(stroke) if stroke.key == "enter" else NotMine()

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        return (GO_ON,)


class Acknowledging(Asking):
    """Something that is so or is not yet so: 1 says yes; nothing is taken for granted."""

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the one answer there is."""
        del size, is_airy
        is_so = bool(self.prompt.value)
        tone = Tone.STRONG if is_so else Tone.PLAIN
        return [line("    ► " if is_so else "      ", strong("1", "1"), Span("   Yes, it is so", tone, "1"))]

    def press(self, stroke: Stroke) -> Outcome:
        """Take 1 for yes."""
        return Answered(ACKNOWLEDGED) if stroke.text == "1" else super().press(stroke)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        rest = super().keys()[1:]
        return (Command("1", "1", "yes", ANSWER.help), *rest)


class Scaling(Asking):
    """A short scale: the digit is the answer."""

    def __init__(self, prompt: Prompt, now: datetime) -> None:
        """Ask `prompt`."""
        super().__init__(prompt, now)
        self._points = scale_points(prompt)

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the scale in one row."""
        del size, is_airy
        spans = [Span("      ")]
        for point in self._points:
            is_chosen = point == self.prompt.value
            spans.append(Span(f"[{point}]" if is_chosen else f" {point} ", Tone.STRONG, point))
            spans.append(Span("   "))
        return [Line(tuple(spans)), BLANK]

    def press(self, stroke: Stroke) -> Outcome:
        """Take a digit of the scale."""
        if stroke.is_digit:
            if stroke.text in self._points:
                return Answered(stroke.text)
            return Taken(f"The scale goes from {self._points[0]} to {self._points[-1]}")
        return super().press(stroke)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        first, *rest = super().keys()
        return (Command("", f"{self._points[0]}-{self._points[-1]}", first.name, first.help), *rest)


def scale_points(prompt: Prompt) -> tuple[str, ...]:
    """Return the numbers of a scale that single digits can answer; empty if they cannot."""
    limits = prompt.limits
    if limits is None:
        return ()
    try:
        start, end, step = Decimal(limits.start), Decimal(limits.end), Decimal(limits.step)
    except InvalidOperation:
        return ()
    whole = all(number == number.to_integral_value() for number in (start, end, step))
    if not whole or step <= 0 or start < 0 or end > _LAST_DIGIT or not 0 < (end - start) / step < _MOST_STEPS:
        return ()
    return tuple(str(number) for number in range(int(start), int(end) + 1, int(step)))
