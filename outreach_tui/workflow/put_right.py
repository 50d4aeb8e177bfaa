"""What a young person put right while a talk was read back: recorded as theirs, whichever script it was.

Rules (security.md P18; decisions/0007):
- It is a record of its own in `corrections`, made in the commit that finishes the talk: how often they
  changed words and how often they struck some. What was struck is in no record, so no words are in this one.
- Where the talk made a record itself of what was changed ("What did we change?"), the numbers stand in that
  one: one reading back leaves one record.
- It is about somebody. A talk about nobody, and a card with a name, leave none.
"""

from dataclasses import dataclass

from outreach_tui.interview.submission import Submission
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.workflow.begin_interview import new_session
from outreach_tui.workflow.beside import NOTHING, PutRight
from outreach_tui.workflow.kept_with_talk import keep_with
from outreach_tui.workflow.script_shelf import find_script
from outreach_tui.workflow.workspace import Workspace

SCRIPT = "put_right"
"""The script that it goes through."""
_LIST = "corrections"
_COUNTED = {"changed", "struck"}


@dataclass(frozen=True, slots=True)
class Correction:
    """A record of what was changed that a talk makes itself."""

    record: str
    """Its id; empty where there is none."""
    on: str
    """Its day, as it stands there; empty where it has none."""


NO_RECORD = Correction("", "")
"""The talk made none."""


def revisions_of_put_right(
    workspace: Workspace, put_right: PutRight, person: str, correction: Correction = NO_RECORD
) -> tuple[bytes, ...]:
    """Keep what was put right, and return what was committed; to be called inside `together`.

    Args:
        workspace: whose talk it was.
        put_right: how often words were changed and struck.
        person: whom it is about.
        correction: the record that the talk made of what was changed.
    """
    is_here = entity_list(_LIST, has_subject=True).home == workspace.vault.folder.name
    if not person or not is_here or put_right == NOTHING:
        return ()
    script = find_script(workspace, SCRIPT)
    given = {
        "person": person,
        "correction": correction.record,
        "corrected_on": correction.on,
        "changed": str(put_right.changed),
        "struck": str(put_right.struck),
    }
    return keep_with(workspace, script, new_session(workspace, script, given))


def correction_made_by(submission: Submission) -> Correction:
    """Return the record of what was changed that a talk made, if it made one and counted nothing itself."""
    made = (
        Correction(one.id, str(one.fields.get("on", "")))
        for one in submission.entities
        if one.entity_list == _LIST and one.kind == "create" and not _COUNTED & one.fields.keys()
    )
    return next(made, NO_RECORD)
