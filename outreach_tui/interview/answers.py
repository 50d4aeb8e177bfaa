"""The answers of one session: a tree of nodes that keeps itself right.

- Putting a value in wakes the rules that look at it, and they wake others, each rule once and in its turn;
  nothing else is worked out again.
- What does not apply keeps its value but is invisible to every rule, so it comes back when it applies again.
- A reason why there is no answer counts as a change but never as a value; a rule that only copies one answer
  inherits its reason.
"""

from collections import Counter
from collections.abc import Callable

from outreach_tui.interview.aside import Aside
from outreach_tui.interview.body import MOST_INSTANCES, Place, question_name
from outreach_tui.interview.definition import Aspect, Bind, FormDefinition, Rule
from outreach_tui.interview.places import below, insert_instance, place_of_node, standing_in
from outreach_tui.interview.prompt import Control
from outreach_tui.interview.sample import nodes_of
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.stored import as_stored
from outreach_tui.interview.waking import Waking
from outreach_tui.interview.xpath.context import Context, World
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import Value, to_number, to_text, to_truth

_MOST_NODES_MADE = 500_000
_MOST_RECOUNTS = 100
_NO_RULES = Bind()
_VALUE, _RELEVANCE, _COUNT, _CHOICES = Aspect.VALUE, Aspect.RELEVANCE, Aspect.COUNT, Aspect.CHOICES


