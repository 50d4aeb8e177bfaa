"""Merge: take officers' bundles into the lead partner's picture, after showing what that would do.

Rules:
- Looking changes nothing; accepting is one commit; the same bundle again changes nothing.
- One bad bundle or record never stops the others: each is named with its reason and its next step.
- What officers were asked to erase is erased right after the commit; that it is to be is part of the commit,
  so a power cut between the two loses nothing.
- A merge is remembered, so that it can be undone (`undo_merge.py`); what young people took back stays so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.exchange.sequence import Mark
from outreach_tui.merging.accept import Acceptance, accept
from outreach_tui.merging.continuity import Continued
from outreach_tui.merging.in_sight import in_sight
from outreach_tui.merging.in_words import preview_lines
from outreach_tui.merging.laptop_log import Segment
from outreach_tui.merging.preview import Foretelling
from outreach_tui.merging.report import MergePreview
from outreach_tui.number_words import counted
from outreach_tui.records.join import State
from outreach_tui.records.revision import revision_id
from outreach_tui.records.withdrawal import LIST, stays_in_view
from outreach_tui.workflow import laptop_logs, merges_kept, received_state
from outreach_tui.workflow.arrivals import Arrivals
from outreach_tui.workflow.arrived import ArrivedBundle, Taken
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.conflict_in_words import foreseen_lines
from outreach_tui.workflow.erase_person import begin_erasing, carry_out
from outreach_tui.workflow.for_somebody_else import pass_over
from outreach_tui.workflow.out_of_sight import begin_wiping, finish_wiping, has_wiped
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.workspace import Workspace
from outreach_tui.workflow.write_receipts import WrittenReceipt, write_receipts


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What taking these bundles in would do."""

    preview: MergePreview
    """New, same, conflicting, refused and missing, by officer and by person."""
    bundles: tuple[tuple[Mark, str], ...]
    """The bundles that would be remembered as taken in, each with its id."""
    forms: tuple[tuple[str, str, str], ...]
    """Scripts that come along: id, version, compiled form."""
    arrived: tuple[ArrivedBundle, ...] = ()
    """The bundles that were not here before, as their receipts need them."""
    for_others: int = 0
    """Files beside them that are sealed for somebody else, as receipts are."""
    logs: Mapping[str, Continued] = field(default_factory=dict, repr=False)
    """What they do to the audit log of each laptop."""

    @property
    def taken(self) -> int:
        """Bundles that can be taken in."""
        return len(self.bundles)

    @property
    def refused(self) -> int:
        """Files that cannot."""
        return len(self.preview.refused_bundles)

    @property
    def lines(self) -> tuple[str, ...]:
        """The plan in words."""
        others = counted(self.for_others, "file")
        left = (
            (f"Left alone: {others} sealed for somebody else, as receipts are.",) if self.for_others else ()
        )
        return (*preview_lines(self.preview, foreseen_lines), *left, *laptop_logs.in_words(self.logs))


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was taken in."""

    added: int
    """Changes that were new."""
    bundles: int
    """Bundles they came in."""
    conflicts: int
    """Fields where two officers wrote different things; both are kept."""
    receipts: tuple[WrittenReceipt, ...] = ()
    """What goes back to the laptops; `outreach sync PLACE` puts it there."""
    erased: int = 0
    """Young people and records erased for good, as their officers were asked."""
    may_be_undone: bool = False
    """Whether it brought something that undoing takes out of view again."""


def preview_merge(workspace: Workspace, paths: Sequence[Path]) -> MergePlan:
    """Return what taking in the bundles at these paths would do; folders stand for the bundles in them.

    Raises: OutreachError when this is no lead's workspace, or there is no bundle at all.
    """
    require_lead(workspace, "Merge")
    known, withdrawn = _known(workspace), merges_kept.withdrawn(workspace.vault)
    foretelling = Foretelling(known, workspace.picture, withdrawn)
    arrived = Arrivals.at(workspace, paths, foretelling)
    seen, for_others = foretelling.seen(arrived.incoming()), 0
    preview = in_sight(seen, workspace.picture, known.revisions, withdrawn)
    if arrived.bundles:
        preview, for_others = pass_over(preview, paths, workspace.keyring.age_identities)
    return MergePlan(
        preview=preview,
        for_others=for_others,
        bundles=tuple((one.mark, one.bundle_id) for one in arrived.bundles),
        forms=tuple((form.form_id, form.version, form.xform) for form in arrived.forms),
        arrived=arrived.fresh,
        logs=laptop_logs.look_at_logs(workspace, _segments(arrived.fresh)),
    )


def accept_merge(workspace: Workspace, plan: MergePlan) -> MergeReport:
    """Take in what the plan shows, in one commit; where nothing is new, the store stays as it is."""
    done = accept(_known(workspace), plan.preview)
    to_undo = _to_undo(done)
    are_known = received_state.are_known(workspace, (mark for mark, _ in plan.bundles))
    if not done.brought and not done.erase and are_known:
        return MergeReport(0, plan.taken, 0)
    conflicts, taken_back = plan.preview.conflicts, stays_in_view(workspace.picture)
    with workspace.vault.together():
        workspace.vault.add(done.add.values())
        withheld = ((mark, "") for one in plan.arrived for mark in one.withheld)
        received_state.remember(workspace, (*plan.bundles, *withheld))
        received_state.keep_forms(workspace, plan.forms)
        merges_kept.remember(workspace.vault, _made(workspace, plan), to_undo)
        if done.erase:
            begin_erasing(workspace, done.erase)
        laptop_logs.keep_logs(workspace, _segments(plan.arrived))
        if has_wiped(workspace):
            begin_wiping(workspace)
        note(workspace, Action.MERGED)
    workspace.picture.join(done.picture)
    workspace.picture.rest_on(workspace.vault.revisions())
    carry_out(workspace)
    workspace.follow_what_was_taken_back(taken_back)
    finish_wiping(workspace, done.brought)
    standing_beside = frozenset(one.revision_id for conflict in conflicts for one in conflict.versions)
    receipts = write_receipts(workspace, Taken(plan.arrived, frozenset(done.brought), standing_beside))
    return MergeReport(
        len(done.brought), plan.taken, len(conflicts), receipts, len(done.erase), may_be_undone=bool(to_undo)
    )


def _segments(bundles: Iterable[ArrivedBundle]) -> Iterator[Segment]:
    return (one.segment for one in bundles if one.segment is not None)


def _to_undo(done: Acceptance) -> frozenset[str]:
    """Return the ids that undoing takes out of view: never the messages that take something back."""
    records = [record.id for record in done.picture.each(LIST)]
    messages = {revision_id(raw) for one in records for raw in done.picture.rows(LIST, one)}
    return frozenset(done.brought) - messages


def _made(workspace: Workspace, plan: MergePlan) -> merges_kept.MergeMade:
    return merges_kept.MergeMade(
        number=1 + max((one.number for one in merges_kept.merges(workspace.vault)), default=0),
        at=workspace.outside.now().isoformat(timespec="seconds"),
        officers=tuple(one.officer for one in plan.preview.officers),
        bundles=plan.taken,
        changes=plan.preview.counts.new,
        conflicts=plan.preview.counts.conflicts,
    )


def _known(workspace: Workspace) -> State:
    return State(revisions=workspace.vault.revisions(), erased=workspace.vault.erased())
