"""What the coordinator's screens ask about merges, conflicts, who is one person, and what was taken back.

A port like `desk.py`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from outreach_tui.merging.alike import Likeness
    from outreach_tui.merging.conflicts import FieldConflict
    from outreach_tui.workflow.judge_same_person import Judged
    from outreach_tui.workflow.merge_bundles import MergePlan, MergeReport
    from outreach_tui.workflow.settle_conflicts import OpenConflict
    from outreach_tui.workflow.settle_throughout import Reach
    from outreach_tui.workflow.taken_back_errands import Case
    from outreach_tui.workflow.undo_merge import Undone
    from outreach_tui.workflow.what_was_sent import SentByLaptop
    from outreach_tui.workflow.workspace import Workspace


class Merging(Protocol):
    """The verbs behind them."""

    def preview(self, paths: Sequence[Path]) -> "MergePlan":
        """Return what taking these in would do."""

    def accept(self, plan: "MergePlan") -> "MergeReport":
        """Take them in."""

    def undo_merge(self) -> "Undone":
        """Undo the last merge that stands."""

    def redo_merge(self) -> "Undone":
        """Bring back what was undone last."""

    def conflicts(self) -> "tuple[OpenConflict, ...]":
        """Return what nobody has settled."""

    def choose(self, conflict: "FieldConflict", number: int) -> None:
        """Settle on one version, by its number from 1."""

    def choose_throughout(self, conflict: "FieldConflict", number: int, reach: "Reach") -> int:
        """Settle every open answer within reach on that officer's; returns how many."""

    def what_was_sent(self, conflict: "FieldConflict") -> "tuple[SentByLaptop, ...]":
        """Return what each laptop wrote into the record."""

    def keep_both(self, conflict: "FieldConflict") -> None:
        """Settle on all of them in one answer."""

    def answer_anew(self, conflict: "FieldConflict", text: str) -> None:
        """Settle on other words."""

    def undo_decision(self) -> None:
        """Open again what was settled last."""

    def likenesses(self) -> "tuple[Likeness, ...]":
        """Return who may be one person."""

    def judged(self) -> "tuple[Judged, ...]":
        """Return what was said of pairs before."""

    def link(self, one: str, other: str) -> None:
        """Say that two entries are one person."""

    def keep_apart(self, one: str, other: str) -> None:
        """Say that they are two."""

    def leave_open(self, one: str, other: str) -> None:
        """Take back what was said of them."""

    def taken_back(self) -> "tuple[Case, ...]":
        """Return what young people took back after it had travelled, with what can be done about it."""


class OpenedMerging:
    """The verbs of an opened workspace, each imported when it is first used."""

    def __init__(self, workspace: "Workspace") -> None:
        """Ask `workspace`."""
        self._workspace = workspace

    def preview(self, paths: Sequence[Path]) -> "MergePlan":
        """Return what taking these in would do."""
        from outreach_tui.workflow.merge_bundles import preview_merge

        return preview_merge(self._workspace, paths)

    def accept(self, plan: "MergePlan") -> "MergeReport":
        """Take them in."""
        from outreach_tui.workflow.merge_bundles import accept_merge

        return accept_merge(self._workspace, plan)

    def undo_merge(self) -> "Undone":
        """Undo the last merge that stands."""
        from outreach_tui.workflow.undo_merge import undo_merge

        return undo_merge(self._workspace)

    def redo_merge(self) -> "Undone":
        """Bring back what was undone last."""
        from outreach_tui.workflow.undo_merge import redo_merge

        return redo_merge(self._workspace)

    def conflicts(self) -> "tuple[OpenConflict, ...]":
        """Return what nobody has settled."""
        from outreach_tui.workflow.settle_conflicts import list_conflicts

        return list_conflicts(self._workspace)

    def choose(self, conflict: "FieldConflict", number: int) -> None:
        """Settle on one version, by its number from 1."""
        from outreach_tui.workflow.settle_conflicts import choose

        choose(self._workspace, conflict, number)

    def choose_throughout(self, conflict: "FieldConflict", number: int, reach: "Reach") -> int:
        """Settle every open answer within reach on that officer's; returns how many."""
        from outreach_tui.workflow.settle_throughout import choose_throughout

        return choose_throughout(self._workspace, conflict, number, reach)

    def what_was_sent(self, conflict: "FieldConflict") -> "tuple[SentByLaptop, ...]":
        """Return what each laptop wrote into the record."""
        from outreach_tui.workflow.what_was_sent import what_was_sent

        return what_was_sent(self._workspace, conflict)

    def keep_both(self, conflict: "FieldConflict") -> None:
        """Settle on all of them in one answer."""
        from outreach_tui.workflow.settle_conflicts import keep_both_answers

        keep_both_answers(self._workspace, conflict)

    def answer_anew(self, conflict: "FieldConflict", text: str) -> None:
        """Settle on other words."""
        from outreach_tui.workflow.settle_conflicts import answer_anew

        answer_anew(self._workspace, conflict, text)

    def undo_decision(self) -> None:
        """Open again what was settled last."""
        from outreach_tui.workflow.unsettle_conflict import undo_last_decision

        undo_last_decision(self._workspace)

    def likenesses(self) -> "tuple[Likeness, ...]":
        """Return who may be one person."""
        from outreach_tui.workflow.judge_same_person import suggest_same_person

        return suggest_same_person(self._workspace)

    def judged(self) -> "tuple[Judged, ...]":
        """Return what was said of pairs before."""
        from outreach_tui.workflow.judge_same_person import judged_pairs

        return judged_pairs(self._workspace)

    def link(self, one: str, other: str) -> None:
        """Say that two entries are one person."""
        from outreach_tui.workflow.judge_same_person import link

        link(self._workspace, one, other)

    def keep_apart(self, one: str, other: str) -> None:
        """Say that they are two."""
        from outreach_tui.workflow.judge_same_person import keep_apart

        keep_apart(self._workspace, one, other)

    def leave_open(self, one: str, other: str) -> None:
        """Take back what was said of them."""
        from outreach_tui.workflow.judge_same_person import leave_open

        leave_open(self._workspace, one, other)

    def taken_back(self) -> "tuple[Case, ...]":
        """Return what young people took back after it had travelled, with what can be done about it."""
        from outreach_tui.workflow.taken_back_errands import cases

        return cases(self._workspace)
