"""Which rules wait for their turn, and at which nodes.

A change wakes the rules that look at it; a rule waits once, however often it is woken, and rules are taken in
the order in which the form ranks them.
"""

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from outreach_tui.interview.body import Place
from outreach_tui.interview.definition import Aspect, FormDefinition, Rule, Trigger
from outreach_tui.interview.places import below, place_of_node
from outreach_tui.interview.xpath.tree import Node

_VALUE, _COUNT, _CHOICES = Aspect.VALUE, Aspect.COUNT, Aspect.CHOICES


class Waking:
    """The rules that wait."""

    def __init__(self, form: FormDefinition) -> None:
        """Begin with none waiting."""
        self.form = form
        self._rules = form.rules
        self._triggers = form.triggers
        self._shape_triggers: dict[Place, tuple[tuple[Place, Trigger], ...]] = {}
        self._waiting: dict[int, dict[Node, None]] = {}
        self._turns: list[int] = []

    def turns(self) -> Iterator[tuple[Rule, Iterable[Node]]]:
        """Yield the rule whose turn it is, with its nodes, until none waits; more may be woken."""
        while self._turns:
            rank = heappop(self._turns)
            yield self._rules[rank], self._waiting.pop(rank)

    def forget(self) -> None:
        """Let none wait any longer."""
        self._turns.clear()
        self._waiting.clear()

    def every(self, main: Node, aspects: Iterable[Aspect]) -> None:
        """Let every rule of these aspects take its turn, for every node."""
        wanted = frozenset(aspects)
        for rule in self.form.rules:
            if rule.aspect in wanted:
                for node in below(main, rule.place):
                    self.wait(rule.rank, node)

    def wait(self, rank: int, node: Node) -> None:
        """Let a rule wait for its turn at a node."""
        nodes = self._waiting.get(rank)
        if nodes is None:
            self._waiting[rank] = {node: None}
            heappush(self._turns, rank)
        else:
            nodes[node] = None

    def for_change(self, node: Node) -> None:
        """Wake the rules that look at a node."""
        for trigger in self._triggers.get(place_of_node(node), ()):
            self._wake(trigger.rank, node, trigger.up, trigger.down)

    def _wake(self, rank: int, node: Node, up: int, down: Place) -> None:
        top: Node | None = node
        for _ in range(up):
            if top is None:
                return
            top = top.parent
        if top is not None:
            for target in below(top, down):
                self.wait(rank, target)

    def rules_in(self, instance: Node) -> None:
        """Wake every rule about a new instance and what is in it."""
        for node in (instance, *instance.descendants()):
            for one in (node, *node.attributes):
                for rule in self.rules_at(place_of_node(one)):
                    self.wait(rule.rank, one)

    def rules_at(self, place: Place) -> Iterator[Rule]:
        """Yield the rules about a place."""
        for rank in self.form.rules_at.get(place, ()):
            yield self.form.rules[rank]

    def for_shape(self, parent: Node, place: Place) -> None:
        """Wake what looks at how many instances there are, where they stand, or into each of them."""
        depth = len(place) - 1
        for seen, trigger in self._triggers_in(place):
            if trigger.anchor <= depth or seen == place:
                anchor = min(trigger.anchor, depth)
                rule = self.form.rules[trigger.rank]
                self._wake(trigger.rank, parent, depth - anchor, rule.place[anchor:])

    def _triggers_in(self, place: Place) -> tuple[tuple[Place, Trigger], ...]:
        found = self._shape_triggers.get(place)
        if found is None:
            inside = (
                (seen, some) for seen, some in self.form.triggers.items() if seen[: len(place)] == place
            )
            found = tuple((seen, trigger) for seen, some in inside for trigger in some)
            self._shape_triggers[place] = found
        return found

    def waiting_for(self, node: Node) -> None:
        """Wake the rules that wait until their place applies: counts and choices."""
        for rule in self.rules_at(place_of_node(node)):
            if rule.aspect is _COUNT or rule.aspect is _CHOICES:
                self.wait(rule.rank, node)

    def again_in(self, instance: Node) -> None:
        """Wake the rules in an instance that comes back; what can be typed over keeps what it holds."""
        for node in (instance, *instance.descendants()):
            for one in (node, *node.attributes):
                is_typed = place_of_node(one) in self.form.questions
                for rule in self.rules_at(place_of_node(one)):
                    if not (is_typed and rule.aspect is _VALUE):
                        self.wait(rule.rank, one)
