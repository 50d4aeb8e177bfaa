"""What an expression is evaluated against: the node at hand, and the world it may ask about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from outreach_tui.interview.xpath.pattern import Patterns
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import Value


class Words(Protocol):
    """What expressions may ask of a form's words."""

    def translated(self, text_id: str, context: "Context") -> str:
        """Return the words of a text id in the language of the session."""

    def choice_label(self, value: str, question: str, context: "Context") -> str:
        """Return the label that `value` has among the choices of a question."""


class NoWords:
    """A world without a form: ids and values stand for themselves."""

    def translated(self, text_id: str, context: "Context") -> str:  # noqa: ARG002 - the port's shape
        """Return the id."""
        return text_id

    def choice_label(self, value: str, question: str, context: "Context") -> str:  # noqa: ARG002 - the port's shape
        """Return the value."""
        return value


@dataclass(slots=True)
class World:
    """Everything outside the node at hand that an expression can reach."""

    main: Node
    """The document of answers; "/" is this node."""
    now: Callable[[], datetime]
    """The present moment, with its zone."""
    new_id: Callable[[], str]
    """A new UUID."""
    chance: Callable[[], float]
    """A number from 0 up to 1."""
    instances: Mapping[str, Node] = field(default_factory=dict)
    """Documents of the secondary instances, by id."""
    version: str = ""
    """The form's version."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """What the device knows: deviceid, username ..."""
    words: Words = field(default_factory=NoWords)
    """The form's translations and choice labels."""
    patterns: Patterns = field(default_factory=dict)
    """Regular expressions compiled so far."""
    indexes: dict[tuple[int, str, str], dict[str, list[Node]]] = field(default_factory=dict)
    """Look-up tables over secondary instances, made when first wanted: (parent, element, child) to rows."""

    @property
    def zone(self) -> tzinfo:
        """The local zone."""
        return self.now().tzinfo or UTC


class Context:
    """The node at hand, and where it stands among those being filtered."""

    __slots__ = ("node", "origin", "position", "size", "world")

    def __init__(
        self, node: Node, world: World, origin: Node | None = None, position: int = 0, size: int = 1
    ) -> None:
        """Stand at a node.

        Args:
            node: the node at hand, "." in the expression.
            world: what else can be reached.
            origin: the node the whole expression belongs to, `current()`.
            position: 1-based position among the nodes being filtered; 0 outside a filter.
            size: how many nodes are being filtered.
        """
        self.node = node
        self.world = world
        self.origin = node if origin is None else origin
        self.position = position
        self.size = size


Closure = Callable[[Context], Value]
"""A compiled expression."""
