"""Places of the form and nodes of the answers: which node stands where, and the way from one to another."""

from outreach_tui.interview.body import Place
from outreach_tui.interview.xpath.tree import Kind, Node


def place_of_node(node: Node) -> Place:
    """Return where a node of the answers stands in the form."""
    shape = node.shape
    return shape if isinstance(shape, tuple) else ()


def below(start: Node, names: Place) -> list[Node]:
    """Return the nodes that names lead to, the last of which may be an attribute's."""
    if len(names) == 1 and names[0][0] != "@":
        return start.by_name.get(names[0], [])
    nodes = [start]
    for name in names:
        if name[0] == "@":
            return [found for node in nodes if (found := node.attribute(name[1:])) is not None]
        nodes = (
            nodes[0].by_name.get(name, [])
            if len(nodes) == 1
            else [c for n in nodes for c in n.by_name.get(name, ())]
        )
    return nodes


def standing_in(parent: Node, place: Place) -> Node:
    """Return a node from which an expression of a repeat can be worked out before there is an instance."""
    node = Node(Kind.ELEMENT, place[-1])
    node.parent = parent
    node.shape = place
    return node


def insert_instance(parent: Node, instance: Node, order: tuple[str, ...]) -> None:
    """Put a new instance behind its siblings, or where the order of the form has it."""
    for node in (instance, *instance.descendants()):
        for one in (node, *node.attributes):
            one.is_relevant = parent.is_relevant
    siblings = parent.by_name.get(instance.name)
    if siblings:
        parent.insert(parent.index_of(siblings[-1]) + 1, instance)
        return
    later = order[order.index(instance.name) + 1 :] if instance.name in order else ()
    at = next((at for at, child in enumerate(parent.children) if child.name in later), len(parent.children))
    parent.insert(at, instance)


def related(node: Node, place: Place) -> list[Node]:
    """Return the nodes of a place that share the most repeat instances with `node`."""
    own = place_of_node(node)
    shared = 0
    while shared < min(len(own), len(place)) and own[shared] == place[shared]:
        shared += 1
    top: Node | None = node
    for _ in range(len(own) - shared):
        top = top.parent if top is not None else None
    return [] if top is None else below(top, place[shared:])
