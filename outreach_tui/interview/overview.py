"""The whole of a conversation at once: every question that applies, how far it is, what is left."""

from dataclasses import dataclass

from outreach_tui.interview.body import Question, Repeat
from outreach_tui.interview.conversation import Conversation
from outreach_tui.interview.prompt import AddAnother, Control, Progress, Prompt, Refusal
from outreach_tui.interview.prompts import Prompter
from outreach_tui.interview.refs import ref_of


@dataclass(frozen=True, slots=True)
class Overview:
    """A conversation seen from above."""

    conversation: Conversation
    """Where it can stand."""
    prompter: Prompter
    """What each stop says."""

    def prompts(self) -> tuple[Prompt, ...]:
        """Return every question that applies now, in order."""
        stops = self.conversation.all_stops()
        return tuple(
            self.prompter.prompt(stop.item, stop.node) for stop in stops if isinstance(stop.item, Question)
        )

    def refs(self) -> tuple[str, ...]:
        """Return where every question is that applies now, in order."""
        stops = self.conversation.all_stops()
        return tuple(
            ref_of(stop.node, self.prompter.answers.form) for stop in stops if isinstance(stop.item, Question)
        )

    def repeats(self) -> tuple[AddAnother, ...]:
        """Return the repeats that can be added to now, in order."""
        stops = self.conversation.all_stops()
        return tuple(
            self.prompter.add_another(stop.item, stop.node) for stop in stops if isinstance(stop.item, Repeat)
        )

    def progress(self) -> Progress:
        """Return how far the conversation is."""
        asked = [
            stop.node
            for stop in self.conversation.all_stops()
            if isinstance(stop.item, Question) and stop.item.control is not Control.NOTE
        ]
        return Progress(
            answered=sum(1 for node in asked if node.text),
            missing=sum(1 for node in asked if node.missing and not node.text),
            total=len(asked),
        )

    def problems(self) -> tuple[Refusal, ...]:
        """Return what keeps the conversation from being finished, in order."""
        found = (self.prompter.lacking(stop) for stop in self.conversation.all_stops())
        return tuple(refusal for refusal in found if refusal is not None)
