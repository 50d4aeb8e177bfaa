"""Two entries that are one young person: a record like any other, so it can be linked and unlinked.

Rules:
- A link stands in the list `same_person`, one record for a pair, named by the pair; so two people who link
  the same two make one record. `together` says yes, or no: somebody looked, and they are two.
- Nobody is joined silently: as long as two laptops say different things, the pair is not linked.
- A link is about nobody (it has no subject): it holds two ids and no word about anybody, and stays when one
  of them is erased, so that the other is known to be the same person's, in whatever order things arrive.
"""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Revision

LIST = "same_person"
"""The list that links stand in."""
FIRST, SECOND, TOGETHER = "first", "second", "together"
"""Its fields: the two ids, the smaller first, and yes or no."""

_PEOPLE = "young_people"
_PAIRS = uuid.UUID("6f1d3c1e-94f2-5f0e-8a58-2d5c7c0b9d11")


@dataclass(frozen=True, slots=True)
class Pair:
    """What has been said of two entries."""

    record: str
    """The record's id."""
    first: str
    """The one young person's id."""
    second: str
    """The other's."""
    is_linked: bool
    """They are one person, and nobody says otherwise."""
    is_settled: bool
    """Somebody has looked, whatever they said."""

    @classmethod
    def of(cls, record: Record) -> "Pair":
        """Return what a record of the list says."""
        said = {one.write for one in record.live(TOGETHER)}
        return cls(record.id, record.value(FIRST), record.value(SECOND), said == {"yes"}, bool(said - {None}))


def pair_of(one: str, other: str) -> tuple[str, str, str]:
    """Return the id of the record about two people, and both ids in order."""
    first, second = sorted((one, other))
    return str(uuid.uuid5(_PAIRS, f"{first} {second}")), first, second


def entries_of(picture: Picture, change: Revision) -> tuple[tuple[str, str], ...]:
    """Return the records a change concerns, each with its list: its own, or both entries of a pair.

    A later change of a pair writes only what it says anew; who they are stands in the record.
    """
    if change.entity_list != LIST:
        return ((change.entity_list, change.record),)
    known = picture.record(LIST, change.record)
    people = (change.set.get(field) or (known.value(field) if known else "") for field in (FIRST, SECOND))
    return tuple((_PEOPLE, str(person)) for person in people)


def pairs(picture: Picture) -> tuple[Pair, ...]:
    """Return every pair that anything has been said of."""
    return tuple(map(Pair.of, picture.each(LIST)))


def covered(found: Iterable[Pair], people: Collection[str]) -> frozenset[str]:
    """Return `people` and everybody who is linked with them as the same person, over any number of links."""
    near: dict[str, set[str]] = {}
    for pair in found:
        if pair.is_linked:
            near.setdefault(pair.first, set()).add(pair.second)
            near.setdefault(pair.second, set()).add(pair.first)
    reached, waiting = set(people), list(people)
    while waiting:
        more = near.get(waiting.pop(), set()) - reached
        reached |= more
        waiting += more
    return frozenset(reached)


def standing_for(found: Iterable[Pair]) -> dict[str, str]:
    """Return, for every entry that is linked with another, the one id that stands for the whole person."""
    linked = tuple(pair for pair in found if pair.is_linked)
    people = {person for pair in linked for person in (pair.first, pair.second)}
    return {person: min(covered(linked, {person})) for person in people}
