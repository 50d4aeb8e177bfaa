"""Where a conversation can stand, and how it gets from one place to the next.

A stop is a question that applies now, or the end of a repeat, where another instance can be added. Stops are
found by walking on from where the conversation stands, so a long script costs no more than a short one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_tui.interview.answers import Answers
from outreach_tui.interview.body import Group, Item, Question, Repeat
from outreach_tui.interview.places import below, place_of_node
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import to_truth


@dataclass(frozen=True, slots=True, eq=False)
class Stop:
    """A place where the conversation can stand."""

    item: Question | Repeat
    """The question, or the repeat whose end it is."""
    node: Node
    """The question's node; for a repeat, the node its instances stand below."""


class Conversation:
    """The way through a form's body."""

    def __init__(self, answers: Answers) -> None:
        """Walk through these answers."""
        self.answers = answers
        self.form = answers.form

    def first(self) -> Stop | None:
        """Return where the conversation begins, or None if there is nothing to ask."""
        return next(self._forward(self.form.body, self.answers.world.main), None)

    def after(self, stop: Stop) -> Stop | None:
        """Return the next stop, or None at the end."""
        return next(self._onward(stop.item, stop.node), None)

    def before(self, stop: Stop | None) -> Stop | None:
        """Return the question before a stop (None for the end), or None at the beginning."""
        if stop is None:
            return next(self._backward(self.form.body, self.answers.world.main), None)
        if isinstance(stop.item, Repeat):
            found = next(self._last_in(stop.item, stop.node, with_end=False), None)
            if found is not None:
                return found
        return next(self._homeward(stop.item, stop.node), None)

    def all_stops(self) -> Iterator[Stop]:
        """Yield every stop there is now, in order."""
        yield from self._forward(self.form.body, self.answers.world.main)

    def first_in(self, instance: Node) -> Stop | None:
        """Return the first stop within an instance of a repeat."""
        repeat = self.form.repeats[place_of_node(instance)]
        return next(self._forward(repeat.children, instance), None)

    def can_add(self, repeat: Repeat, parent: Node) -> bool:
        """Return whether somebody may add an instance of a repeat below `parent`."""
        if not repeat.is_open or not parent.is_relevant:
            return False
        relevant = self.form.binds[repeat.place].relevant if repeat.place in self.form.binds else None
        instances = parent.by_name.get(repeat.place[-1])
        if relevant is None:
            return True
        if instances:
            return any(instance.is_relevant for instance in instances)
        sample = Node(parent.kind, repeat.place[-1])
        sample.parent, sample.shape = parent, repeat.place
        return to_truth(relevant.run(Context(sample, self.answers.world)))

    # -- going forward ----------------------------------------------------------------------------------

    def _forward(self, items: tuple[Item, ...], within: Node) -> Iterator[Stop]:
        for item in items:
            yield from self._stops_in(item, within)

    def _stops_in(self, item: Item, within: Node) -> Iterator[Stop]:
        if isinstance(item, Question):
            yield from self._question(item, within)
        elif isinstance(item, Repeat):
            for parent in self._parents(item, within):
                for instance in list(parent.by_name.get(item.place[-1], ())):
                    if instance.is_relevant:
                        yield from self._forward(item.children, instance)
                if self.can_add(item, parent):
                    yield Stop(item, parent)
        elif self._applies(item, within):
            yield from self._forward(item.children, within)

    def _question(self, item: Question, within: Node) -> Iterator[Stop]:
        for node in self._nodes(item, within):
            if node.is_relevant:
                yield Stop(item, node)

    def _nodes(self, item: Question, within: Node) -> list[Node]:
        own = place_of_node(within)
        return below(within, item.place[len(own) :]) if item.place[: len(own)] == own else []

    def _parents(self, repeat: Repeat, within: Node) -> list[Node]:
        return below(within, repeat.place[len(place_of_node(within)) : -1])

    def _applies(self, group: Group, within: Node) -> bool:
        if group.place is None:
            return True
        return any(node.is_relevant for node in below(within, group.place[len(place_of_node(within)) :]))

    def _onward(self, item: Item, node: Node) -> Iterator[Stop]:
        """Yield the stops behind an item."""
        parent, siblings = self._surroundings(item)
        within = self._within(node)
        yield from self._forward(siblings[item.position[-1] + 1 :], within)
        if isinstance(parent, Group):
            yield from self._onward(parent, within)
        elif isinstance(parent, Repeat) and within.parent is not None:
            holder = within.parent
            for instance in list(holder.by_name.get(parent.place[-1], ()))[within.place :]:
                if instance.is_relevant:
                    yield from self._forward(parent.children, instance)
            if self.can_add(parent, holder):
                yield Stop(parent, holder)
            yield from self._onward(parent, holder)

    def _surroundings(self, item: Item) -> tuple[Group | Repeat | None, tuple[Item, ...]]:
        parent = self.form.items.get(item.position[:-1])
        if isinstance(parent, Group | Repeat):
            return parent, parent.children
        return None, self.form.body

    def _within(self, node: Node) -> Node:
        """Return the nearest repeat instance, or the document, that a node stands in."""
        found: Node | None = node
        while found is not None and place_of_node(found) not in self.form.repeats:
            found = found.parent
        return self.answers.world.main if found is None else found

    # -- going back -------------------------------------------------------------------------------------

    def _backward(self, items: tuple[Item, ...], within: Node) -> Iterator[Stop]:
        for item in reversed(items):
            if isinstance(item, Question):
                yield from reversed(list(self._question(item, within)))
            elif isinstance(item, Repeat):
                for parent in reversed(self._parents(item, within)):
                    yield from self._last_in(item, parent, with_end=True)
            elif self._applies(item, within):
                yield from self._backward(item.children, within)

    def _last_in(self, repeat: Repeat, parent: Node, *, with_end: bool) -> Iterator[Stop]:
        instances = [node for node in parent.by_name.get(repeat.place[-1], ()) if node.is_relevant]
        if with_end and not instances and self.can_add(repeat, parent):
            yield Stop(repeat, parent)
        for instance in reversed(instances):
            yield from self._backward(repeat.children, instance)

    def _homeward(self, item: Item, node: Node) -> Iterator[Stop]:
        parent, siblings = self._surroundings(item)
        within = self._within(node)
        yield from self._backward(siblings[: item.position[-1]], within)
        if isinstance(parent, Group):
            yield from self._homeward(parent, within)
        elif isinstance(parent, Repeat) and within.parent is not None:
            holder = within.parent
            earlier = [
                node
                for node in holder.by_name.get(parent.place[-1], ())[: within.place - 1]
                if node.is_relevant
            ]
            for instance in reversed(earlier):
                yield from self._backward(parent.children, instance)
            yield from self._homeward(parent, holder)
