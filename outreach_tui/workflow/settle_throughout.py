"""Settle many answers alike: all open ones of a record, or of a young person, as one officer wrote them.

Rules:
- Only what that officer wrote is taken. Where they wrote nothing into a field, or two laptops of theirs
  differ, it stays open; nothing is dropped, and what was not chosen stays in the history.
- Every record gets a decision of its own, all of them in one step. Undoing opens all of them again at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from outreach_tui.merging.beside import beside
from outreach_tui.merging.conflicts import FieldConflict, conflicts_of, decide, worth_asking
from outreach_tui.records.revision import Revision
from outreach_tui.workflow.settle_conflicts import settle, signature_here, version_numbered
from outreach_tui.workflow.workspace import Workspace


class Reach(StrEnum):
    """How far one choice goes."""

    RECORD = "record"
    """All open answers of this record."""
    PERSON = "person"
    """All open answers about this young person, in every record."""


def choose_throughout(
    workspace: Workspace, conflict: FieldConflict, number: int, reach: Reach = Reach.RECORD
) -> int:
    """Settle this conflict, and every other one within reach, on what the author of that version wrote.

    Returns: how many answers were settled.
    Raises: OutreachError when this is no lead's workspace, or there is no such version.
    """
    chosen, signature = version_numbered(conflict, number), signature_here(workspace)
    decisions: dict[tuple[str, str], list[Revision]] = defaultdict(list)
    decisions[conflict.entity_list, conflict.record].append(decide(conflict, chosen.write, signature))
    for one in _others(workspace, conflict, reach):
        theirs = [version.write for version in one.versions if version.who == chosen.who]
        if len(theirs) == 1:
            decisions[one.entity_list, one.record].append(decide(one, theirs[0], signature))
    settle(workspace, [_together(of_record) for of_record in decisions.values()])
    return sum(map(len, decisions.values()))


def _others(workspace: Workspace, conflict: FieldConflict, reach: Reach) -> Iterable[FieldConflict]:
    """Yield every other open conflict within reach, each version in the name of whoever first wrote it."""
    picture = workspace.picture
    if reach is Reach.PERSON and conflict.subject is not None:
        records = picture.about(conflict.subject)
    else:
        known = picture.record(conflict.entity_list, conflict.record)
        records = (known,) if known is not None else ()
    for one in worth_asking(found for record in records for found in conflicts_of(record)):
        if not (one.is_of_same_record(conflict) and one.field == conflict.field):
            yield beside(picture, one).conflict


def _together(decisions: list[Revision]) -> Revision:
    """Return one decision that says what all of these say about one record."""
    return msgspec.structs.replace(
        decisions[0],
        set={field: write for one in decisions for field, write in one.set.items()},
        replaces={field: names for one in decisions for field, names in one.replaces.items()},
    )
