"""Two entries that may be one young person: a suggestion with its reasons, for a person to decide.

Rules:
- Only what the work vault holds is looked at: code name, area, age band, and their own words. Names and
  addresses are never read here.
- A suggestion joins nothing. Two people with one code name stay two until somebody says otherwise, and what
  somebody has said once, together or apart, is not suggested again.
- Two different areas or age bands never make a likeness; they are told as reasons against it.
- People are compared within small groups that share a code name's beginning, its end or a word of their own,
  so that ten thousand are compared in seconds and not every one with every other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from outreach_tui.records import same_person
from outreach_tui.records.picture import Picture

_PEOPLE = "young_people"
_WORDS_IN = (("interests", "words"), ("assets", "words"))
_ALIKE_NAME = 88.0
_ALIKE_WORDS = 80.0
_ENOUGH_WORDS = 12
_LARGEST_GROUP = 60
_MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One young person as far as the work vault knows them."""

    person: str
    """Their id."""
    alias: str
    """Their code name."""
    area: str
    """Their area."""
    age_band: str
    """Their age band."""
    words: tuple[str, ...]
    """What they said they want or bring."""
    visits: tuple[tuple[str, str], ...] = ()
    """The officer and the ISO date of each visit, the first one first; filled in for who is suggested."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entries and why they may be one person."""

    first: Entry
    """The one with the smaller id."""
    second: Entry
    """The other."""
    reasons: tuple[str, ...]
    """What speaks for it, in words, the strongest first."""
    against: tuple[str, ...]
    """What speaks against it."""
    nearness: int
    """How alike they are, 0 to 100; orders the list and decides nothing."""


def likenesses(picture: Picture) -> tuple[Likeness, ...]:
    """Return the pairs nobody has judged yet that may be one person, the most alike first, 100 at most."""
    settled = {(one.first, one.second) for one in same_person.pairs(picture) if one.is_settled}
    entries = {one.person: one for one in _entries(picture)}
    found = (
        _likeness(entries[one], entries[other])
        for one, other in sorted(_worth_comparing(entries.values()))
        if (one, other) not in settled
    )
    ranked = sorted((one for one in found if one), key=_most_alike_first)
    return tuple(_with_visits(picture, one) for one in ranked[:_MOST])


def _most_alike_first(one: Likeness) -> tuple[int, int, str]:
    return -one.nearness, -len(one.reasons), one.first.person


def _with_visits(picture: Picture, one: Likeness) -> Likeness:
    first, second = (replace(entry, visits=_visits(picture, entry)) for entry in (one.first, one.second))
    return replace(one, first=first, second=second)


def _visits(picture: Picture, entry: Entry) -> tuple[tuple[str, str], ...]:
    known = ((one.value("on"), one.value("officer")) for one in picture.about(entry.person, "visits"))
    return tuple((officer, on) for on, officer in sorted(known))


def _entries(picture: Picture) -> Iterator[Entry]:
    for record in picture.each(_PEOPLE):
        words = [
            one.value(field).strip()
            for entity_list, field in _WORDS_IN
            for one in picture.about(record.id, entity_list)
        ]
        yield Entry(
            record.id,
            record.value("alias"),
            record.value("area"),
            record.value("age_band"),
            tuple(dict.fromkeys(filter(None, words))),
        )


def _worth_comparing(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """Return the pairs that share something rare enough to bring them together."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for key in _keys(entry):
            groups[key].add(entry.person)
    return {
        pair
        for group in groups.values()
        if len(group) <= _LARGEST_GROUP
        for pair in combinations(sorted(group), 2)
    }


def _keys(entry: Entry) -> Iterator[tuple[str, str]]:
    alias = entry.alias.casefold()
    if alias:
        yield "alias", alias
        yield "begins", f"{entry.area} {alias[:4]}"
        yield "ends", f"{entry.area} {alias[-4:]}"
    for words in entry.words:
        if len(words) >= _ENOUGH_WORDS:
            yield "words", f"{entry.area} {words.casefold()[:_ENOUGH_WORDS]}"


def _likeness(one: Entry, other: Entry) -> Likeness | None:
    from rapidfuzz import fuzz

    name = fuzz.ratio(one.alias.casefold(), other.alias.casefold()) if one.alias and other.alias else 0.0
    words, theirs, ours = _closest(one.words, other.words)
    reasons = []
    if one.alias and one.alias == other.alias:
        reasons.append("the same code name")
    elif name >= _ALIKE_NAME:
        reasons.append(f"code names {name:.0f} % alike")
    if words >= _ALIKE_WORDS:
        reasons.append(f"words {words:.0f} % alike: “{theirs}” and “{ours}”")
    if not reasons:
        return None
    same, against = _facts(one, other)
    nearness = round(max(name, words) - 20 * len(against) + 2 * len(same))
    return Likeness(one, other, (*reasons, *same), against, max(0, min(100, nearness)))


def _facts(one: Entry, other: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs = (("area", one.area, other.area), ("age band", one.age_band, other.age_band))
    same = tuple(f"same {name}" for name, here, there in pairs if here and here == there)
    against = tuple(f"another {name}" for name, here, there in pairs if here and there and here != there)
    return same, against


def _closest(mine: Collection[str], theirs: Collection[str]) -> tuple[float, str, str]:
    """Return how alike the two most alike wordings are, and both of them."""
    from rapidfuzz import fuzz, utils

    best = (0.0, "", "")
    for one in mine:
        for other in theirs:
            if min(len(one), len(other)) >= _ENOUGH_WORDS:
                alike = fuzz.token_sort_ratio(one, other, processor=utils.default_process)
                best = max(best, (alike, one, other))
    return best
