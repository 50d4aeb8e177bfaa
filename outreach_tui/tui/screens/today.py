"""Today, the officer's first screen: promises first, then people, then conversations to go on with.

Rules:
- A young person's step has no date that can pass: nobody is late, and who asked for a later day is only
  counted.
- Names, numbers and doors stand beside code names only between F7 and their locking; how their rows are made
  is in `today_rows.py`.
- 1 goes on with the last conversation, 2 is always somebody new, 3 always finds a person.
"""

from collections.abc import Callable
from functools import partial

from outreach_tui.number_words import counted
from outreach_tui.tui.commands import THROW_AWAY
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone
from outreach_tui.tui.replies import AboutPerson, Home, Over, Reply, Work
from outreach_tui.tui.screen_commands import TODAY_SCREEN
from outreach_tui.tui.screens.area_scripts import work_to_list
from outreach_tui.tui.screens.everywhere import note_over
from outreach_tui.tui.screens.find import FindView
from outreach_tui.tui.screens.first_screen import FirstScreen
from outreach_tui.tui.screens.folder_warning import warning_lines
from outreach_tui.tui.screens.menu import Menu
from outreach_tui.tui.screens.names import show_or_hide_names, to_card
from outreach_tui.tui.screens.open_card import open_card_words
from outreach_tui.tui.screens.opening import work_to_begin, work_to_resume, work_to_resume_card
from outreach_tui.tui.screens.today_rows import today_rows
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.days_in_words import short_day

_RUNG = "Noted: you are back, and they know."


class TodayView(FirstScreen):
    """What an officer sees first."""

    name = "Today"
    purpose = (
        "What was promised, whom to visit at the day they asked for, and conversations to go on with. The"
        " letter beside a person shows last time; 1 begins the talk there, and 2 notes that nobody was in."
        " ↓ marks a person, then ^e enters their name, number and door."
    )
    commands = TODAY_SCREEN

    def __init__(self, desk: Desk, saying: str = "") -> None:
        """Show the day as the desk plans it now; `saying` is what was just done."""
        super().__init__(desk)
        self._today = desk.plan_today()
        self.message = saying or open_card_words(self._today.drafts)
        self._menu = self._planned()
        self._to_throw_away = ""

    def whom(self) -> str:
        """Return who is marked."""
        return self._menu.person

    def title(self) -> str:
        """Return the day."""
        return f" outreach   Today, {short_day(self._today.on)}   {self._desk.area_name}"

    def state(self) -> str:
        """Return what is not with the lead partner yet."""
        not_sent, not_received = self._today.not_sent, self._today.not_received
        if not not_sent and not not_received:
            return "all received" if self._today.is_any_received else "nothing to send yet"
        if not not_sent:
            return f"{counted(not_received, 'change')} not confirmed"
        more = f", {not_received} not confirmed" if not_received else ""
        return f"{counted(not_sent, 'change')} not sent{more}"

    def body(self, size: Size) -> list[Line]:
        """Return the day's list."""
        message = self.message_rows(size.width, Tone.STRONG) or self._menu.about_marked(size.width)
        warning = warning_lines(self._desk.warning, size.width)
        rows = [
            BLANK,
            *warning,
            *self._menu.lines(Size(size.width, size.height - len(message) - len(warning) - 2)),
        ]
        return [*rows, *([BLANK] * (size.height - len(rows) - len(message))), *message]

    def rail(self, size: Size) -> list[Line]:
        """Return more about what is marked."""
        return self._menu.rail(size.width)

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the list."""
        if stroke.key == THROW_AWAY.key:
            return self._throw_away()
        self._to_throw_away = ""
        if stroke.key in _ABOUT_MARKED:
            return _ABOUT_MARKED[stroke.key](self)
        return super().press(stroke)

    def shown_again(self) -> None:
        """Show names, if they were opened meanwhile."""
        self._lay_out()

    def names_locked(self, saying: str) -> Reply:
        """Show code names alone."""
        self.message = saying
        self._lay_out()
        return None

    def note(self) -> Reply:
        """Take down one line: Enter keeps it."""
        return note_over(self, self._desk)

    def note_kept(self, saying: str) -> Reply:
        """Plan the day again: the line waits on it, unless it is about somebody."""
        return Home(saying)

    def begin(self, script: str, person: str | None = None, **given: str) -> Reply:
        """Begin a script, with what is known before it."""
        return work_to_begin(self._desk, script, person, given)

    def about(self, person: str) -> Reply:
        """Go to a young person: last time, nobody in, or a talk."""
        return AboutPerson(person)

    def checked_in(self) -> Reply:
        """Note that whoever waits for a ring was rung."""
        return Work(self._desk.checked_in, "Noting it …", lambda _noted: Home(_RUNG))

    def resume(self, draft: str) -> Reply:
        """Go on with a conversation."""
        return work_to_resume(self._desk, draft)

    def resume_card(self, draft: str) -> Reply:
        """Go on with somebody's name and address."""
        return work_to_resume_card(self._desk, draft)

    def find(self, text: str = "") -> Reply:
        """Look for a person."""
        return Work(lambda: FindView(self._desk, self._desk.finder(), text), "Looking …", Over)

    def scripts(self) -> Reply:
        """Choose one of the area's own scripts."""
        return work_to_list(self._desk)

    def _planned(self) -> Menu:
        names = self._desk.names
        return Menu(today_rows(self._today, self, names.cards(), names.drafts(), names_open=names.is_open))

    def _lay_out(self) -> None:
        before = self._menu
        self._menu = self._planned()
        self._menu.take_mark_of(before)

    def _show_or_hide_names(self) -> Reply:
        return show_or_hide_names(self._desk, self)

    def _about(self) -> Reply:
        if self._menu.person:
            return AboutPerson(self._menu.person)
        self.message = "↓ marks a person first; then → shows everything about them."
        return None

    def _throw_away(self) -> Reply:
        entry = self._menu.pointed_at
        if entry is None or not entry.draft:
            self.message = "↓ marks a talk to go on with first; Del twice throws that one away."
            return None
        if self._to_throw_away != entry.draft:
            self._to_throw_away = entry.draft
            self.message = f"{entry.words}: Del once more throws it away, and nothing of it is kept."
            return None
        task = partial(self._desk.throw_away, entry.draft)
        return Work(task, "Throwing it away …", lambda _gone: Home("Thrown away: nothing of it is kept."))

    def _card(self) -> Reply:
        reply, self.message = to_card(self._desk, self._menu.person)
        return reply


_ABOUT_MARKED: dict[str, Callable[[TodayView], Reply]] = {
    "f7": TodayView._show_or_hide_names,
    "right": TodayView._about,
    "ctrl+e": TodayView._card,
}
