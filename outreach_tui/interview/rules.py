"""The rules of a form put in their order, and which change wakes which rule.

A rule looks only at what earlier rules have decided; rules that go in a circle are refused, naming the way
round. Relevance of a group decides about everything in it, so it comes before whatever looks in there.
"""

from collections.abc import Iterable, Iterator, Mapping

from outreach_tui.interview.definition import Aspect, Bind, Item, Place, Repeat, Rule, Trigger
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.references import ANYTHING, Reference


def rules_of(
    binds: Mapping[Place, Bind], items: Iterable[Item], places: frozenset[Place]
) -> tuple[tuple[Rule, ...], dict[Place, tuple[Trigger, ...]]]:
    """Return the rules in their turn, and the rules that look at each place.

    Args:
        binds: the rules of every place.
        items: the body, for repeats that count.
        places: every place there is.

    Raises:
        ScriptError: if rules go in a circle.
    """
    rules = list(_unranked(binds, items))
    watched = [_watched(rule, places) for rule in rules]
    order = _ordered(rules, watched, places)
    ranks = {old: new for new, old in enumerate(order)}
    triggers: dict[Place, list[Trigger]] = {}
    for old, seen in enumerate(watched):
        for place, anchor in seen.items():
            triggers.setdefault(place, []).append(Trigger(ranks[old], anchor))
    ranked = tuple(
        Rule(rank, rules[old].place, rules[old].aspect, rules[old].run, rules[old].repeat)
        for rank, old in enumerate(order)
    )
    return ranked, {place: tuple(sorted(some, key=lambda t: t.rank)) for place, some in triggers.items()}


def _unranked(binds: Mapping[Place, Bind], items: Iterable[Item]) -> Iterator[Rule]:
    for place, bind in binds.items():
        if bind.relevant is not None:
            yield Rule(0, place, Aspect.RELEVANCE, bind.relevant)
        if bind.calculate is not None:
            yield Rule(0, place, Aspect.VALUE, bind.calculate)
    for item in items:
        if isinstance(item, Repeat) and item.count is not None:
            yield Rule(0, item.place[:-1], Aspect.COUNT, item.count, item.place)


def _watched(rule: Rule, places: frozenset[Place]) -> dict[Place, int]:
    """Return the places a rule looks at, each with the shallowest anchor it is seen from."""
    seen: dict[Place, int] = {}
    for reference in rule.run.references:
        for place in _expanded(reference, places):
            anchor = min(reference.anchor, len(rule.place))
            seen[place] = min(seen.get(place, anchor), anchor)
    return seen


def _expanded(reference: Reference, places: frozenset[Place]) -> Iterator[Place]:
    path = reference.path
    if "*" not in path and ANYTHING not in path:
        yield path
        return
    fixed = path[: path.index(ANYTHING)] if ANYTHING in path else path
    for place in places:
        if (len(place) == len(fixed) or ANYTHING in path) and _fits(place, fixed):
            yield place


def _fits(place: Place, pattern: Place) -> bool:
    return len(place) >= len(pattern) and all(
        wanted in ("*", name) for name, wanted in zip(place, pattern, strict=False)
    )


def _ordered(rules: list[Rule], watched: list[dict[Place, int]], places: frozenset[Place]) -> list[int]:
    deciders = _deciders(rules, places)
    before: list[set[int]] = [
        {
            decider
            for place in seen
            for decider in deciders.get(place, ())
            if decider != index or _is_circle(rules[index])
        }
        for index, seen in enumerate(watched)
    ]
    after: list[list[int]] = [[] for _ in rules]
    for index, earlier in enumerate(before):
        for decider in earlier:
            after[decider].append(index)
    ready = [index for index, earlier in enumerate(before) if not earlier]
    order: list[int] = []
    while ready:
        index = ready.pop()
        order.append(index)
        for later in after[index]:
            before[later].discard(index)
            if not before[later]:
                ready.append(later)
    if len(order) < len(rules):
        raise _circle(rules, before, set(order))
    return order


def _is_circle(rule: Rule) -> bool:
    """Return whether a rule that looks at its own place goes in a circle; a count may look at its repeat."""
    return rule.aspect is not Aspect.COUNT


def _deciders(rules: list[Rule], places: frozenset[Place]) -> dict[Place, list[int]]:
    """Return which rules decide about each place: its value, or whether and how often it is there."""
    deciders: dict[Place, list[int]] = {}
    below = _places_below(
        places, {rule.repeat or rule.place for rule in rules if rule.aspect is not Aspect.VALUE}
    )
    for index, rule in enumerate(rules):
        decided = [rule.place] if rule.aspect is Aspect.VALUE else below[rule.repeat or rule.place]
        for place in decided:
            deciders.setdefault(place, []).append(index)
    return deciders


def _places_below(places: frozenset[Place], tops: set[Place]) -> dict[Place, list[Place]]:
    below: dict[Place, list[Place]] = {top: [] for top in tops}
    for place in places:
        for length in range(1, len(place) + 1):
            holder = below.get(place[:length])
            if holder is not None:
                holder.append(place)
    return below


def _circle(rules: list[Rule], before: list[set[int]], done: set[int]) -> ScriptError:
    index = next(index for index in range(len(rules)) if index not in done)
    walked: list[int] = []
    while index not in walked:
        walked.append(index)
        index = next(iter(sorted(before[index])))
    round_trip = [*walked[walked.index(index) :], index]
    names = " → ".join(rules[step].place[-1] for step in reversed(round_trip))
    what = f"its rules go in a circle: {names}"
    first = rules[index].place[-1]
    return ScriptError(f"Question {first!r}", what, "Take one of them out of the circle", code="circle")
