"""Stops of the conversation as the plain values a screen may see, and what stands against an answer."""

from collections.abc import Iterator

from outreach_tui.interview.answers import Answers
from outreach_tui.interview.body import Group, Question, Repeat
from outreach_tui.interview.choices import options_of
from outreach_tui.interview.conversation import Stop
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.prompt import AddAnother, Control, Prompt, Refusal
from outreach_tui.interview.refs import ref_of
from outreach_tui.interview.words import FormWords
from outreach_tui.interview.xpath.compiler import Compiled
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import to_truth


class Prompter:
    """Makes prompts of the answers as they stand."""

    def __init__(self, answers: Answers, words: FormWords) -> None:
        """Speak these words about these answers."""
        self.answers = answers
        self.words = words

    def prompt(self, question: Question, node: Node) -> Prompt:
        """Return a question as it stands now."""
        context = Context(node, self.answers.world)
        return Prompt(
            ref=ref_of(node, self.answers.form),
            name=question.place[-1],
            control=question.control,
            label=self.words.said(question.label, context),
            hint=self._hint(question, context),
            guidance=self.words.guidance(question.hint, context),
            sections=self._sections(question, node),
            options=options_of(question, context, self.words),
            value=node.text,
            missing=MissingReason(node.missing) if node.missing else None,
            is_required=self.is_required(node),
            is_read_only=bool(question.never_kept) or self.is_read_only(node),
            limits=question.limits,
            appearance=question.appearance,
            together=self._together(question, node),
            say_it_like=self.words.say_it_like(question),
            tier=question.tier,
        )

    def _hint(self, question: Question, context: Context) -> str:
        said = self.words.said(question.hint, context)
        return f"{said} ({question.never_kept})".strip() if question.never_kept else said

    def add_another(self, repeat: Repeat, parent: Node) -> AddAnother:
        """Return the end of a repeat as it stands now."""
        name = repeat.place[-1]
        return AddAnother(
            ref=f"{ref_of(parent, self.answers.form)}/{name}",
            label=self.words.said(repeat.label, Context(parent, self.answers.world)),
            count=len(parent.by_name.get(name, ())),
            sections=self._sections(repeat, parent),
        )

    def _sections(self, item: Question | Repeat, node: Node) -> tuple[str, ...]:
        found: list[str] = []
        for section, here in self._around(item, node):
            label = self.words.said(section.label, Context(here or node, self.answers.world))
            if label and isinstance(section, Repeat) and here is not None:
                label = f"{label} ({here.place})"
            if label:
                found.append(label)
        return tuple(found)

    def _together(self, question: Question, node: Node) -> str:
        """Return the outermost field-list around a question that lies within the same repeat instance."""
        found: Node | None = None
        for section, here in self._around(question, node):
            found = None if isinstance(section, Repeat) else found
            if found is None and "field-list" in section.appearance.split():
                found = here
        return "" if found is None else ref_of(found, self.answers.form)

    def _around(self, item: Question | Repeat, node: Node) -> Iterator[tuple[Group | Repeat, Node | None]]:
        """Yield the groups and repeats around an item, outermost first, each with its node."""
        line = {place_of_node(above): above for above in (node, *node.ancestors())}
        for depth in range(1, len(item.position)):
            section = self.answers.form.items[item.position[:depth]]
            if isinstance(section, Group | Repeat):
                yield section, line.get(section.place) if section.place is not None else None

    # -- rules about an answer --------------------------------------------------------------------------

    def _holds(self, rule: Compiled | None, node: Node) -> bool:
        return rule is not None and to_truth(rule.run(Context(node, self.answers.world)))

    def is_required(self, node: Node) -> bool:
        """Return whether a question wants an answer."""
        return self._holds(self.answers.bind(node).required, node)

    def is_read_only(self, node: Node) -> bool:
        """Return whether a question, or anything it stands in, can only be read."""
        return any(self._holds(self.answers.bind(one).read_only, one) for one in (node, *node.ancestors()))

    def against(self, node: Node, text: str) -> Refusal | None:
        """Return what the constraint of a question has against an answer."""
        bind = self.answers.bind(node)
        if bind.constraint is None or not text:
            return None
        kept, node.text = node.text, text
        try:
            is_good = self._holds(bind.constraint, node)
        finally:
            node.text = kept
        if is_good:
            return None
        said = self.words.said(bind.constraint_message, Context(node, self.answers.world))
        return Refusal(ref_of(node, self.answers.form), said or "The script does not take that answer here")

    def lacking(self, stop: Stop) -> Refusal | None:
        """Return what keeps the conversation from leaving a question behind."""
        node = stop.node
        if isinstance(stop.item, Repeat) or stop.item.control is Control.NOTE:
            return None
        if node.text:
            return self.against(node, node.text)
        return None if node.missing else self.unanswered(node)

    def unanswered(self, node: Node) -> Refusal | None:
        """Return what a question has against being left without an answer."""
        if not self.is_required(node):
            return None
        said = self.words.said(self.answers.bind(node).required_message, Context(node, self.answers.world))
        sentence = said or "This one wants an answer, or the reason why there is none"
        return Refusal(ref_of(node, self.answers.form), sentence)
