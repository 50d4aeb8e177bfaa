"""How one question takes its answer: what every kind of question has in common.

Rules:
- An asking takes a key and says what came of it: an answer, going on with what stands, or that the key is
  not its.
- It holds what is typed or marked but not yet entered; `typed` gives that as text, so that it can be kept,
  and takes it back when the question is come to again.
- It decides nothing about validity; the session refuses, in the script's own words.
"""

from dataclasses import dataclass
from datetime import datetime

from outreach_tui.interview.prompt import Prompt
from outreach_tui.tui.commands import ANSWER, CLEAR, GO_ON, Command
from outreach_tui.tui.lines import Line, Size
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.beside import Depth


@dataclass(frozen=True, slots=True)
class Answered:
    """The question has its answer."""

    value: str
    """An XForms string."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Go on with what stands there."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Take the answer away and stay."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to another question."""

    ref: str
    """Where it is."""


@dataclass(frozen=True, slots=True)
class More:
    """Ask more: what is open at this depth."""

    depth: Depth
    """How much."""


@dataclass(frozen=True, slots=True)
class PutRight:
    """Put an answer in own words right where it is read back."""

    ref: str
    """Where it is."""


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """They are asked whether they want a copy of what is read back."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The key was for this question; nothing is entered yet."""

    message: str = ""
    """What to say about it; empty if nothing."""


@dataclass(frozen=True, slots=True)
class NotMine:
    """The key means nothing to this kind of question."""


Outcome = Answered | Onward | Cleared | Jump | More | PutRight | CopyWanted | Taken | NotMine
"""What a key came to."""


class Asking:
    """One question on the screen."""

    def __init__(self, prompt: Prompt, now: datetime) -> None:
        """Ask `prompt`; `now` is what a day in words counts from."""
        self.prompt = prompt
        self.now = now

    @property
    def typed(self) -> str:
        """What is typed or marked and not entered; empty if that is nothing new."""
        return ""

    def put_back(self, typed: str) -> None:
        """Take back what was typed here before."""
        del typed

    def reword(self, prompt: Prompt, prompts: tuple[Prompt, ...]) -> None:
        """Ask the same question in other words; what is typed or marked stays as it is.

        Args:
            prompt: the question, in the language it is asked in now.
            prompts: every question that applies, in that language.
        """
        del prompts
        self.prompt = prompt

    def entered(self) -> str | None:
        """Return the answer that what is typed would be, or None if it is nothing new or means nothing."""
        return None

    def answers(self, size: Size, *, is_airy: bool) -> list[Line]:
        """Return the rows below the question."""
        del size, is_airy
        return []

    def press(self, stroke: Stroke) -> Outcome:
        """Take a key."""
        if stroke.key == "enter":
            return Onward()
        return Cleared() if stroke.key == "delete" else NotMine()

    @property
    def takes_left(self) -> bool:
        """Whether ← moves something here, and so cannot mean going back."""
        return False

    @property
    def has_answer(self) -> bool:
        """Whether the question has an answer or a reason why not."""
        return bool(self.prompt.value) or self.prompt.missing is not None

    @property
    def when_open(self) -> str:
        """What Enter does where nothing stands yet: a question the script needs is not left with it."""
        return "go on" if self.prompt.is_required else "leave it"

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do at this question, the most useful first."""
        keep = GO_ON.called("keep") if self.has_answer else GO_ON.called(self.when_open)
        return (ANSWER, keep, *((CLEAR,) if self.has_answer else ()))
