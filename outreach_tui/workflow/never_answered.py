"""Conversations that were begun and in which nothing was said: nothing is lost when one goes.

What the app put there itself (today, the area, a code name known before) is no answer. A word that was typed,
a reason why there is no answer, and a line of the officer's own are something: such a conversation is not
among them.
"""

from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.vault.store import Draft
from outreach_tui.workflow import beside
from outreach_tui.workflow.begin_interview import new_session, resume_interview
from outreach_tui.workflow.known_records import given_answers
from outreach_tui.workflow.script_shelf import script_of_draft
from outreach_tui.workflow.workspace import Workspace


def never_answered(workspace: Workspace) -> frozenset[str]:
    """Return the drafts in which nothing was said."""
    return frozenset(
        draft.id
        for draft in workspace.vault.drafts()
        if not draft.typing_text and not _has_lines(draft.beside) and _is_as_begun(workspace, draft)
    )


def _has_lines(kept: bytes) -> bool:
    lines = beside.from_bytes(kept)
    return bool(lines.notes or lines.note_begun or lines.set_aside)


def _is_as_begun(workspace: Workspace, draft: Draft) -> bool:
    """Return whether nothing has an answer that had none when it began."""
    given = given_answers(workspace, draft.about or None)
    begun = new_session(workspace, script_of_draft(workspace, draft.form_key), given)
    said = _said(resume_interview(workspace, draft.id).prompts())
    return said <= _said(begun.prompts())


def _said(prompts: tuple[Prompt, ...]) -> set[str]:
    return {one.ref for one in prompts if one.control is not Control.NOTE and (one.value or one.missing)}
