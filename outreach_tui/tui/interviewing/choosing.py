"""Questions with a list, one answer taken at its key; any list can be narrowed by typing after "/".

The order of the answers never changes; which key stands beside each is said in `signs.py`.
"""

from datetime import datetime

from outreach_tui.interview.prompt import Option, Prompt
from outreach_tui.tui.commands import ANSWER, CLEAR, FIND, GO_ON, Command
from outreach_tui.tui.interviewing.asking import Answered, Asking, Cleared, NotMine, Onward, Outcome, Taken
from outreach_tui.tui.interviewing.choice_rows import Choice, laid_out
from outreach_tui.tui.interviewing.signs import DIGITS, signs_for
from outreach_tui.tui.lines import (
    BLANK,
    Line,
    Size,
    painted_text,
    quiet,
)
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox

_MOST_SHOWN = 100


class Choosing(Asking):
    """A question with a list, of which one answer is taken at its key."""

    def __init__(self, prompt: Prompt, now: datetime) -> None:
        """Ask `prompt`."""
        super().__init__(prompt, now)
        self._search: TextBox | None = None if signs_for(prompt.options) else TextBox()
        self._marked = -1
        self._first = 0

    @property
    def takes_left(self) -> bool:
        """Return whether a search has text to move in."""
        return self._search is not None and bool(self._search.text)

    def press(self, stroke: Stroke) -> Outcome:
        """Take a key: a number or letter chooses, arrows mark, "/" narrows."""
        if stroke.key in _STEPS:
            self._mark(_STEPS[stroke.key])
            return Taken()
        if stroke.key == "enter":
            return self._entered_by_enter()
        if self._search is not None and not (stroke.is_digit and self._can_choose(stroke)):
            return self._narrow(stroke)
        if stroke.key == "delete":
            return Cleared()
        if stroke.text == "/":
            self._search, self._marked = TextBox(), -1
            return Taken()
        return self._by_sign(stroke)

    def choose(self, option: Option) -> Outcome:
        """Take an answer that was pointed at."""
        return Answered(option.value)

    def enter(self) -> Outcome:
        """Go on at Enter, when nothing is pointed at."""
        return Onward()

    def mark_before(self, option: Option) -> str:
        """Return the two cells before an answer's key."""
        return "► " if option.value == self.prompt.value else "  "

    def mark_behind(self, option: Option) -> str:
        """Return what stands between an answer's key and its words."""
        del option
        return ""

    def is_chosen(self, option: Option) -> bool:
        """Return whether the answer is among those chosen."""
        return option.value == self.prompt.value

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        signs = signs_for(self._found())
        run = (
            signs[0] + "-" + signs[-1]
            if len(signs) > 1 and not signs.endswith("0")
            else _run_with_zero(signs)
        )
        verb = "change" if self.has_answer else "answer"
        keep = GO_ON.called("keep" if self.has_answer else self.when_open)
        rest = (CLEAR,) if self.has_answer else ()
        find = (FIND,) if len(self.prompt.options) > len(DIGITS) else ()
        return (_signed(ANSWER.called(verb), run), keep, *rest, *find)

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the list, what is marked among it."""
        rows = [] if self._search is None else [self._search_row(size.width), BLANK]
        choices = [
            Choice(
                option.label,
                sign,
                "› " if number == self._marked else self.mark_before(option),
                self.mark_behind(option),
                is_strong=number == self._marked or self.is_chosen(option),
            )
            for number, (option, sign) in enumerate(found_signs(self._found(), self._search))
        ]
        room = Size(size.width, size.height - len(rows))
        shown, self._first = laid_out(choices, room, self._marked, self._first, is_airy=is_airy)
        return rows + shown

    def _entered_by_enter(self) -> Outcome:
        found = self._found()
        if 0 <= self._marked < len(found):
            return self._pointed_at(found[self._marked])
        if self._search is not None and self._search.text and len(found) == 1:
            return self._pointed_at(found[0])
        if self._search is not None and self._search.text:
            return Taken(f"{len(found)} answers have that in them. ↓ marks one, or type on.")
        return self.enter()

    def _pointed_at(self, option: Option) -> Outcome:
        outcome = self.choose(option)
        if signs_for(self.prompt.options):
            self._search = None
        elif self._search is not None:
            self._search.put("")
        self._marked = -1
        return outcome

    def _can_choose(self, stroke: Stroke) -> bool:
        return self._option_at(stroke.text) is not None

    def _by_sign(self, stroke: Stroke) -> Outcome:
        option = self._option_at(stroke.text.lower())
        if option is not None:
            return self._pointed_at(option)
        return Taken(f"{painted_text(stroke.text)} is not one of the answers") if stroke.text else NotMine()

    def _option_at(self, sign: str) -> Option | None:
        for option, its_sign in found_signs(self._found(), self._search):
            if its_sign and its_sign == sign:
                return option
        return None

    def _narrow(self, stroke: Stroke) -> Outcome:
        search = self._search
        if search is None:
            return NotMine()
        if stroke.key in {"escape", "backspace"} and not search.text and signs_for(self.prompt.options):
            self._search = None
            return Taken()
        if stroke.key == "escape" and search.text:
            search.put("")
            return Taken()
        if stroke.key == "delete" and not search.text:
            return Cleared()
        if stroke.key == "left" and not search.text:
            return NotMine()
        known = search.press(stroke)
        self._marked = -1
        return Taken() if known else NotMine()

    def _found(self) -> tuple[Option, ...]:
        if self._search is None or not self._search.text:
            return self.prompt.options
        wanted = self._search.text.casefold().split()
        return tuple(
            one for one in self.prompt.options if all(word in one.label.casefold() for word in wanted)
        )

    def _mark(self, step: int) -> None:
        count = min(len(self._found()), _MOST_SHOWN)
        if count:
            self._marked = max(0, min(count - 1, self._marked + step))

    def _search_row(self, width: int) -> Line:
        typed = self._search.lines(max(10, width - 20), 1)[0].spans if self._search else ()
        return Line((quiet("      find: "), *typed))


def found_signs(found: tuple[Option, ...], search: TextBox | None) -> list[tuple[Option, str]]:
    """Return each answer shown, with its key; a narrowed list has digits for its first nine."""
    signs = signs_for(found) if search is None else DIGITS
    return [
        (option, signs[number] if number < len(signs) else "")
        for number, option in enumerate(found[:_MOST_SHOWN])
    ]


def _run_with_zero(signs: str) -> str:
    middle = signs[:-1]
    if not middle:
        return signs or "1-9"
    return f"{middle[0]}-{middle[-1]} 0" if len(middle) > 1 else f"{middle} 0"


def _signed(command: Command, sign: str) -> Command:
    return Command(command.key, sign, command.name, command.help)


_STEPS = {"up": -1, "down": 1, "pageup": -9, "pagedown": 9}
