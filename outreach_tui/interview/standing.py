"""Where a conversation stands, as text: a reference, with "+" before it for the end of a repeat."""

from outreach_tui.interview.body import Repeat
from outreach_tui.interview.conversation import Stop
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.refs import node_at, ref_of
from outreach_tui.interview.xpath.tree import Node


def where_of(stop: Stop | None, form: FormDefinition) -> str:
    """Return where a stop is; "" for the end of the conversation."""
    if stop is None:
        return ""
    ref = ref_of(stop.node, form)
    return f"+{ref}/{stop.item.place[-1]}" if isinstance(stop.item, Repeat) else ref


def stop_at(ref: str, form: FormDefinition, main: Node, *, is_end: bool) -> Stop | None:
    """Return the stop that a reference leads to, or None if there is none.

    Args:
        ref: a question, or a repeat without a position.
        form: the script.
        main: the document of answers.
        is_end: whether the end of a repeat is meant.
    """
    holder, _, name = ref.rpartition("/")
    node = node_at(holder if is_end else ref, main) if ref else None
    if node is None:
        return None
    if is_end:
        repeat = form.repeats.get((*place_of_node(node), name))
        return None if repeat is None else Stop(repeat, node)
    question = form.questions.get(place_of_node(node))
    return None if question is None else Stop(question, node)
