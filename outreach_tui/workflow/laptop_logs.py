"""The audit logs that arrived from laptops: what the lead partner knows of each, and whether it goes on.

Rules:
- Looking changes nothing. What a merge brings of a log is kept in the commit of the merge.
- Entries about somebody who was erased here are left out on arrival; their links are kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from outreach_tui.merging.continuity import Continued, branch_of, continued
from outreach_tui.merging.continuity_in_words import breaks_in_words
from outreach_tui.merging.laptop_log import LaptopLog, Segment
from outreach_tui.records.audit_chain import Link
from outreach_tui.vault.audit_log import KeptLink
from outreach_tui.workflow.audit import about, entry_ids, kept, link_of
from outreach_tui.workflow.workspace import Workspace

_LOGS = "laptop-logs"


@dataclass(frozen=True, slots=True)
class ArrivedLog:
    """What arrived of one laptop's log."""

    device: str
    """The laptop."""
    links: tuple[Link, ...]
    """The links, as its log stands now."""
    remarks: tuple[str, ...]
    """What is wrong with it, a sentence each."""


def look_at_logs(workspace: Workspace, segments: Iterable[Segment]) -> Mapping[str, Continued]:
    """Return, by laptop, what these bundles do to its log."""
    by_laptop: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        by_laptop[segment.device].append(segment)
    logs, arrived = _logs(workspace), workspace.vault.arrived_logs

    def known(device: str, branch: int, seq: int) -> Link | None:
        row = arrived.link(_name(device, branch), seq)
        return link_of(row) if row else None

    return {
        device: continued(
            logs.get(device, LaptopLog()),
            partial(known, device),
            theirs,
        )
        for device, theirs in sorted(by_laptop.items())
    }


def in_words(looked_at: Mapping[str, Continued]) -> tuple[str, ...]:
    """Return what is wrong with these logs, a sentence each."""
    return tuple(
        sentence
        for device, found in looked_at.items()
        for sentence in breaks_in_words(device, found.log, tuple(found.breaks))
    )


def keep_logs(workspace: Workspace, segments: Iterable[Segment]) -> None:
    """Keep what bundles brought of the logs; to be called inside the commit of their merge."""
    looked_at = look_at_logs(workspace, segments)
    if not looked_at:
        return
    erased = workspace.vault.erased()
    rows = [
        _without_erased(kept(link, _name(device, branch)), erased)
        for device, found in looked_at.items()
        for (branch, _), link in found.new.items()
    ]
    workspace.vault.arrived_logs.keep(rows)
    logs = {**_logs(workspace), **{device: found.log for device, found in looked_at.items()}}
    workspace.vault.keep_settings({_LOGS: msgspec.json.encode(logs)})


def arrived_logs(workspace: Workspace) -> tuple[ArrivedLog, ...]:
    """Return what arrived of each laptop's log."""
    rows: dict[str, list[KeptLink]] = defaultdict(list)
    for row in workspace.vault.arrived_logs.all():
        rows[row.log].append(row)
    return tuple(
        ArrivedLog(device, _standing(device, log, rows), tuple(breaks_in_words(device, log, log.breaks)))
        for device, log in sorted(_logs(workspace).items())
    )


def who_looked_elsewhere(workspace: Workspace, person: str) -> tuple[ArrivedLog, ...]:
    """Return, by laptop, what was done there to one young person's entry, whichever of their linked ones."""
    people = entry_ids(workspace, person)
    found = (ArrivedLog(log.device, about(log.links, people), log.remarks) for log in arrived_logs(workspace))
    return tuple(log for log in found if log.links)


def _standing(device: str, log: LaptopLog, rows: Mapping[str, Sequence[KeptLink]]) -> tuple[Link, ...]:
    """Return the links of a log as it goes now, across its branches."""
    found = (
        (branch, row)
        for branch in range(len(log.branches))
        for row in rows.get(_name(device, branch), ())
        if row.seq <= log.count and branch_of(log.branches, row.seq) == branch
    )
    return tuple(link_of(row) for _, row in sorted(found, key=lambda one: one[1].seq))


def _logs(workspace: Workspace) -> dict[str, LaptopLog]:
    raw = workspace.vault.setting(_LOGS)
    return msgspec.json.decode(raw, type=dict[str, LaptopLog]) if raw else {}


def _name(device: str, branch: int) -> str:
    return f"{device}/{branch}"


def _without_erased(row: KeptLink, erased: frozenset[str]) -> KeptLink:
    return KeptLink(row.seq, row.prev, row.sum, log=row.log) if row.about in erased else row
