"""The axes of XPath 1.0 (section 2.2) and its node tests (2.3), as functions from a node to nodes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from outreach_tui.interview.xpath.tree import Kind, Node

Axis = Callable[[Node], Iterable[Node]]
"""From one node to others, nearest first."""
Test = Callable[[Node], bool]
"""Whether a step takes a node."""

REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
"""Axes that run against document order."""


def _siblings(node: Node) -> Sequence[Node]:
    return node.parent.children if node.parent is not None and node.kind is not Kind.ATTRIBUTE else ()


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return () if node.parent is None else (node.parent,)


def _ancestor_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from node.ancestors()


def _children(node: Node) -> Iterable[Node]:
    if node.children or not node.text or node.kind is not Kind.ELEMENT:
        return node.children
    return (_text_of(node),)


def _text_of(node: Node) -> Node:
    text = Node(Kind.TEXT, text=node.text)
    text.parent = node
    return text


def _descendants(node: Node) -> Iterator[Node]:
    for child in _children(node):
        yield child
        yield from _descendants(child)


def _descendant_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _descendants(node)


def _following_siblings(node: Node) -> Iterable[Node]:
    siblings = _siblings(node)
    return siblings[siblings.index(node) + 1 :] if siblings else ()


def _preceding_siblings(node: Node) -> Iterable[Node]:
    siblings = _siblings(node)
    return reversed(siblings[: siblings.index(node)]) if siblings else ()


def _following(node: Node) -> Iterator[Node]:
    if node.kind in (Kind.ATTRIBUTE, Kind.NAMESPACE) and node.parent is not None:
        yield from _descendants(node.parent)
        node = node.parent
    for ancestor in _ancestor_or_self(node):
        for sibling in _following_siblings(ancestor):
            yield from _descendant_or_self(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    if node.kind in (Kind.ATTRIBUTE, Kind.NAMESPACE) and node.parent is not None:
        node = node.parent
    for ancestor in _ancestor_or_self(node):
        for sibling in _preceding_siblings(ancestor):
            yield from reversed(list(_descendant_or_self(sibling)))


def _attributes(node: Node) -> Iterable[Node]:
    return node.attributes


def _namespaces(node: Node) -> Iterator[Node]:
    """Yield the namespaces in scope that somebody declared, nearest declaration first."""
    if node.kind is not Kind.ELEMENT:
        return
    declared = node.root().shape
    seen: dict[str, str] = {}
    for element in _ancestor_or_self(node):
        for prefix, uri in declared.get(element, ()) if isinstance(declared, dict) else ():
            seen.setdefault(prefix, uri)
    for prefix, uri in seen.items():
        if uri:
            found = Node(Kind.NAMESPACE, prefix, uri)
            found.parent = node
            yield found


AXES: Mapping[str, Axis] = MappingProxyType(
    {
        "ancestor": Node.ancestors,
        "ancestor-or-self": _ancestor_or_self,
        "attribute": _attributes,
        "child": _children,
        "descendant": _descendants,
        "descendant-or-self": _descendant_or_self,
        "filter": _self,
        "following": _following,
        "following-sibling": _following_siblings,
        "namespace": _namespaces,
        "parent": _parent,
        "preceding": _preceding,
        "preceding-sibling": _preceding_siblings,
        "self": _self,
    }
)
"""Every axis by its name; "filter" is a predicate on a whole expression."""


def _has_kind(kind: Kind) -> Test:
    return lambda node: node.kind is kind


def node_test(axis: str, test: str) -> Test | None:
    """Return the test a step makes, or None if it takes every node."""
    if test == "node()":
        return None
    if test == "text()":
        return _has_kind(Kind.TEXT)
    if test == "comment()":
        return _has_kind(Kind.COMMENT)
    if test.startswith("processing-instruction("):
        target = test[len("processing-instruction(") : -1]
        return lambda node: node.kind is Kind.INSTRUCTION and target in ("", node.name)
    wanted = {"attribute": Kind.ATTRIBUTE, "namespace": Kind.NAMESPACE}.get(axis, Kind.ELEMENT)
    if test == "*":
        return _has_kind(wanted)
    if test.endswith(":*"):
        prefix = test[:-1]
        return lambda node: node.kind is wanted and node.name.startswith(prefix)
    return lambda node: node.kind is wanted and node.name == test


def in_document_order(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes, each once, in the order of the document."""
    unique = {id(node): node for node in nodes}
    if len(unique) < 2:  # noqa: PLR2004 - one node is in order
        return list(unique.values())
    return sorted(unique.values(), key=_order)


def _order(node: Node) -> tuple[int, ...]:
    places: list[int] = []
    child, parent = node, node.parent
    while parent is not None:
        places.append(_place_in(parent, child))
        child, parent = parent, parent.parent
    return tuple(reversed(places))


def _place_in(parent: Node, child: Node) -> int:
    if child.kind is Kind.NAMESPACE:
        return -2_000_000
    if child.kind is Kind.ATTRIBUTE:
        return -1_000_000 + parent.attributes.index(child)
    return parent.children.index(child) if child in parent.children else 0
