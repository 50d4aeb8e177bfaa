"""What opens over any screen at one key: a note (F3), and the card for when somebody may be hurt (F9)."""

from functools import partial
from typing import TYPE_CHECKING

from outreach_tui.tui.replies import Over, Reply, Work
from outreach_tui.tui.screens.note import NoteView
from outreach_tui.tui.screens.pass_on import PassOnView
from outreach_tui.tui.view import View
from outreach_tui.workflow.area_numbers import EVERYWHERE

if TYPE_CHECKING:
    from outreach_tui.tui.desk import Desk

_KEPT = "Your line is kept, with them."
_KEPT_FOR_LATER = "Your line is kept. Whose it is can be said later: it waits on today."


def view_over(key: str, beneath: View, desk: "Desk | None") -> View | None:
    """Return what opens over `beneath` at `key`; without an open workspace there are only the numbers."""
    if key == "f9":
        if desk is None:
            return PassOnView(EVERYWHERE)
        begin = partial(desk.begin_interview, "pass_it_on", beneath.whom() or None)
        return PassOnView(desk.area_numbers(), begin, desk.now)
    return None if desk is None else note_over(beneath, desk).view


def note_over(beneath: View, desk: "Desk") -> Over:
    """Open a note of one line, about whom `beneath` is about."""
    person = beneath.whom()

    def keep(words: str) -> Reply:
        return Work(lambda: desk.keep_note(words, person), "Keeping it …", kept)

    def kept(_done: None) -> Reply:
        note.kept()
        return beneath.note_kept(_KEPT if person else _KEPT_FOR_LATER)

    note = NoteView(keep, desk.note_begun, desk.note_typed())
    return Over(note)
