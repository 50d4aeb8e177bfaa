"""Begin or resume a conversation beside the screen, with its screen made ready there too, so that nothing blinks."""

from importlib import import_module

from outreach_tui.tui.desk import Desk, Interview
from outreach_tui.tui.replies import Work

_SAYING = "Opening the conversation …"


def work_to_begin(desk: Desk, script: str, person: str | None = None) -> Work:
    """Return the work of beginning a script."""

    def begin() -> Interview:
        _make_screen_ready()
        return desk.begin_interview(script, person)

    return Work(begin, _SAYING)


def work_to_resume(desk: Desk, draft: str) -> Work:
    """Return the work of going on with a draft."""

    def resume() -> Interview:
        _make_screen_ready()
        return desk.resume_interview(draft)

    return Work(resume, _SAYING)


def _make_screen_ready() -> None:
    import_module("outreach_tui.tui.screens.interview")
