"""Newcomers whose code name somebody else has already.

Rules:
- A code name is no key: two people with one code name stay two people, and whoever merges is told.
- Only newcomers are looked at, so that a name shared long ago is not reported with every bundle.
"""

from collections.abc import Iterator

from outreach_tui.merging.arriving import Arriving
from outreach_tui.merging.report import SharedCodeName

_PEOPLE = "young_people"


def shared_code_names(arriving: Arriving) -> tuple[SharedCodeName, ...]:
    """Return every code name that a newcomer would share, with all who would have it."""
    newcomers = arriving.newcomers()
    if not newcomers:
        return ()
    people: dict[str, set[str]] = {}
    for alias, person in _everybody(arriving, newcomers):
        people.setdefault(alias, set()).add(person)
    return tuple(
        SharedCodeName(alias, tuple(sorted(people[alias])))
        for alias in sorted(people)
        if alias and len(people[alias]) > 1 and people[alias] & newcomers
    )


def _everybody(arriving: Arriving, newcomers: frozenset[str]) -> Iterator[tuple[str, str]]:
    for person in newcomers:
        yield arriving.alias(person), person
    for record in arriving.picture.each(_PEOPLE):
        yield record.value("alias"), record.id
