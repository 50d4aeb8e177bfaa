"""Begin or resume a conversation beside the screen, its own screen made ready there too: nothing blinks."""

from collections.abc import Callable, Mapping
from importlib import import_module

from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.replies import Converse, Reply, Work


def work_to_begin(
    desk: Desk, script: str, person: str | None = None, given: Mapping[str, str] | None = None
) -> Reply:
    """Return the work of beginning a script, with what is known before it."""

    def begin() -> Interview:
        interview = desk.begin_interview(script, person, given)
        _go_to_first_open(interview)
        return interview

    return _work_to_open(begin)


def work_to_resume(desk: Desk, draft: str) -> Reply:
    """Return the work of going on with a draft."""
    return _work_to_open(lambda: desk.resume_interview(draft))


def work_to_begin_card(desk: Desk, person: str) -> Reply:
    """Return the work of entering or changing somebody's name, number and door."""
    return _work_to_open(lambda: desk.names.begin(person), is_card=True)


def work_to_resume_card(desk: Desk, draft: str) -> Reply:
    """Return the work of going on with a card."""
    return _work_to_open(lambda: desk.names.resume(draft), is_card=True)


def _work_to_open(opener: Callable[[], Interview], *, is_card: bool = False) -> Reply:
    def opened() -> Interview:
        import_module("outreach_tui.tui.screens.interview")
        return opener()

    return Work(opened, "Opening the conversation …", lambda interview: Converse(interview, is_card))


def _go_to_first_open(interview: Interview) -> None:
    """Step over what is known already, so that nobody in takes two keys; ← still goes back to all of it."""
    prompts = interview.prompts()
    first_open = next((prompt for prompt in prompts if not prompt.value), None)
    if first_open is not None and first_open != prompts[0]:
        interview.go_to(first_open.ref)
