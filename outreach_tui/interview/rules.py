"""The rules of a form put in their order, and which change wakes which rule.

- A rule looks only at what earlier rules have decided; rules that go in a circle are refused, naming the way
  round. Relevance of a group decides about everything in it.
- Looking from one instance of a repeat at another is no circle. Counts of repeats and offers of choices come
  after what they look at, and may wake earlier rules again.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from outreach_tui.interview.body import Item, Place, Question, Repeat, flattened, question_name
from outreach_tui.interview.definition import Aspect, Bind, Rule, Trigger
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.turns import in_turn
from outreach_tui.interview.xpath.references import ANYTHING, Reference

_DECIDING = frozenset({Aspect.VALUE, Aspect.RELEVANCE})


def rules_of(
    binds: Mapping[Place, Bind], body: Iterable[Item], places: frozenset[Place]
) -> tuple[tuple[Rule, ...], dict[Place, tuple[Trigger, ...]]]:
    """Return the rules in their turn, and the rules that look at each place.

    Args:
        binds: the rules of every place.
        body: what is asked, for repeats that count and offers of choices.
        places: every place there is.

    Raises:
        ScriptError: if rules go in a circle.
    """
    items = tuple(flattened(body))
    rules = list(_unranked(binds, items))
    watched = [_watched(rule, places) for rule in rules]
    repeats = frozenset(item.place for item in items if isinstance(item, Repeat))
    order = _ordered(rules, watched, places, repeats)
    ranks = {old: new for new, old in enumerate(order)}
    triggers: dict[Place, list[Trigger]] = {}
    for old, seen in enumerate(watched):
        for place, anchor in seen.items():
            trigger = Trigger(ranks[old], anchor, len(place) - anchor, rules[old].place[anchor:])
            triggers.setdefault(place, []).append(trigger)
    ranked = tuple(replace(rules[old], rank=rank) for rank, old in enumerate(order))
    return ranked, {place: tuple(sorted(some, key=lambda t: t.rank)) for place, some in triggers.items()}


def _unranked(binds: Mapping[Place, Bind], items: Iterable[Item]) -> Iterator[Rule]:
    for place, bind in binds.items():
        if bind.relevant is not None:
            yield Rule(0, place, Aspect.RELEVANCE, bind.relevant)
        if bind.calculate is not None:
            yield Rule(0, place, Aspect.VALUE, bind.calculate, data_type=bind.data_type)
    for item in items:
        if isinstance(item, Repeat) and item.count is not None:
            yield Rule(0, item.place[:-1], Aspect.COUNT, item.count, item.place)
        if isinstance(item, Question) and item.options is not None and item.options.nodes is not None:
            yield Rule(0, item.place, Aspect.CHOICES, item.options.nodes)


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


def _ordered(
    rules: list[Rule], watched: list[dict[Place, int]], places: frozenset[Place], repeats: frozenset[Place]
) -> list[int]:
    deciders = _deciders(rules, places)
    before: list[set[int]] = []
    loosely: list[set[int]] = []
    for rule, seen in zip(rules, watched, strict=True):
        firm: set[int] = set()
        loose: set[int] = set()
        for place, anchor in seen.items():
            is_loose = anchor < _shared_repeat(rule.place, place, repeats)
            (loose if is_loose else firm).update(deciders.get(place, ()))
        before.append(firm)
        loosely.append(loose - firm)
    order, circle = in_turn(before, loosely)
    if circle:
        raise _circle([rules[index] for index in circle])
    return order


def _shared_repeat(one: Place, other: Place, repeats: frozenset[Place]) -> int:
    """Return how deep the innermost repeat lies that both places stand in."""
    depth = 0
    if not repeats:
        return depth
    for length in range(1, min(len(one), len(other)) + 1):
        if one[:length] != other[:length]:
            break
        if one[:length] in repeats:
            depth = length
    return depth


def _deciders(rules: list[Rule], places: frozenset[Place]) -> dict[Place, list[int]]:
    """Return which rules decide about each place: its value, or whether it applies."""
    deciders: dict[Place, list[int]] = {}
    below = _places_below(places, {rule.place for rule in rules if rule.aspect is Aspect.RELEVANCE})
    for index, rule in enumerate(rules):
        if rule.aspect in _DECIDING:
            for place in [rule.place] if rule.aspect is Aspect.VALUE else below[rule.place]:
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


def _circle(around: list[Rule]) -> ScriptError:
    names = " → ".join(rule.place[-1] for rule in [*around, around[0]])
    what = f"its rules go in a circle: {names}"
    return ScriptError(
        question_name(around[0].place), what, "Take one of them out of the circle", code="circle"
    )
