"""Instances that a count no longer asks for: out of the answers, kept with what they hold.

When it rises again they come back as they were. Nobody sees them meanwhile, and no rule does.
"""

from collections.abc import Iterator

from outreach_tui.interview.body import Place
from outreach_tui.interview.places import below, place_of_node
from outreach_tui.interview.xpath.tree import Node


class Aside:
    """What waits aside, by where it belongs."""

    def __init__(self) -> None:
        """Begin with nothing aside."""
        self._kept: dict[Node, list[Node]] = {}

    def put(self, parent: Node, instance: Node) -> None:
        """Take the last instance of a repeat out of the answers and keep it."""
        parent.remove(instance)
        self.keep(parent, instance)

    def keep(self, parent: Node, instance: Node) -> None:
        """Keep an instance that stands nowhere."""
        self._kept.setdefault(parent, []).append(instance)

    def take(self, parent: Node, name: str) -> Node | None:
        """Return the instance that would be next, and keep it no longer; None if there is none."""
        kept = self._kept.get(parent, [])
        for index in reversed(range(len(kept))):
            if kept[index].name == name:
                return kept.pop(index)
        return None

    def at(self, place: Place) -> list[Node]:
        """Return the nodes of a place that lie within what is kept."""
        found: list[Node] = []
        for instance in (one for kept in self._kept.values() for one in kept):
            own = place_of_node(instance)
            if place[: len(own)] == own:
                found.extend(below(instance, place[len(own) :]))
        return found

    def below(self, parent: Node) -> Iterator[Node]:
        """Yield what is kept that belongs below a node, in the order it was put here."""
        yield from self._kept.get(parent, ())
