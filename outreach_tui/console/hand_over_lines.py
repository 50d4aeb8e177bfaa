"""What finishing, exporting and merging came to, as plain lines."""

from outreach_tui.number_words import counted
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.workflow.conduct_interview import Finished
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.export_bundle import Exported
from outreach_tui.workflow.merge_bundles import MergeReport
from outreach_tui.workflow.undo_merge import Undone


def finished_lines(finished: Finished | None) -> tuple[str, ...]:
    """Return what finishing a conversation made, or nothing where it was kept for later."""
    if finished is None:
        return ()
    made = ", ".join(entity_list(name, has_subject=True).counted(count) for name, count in finished.records)
    return (f"{finished.title} finished and saved: {made or 'nothing to keep as a record'}.",)


def exported_lines(exported: Exported) -> tuple[str, ...]:
    """Return what was handed over and what stays."""
    changes = counted(exported.revisions, "change")
    about = counted(exported.people, "young person", "young people")
    return (
        f"Bundle {exported.seq} written and read back: {changes} about {about}.",
        f"Stays here: {counted(exported.kept_back, 'record')}, not agreed to be shared or only for you.",
        "Sent but not confirmed: the laptop keeps everything until the lead partner has received it.",
    )


def accepted_lines(report: MergeReport) -> tuple[str, ...]:
    """Return what a merge took in."""
    if not report.bundles:
        return ("Nothing was taken in.",)
    if not report.added and not report.erased:
        return ("Nothing new: everything was here already.",)
    lines = [f"Taken in: {counted(report.added, 'new change')} from {counted(report.bundles, 'bundle')}."]
    if report.erased:
        lines.append(f"{counted(report.erased, 'entry', 'entries')} erased for good, as officers were asked.")
    if report.conflicts:
        lines.append(f"{counted(report.conflicts, 'field')} with two different answers: both are kept.")
    return tuple(lines)


def undone_lines(undone: Undone) -> tuple[str, ...]:
    """Return what undoing a merge, or bringing it back, came to."""
    merge = undone.merge
    what = f"merge {merge.number} of {brief_kept_day(merge.at)} ({counted(merge.bundles, 'bundle')})"
    if undone.is_undone:
        return (
            f"Undone: {what}. {counted(undone.changes, 'change')} out of view; receipts stay true.",
            "Nothing left the store: `outreach merge --redo` brings it back.",
        )
    return (f"Back again: {what}, {counted(undone.changes, 'change')}.",)
