"""Begin or resume a conversation beside the screen, its own screen made ready there too: nothing blinks."""

from collections.abc import Mapping
from importlib import import_module

from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.replies import Converse, Work

_SAYING = "Opening the conversation …"


def work_to_begin(
    desk: Desk, script: str, person: str | None = None, given: Mapping[str, str] | None = None
) -> Work:
    """Return the work of beginning a script, with what is known before it."""

    def begin() -> Converse:
        _make_screen_ready()
        interview = desk.begin_interview(script, person, given)
        _go_to_first_open(interview)
        return Converse(interview)

    return Work(begin, _SAYING)


def work_to_resume(desk: Desk, draft: str) -> Work:
    """Return the work of going on with a draft."""

    def resume() -> Converse:
        _make_screen_ready()
        return Converse(desk.resume_interview(draft))

    return Work(resume, _SAYING)


def work_to_begin_card(desk: Desk, person: str) -> Work:
    """Return the work of entering or changing somebody's name, number and door."""

    def begin() -> Converse:
        _make_screen_ready()
        return Converse(desk.names.begin(person), is_card=True)

    return Work(begin, _SAYING)


def work_to_resume_card(desk: Desk, draft: str) -> Work:
    """Return the work of going on with a card."""

    def resume() -> Converse:
        _make_screen_ready()
        return Converse(desk.names.resume(draft), is_card=True)

    return Work(resume, _SAYING)


def _go_to_first_open(interview: Interview) -> None:
    """Step over what is known already, so that nobody in takes two keys; ← still goes back to all of it."""
    prompts = interview.prompts()
    first_open = next((prompt for prompt in prompts if not prompt.value), None)
    if first_open is not None and first_open != prompts[0]:
        interview.go_to(first_open.ref)


def _make_screen_ready() -> None:
    import_module("outreach_tui.tui.screens.interview")
