"""How many young people stand behind some records: people are counted, not entries.

Rules:
- Two entries that a coordinator linked as the same person are one person, in every figure.
- A record about nobody who is known yet stands for somebody of its own.
"""

from collections.abc import Iterable

from outreach_tui.records.picture import Picture
from outreach_tui.records.same_person import pairs, standing_for


class People:
    """Tells whom an entry stands for, by the links of one picture."""

    def __init__(self, picture: Picture) -> None:
        """Read the links once."""
        self._standing_for = standing_for(pairs(picture))

    def behind(self, entries: Iterable[str]) -> frozenset[str]:
        """Return the people whom these entries are about, each once."""
        return frozenset(self._standing_for.get(entry, entry) for entry in entries)