class Answers:
    """The answers, and the rules at work on them."""

    def __init__(
        self, form: FormDefinition, world: World, greet: Callable[["Answers", Node], None] = lambda *_: None
    ) -> None:
        """Work on the answers in `world.main` by the rules of `form`; `greet` each new instance."""
        self.form = form
        self.world = world
        self.aside = Aside()
        self._greet = greet
        self._made = 0
        self._recounts: Counter[int] = Counter()
        self.waking = Waking(form)

    # -- finding nodes ----------------------------------------------------------------------------------

    def at(self, start: Node, place: Place) -> list[Node]:
        """Return the nodes of a place below `start`, or `start` itself."""
        return below(start, place[len(place_of_node(start)) :])

    def bind(self, node: Node) -> Bind:
        """Return the rules of the place a node stands at."""
        return self.form.binds.get(place_of_node(node), _NO_RULES)

    # -- changing ---------------------------------------------------------------------------------------

    def put(self, node: Node, text: str, missing: str | None = None) -> None:
        """Put an answer, or a reason why there is none, and work out what depends on it."""
        self.change(node, text, missing)
        self.settle()

    def change(self, node: Node, text: str, missing: str | None = None) -> None:
        """Put an answer in; what depends on it waits for `settle`."""
        if node.text != text or node.missing != missing:
            node.text = text
            node.missing = missing
            self.waking.for_change(node)

    def add_instance(self, parent: Node, place: Place) -> Node:
        """Add an instance of a repeat, last among those below `parent`, and return it."""
        instance = self._made_instance(place)
        insert_instance(parent, instance, self.form.child_order.get(place[:-1], ()))
        self.waking.rules_in(instance)
        self.waking.for_shape(parent, place)
        self._greet(self, instance)
        self.settle()
        return instance

    def _made_instance(self, place: Place) -> Node:
        instance = nodes_of(self.form.repeat_templates[place], place[:-1])
        self._made += 1 + sum(1 for _ in instance.descendants())
        if self._made > _MOST_NODES_MADE:
            what = "it makes more repeats than a conversation can hold"
            raise ScriptError(question_name(place), what, "Ask for fewer")
        return instance

    def remove_instance(self, instance: Node) -> None:
        """Take an instance of a repeat away."""
        parent, place = instance.parent, place_of_node(instance)
        if parent is not None:
            parent.remove(instance)
            self.waking.for_shape(parent, place)
            self.settle()

    # -- working out ------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let waiting rules take their turns until none waits.

        Raises:
            ScriptError: if a rule cannot be worked out; those that still wait are then forgotten.
        """
        try:
            for rule, nodes in self.waking.turns():
                for node in nodes:
                    self._apply(rule, node)
        finally:
            self.waking.forget()
            self._recounts.clear()

    def _apply(self, rule: Rule, node: Node) -> None:
        aspect = rule.aspect
        at = standing_in(node, rule.repeat) if aspect is _COUNT else node
        try:
            value = rule.run.run(Context(at, self.world))
        except (ArithmeticError, ValueError, RecursionError) as fault:
            what = "its rule cannot be worked out with these answers"
            raise ScriptError(question_name(rule.place), what, "Tell whoever wrote the script") from fault
        if aspect is _VALUE:
            text, node.reads_as = as_stored(value, rule.data_type)
            self.change(node, text, None if text else _inherited(value))
        elif aspect is _RELEVANCE:
            self._set_relevance(node, own=to_truth(value))
        elif aspect is _COUNT:
            self._set_count(node, rule.repeat, to_number(value))
        else:
            self._drop_choices(node, value)

    def _set_relevance(self, node: Node, *, own: bool) -> None:
        node.own_relevance = own
        is_relevant = own and (node.parent is None or node.parent.is_relevant)
        if is_relevant != node.is_relevant:
            self._spread(node, is_relevant=is_relevant)

    def _spread(self, node: Node, *, is_relevant: bool) -> None:
        node.is_relevant = is_relevant
        self.waking.for_change(node)
        if is_relevant:
            self.waking.waiting_for(node)
        for child in (*node.children, *node.attributes):
            if child.is_relevant != (is_relevant and child.own_relevance):
                self._spread(child, is_relevant=is_relevant and child.own_relevance)

    def offer(self, node: Node) -> None:
        """Take away an answer that the question no longer offers, now that somebody comes to it."""
        for rule in self.waking.rules_at(place_of_node(node)):
            if rule.aspect is _CHOICES and node.text:
                self.waking.wait(rule.rank, node)
        self.settle()

    def _drop_choices(self, node: Node, rows: Value) -> None:
        """Take away what was chosen and can no longer be; in an order, put what is new at the end."""
        question = self.form.questions[place_of_node(node)]
        value_of = question.options.value if question.options is not None else None
        if not node.text or not node.is_relevant or value_of is None or not isinstance(rows, list):
            return
        offered = [to_text(value_of.run(Context(row, self.world, node))) for row in rows]
        chosen = [node.text] if question.control is Control.SELECT_ONE else node.text.split()
        kept = [value for value in chosen if value in frozenset(offered)]
        if question.control is Control.RANK:
            kept += [value for value in offered if value not in kept]
        self.change(node, " ".join(kept), node.missing)

    def _set_count(self, parent: Node, place: Place, wanted: float) -> None:
        """Have as many instances as the script asks for; those too many wait aside with what they hold."""
        if not parent.is_relevant:
            return
        self._recounts[id(parent)] += 1
        if self._recounts[id(parent)] > _MOST_RECOUNTS:
            what = "the number of its repeats never comes to rest"
            raise ScriptError(question_name(place), what, "Count something outside the repeat")
        if wanted > MOST_INSTANCES:
            what = f"it would repeat more than {MOST_INSTANCES:,} times, which no conversation holds"
            raise ScriptError(question_name(place), what, "Ask for fewer")
        count = int(max(wanted, 0)) if wanted == wanted else 0  # noqa: PLR0124 - not NaN
        instances = parent.by_name.get(place[-1], [])
        if len(instances) == count:
            return
        for instance in reversed(instances[count:]):
            self.aside.put(parent, instance)
        for _ in range(count - len(instances)):
            self._add_counted(parent, place)
        self.waking.for_shape(parent, place)

    def _add_counted(self, parent: Node, place: Place) -> None:
        kept = self.aside.take(parent, place[-1])
        instance = self._made_instance(place) if kept is None else kept
        insert_instance(parent, instance, self.form.child_order.get(place[:-1], ()))
        if kept is None:
            self.waking.rules_in(instance)
            self._greet(self, instance)
        else:
            self.waking.again_in(instance)


def _inherited(value: Value) -> str | None:
    return value[0].missing if isinstance(value, list) and len(value) == 1 else None
