"""Begin a conversation, go on with one that was left, or throw one away.

A draft is kept as soon as a conversation begins, with the hash of the compiled form it runs.
"""

from collections.abc import Mapping

from outreach_tui.errors import OutreachError
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.vault.store import Draft
from outreach_tui.workflow import known_records, script_home, script_lists
from outreach_tui.workflow.beside import Beside, Depth, to_bytes
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.kept_talk import CODE_NAME, place_in_words
from outreach_tui.workflow.script_shelf import Script, find_script, forms_called, script_of_draft
from outreach_tui.workflow.workspace import Workspace


def begin_interview(
    workspace: Workspace,
    script: str,
    *,
    person: str | None = None,
    given: Mapping[str, str] | None = None,
    depth: Depth = Depth.EVERYTHING,
) -> Interview:
    """Begin a script and keep its draft at once.

    Args:
        workspace: whose conversation it is.
        script: the name of one of the area's scripts or of a shipped one, or the path of an XLSForm.
        person: the young person's record, if they are known already.
        given: answers known before the talk, by question name, besides what the app knows itself.
        depth: how much is asked in its turn, where the script makes a difference.

    Raises: OutreachError when the script cannot be found or cannot run.
    """
    found = find_script(workspace, script)
    script_home.require_home(workspace, found)
    known = {**known_records.given_answers(workspace, person), **(given or {})}
    session = new_session(workspace, found, known)
    draft = Draft(
        id=workspace.outside.new_id(),
        form_key=found.key,
        title=found.form.title,
        alias=known.get(CODE_NAME, ""),
        place=place_in_words(session.step),
        about=person or "",
        session=session.save(),
        typing_ref="",
        typing_text="",
        kept_at=workspace.outside.now().isoformat(),
        beside=to_bytes(Beside(depth=depth)),
    )
    workspace.vault.keep_draft(draft)
    return Interview(workspace, found, session, draft)


def new_session(workspace: Workspace, script: Script, given: Mapping[str, str]) -> Session:
    """Return a script begun and kept nowhere yet; `given` are answers known before, by question name."""
    return Session.begin(script.form, _surroundings(workspace, script), given=given)


def resume_interview(workspace: Workspace, draft: str) -> Interview:
    """Go on with a draft, at the question where it was left.

    Raises: OutreachError when there is no such draft.
    """
    kept = next((kept for kept in workspace.vault.drafts() if kept.id == draft), None)
    if kept is None:
        raise OutreachError(
            "no-such-draft", "this draft", "it is not kept here any more", "Look at today's list"
        )
    script = script_of_draft(workspace, kept.form_key)
    session = Session.resume(script.form, _surroundings(workspace, script), kept.session)
    interview = Interview(workspace, script, session, kept)
    interview.recollect()
    return interview


def drop_draft(workspace: Workspace, draft: str) -> None:
    """Throw a draft away; nothing of it becomes a record."""
    workspace.vault.drop_draft(draft)
    workspace.sittings.pop(draft, None)


def throw_away(workspace: Workspace, draft: str) -> None:
    """Throw a draft away for good: they want nothing of it kept, and no file holds its words afterwards."""
    workspace.vault.erase_draft(draft)
    workspace.sittings.pop(draft, None)


def newest_draft_of(workspace: Workspace, script: str) -> str:
    """Return the draft of this script that was kept last.

    Raises: OutreachError when there is none.
    """
    known = forms_called(workspace, script)
    drafts = [
        draft
        for draft in workspace.vault.drafts()
        if script_of_draft(workspace, draft.form_key).form.form_id in known
    ]
    if not drafts:
        raise OutreachError(
            "no-such-draft", script, "no conversation with this script was left open", "Begin a new one"
        )
    return max(drafts, key=lambda draft: draft.kept_at).id


def _surroundings(workspace: Workspace, script: Script) -> Surroundings:
    outside = workspace.outside
    return Surroundings(
        now=outside.now,
        new_id=outside.new_id,
        chance=outside.chance,
        entities=known_records.EntityRows(workspace, script_lists.kept_lists(workspace, script.key)),
        device_id=workspace.profile.device,
        username=workspace.profile.who,
        last_saved=known_records.last_saved(workspace, script),
    )
