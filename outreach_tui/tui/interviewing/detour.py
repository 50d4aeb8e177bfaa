"""Adding another one from anywhere, and the way back to the question one was at.

Rules:
- Once nothing more is to be added, the conversation stands where it stood before.
"""

from dataclasses import dataclass, replace

from outreach_tui.interview.prompt import AddAnother, Prompt, Step
from outreach_tui.tui.conversation import Interview


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
