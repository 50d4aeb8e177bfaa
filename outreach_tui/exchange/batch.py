"""Judging a folder of bundles together: what contradicts another of the same delivery.

Rules:
- The order in which files were read makes no difference.
- Two bundles that contradict each other are both set aside; neither is believed because it came first.
- The same bundle under two names counts once; the other is known already.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from outreach_tui.exchange.bundle import OpenedBundle
from outreach_tui.exchange.refusal import Code, next_step
from outreach_tui.exchange.sequence import Mark, Place
from outreach_tui.records.read_lines import ReadLines


class Refusal(Struct, frozen=True, kw_only=True, tag="refusal"):
    """Why one file was set aside, as a plain value."""

    code: str
    """One of the fifteen codes, or that of a file that could not be read."""
    where: str
    """The file."""
    what: str
    """What is wrong with it."""
    next_step: str
    """What to do."""


class Reading(Struct, frozen=True, kw_only=True):
    """What came of one file."""

    where: str
    """The file's name as it was given."""
    outcome: OpenedBundle | Refusal
    """The bundle, or why it is set aside; its raw lines are in `read`, and not sent once more."""
    read: ReadLines = ReadLines()
    """The bundle's records, read in the process that opened it; only `merging` judges what they would do."""


def judge_together(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings in the same order, forks set aside and repetitions marked as seen."""
    forked = _forked(
        [reading.outcome.mark for reading in readings if isinstance(reading.outcome, OpenedBundle)]
    )
    seen: set[str] = set()
    judged: list[Reading] = []
    for reading in readings:
        outcome = reading.outcome
        if isinstance(outcome, OpenedBundle):
            if outcome.manifest_hash in forked:
                outcome = _fork(reading.where, outcome.mark)
            elif outcome.manifest_hash in seen:
                outcome = msgspec.structs.replace(outcome, place=Place.SEEN)
            else:
                seen.add(outcome.manifest_hash)
        judged.append(msgspec.structs.replace(reading, outcome=outcome))
    return tuple(judged)


def _forked(marks: Iterable[Mark]) -> frozenset[str]:
    """Return the manifest hashes of every bundle that another one contradicts."""
    by_place: dict[tuple[str, int], dict[str, Mark]] = defaultdict(dict)
    for mark in marks:
        by_place[mark.sender_key, mark.seq][mark.manifest_hash] = mark
    forked: set[str] = set()
    for (key, seq), here in by_place.items():
        if len(here) > 1:
            forked.update(here)
        before = by_place.get((key, seq - 1), {})
        for mark in here.values():
            if before and mark.prev not in before:
                forked.update((mark.manifest_hash, *before))
    return frozenset(forked)


def _fork(where: str, mark: Mark) -> Refusal:
    return Refusal(
        code=Code.FORK.value,
        where=where,
        what=f"bundle {mark.seq} of laptop {mark.device}: another one of this delivery contradicts it: "
        "the laptop was put back to an older copy of itself, or there are two of it",
        next_step=next_step(Code.FORK),
    )
