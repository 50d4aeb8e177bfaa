"""What a question offers to choose from, as things stand now."""

from typing import Protocol

from outreach_tui.interview.body import Options, Question, Wording
from outreach_tui.interview.places import place_of_node, related
from outreach_tui.interview.prompt import Option
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.values import to_text


class Sayer(Protocol):
    """Whoever turns wordings into words."""

    def said(self, wording: Wording | None, context: Context, form: str = "") -> str:
        """Return the words."""


def options_of(question: Question, context: Context, words: Sayer) -> tuple[Option, ...]:
    """Return the options of a question, in the order to show.

    Args:
        question: the question.
        context: the question's node, or any node that shares its repeat instances.
        words: speaks the session's language.
    """
    options = question.options
    if options is None:
        return ()
    if place_of_node(context.node) != question.place:
        nearest = related(context.node, question.place)
        context = Context(nearest[0], context.world) if nearest else context
    if options.nodes is None:
        return tuple(Option(value, words.said(label, context)) for value, label in options.fixed)
    return _from_rows(options, context)


def _from_rows(options: Options, context: Context) -> tuple[Option, ...]:
    rows = options.nodes.run(context) if options.nodes is not None else []
    found: list[Option] = []
    if isinstance(rows, list) and options.value is not None and options.label is not None:
        inner = Context(context.node, context.world, context.origin)
        for row in rows:
            inner.node = row
            value = to_text(options.value.run(inner))
            found.append(Option(value, to_text(options.label.run(inner)).strip()))
    return tuple(found)
