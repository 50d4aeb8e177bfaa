"""The officer's own lines: from anywhere, or beside a question. Each is a submission of `quick_note`.

Rules (domain.md C8): nothing is needed but the line; without a young person it waits to be filed; it stays on
this laptop unless the officer says otherwise later.
"""

from collections.abc import Iterable, Mapping

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Question
from outreach_tui.interview.session import Session
from outreach_tui.plain_text import clean
from outreach_tui.workflow.begin_interview import new_session
from outreach_tui.workflow.beside import OwnNote
from outreach_tui.workflow.kept_with_talk import keep_with
from outreach_tui.workflow.known_records import given_answers
from outreach_tui.workflow.script_shelf import Script, find_script
from outreach_tui.workflow.workspace import Workspace

SCRIPT = "quick_note"
"""The script that a line goes through."""
_LINE = "note"
_SETTING = "note-begun"


def keep_note(workspace: Workspace, words: str, person: str = "") -> None:
    """Keep one line, about `person` (a young person's record) if one is given."""
    given = {name: value for name, value in given_answers(workspace, person or None).items() if value}
    script = find_script(workspace, SCRIPT)
    with workspace.vault.together():
        revisions = _kept(workspace, script, words, given)
        workspace.vault.keep_settings({_SETTING: b""})
    workspace.learn(revisions)


def revisions_of_notes(
    workspace: Workspace, notes: Iterable[OwnNote], person: str, alias: str
) -> tuple[bytes, ...]:
    """Keep the lines of one conversation, and return what was committed; to be called inside `together`."""
    script = find_script(workspace, SCRIPT)
    given = {"person": person, "alias": alias}
    return tuple(
        revision
        for note in notes
        for revision in _kept(workspace, script, note.words, {**given, "beside": note.label})
    )


def note_begun(workspace: Workspace, words: str) -> None:
    """Keep a line before it is entered; an empty one forgets it."""
    workspace.vault.keep_settings({_SETTING: words.encode()})


def note_typed(workspace: Workspace) -> str:
    """Return a line that was typed and not entered."""
    return (workspace.vault.setting(_SETTING) or b"").decode()


def _kept(workspace: Workspace, script: Script, words: str, given: Mapping[str, str]) -> tuple[bytes, ...]:
    session = new_session(workspace, script, given)
    _go_to_line(session)
    session.answer(clean(words))
    return keep_with(workspace, script, session)


def _go_to_line(session: Session) -> None:
    line = next((one.ref for one in session.prompts() if one.name == _LINE), None)
    if line is None or not isinstance(session.go_to(line), Question):
        raise OutreachError("no-line", SCRIPT, "it asks for no note", "Take back the change made to it")
