"""Open again what was settled last: both versions are put back, on every laptop that hears of it."""

from collections.abc import Iterator

from outreach_tui.errors import OutreachError
from outreach_tui.merging.beside import PUT_BACK, SETTLED
from outreach_tui.merging.conflicts import FieldConflict, alias_of, conflicts_of, worth_asking
from outreach_tui.records.revision import Revision, Write, decode
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.settle_conflicts import in_order, signature_here
from outreach_tui.workflow.told_state import corrections, keep_decisions
from outreach_tui.workflow.workspace import Workspace


def undo_last_decision(workspace: Workspace) -> tuple[FieldConflict, ...]:
    """Open again what was settled last, all of it where it was one step; returns each as it stands now.

    Raises: OutreachError when no decision stands.
    """
    require_lead(workspace, "Choose between answers")
    standing = _last_step(workspace)
    if not standing:
        raise OutreachError("nothing-to-undo", "the conflicts", "no decision stands here", "Settle one first")
    keep_decisions(workspace, [one for decided in standing.items() for one in _put_back(workspace, *decided)])
    opened = (one for decision in standing.values() for one in _open_again(workspace, decision))
    return tuple(sorted(opened, key=in_order))


def _open_again(workspace: Workspace, decision: Revision) -> Iterator[FieldConflict]:
    """Yield what a decision had settled, as it stands now; a label follows its field and is not named."""
    record = workspace.picture.record(decision.entity_list, decision.record)
    if record is not None:  # a decision that stands has a record, and putting back takes none away
        alias = alias_of(workspace.picture, record.subject)
        yield from worth_asking(conflicts_of(record, alias, decision.set))


def _last_step(workspace: Workspace) -> dict[str, Revision]:
    """Return the decisions, by id, that were written down in one step last and still stand."""
    step: dict[str, Revision] = {}
    store = workspace.vault.revisions()
    for one in reversed(corrections(workspace)):
        decision = decode(store[one]) if one in store else None
        if decision is None or decision.form != SETTLED or not _stands(workspace, one, decision):
            continue
        if any(known.salt != decision.salt for known in step.values()):
            break
        step[one] = decision
    return step


def _put_back(workspace: Workspace, decided: str, decision: Revision) -> Iterator[Revision]:
    """Yield the changes that say again what the decision had replaced."""
    rows = workspace.picture.named_rows(decision.entity_list, decision.record)
    for field in decision.set:
        for write in {decode(rows[one]).set[field] for one in decision.replaces[field] if one in rows}:
            yield _again(workspace, decision, field, decided, write)


def _again(workspace: Workspace, decision: Revision, field: str, decided: str, write: Write) -> Revision:
    signature = signature_here(workspace)
    return Revision(
        at=signature.at,
        device=signature.device,
        entity_list=decision.entity_list,
        form=PUT_BACK,
        record=decision.record,
        replaces={field: (decided,)},
        salt=signature.salt,
        set={field: write},
        subject=decision.subject,
        who=signature.who,
    )


def _stands(workspace: Workspace, one: str, decision: Revision) -> bool:
    record = workspace.picture.record(decision.entity_list, decision.record)
    return record is not None and any(
        live.revision_id == one for field in decision.set for live in record.live(field)
    )
