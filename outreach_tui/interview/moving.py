"""Where a conversation stands and how it moves on, back, anywhere, and in and out of repeats.

What is said at a question, and how a conversation is begun and kept, is in `session.py`.
"""

from outreach_tui.errors import OutreachError
from outreach_tui.interview import events
from outreach_tui.interview.answers import Answers
from outreach_tui.interview.body import Question, Repeat
from outreach_tui.interview.conversation import Conversation, Stop
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.prompt import Ending, Refusal, Step
from outreach_tui.interview.prompt import Question as QuestionStep
from outreach_tui.interview.prompts import Prompter
from outreach_tui.interview.refs import node_at
from outreach_tui.interview.standing import stop_at
from outreach_tui.interview.surroundings import Surroundings, world_of
from outreach_tui.interview.words import FormWords
from outreach_tui.interview.xpath.tree import Node


class Moving:
    """A conversation as far as moving through it goes."""

    def __init__(self, form: FormDefinition, surroundings: Surroundings, main: Node, language: str) -> None:
        """Hold a conversation over the answers in `main`; use `begin` or `resume` instead."""
        self.form = form
        self._surroundings = surroundings
        self._world = world_of(form, surroundings, main)
        self._answers = Answers(form, self._world, events.greet)
        self._conversation = Conversation(self._answers)
        self._stop: Stop | None = None
        self.language = language

    @property
    def language(self) -> str:
        """The language the script is asked in."""
        return self._words.language

    @language.setter
    def language(self, language: str) -> None:
        self._words = FormWords(self.form, language)
        self._world.words = self._words
        self._prompter = Prompter(self._answers, self._words)

    # -- where it stands --------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """What the conversation stands at."""
        stop = self._stop
        if stop is None:
            return Ending()
        if isinstance(stop.item, Repeat):
            return self._prompter.add_another(stop.item, stop.node)
        return QuestionStep(self._prompter.prompt(stop.item, stop.node))

    def _come_to(self, stop: Stop | None) -> Step:
        self._stop = stop
        if stop is not None and isinstance(stop.item, Question):
            self._answers.offer(stop.node)
        return self.step

    def _standing(self, where: str) -> Stop | None:
        if not where:
            return None
        stop = stop_at(where.removeprefix("+"), self.form, self._world.main, is_end=where.startswith("+"))
        return self._conversation.first() if stop is None else stop

    # -- moving -----------------------------------------------------------------------------------------

    def forward(self) -> Step | Refusal:
        """Go on, keeping what stands; refused while a required question has neither answer nor reason."""
        stop = self._stop
        if stop is None:
            return Ending()
        refusal = self._prompter.lacking(stop)
        if refusal is not None:
            return refusal
        return self._come_to(self._conversation.after(stop))

    def skip(self) -> Step:
        """Go on without a look at what stands; a required question stays among the `problems`."""
        return Ending() if self._stop is None else self._come_to(self._conversation.after(self._stop))

    def back(self) -> Step:
        """Go one question back; at the first, stay."""
        return self._come_to(
            self._conversation.before(self._stop) or self._stop or self._conversation.first()
        )

    def go_to(self, ref: str) -> Step:
        """Go to a question, or to the end of a repeat.

        Raises:
            OutreachError: if it is not there or does not apply now.
        """
        stop = stop_at(ref, self.form, self._world.main, is_end=False) or stop_at(
            ref, self.form, self._world.main, is_end=True
        )
        if stop is None or not stop.node.is_relevant:
            raise OutreachError(
                "no-such-question", "The conversation", "that question does not apply now", "Choose another"
            )
        return self._come_to(stop)

    # -- repeats ----------------------------------------------------------------------------------------

    def add_another(self) -> Step:
        """At the end of a repeat: add an instance and stand at its first question.

        Raises: OutreachError (`no-repeat-here`) anywhere else.
        """
        stop = self._stop
        if stop is None or not isinstance(stop.item, Repeat):
            raise OutreachError(
                "no-repeat-here", "The conversation", "nothing can be added here", "Go to a list first"
            )
        return self._add(stop.item, stop.node)

    def no_more(self) -> Step | Refusal:
        """At the end of a repeat: go on behind it."""
        return self.forward()

    def add(self, repeat_ref: str) -> Step:
        """Add an instance of a repeat from anywhere and stand at its first question.

        Raises: OutreachError (`no-such-repeat`) when it is none, or takes no more now.
        """
        stop = stop_at(repeat_ref, self.form, self._world.main, is_end=True)
        if (
            stop is None
            or not isinstance(stop.item, Repeat)
            or not self._conversation.can_add(stop.item, stop.node)
        ):
            raise OutreachError(
                "no-such-repeat", "The conversation", "nothing can be added there now", "Choose another"
            )
        return self._add(stop.item, stop.node)

    def _add(self, repeat: Repeat, parent: Node) -> Step:
        instance = self._answers.add_instance(parent, repeat.place)
        return self._come_to(self._conversation.first_in(instance) or Stop(repeat, parent))

    def remove(self, ref: str) -> Step:
        """Take an instance of a repeat away; whoever stood in it stands at the end of the repeat.

        Raises:
            OutreachError: if there is no such instance, or the script decides how many there are.
        """
        node = node_at(ref, self._world.main)
        repeat = self.form.repeats.get(place_of_node(node)) if node is not None else None
        if node is None or repeat is None or node.parent is None or not repeat.is_open:
            raise OutreachError(
                "no-such-repeat", "The conversation", "that cannot be taken away", "Choose another"
            )
        parent = node.parent
        stood_in = self._stop is not None and node in (self._stop.node, *self._stop.node.ancestors())
        self._answers.remove_instance(node)
        if stood_in:
            self._stop = Stop(repeat, parent)
        return self.step
