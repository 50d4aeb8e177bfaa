"""Adding another one from anywhere, and the way back to the question one was at.

Rules:
- Words not yet entered are entered first, or kept where the script would not take them.
- Once nothing more is to be added, the conversation stands where it stood before.
"""

from dataclasses import dataclass, replace

from outreach_tui.interview.prompt import AddAnother, Prompt, Refusal, Step
from outreach_tui.tui.desk import Interview


@dataclass(frozen=True, slots=True)
class Detour:
    """What is being added to, and where to go back to afterwards."""

    repeat: str
    """The repeat that is added to."""
    back_to: Prompt
    """The question that was left for it."""

    def is_over_at(self, step: Step) -> bool:
        """Return whether the conversation stands behind the repeat, where no more is said for this detour."""
        return isinstance(step, AddAnother) and step.ref == self.repeat

    def leads_back(self, interview: Interview) -> bool:
        """Return whether the question that was left still applies."""
        return self.back_to.ref in {one.ref for one in interview.prompts()}

    def reworded(self, prompts: tuple[Prompt, ...]) -> "Detour":
        """Return the same detour with the words of `prompts`."""
        left = next((one for one in prompts if one.ref == self.back_to.ref), self.back_to)
        return replace(self, back_to=left)


def detour_from(at: Prompt | None, repeat: AddAnother) -> Detour | None:
    """Return the detour that adding to `repeat` is; none where the conversation is in that repeat already."""
    if at is None or at.ref.startswith(repeat.ref + "["):
        return None
    return Detour(repeat.ref, at)


class Unentered:
    """Words the script would not take as an answer, kept for the question they were typed at."""

    def __init__(self) -> None:
        """Begin with none."""
        self._words: dict[str, str] = {}

    def enter(self, interview: Interview, ref: str, value: str | None, typed: str) -> None:
        """Enter `value` as the answer at `ref` and stay there; keep `typed` where it is not taken."""
        if value is not None and not isinstance(interview.answer(value), Refusal):
            interview.go_to(ref)
        elif typed:
            self._words[ref] = typed

    def taken(self, ref: str) -> str:
        """Return the words kept for a question, and forget them here."""
        return self._words.pop(ref, "")
