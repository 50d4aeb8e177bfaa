"""Settle conflicts: the answers two officers wrote differently, decided by a person, one at a time.

Rules:
- Nothing is dropped by default: a conflict stays open until somebody settles it; both stay in the history.
- A decision is a revision that replaces what its author was shown. It is told to the laptops it concerns.
- A record's label follows what it is a label of: it is settled along with the field, and not asked by itself.
- Keeping both writes both into words and several-choice answers. Where only one answer is possible, both stay
  beside each other: the conflict stays open, to be asked next time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Control
from outreach_tui.merging.beside import SETTLED, Beside, beside
from outreach_tui.merging.conflicts import (
    LABEL,
    Both,
    FieldConflict,
    Signature,
    Version,
    decide,
    keep_both,
    open_conflicts,
    worth_asking,
)
from outreach_tui.plain_text import clean
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Revision
from outreach_tui.workflow.conflict_in_words import readable
from outreach_tui.workflow.record_words import OWN_WORDS
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.script_shelf import form_kept_as
from outreach_tui.workflow.settled_answer import settled_answer
from outreach_tui.workflow.told_state import keep_decisions
from outreach_tui.workflow.workspace import Workspace

_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """One conflict, as a screen shows it."""

    beside: Beside
    """The versions, what was before, and the rest of the record."""
    both: Both | None
    """How both can be kept in one answer; none where only one answer is possible."""

    @property
    def conflict(self) -> FieldConflict:
        """The conflict itself."""
        return self.beside.conflict


def list_conflicts(workspace: Workspace) -> tuple[OpenConflict, ...]:
    """Return every conflict nobody has settled, ordered by code name, list, record and field.

    Raises: OutreachError when this is no lead's workspace.
    """
    require_lead(workspace, "Choose between answers")
    found = sorted(worth_asking(open_conflicts(workspace.picture)), key=in_order)
    return tuple(_opened(workspace, one) for one in found)


def in_order(conflict: FieldConflict) -> tuple[str, str, str, str]:
    """Return what conflicts are ordered by: code name, list, record and field."""
    return conflict.alias, conflict.entity_list, conflict.record, conflict.field


def _opened(workspace: Workspace, conflict: FieldConflict) -> OpenConflict:
    """Return a conflict with what helps to settle it; where undoing put it back, as it was first written."""
    found = beside(workspace.picture, conflict)
    return OpenConflict(readable(found), _both(workspace, found.conflict))


def choose(workspace: Workspace, conflict: FieldConflict, number: int) -> None:
    """Settle on the version with this number, from 1; a reason or a cleared answer may be chosen too.

    Raises: OutreachError when there is no such version.
    """
    settle(workspace, [decide(conflict, version_numbered(conflict, number).write, signature_here(workspace))])


def version_numbered(conflict: FieldConflict, number: int) -> Version:
    """Return the version with this number, from 1.

    Raises: OutreachError when there is none.
    """
    if not 1 <= number <= len(conflict.versions):
        what = f"there is no answer number {number}"
        raise OutreachError("no-such-version", "the conflict", what, "Choose one of those that are shown")
    return conflict.versions[number - 1]


def keep_both_answers(workspace: Workspace, conflict: FieldConflict) -> None:
    """Settle on all versions, kept in one answer.

    Raises: OutreachError where only one answer is possible; it can be left open.
    """
    how = _both(workspace, conflict)
    if how is None:
        raise OutreachError(
            "one-answer",
            "the conflict",
            "this question has one answer only",
            "Leave it open, and ask the young person next time",
        )
    settle(workspace, [keep_both(conflict, how, signature_here(workspace))])


def answer_anew(workspace: Workspace, conflict: FieldConflict, text: str) -> None:
    """Settle on another answer than any version's, in the form the field has.

    Raises: OutreachError when nothing was typed, or the field's question takes something else.
    """
    words = clean(text).strip()
    if not words:
        raise OutreachError("no-words", "the answer", "nothing was typed", "Type it, or leave it open")
    answer = settled_answer(workspace, conflict, words)
    settle(workspace, [decide(conflict, answer, signature_here(workspace))])


def _both(workspace: Workspace, conflict: FieldConflict) -> Both | None:
    """Return how both versions fit into one answer, by what the script asked."""
    controls = {
        control
        for version in conflict.versions
        for control in _controls(workspace, version.form, conflict.field)
    }
    if controls & {Control.SELECT_MULTIPLE, Control.RANK}:
        return Both.CHOICES
    if not controls and conflict.field not in OWN_WORDS:  # worked out by the script: two codes make no third
        return None
    return Both.WORDS if controls <= {Control.TEXT} else None


def _controls(workspace: Workspace, form: str, field: str) -> Iterable[Control]:
    definition = form_kept_as(workspace, form)
    if definition is None:
        return ()
    places = {place for place, bind in definition.binds.items() if bind.save_to == field}
    return {one.control for place, one in definition.questions.items() if place in places}


def settle(workspace: Workspace, decisions: Iterable[Revision]) -> None:
    """Write decisions down in one step, each with the label of its record.

    Raises: OutreachError when this is no lead's workspace.
    """
    require_lead(workspace, "Choose between answers")
    keep_decisions(workspace, [_labelled(workspace, one) for one in decisions])


def _labelled(workspace: Workspace, decision: Revision) -> Revision:
    record = workspace.picture.record(decision.entity_list, decision.record)
    if record is not None and LABEL not in decision.set and LABEL in record.conflicts():
        return _with_label(decision, record)
    return decision


def _with_label(decision: Revision, record: Record) -> Revision:
    """Return the decision with the label settled too: the one that came with the words that were chosen."""
    with_words = {
        live.revision_id
        for field, write in decision.set.items()
        for live in record.live(field)
        if live.write == write
    }
    labels = [live.write for live in record.live(LABEL) if live.revision_id in with_words]
    label = labels[0] if labels else next(iter(decision.set.values()))
    ids = tuple(sorted(live.revision_id for live in record.live(LABEL)))
    return msgspec.structs.replace(
        decision,
        set={**decision.set, LABEL: label},
        replaces={**decision.replaces, LABEL: ids},
    )


def signature_here(workspace: Workspace) -> Signature:
    """Return who decides, where and when; decisions of one step share it, and are undone together."""
    profile, outside = workspace.profile, workspace.outside
    return Signature(
        who=profile.who,
        device=profile.device,
        at=outside.now().isoformat(timespec="seconds"),
        salt=outside.random_bytes(_SALT_BYTES).hex(),
        form=SETTLED,
    )
