"""Everything one laptop knows, and the union of what two know.

Rules:
- A state is a set of revisions that only grows, and a set of erased records and people that only grows.
- Joining takes all of both, minus every revision whose record or subject is erased. So it does not matter in
  which order, how often or over how many laptops anything arrives: everybody ends with the same state.
- Erasure wins over every revision, also over one that arrives years later.

It trusts the bytes it is given: whoever reads them from outside decodes them first (`revision.decode`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from outreach_tui.records.place import place_of
from outreach_tui.records.revision import revision_id


@dataclass(frozen=True, slots=True)
class State:
    """All that is known; made by `State.of`, `join` and `erase`, which keep the erased out."""

    revisions: Mapping[str, bytes] = field(default_factory=dict)
    """Encoded revisions by revision id; none of an erased record or person."""
    erased: frozenset[str] = frozenset()
    """Ids of records and young people that are erased for good."""

    @classmethod
    def of(cls, revisions: Iterable[bytes], erased: Iterable[str] = ()) -> "State":
        """Return the state that holds `revisions`, except those of anything in `erased`."""
        gone = frozenset(erased)
        return cls({revision_id(raw): raw for raw in revisions if not is_about(raw, gone)}, gone)

    def lines(self) -> Iterator[bytes]:
        """Yield the encoded revisions in the one order that is the same on every laptop, by id."""
        for one in sorted(self.revisions):
            yield self.revisions[one]


def join(a: State, b: State) -> State:
    """Return everything that `a` or `b` knows, without what either of them knows to be erased."""
    erased = a.erased | b.erased
    revisions = dict(_without(a.revisions, erased - a.erased))
    revisions.update(_without(b.revisions, erased - b.erased))
    return State(revisions, erased)


def erase(state: State, uuids: Iterable[str]) -> State:
    """Return `state` without any revision of these records, or of these people and all that is about them."""
    return join(state, State(erased=frozenset(uuids)))


def is_about(raw: bytes, uuids: frozenset[str]) -> bool:
    """Whether the encoded revision `raw` changes, or is about, any of `uuids`."""
    return bool(uuids) and place_of(raw).is_about(uuids)


def _without(revisions: Mapping[str, bytes], newly_erased: frozenset[str]) -> Mapping[str, bytes]:
    if not newly_erased:
        return revisions
    return {one: raw for one, raw in revisions.items() if not is_about(raw, newly_erased)}
