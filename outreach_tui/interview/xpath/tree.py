"""The nodes that expressions look at: one small mutable tree for answers, choice lists and any XML.

- An element that holds only text keeps it in `text`; text nodes exist only in mixed content.
- `name` is the name as written, prefix included: scripts and forms use one set of prefixes.
- `place` is an element's 1-based position among the siblings of its name, kept right on every change, so
  that a repeat's position is never counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import cast


class Kind(IntEnum):
    """What a node is."""

    DOCUMENT = 0
    ELEMENT = 1
    ATTRIBUTE = 2
    TEXT = 3
    COMMENT = 4
    INSTRUCTION = 5
    NAMESPACE = 6


class Reading(IntEnum):
    """What expressions take a node's text for."""

    TEXT = 0
    """Text."""
    NUMBER = 1
    """A number, where the form says that it is one."""
    TRUTH = 2
    """True or false, kept as "1" or "0" as JavaRosa does."""


_ELEMENT = Kind.ELEMENT
_AS_TEXT = Reading.TEXT
_AS_TRUTH = Reading.TRUTH
_NO_NODES: Sequence["Node"] = ()
_NO_NAMES: Mapping[str, list["Node"]] = MappingProxyType({})


class Node:
    """One node; its children know it as their parent."""

    __slots__ = (
        "attributes",
        "by_name",
        "children",
        "is_relevant",
        "kind",
        "local_name",
        "missing",
        "name",
        "namespace",
        "own_relevance",
        "parent",
        "place",
        "reads_as",
        "shape",
        "text",
    )

    def __init__(self, kind: Kind, name: str = "", text: str = "", namespace: str = "") -> None:
        """Make a node that stands alone.

        Args:
            kind: what it is.
            name: its name with its prefix, for elements, attributes and instructions.
            text: its value, for anything that is not made of other nodes.
            namespace: the URI its prefix stands for.
        """
        self.kind = kind
        self.name = name
        self.local_name = name.rpartition(":")[2] if ":" in name else name
        self.text = text
        self.namespace = namespace
        self.parent: Node | None = None
        self.place = 1
        self.children = _NO_NODES
        self.by_name = _NO_NAMES
        self.attributes = _NO_NODES
        self.is_relevant = True
        self.own_relevance = True
        self.missing: str | None = None
        self.reads_as = _AS_TEXT
        self.shape: object | None = None

    def attribute(self, name: str) -> "Node | None":
        """Return the attribute of that name, if the element has it."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    def append(self, child: "Node") -> "Node":
        """Put `child` last and return it."""
        child.parent = self
        self._own_children().append(child)
        if child.kind is _ELEMENT:
            siblings = self._siblings(child.name)
            siblings.append(child)
            child.place = len(siblings)
        return child

    def insert(self, index: int, child: "Node") -> None:
        """Put an element at `index` of the children and keep its siblings' numbers right."""
        child.parent = self
        siblings = self._siblings(child.name)
        is_last = not siblings or (index > 0 and self.children[index - 1] is siblings[-1])
        self._own_children().insert(index, child)
        if is_last:
            siblings.append(child)
            child.place = len(siblings)
        else:
            self._renumber(child.name)

    def remove(self, child: "Node") -> None:
        """Take an element out and number its siblings anew."""
        del self._own_children()[self.index_of(child)]
        siblings = self._siblings(child.name)
        if siblings[-1] is child:
            siblings.pop()
        else:
            self._renumber(child.name)

    def index_of(self, child: "Node") -> int:
        """Return where a child stands, looked for from the end, where instances come and go."""
        at = len(self.children) - 1
        while self.children[at] is not child:
            at -= 1
        return at

    def set_attribute(self, attribute: "Node") -> None:
        """Add an attribute, behind those there are."""
        attribute.parent = self
        if self.attributes is _NO_NODES:
            self.attributes = []
        cast("list[Node]", self.attributes).append(attribute)

    def _own_children(self) -> list["Node"]:
        """Return the children as a list of its own; most nodes never need one."""
        if self.children is _NO_NODES:
            self.children = []
        return cast("list[Node]", self.children)

    def _siblings(self, name: str) -> list["Node"]:
        """Return the children of a name, to be added to."""
        if self.by_name is _NO_NAMES:
            self.by_name = {}
        return cast("dict[str, list[Node]]", self.by_name).setdefault(name, [])

    def string_value(self) -> str:
        """Return the text of the node: its own, or that of everything within it."""
        if not self.children:
            return (
                self.text if self.reads_as is not _AS_TRUTH or not self.text else str(self.is_true()).lower()
            )
        return "".join(node.text for node in self.descendants() if node.kind <= Kind.TEXT)

    def is_true(self) -> bool:
        """Return whether a node that is true or false is true."""
        return self.text in ("1", "true")

    def descendants(self) -> Iterator["Node"]:
        """Yield every node below, in document order."""
        waiting = [*reversed(self.children)]
        while waiting:
            node = waiting.pop()
            yield node
            if node.children:
                waiting.extend(reversed(node.children))

    def ancestors(self) -> Iterator["Node"]:
        """Yield the parent, its parent and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def root(self) -> "Node":
        """Return the topmost node of the tree it stands in."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def _renumber(self, name: str) -> None:
        siblings = [node for node in self.children if node.kind is _ELEMENT and node.name == name]
        cast("dict[str, list[Node]]", self.by_name)[name] = siblings
        for place, node in enumerate(siblings, start=1):
            node.place = place


def copy_of(node: Node) -> Node:
    """Return a copy of the node and everything in it, standing alone."""
    twin = Node(node.kind, node.name, node.text, node.namespace)
    twin.shape = node.shape
    twin.missing = node.missing
    twin.reads_as = node.reads_as
    for attribute in node.attributes:
        twin.set_attribute(copy_of(attribute))
    for child in node.children:
        twin.append(copy_of(child))
    return twin
