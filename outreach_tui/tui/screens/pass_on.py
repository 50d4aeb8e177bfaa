"""F9: somebody may be hurt. What to do, the numbers large, and afterwards who was told: never what was said.

It opens over every screen, whatever stands there, and leaves it as it was.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from outreach_tui.tui.commands import BACK, HELP, Command
from outreach_tui.tui.large_digits import large
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, fitted, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Over, Reply, Work
from outreach_tui.tui.screen_commands import PASS_ON_SCREEN, UNOPENED
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.area_numbers import STEPS, AreaNumber

if TYPE_CHECKING:
    from outreach_tui.tui.conversation import Interview

_AFTER = "When somebody knows: Enter notes who was told and when. Never what was said."
_BEFORE = "Ring. This screen is all there is until the workspace is open."
_GAP = 5


class PassOnView(View):
    """The card that is always one key away."""

    name = "Pass it on"
    purpose = (
        "Somebody may be hurt or at risk: listen, say what you will do, ring. Then note who was told and"
        " when. What was said is not written down here. Esc goes back to exactly where you were."
    )
    commands: tuple[Command, ...] = PASS_ON_SCREEN
    own_keys = frozenset({"f9"})

    def __init__(
        self,
        numbers: Sequence[AreaNumber],
        begin: "Callable[[], Interview] | None" = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """Show `numbers`.

        Args:
            numbers: whom to ring.
            begin: begins noting who was told; none where no workspace is open.
            now: the time on this laptop.
        """
        self._numbers = numbers
        self._begin = begin
        self._now = now
        if begin is None:
            self.commands = (BACK, HELP)
            self.everywhere = UNOPENED

    def body(self, size: Size) -> list[Line]:
        """Return the steps, then each number as large as there is room for."""
        rows = [BLANK]
        for step in STEPS:
            rows.extend(wrapped_lines(step, size.width - 3, indent=3, tone=Tone.STRONG))
        foot = wrapped_lines(
            self.message or (_AFTER if self._begin else _BEFORE),
            size.width - 3,
            indent=3,
            tone=Tone.NOTICE if self.message else Tone.QUIET,
        )
        room = size.height - len(foot)
        for row in _in_rows(self._numbers, size.width):
            drawn = _drawn(row)
            rows.extend([BLANK, *(drawn if len(rows) + len(drawn) < room else _small(row))])
        rows = rows[:room]
        return [*rows, *([BLANK] * (size.height - len(rows) - len(foot))), *foot]

    def press(self, stroke: Stroke) -> Reply:
        """Take Enter to note who was told, or a way back."""
        if stroke.key in {"escape", "left", "f9"}:
            return Close()
        if stroke.key == "enter" and self._begin is not None:
            return Work(self._begin, "Opening …", self._noting)
        return None

    def _noting(self, card: "Interview") -> Reply:
        """Go into the form; what comes after it is what was there before."""
        from outreach_tui.tui.screens.interview import InterviewView

        return Over(InterviewView.over(card, self._now))


def _in_rows(numbers: Sequence[AreaNumber], width: int) -> list[list[AreaNumber]]:
    """Return the numbers, as many beside one another as there is room for."""
    rows: list[list[AreaNumber]] = []
    used = width
    for number in numbers:
        cells = _cells(number) + _GAP
        if used + cells > width - 3:
            rows.append([])
            used = 0
        rows[-1].append(number)
        used += cells
    return rows


def _cells(number: AreaNumber) -> int:
    return max(len(large(number.number)[0]), len(number.label), len(number.number))


def _drawn(row: Sequence[AreaNumber]) -> list[Line]:
    labels = [quiet(fitted(one.label, _cells(one) + _GAP)) for one in row]
    digits = [large(one.number) for one in row]
    rows = [line("   ", *labels)]
    for number in range(len(digits[0])):
        spans = [
            strong(fitted(one[number], _cells(own) + _GAP)) for one, own in zip(digits, row, strict=True)
        ]
        rows.append(line("   ", *spans))
    return rows


def _small(row: Sequence[AreaNumber]) -> list[Line]:
    return [line("   ", strong(one.number), Span(f"   {one.label}")) for one in row]
