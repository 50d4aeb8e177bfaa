"""Steps of a path compiled to closures from nodes to nodes (XPath 1.0, 2.1 and 2.4)."""

from collections.abc import Callable

from outreach_tui.interview.xpath.axes import AXES, REVERSE, in_document_order, node_test
from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.syntax import Step
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import to_truth

Walk = Callable[[list[Node], Context], list[Node]]
"""From nodes to nodes."""


def plain_walk(name: str) -> Walk:
    """Return the step to all children of one name."""

    def walk(nodes: list[Node], _: Context) -> list[Node]:
        if len(nodes) == 1:
            return nodes[0].by_name.get(name, [])
        return [child for node in nodes for child in node.by_name.get(name, ())]

    return walk


def step_walk(step: Step, predicates: tuple[Closure, ...]) -> Walk:
    """Return any step: along its axis, through its test, past its predicates."""
    if step.axis == "filter":
        return lambda nodes, context: _filtered(nodes, predicates, context)
    axis, test, is_reverse = AXES[step.axis], node_test(step.axis, step.test), step.axis in REVERSE

    def walk(nodes: list[Node], context: Context) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            taken = [other for other in axis(node) if test is None or test(other)]
            found.extend(_filtered(taken, predicates, context) if predicates else taken)
        return in_document_order(found) if is_reverse or len(nodes) > 1 else found

    return walk


def _filtered(nodes: list[Node], predicates: tuple[Closure, ...], context: Context) -> list[Node]:
    for predicate in predicates:
        nodes = kept(nodes, predicate, context)
    return nodes


def kept(nodes: list[Node], predicate: Closure, context: Context) -> list[Node]:
    """Return the nodes for which the predicate holds; a number holds at that position."""
    if not nodes:
        return nodes
    inner = Context(nodes[0], context.world, context.origin, 0, len(nodes))
    found: list[Node] = []
    for position, node in enumerate(nodes, start=1):
        inner.node = node
        inner.position = position
        value = predicate(inner)
        if value is True or (value == position if isinstance(value, float) else to_truth(value)):
            found.append(node)
    return found
