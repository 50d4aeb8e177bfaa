"""Lists of which several answers are taken: marked in any order, or put in an order of their own."""

from datetime import datetime

from outreach_tui.interview.prompt import Option, Prompt
from outreach_tui.tui.commands import GO_ON, Command
from outreach_tui.tui.interviewing.asking import Answered, Cleared, Onward, Outcome, Taken
from outreach_tui.tui.interviewing.choosing import Choosing
from outreach_tui.tui.strokes import Stroke


class ChoosingMany(Choosing):
    """A question of which several answers are marked; Enter goes on."""

    def __init__(self, prompt: Prompt, now: datetime) -> None:
        """Ask `prompt`, with what was chosen before."""
        super().__init__(prompt, now)
        self._chosen = prompt.value.split()

    @property
    def typed(self) -> str:
        """The names chosen and not entered."""
        return " ".join(self._chosen) if self._chosen != self.prompt.value.split() else ""

    def put_back(self, typed: str) -> None:
        """Take back what was chosen before."""
        known = {option.value for option in self.prompt.options}
        self._chosen = [value for value in typed.split() if value in known]

    def entered(self) -> str | None:
        """Return what is chosen, where it is new."""
        return self._value() if self._chosen != self.prompt.value.split() else None

    def press(self, stroke: Stroke) -> Outcome:
        """Take a key; space marks what is pointed at, as its own key does."""
        found = self._found()
        if stroke.key == "space" and self._search is None and 0 <= self._marked < len(found):
            return self.choose(found[self._marked])
        outcome = super().press(stroke)
        if isinstance(outcome, Cleared):
            self._chosen = []
        return outcome

    def choose(self, option: Option) -> Outcome:
        """Mark an answer, or take the mark off."""
        if option.value in self._chosen:
            self._chosen.remove(option.value)
        else:
            self._chosen.append(option.value)
        return Taken()

    def enter(self) -> Outcome:
        """Go on with what is marked."""
        return Answered(self._value()) if self._chosen != self.prompt.value.split() else Onward()

    def is_chosen(self, option: Option) -> bool:
        """Return whether it is marked."""
        return option.value in self._chosen

    def mark_behind(self, option: Option) -> str:
        """Return a box, with a cross where it is marked."""
        return "[x] " if option.value in self._chosen else "[ ] "

    def mark_before(self, option: Option) -> str:
        """Return nothing: the box says it."""
        del option
        return "  "

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        first, _enter, *rest = super().keys()
        enter = GO_ON.called("go on" if self._chosen or self.has_answer else self.when_open)
        return (first.called("mark"), enter, *rest)

    def _entered_by_enter(self) -> Outcome:
        if self._search is None:
            self._marked = -1
        return super()._entered_by_enter()

    def _value(self) -> str:
        return " ".join(option.value for option in self.prompt.options if option.value in self._chosen)


class Ordering(ChoosingMany):
    """A question whose answers are put in an order, first to last, by pressing their keys in that order."""

    def choose(self, option: Option) -> Outcome:
        """Give the answer the next place; the last one left follows by itself."""
        if option.value in self._chosen:
            return Taken("That one has its place. Backspace takes the last one off.")
        super().choose(option)
        left = [one.value for one in self.prompt.options if one.value not in self._chosen]
        self._chosen.extend(left if len(left) == 1 else [])
        return Taken()

    def press(self, stroke: Stroke) -> Outcome:
        """Take a key; Backspace takes the last one off again."""
        if stroke.key == "backspace" and self._search is None:
            self._chosen = self._chosen[:-1]
            return Taken()
        return super().press(stroke)

    def enter(self) -> Outcome:
        """Go on once everything has its place."""
        left = len(self.prompt.options) - len(self._chosen)
        if self._chosen and left:
            return Taken(f"{left} more to place. Backspace takes the last one off.")
        return super().enter()

    def mark_behind(self, option: Option) -> str:
        """Return a box with its place."""
        place = self._chosen.index(option.value) + 1 if option.value in self._chosen else 0
        return f"[{place or ' '}] "

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        first, *rest = super().keys()
        return (first.called("comes next"), *rest)

    def _value(self) -> str:
        return " ".join(self._chosen)
