"""What a young person put right while a talk was read back: recorded as theirs, whichever script it was.

Rules (security.md P18; decisions/0007):
- It is a record of its own in `corrections`, made in the commit that finishes the talk: how often they
  changed words and how often they struck some. What was struck is in no record, so no words are in this one.
- It is about somebody. A talk about nobody, and a card with a name, leave none.
"""

from outreach_tui.records.entity_lists import entity_list
from outreach_tui.workflow.begin_interview import new_session
from outreach_tui.workflow.beside import NOTHING, PutRight
from outreach_tui.workflow.kept_with_talk import keep_with
from outreach_tui.workflow.script_shelf import find_script
from outreach_tui.workflow.workspace import Workspace

SCRIPT = "put_right"
"""The script that it goes through."""
_LIST = "corrections"


def revisions_of_put_right(workspace: Workspace, put_right: PutRight, person: str) -> tuple[bytes, ...]:
    """Keep what was put right, and return what was committed; to be called inside `together`."""
    is_here = entity_list(_LIST, has_subject=True).home == workspace.vault.folder.name
    if not person or not is_here or put_right == NOTHING:
        return ()
    script = find_script(workspace, SCRIPT)
    given = {"person": person, "changed": str(put_right.changed), "struck": str(put_right.struck)}
    return keep_with(workspace, script, new_session(workspace, script, given))
