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
    new_records: dict[str, int] = field(default_factory=dict)
    """New records about them, by list."""
