"""The end of a conversation: reading back, what has to be seen to, more to ask, finishing.

Rules:
- What has to be seen to comes first, then more questions for those who are up for it, then what was to be
  asked later. Nothing of it has to be done but the first, and nothing urges.
- While others are about, only what they may see is listed, and nothing is read back.
"""

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Prompt, Refusal
from outreach_tui.number_words import counted
from outreach_tui.tui.commands import Command
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.asking import Jump, More, NotMine, Onward, Outcome, Taken
from outreach_tui.tui.interviewing.between import END_KEYS, OpenPlace
from outreach_tui.tui.interviewing.depths import DEPTH_WORDS
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.beside import Depth
from outreach_tui.workflow.reading_back import parts_to_read_back

_NOT_YET = "Not yet: the numbers above go to what is still needed."
_ON_YOUR_OWN = "What is left is for the two of you, or for you alone: ^k when you are on your own."


class Conclusion:
    """Where a conversation ends, and what can be gone to from there."""

    def __init__(self, interview: Interview) -> None:
        """End `interview`."""
        self._interview = interview

    @property
    def heading(self) -> str:
        """What is said there."""
        interview = self._interview
        if interview.is_light:
            return "That is all for now."
        is_short = interview.depth in interview.depths[:-1]
        if is_short and interview.left(Depth.EVERYTHING):
            return f"That is {DEPTH_WORDS[interview.depth]}."
        return "That is everything."

    @property
    def reads_back(self) -> bool:
        """Whether there are words of theirs, and they can be read back here."""
        return not self._interview.is_light and bool(parts_to_read_back(self._interview.prompts()))

    @property
    def is_ready(self) -> bool:
        """Whether it can be finished."""
        return not self._interview.problems()

    @property
    def waits_for(self) -> str:
        """What else has to be done first that cannot be seen now; empty if nothing."""
        return _ON_YOUR_OWN if self._interview.is_light and not self.is_ready else ""

    def places(self) -> tuple[OpenPlace, ...]:
        """Return what can be gone to, in the order of its numbers."""
        prompts = self._interview.prompts()
        labels = {prompt.ref: prompt.label for prompt in prompts}
        must = (_must(one, labels) for one in self._interview.problems() if one.ref in labels)
        later = (_later(one) for one in prompts if one.missing is MissingReason.COME_BACK_LATER)
        return (*must, *self._more(), *later)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do there."""
        return END_KEYS if self.reads_back else END_KEYS[:1]

    def press(self, stroke: Stroke) -> Outcome:
        """Take a number, 0 to read back, Enter to finish."""
        places = self.places()
        if stroke.is_digit and 0 < int(stroke.text) <= len(places):
            place = places[int(stroke.text) - 1]
            return Jump(place.ref) if place.depth is None else More(place.depth)
        if stroke.text == "0" and self.reads_back:
            return Jump("")
        if stroke.key != "enter":
            return NotMine()
        if self.is_ready:
            return Onward()
        return Taken(self.waits_for or _NOT_YET)

    def _more(self) -> tuple[OpenPlace, ...]:
        """Return more that could be asked, where the script makes a difference and something is open."""
        found: list[OpenPlace] = []
        before = 0
        for depth in self._interview.depths:
            left = self._interview.left(depth)
            if len(left) > before:
                words = f"{counted(len(left), 'question')} open, from: {left[0].label}"
                is_of_now = depth is self._interview.depth and bool(self._interview.depths[1:])
                label = f"{'Still open in' if is_of_now else 'More to ask:'} {DEPTH_WORDS[depth]}"
                found.append(OpenPlace(left[0].ref, label, words, depth=depth))
            before = len(left)
        return tuple(found)


def _must(problem: Refusal, labels: dict[str, str]) -> OpenPlace:
    return OpenPlace(problem.ref, labels[problem.ref], problem.sentence)


def _later(prompt: Prompt) -> OpenPlace:
    return OpenPlace(prompt.ref, prompt.label, "to ask later")
