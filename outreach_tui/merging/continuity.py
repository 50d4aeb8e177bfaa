"""Whether the audit log and the journal of a laptop go on from where they stood when it was last heard.

Rules:
- Bundles of one laptop are looked at in their order, whatever the order they arrived in. One that comes late
  fills what was missing, and is otherwise held only against the links it brings.
- A link that arrived is never replaced by another one. Where a log does not go on from it, the laptop's log
  is a new branch from there, and what arrived before stays.
- What was told once is told again only when it happens again; missing links are told until they come.
- One bundle begins at most one branch; what in it then still does not join counts as unreadable.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter

from msgspec.structs import replace as with_fields

from outreach_tui.merging.laptop_log import Break, BreakKind, LaptopLog, Segment
from outreach_tui.records.audit_chain import Link

_MOST_RUNS = 1_000
"""Runs of missing links that are told apart; beyond them the last one stands for all others."""

Place = tuple[int, int]
"""A branch, counted from 0, and the number of a link in it."""
Known = Callable[[int, int], Link | None]
"""Returns the link at a place that arrived earlier, if it did."""


@dataclass(slots=True)
class Continued:
    """A log as it would be after some bundles."""

    log: LaptopLog
    """How far it is known then."""
    new: dict[Place, Link]
    """The links to keep."""
    breaks: list[Break]
    """What is wrong, newly."""


def continued(log: LaptopLog, known: Known, segments: Iterable[Segment]) -> Continued:
    """Return what these bundles of one laptop do to what is known of its log.

    Args:
        log: how far it is known.
        known: the links that arrived earlier.
        segments: what each bundle says, in any order.
    """
    walk = _Walk(Continued(log, {}, []), known)
    for segment in sorted(segments, key=lambda one: (one.key_epoch, one.bundle)):
        walk.take(segment)
    walk.done.log = with_fields(walk.done.log, breaks=(*log.breaks, *walk.done.breaks))
    return walk.done


@dataclass(slots=True)
class _Walk:
    done: Continued
    known: Known
    branched: bool = False

    def take(self, segment: Segment) -> None:
        before, told = self.done.log, len(self.done.breaks)
        self.branched = False
        is_late = (segment.key_epoch, segment.bundle) <= before.place
        if segment.unreadable:
            self._tell(BreakKind.UNREADABLE, segment, segment.unreadable)
            told += 1
        if not is_late and self._is_put_back(segment):
            self._tell(BreakKind.PUT_BACK, segment, before.journal_count, segment.journal_count)
        for link in segment.links:
            self._link(link, segment)
        if not is_late:
            self._claim(segment)
        del self.done.breaks[told + 1 :]  # one break of a bundle is told by its first sign

    def _is_put_back(self, segment: Segment) -> bool:
        log = self.done.log
        if segment.journal_head is None or not log.journal_head or self._begins_anew(segment):
            return False
        return segment.journal_count < log.journal_count or (
            segment.journal_count == log.journal_count and segment.journal_head != log.journal_head
        )

    def _begins_anew(self, segment: Segment) -> bool:
        """Whether it is another store under a new key: its first entry is another one."""
        if segment.key_epoch == self.done.log.place[0] or not segment.links or segment.links[0].seq != 1:
            return False
        first = self._at(1)
        return first is not None and first.head != segment.links[0].head

    def _link(self, link: Link, segment: Segment) -> None:
        log, here = self.done.log, self._at(link.seq)
        if here is not None:
            if here.head != link.head:
                self._branch(link, segment)
            elif here.is_sealed and not link.is_sealed:
                self._put(link)
        elif not self._joins(link):
            self._branch(link, segment)
        elif link.seq > log.count:
            self._append(link)
        else:
            self._put(link)
            self.done.log = with_fields(log, missing=_without(log.missing, link.seq))

    def _joins(self, link: Link) -> bool:
        """Whether it fits to those beside it, as far as they are here."""
        before = self._at(link.seq - 1)
        after = self._at(link.seq + 1)
        follows = before is None or before.head == link.prev
        return follows and (after is None or after.prev == link.head) and (link.seq > 1) == bool(link.prev)

    def _append(self, link: Link) -> None:
        log = self.done.log
        missing = log.missing
        if link.seq > log.count + 1:
            first = log.count + 1 if len(missing) < _MOST_RUNS else missing[-1][0]
            missing = (*missing[: _MOST_RUNS - 1], (first, link.seq - 1))
        self._put(link)
        self.done.log = with_fields(log, count=link.seq, head=link.head, missing=missing)

    def _branch(self, link: Link, segment: Segment) -> None:
        """Begin a new branch of the log with a link that is not the one expected."""
        if self.branched:
            return
        self.branched = True
        kind = BreakKind.BEGUN_ANEW if self._begins_anew(segment) else BreakKind.CHANGED
        self._tell(kind, segment, link.seq)
        log = self.done.log
        self._cut(min(link.seq - 1, log.count))
        self.done.log = with_fields(self.done.log, branches=(*log.branches, link.seq))
        self._append(link)

    def _cut(self, count: int) -> None:
        """Let the log end with link `count`."""
        last = self._at(count)
        log = self.done.log
        missing = tuple((first, min(end, count)) for first, end in log.missing if first <= count)
        self.done.log = with_fields(log, count=count, head=last.head if last else "", missing=missing)

    def _claim(self, segment: Segment) -> None:
        log = self.done.log
        claimed = log.claimed
        if segment.head is not None:
            claimed, here = segment.count, self._at(segment.count)
            if segment.count < log.count:
                self._tell(BreakKind.WENT_BACK, segment, log.count, segment.count)
                self._cut(segment.count)
                self.done.log = with_fields(self.done.log, branches=(*log.branches, segment.count + 1))
            elif here is not None and here.head != segment.head:
                self._tell(BreakKind.CHANGED, segment, segment.count)
        journal = (segment.journal_head or log.journal_head, segment.journal_count or log.journal_count)
        self.done.log = with_fields(
            self.done.log,
            claimed=claimed,
            place=(segment.key_epoch, segment.bundle),
            journal_head=journal[0],
            journal_count=journal[1],
        )

    def _tell(self, kind: BreakKind, segment: Segment, before: int, now: int = 0) -> None:
        self.done.breaks.append(Break(kind, segment.bundle, before, now))

    def _put(self, link: Link) -> None:
        self.done.new[branch_of(self.done.log.branches, link.seq), link.seq] = link

    def _at(self, seq: int) -> Link | None:
        if not 0 < seq <= self.done.log.count:
            return None
        branch = branch_of(self.done.log.branches, seq)
        return self.done.new.get((branch, seq)) or self.known(branch, seq)


def branch_of(branches: tuple[int, ...], seq: int) -> int:
    """Return in which branch, counted from 0, the link of this number lies now."""
    for number in range(len(branches) - 1, 0, -1):
        if branches[number] <= seq:
            return number
    return 0


def _without(runs: tuple[tuple[int, int], ...], seq: int) -> tuple[tuple[int, int], ...]:
    """Return the runs without one number; of as many as may be told apart none is parted in two."""
    place = bisect_right(runs, seq, key=itemgetter(0)) - 1
    if place < 0 or runs[place][1] < seq:
        return runs
    first, last = runs[place]
    left = tuple(run for run in ((first, seq - 1), (seq + 1, last)) if run[0] <= run[1])
    if len(runs) - 1 + len(left) > _MOST_RUNS:
        return runs
    return (*runs[:place], *left, *runs[place + 1 :])
