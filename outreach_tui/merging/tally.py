"""The counts of one young person while bundles are sorted."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """What the bundles bring about one young person, or about nobody."""

    officers: tuple[str, ...] = ()
    """Codes of those whose bundles speak of them, in the order met."""
    new: int = 0
    """New changes about them."""
    same: int = 0
    """Known changes about them."""
    conflicts: int = 0
    """Fields of theirs that would hold different things."""
    refused: int = 0
    """Lines that are no record and name them all the same."""
    awaited: frozenset[tuple[str, ...]] = frozenset()
    """Ids of changes that theirs replace and none of which has arrived."""
    new_records: dict[str, int] = field(default_factory=dict)
    """New records about them, by list."""
