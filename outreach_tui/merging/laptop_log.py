"""How far the audit log and the journal of a laptop are known, and what one bundle says of them."""

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from outreach_tui.records.audit_chain import Link


class BreakKind(StrEnum):
    """What can be wrong."""

    PUT_BACK = "put-back"
    """Its store counts fewer saves than before, or as many others."""
    WENT_BACK = "went-back"
    """Its log counts fewer entries than had arrived."""
    CHANGED = "changed"
    """An entry is not the one that arrived, or does not follow it."""
    BEGUN_ANEW = "begun-anew"
    """Under a new key, its log begins again at its first entry."""
    UNREADABLE = "unreadable"
    """Lines of its log could not be read."""


class Break(Struct, frozen=True):
    """One thing that was wrong."""

    kind: BreakKind
    """What."""
    bundle: int
    """The number of the bundle that showed it."""
    before: int = 0
    """How many there had been before; or which entry; or how many lines."""
    now: int = 0
    """How many there are now."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What one bundle says about its laptop's log."""

    device: str
    """The laptop."""
    key_epoch: int
    """Which key of it signed."""
    bundle: int
    """The bundle's number under that key."""
    head: str | None
    """The head of the log, "" of an empty one; None where it is not told."""
    count: int
    """How many links the log has."""
    journal_head: str | None
    """The head of the journal; None where it is not told."""
    journal_count: int
    """How many commits it has."""
    links: tuple[Link, ...] = field(default=(), repr=False)
    """The links that came along."""
    unreadable: int = 0
    """Lines that were none."""


class LaptopLog(Struct, frozen=True, kw_only=True):
    """How far the log of one laptop is known."""

    branches: tuple[int, ...] = (1,)
    """The first link of each branch, the newest last; what lies before it belongs to the one before."""
    count: int = 0
    """The newest link that arrived."""
    head: str = ""
    """Its head."""
    missing: tuple[tuple[int, int], ...] = ()
    """First and last number of each run of links before it that have not arrived."""
    claimed: int = 0
    """How many links the newest bundle says there are."""
    place: tuple[int, int] = (0, 0)
    """The epoch of the key and the number of the newest bundle."""
    journal_head: str = ""
    """The head of the journal then."""
    journal_count: int = 0
    """Its commits then."""
    breaks: tuple[Break, ...] = ()
    """What was wrong so far."""

    @property
    def not_arrived(self) -> tuple[tuple[int, int], ...]:
        """First and last number of each run of links that have not arrived."""
        rest = ((self.count + 1, self.claimed),) if self.claimed > self.count else ()
        return (*self.missing, *rest)
