"""Which view each move leads to; the one place where screens know of each other."""

from importlib import import_module
from typing import TYPE_CHECKING

from outreach_tui.tui.replies import (
    AboutPerson,
    Converse,
    DraftCourse,
    Home,
    JudgeSamePerson,
    Move,
    ReadInterests,
    RunErrands,
    Send,
    SettleConflicts,
    TakeIn,
)
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.tui.desk import Desk


def view_for(move: Move, desk: "Desk") -> View:
    """Return the view that `move` leads to; each screen's module is imported when it is first gone to."""
    match move:
        case Converse(interview, is_card):
            if is_card:
                return _made("interview", "InterviewView", interview, desk.now, desk.names.lock)
            return _made("interview", "InterviewView", interview, desk.now, None, Home, desk.paper)
        case AboutPerson(person):
            return _made("person", "PersonView", desk, person)
        case Send(place):
            return _made("sync", "SyncView", desk, place)
        case RunErrands():
            return _made("errands", "ErrandsView", desk)
        case TakeIn() | SettleConflicts() | JudgeSamePerson() | ReadInterests() | DraftCourse():
            return _made(*_COORDINATOR_S[type(move)], desk)
        case _:
            first = ("picture", "PictureView") if desk.is_lead else ("today", "TodayView")
            return _made(*first, desk, move.saying if isinstance(move, Home) else "")


_COORDINATOR_S: dict[type, tuple[str, str]] = {
    TakeIn: ("take_in", "TakeInView"),
    SettleConflicts: ("conflicts", "ConflictsView"),
    JudgeSamePerson: ("same_person", "SamePersonView"),
    ReadInterests: ("interests", "InterestsView"),
    DraftCourse: ("course", "CourseView"),
}


def _made(module: str, name: str, *values: object) -> View:
    made = getattr(import_module(f"outreach_tui.tui.screens.{module}"), name)(*values)
    if not isinstance(made, View):
        raise TypeError(name)
    return made
