"""What one merge took in, bundle by bundle, as its receipts need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from outreach_tui.exchange.sequence import Mark
from outreach_tui.merging.laptop_log import Segment

_NOTHING_REFUSED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedBundle:
    """One bundle that was taken in."""

    mark: Mark
    """Its laptop, its key and its place in the sequence."""
    bundle_id: str
    """The id its sender gave it."""
    receipt_nonce: str
    """What the code read out by phone is made with."""
    revisions: tuple[str, ...]
    """The ids of all its lines, new or not, refused ones included."""
    refused: Mapping[str, str] = field(default_factory=lambda: _NOTHING_REFUSED)
    """Of the lines that are no record: the code of what is wrong, by id."""
    acks: tuple[str, ...] = ()
    """The receipts its laptop says it has seen."""
    erased: tuple[str, ...] = ()
    """The records and people its laptop says it holds no more."""
    segment: Segment | None = None
    """What it says of its laptop's audit log; none where it says nothing."""
    withheld: tuple[Mark, ...] = ()
    """Earlier bundles of its laptop that nobody need wait for."""


@dataclass(frozen=True, slots=True)
class Taken:
    """All that one merge took in."""

    bundles: tuple[ArrivedBundle, ...] = ()
    """The bundles."""
    new: frozenset[str] = frozenset()
    """Ids of the changes that were not in view here before."""
    conflicting: frozenset[str] = frozenset()
    """Ids of the changes that now stand beside a different answer."""
