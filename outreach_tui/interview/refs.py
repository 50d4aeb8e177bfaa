"""Where a node is, as text that stays while it exists: "/data/ideas/interest[2]/i_words"."""

import re

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.xpath.tree import Kind, Node

_INSTANCE = re.compile(r"^(.*\[\d+\])/[^\[\]]*$")
_STEP = re.compile(r"([^\[\]/]+)(?:\[(\d{1,9})\])?")


def ref_of(node: Node, form: FormDefinition) -> str:
    """Return where a node is, with the position of every repeat instance around it."""
    steps: list[str] = []
    at: Node | None = node
    while at is not None and at.kind is not Kind.DOCUMENT:
        position = f"[{at.place}]" if place_of_node(at) in form.repeats else ""
        name = f"@{at.name}" if at.kind is Kind.ATTRIBUTE else at.name
        steps.append(f"/{name}{position}")
        at = at.parent
    return "".join(reversed(steps))


def node_at(ref: str, main: Node) -> Node | None:
    """Return the node that a reference leads to; a step without a position means the first."""
    node = main
    for step in ref.strip("/").split("/"):
        match = _STEP.fullmatch(step)
        if match is None:
            return None
        if step.startswith("@"):
            return node.attribute(step[1:])
        siblings = node.by_name.get(match[1], [])
        position = int(match[2] or 1)
        if not 1 <= position <= len(siblings):
            return None
        node = siblings[position - 1]
    return node


def instance_of(ref: str) -> str:
    """Return which one of a repeat a question stands in ("/data/ideas/interest[2]"), or nothing."""
    found = _INSTANCE.match(ref)
    return found.group(1) if found else ""
