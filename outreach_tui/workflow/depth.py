"""How much of a script is asked in its turn: the spine, the core, or everything (domain.md C0, "Tiers").

Rules:
- Only what going on stops at changes. Nothing is blocked, nothing is lost: what is passed can be gone to at
  any time and is offered at the end.
- What the script wants an answer to is always asked. So is what it says nothing about.
- Officer's own questions stand before and after the talk. Amid it they wait for later, but for notes, which
  are for now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.prompt import Control, Prompt, Tier
from outreach_tui.workflow.beside import Depth

READ_BACK_NOTE = "n_back"
"""The note at which the screen is turned round; it is part of asking whether it is right."""
_TIERS = {
    Depth.SPINE: {Tier.SPINE},
    Depth.CORE: {Tier.SPINE, Tier.CORE},
    Depth.EVERYTHING: set(Tier),
}


@dataclass(frozen=True, slots=True)
class Layers:
    """Which questions of one script are asked how soon."""

    depths: tuple[Depth, ...]
    """What can be chosen, the least first; empty where the script makes no difference."""
    later: frozenset[str]
    """The officer's own questions amid the talk, by name."""

    @classmethod
    def of(cls, form: FormDefinition) -> Self:
        """Return those of a script."""
        questions = sorted(form.questions.values(), key=lambda question: question.position)
        aloud = [one.position for one in questions if one.tier not in {None, Tier.OFFICER}]
        later = frozenset(
            one.place[-1]
            for one in questions
            if one.tier is Tier.OFFICER
            and one.control is not Control.NOTE
            and aloud
            and aloud[0] < one.position < aloud[-1]
        )
        tiers = {one.tier for one in questions}
        least = [
            depth for depth, tier in ((Depth.SPINE, Tier.SPINE), (Depth.CORE, Tier.CORE)) if tier in tiers
        ]
        return cls((*least, Depth.EVERYTHING) if least else (), later)

    def is_asked(self, prompt: Prompt, depth: Depth) -> bool:
        """Return whether going on stops at a question."""
        if prompt.tier is None or prompt.is_required or not self.depths or prompt.name == READ_BACK_NOTE:
            return True
        if prompt.tier is Tier.OFFICER:
            return prompt.name not in self.later or depth is Depth.EVERYTHING
        return prompt.tier in _TIERS[max(depth, self.depths[0], key=list(Depth).index)]

    def is_left(self, prompt: Prompt, depth: Depth) -> bool:
        """Return whether a question is open at `depth`; the officer's own before and after never are."""
        is_own = prompt.tier is Tier.OFFICER and prompt.name not in self.later
        return is_open(prompt) and not is_own and self.is_asked(prompt, depth)

    def left(self, prompts: Iterable[Prompt], depth: Depth) -> tuple[Prompt, ...]:
        """Return what is open at `depth`, in order."""
        return tuple(one for one in prompts if self.is_left(one, depth))


def is_open(prompt: Prompt) -> bool:
    """Return whether a question waits for an answer: it has neither one nor a reason why not."""
    is_for_reading = prompt.control is Control.NOTE or prompt.is_read_only
    return not (is_for_reading or prompt.value or prompt.missing)
