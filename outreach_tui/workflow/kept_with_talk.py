"""Small scripts that the app fills in and keeps in one commit with a talk: a note, what was put right.

It is the same way in as any conversation: the script runs, its records appear, nothing else writes records.
"""

from outreach_tui.interview.session import Session
from outreach_tui.vault.store import Draft
from outreach_tui.workflow import submission_to_revisions
from outreach_tui.workflow.script_shelf import Script
from outreach_tui.workflow.workspace import Workspace


def keep_with(workspace: Workspace, script: Script, session: Session) -> tuple[bytes, ...]:
    """Keep a filled-in script that has no draft, and return its revisions; to be called inside `together`."""
    submission = session.submission()
    revisions = submission_to_revisions.revisions_of(submission, workspace)
    draft = Draft(id="", form_key=script.key, title="", session=b"", kept_at="")
    workspace.vault.finish("", submission_to_revisions.kept(submission, draft, workspace.outside), revisions)
    return revisions
