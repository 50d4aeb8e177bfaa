"""Some of all: the only form in which a figure is shown.

Rules:
- Numerator and denominator are always there.
- "Not enough yet" is a result: nothing of nothing is neither good nor bad.
- With fewer than five people behind it, a figure is counts only: no percentage, and no threshold is held
  against it. The limit belongs to the area and can be raised.
"""

from dataclasses import dataclass
from enum import StrEnum

FEWEST_PEOPLE = 5
"""People that must stand behind a percentage, unless the area asks for more."""


class Weight(StrEnum):
    """What a figure can carry."""

    NOT_ENOUGH_YET = "not_enough_yet"
    """There is nothing to count yet."""
    COUNTS_ONLY = "counts_only"
    """Too few people for a percentage."""
    ENOUGH = "enough"
    """Enough people for a percentage; still to be read, not believed."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    numerator: int
    """How many of them."""
    denominator: int
    """How many there are."""
    people: int
    """How many young people stand behind the denominator."""
    fewest_people: int = FEWEST_PEOPLE
    """How many must, for a percentage."""

    @property
    def weight(self) -> Weight:
        """What the figure can carry."""
        if not self.denominator:
            return Weight.NOT_ENOUGH_YET
        return Weight.ENOUGH if self.people >= self.fewest_people else Weight.COUNTS_ONLY

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down so that 100 means all of them; None where only counts may be shown."""
        return self.numerator * 100 // self.denominator if self.weight is Weight.ENOUGH else None

    def is_under(self, percent: int) -> bool | None:
        """Whether it lies under a threshold; None where that cannot be said."""
        return None if self.weight is not Weight.ENOUGH else self.numerator * 100 < percent * self.denominator

    @property
    def words(self) -> str:
        """The figure as a phrase: "9 of 12 (75%)", "2 of 3" or "not enough yet"."""
        if self.weight is Weight.NOT_ENOUGH_YET:
            return "not enough yet"
        counts = f"{self.numerator} of {self.denominator}"
        return counts if self.percent is None else f"{counts} ({self.percent}%)"
