"""Today, the officer's first screen: promises first, then people, then conversations to go on with.

Rules:
- A young person's step has no date that can pass: nobody is late, and who asked for a later day is only
  counted.
- 1 goes on with the last conversation, 2 is always somebody new, 3 always finds a person.
"""

from datetime import date
from functools import partial

from outreach_tui.tui.commands import TODAY_SCREEN
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Converse, Home, Over, Reply, Send
from outreach_tui.tui.screens.find import FindView
from outreach_tui.tui.screens.menu import LETTERS, Entry, Heading, Menu
from outreach_tui.tui.screens.opening import work_to_begin, work_to_resume
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.tui.words import counted, when
from outreach_tui.workflow.days_in_words import short_day
from outreach_tui.workflow.today import DraftToFinish, PersonToVisit, PromiseDue, Today

_MOST_DRAFTS = 7


class TodayView(View):
    """What an officer sees first."""

    name = "Today"
    purpose = (
        "What was promised, whom to visit at the day they asked for, and conversations to go on with. The"
        " letter beside a person starts the visit; nobody in is an answer too, and takes two keys."
    )
    commands = TODAY_SCREEN

    def __init__(self, desk: Desk) -> None:
        """Show the day as the desk plans it now."""
        self._desk = desk
        self._today = desk.plan_today()
        self._menu = Menu(_rows(self._today, self))

    def title(self) -> str:
        """Return the day."""
        return f" outreach   Today, {short_day(self._today.on)}   {self._desk.area_name}"

    def state(self) -> str:
        """Return what is not with the lead partner yet."""
        return f"not sent: {self._today.not_sent}" if self._today.not_sent else "all sent"

    def body(self, size: Size) -> list[Line]:
        """Return the day's list."""
        message = [line("   ", strong(self.message))] if self.message else self._menu.about_marked(size.width)
        rows = [BLANK, *self._menu.lines(Size(size.width, size.height - len(message) - 2))]
        return [*rows, *([BLANK] * (size.height - len(rows) - len(message))), *message]

    def rail(self, size: Size) -> list[Line]:
        """Return more about what is marked."""
        entry = self._menu.marked
        if entry is None or not entry.more:
            return [line(quiet("↑↓ shows more here"))]
        rows = [line(strong(entry.words)), BLANK]
        for words in entry.more:
            rows.extend((*wrapped_lines(words, size.width, indent=2), BLANK))
        return rows

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the list."""
        if stroke.key == "f5":
            return Home()
        if stroke.key == "ctrl+s":
            return Send()
        is_known, reply = self._menu.press(stroke)
        if not is_known and stroke.text:
            self.message = "Nothing here has that key."
        return reply

    def finished(self, value: object) -> Reply:
        """Go into the conversation that was opened."""
        return Converse(value)  # type: ignore[arg-type]

    def begin(self, person: str | None = None) -> Reply:
        """Start a visit."""
        return work_to_begin(self._desk, "home_visit", person)

    def resume(self, draft: str) -> Reply:
        """Go on with a conversation."""
        return work_to_resume(self._desk, draft)

    def find(self, text: str = "") -> Reply:
        """Look for a person."""
        return Over(FindView(self._desk, text))


def _rows(today: Today, view: TodayView) -> list[Entry | Heading]:
    drafts = today.drafts[:_MOST_DRAFTS]
    rows: list[Entry | Heading] = [_draft(draft, "1", today.on, view) for draft in drafts[:1]]
    rows.append(Entry("2", "New person", "", view.begin))
    rows.append(Entry("3", "Find a person", "by code name, or part of it", view.find))
    rows.extend(_draft(draft, str(sign), today.on, view) for sign, draft in enumerate(drafts[1:], start=4))
    letters = iter(LETTERS)
    if today.promises:
        rows.extend((Heading(), Heading("What we promised", counted(len(today.promises), "promise"))))
        rows.extend(_promise(promise, next(letters, ""), view) for promise in today.promises)
    rows.extend((Heading(), Heading("To visit", counted(len(today.people), "person", "people"))))
    rows.extend(_person(person, next(letters, ""), view) for person in today.people)
    if not today.people:
        rows.append(Heading("  Nobody asked for today. 2 is for somebody new.", ""))
    if today.waiting:
        is_one = today.waiting == 1
        words = "1 person asked" if is_one else f"{today.waiting} people asked"
        rows.extend(
            (Heading(), Heading(f"Waiting, at their pace: {words} for a later day, or will say when."))
        )
    return rows


def _draft(draft: DraftToFinish, sign: str, on: date, view: TodayView) -> Entry:
    where = ", ".join(part for part in (draft.title, draft.place) if part)
    beside = f"{where}, stopped {when(draft.kept_at, on)}"
    return Entry(
        sign,
        f"Go on with {draft.alias or 'somebody new'}",
        beside,
        partial(view.resume, draft.draft),
        (beside,),
    )


def _promise(promise: PromiseDue, sign: str, view: TodayView) -> Entry:
    beside = f"by {short_day(promise.by)}   {promise.words}"
    return Entry(
        sign,
        promise.alias,
        beside,
        partial(view.find, promise.alias),
        (f"We said, for {short_day(promise.by)}:", promise.words),
    )


def _person(person: PersonToVisit, sign: str, view: TodayView) -> Entry:
    tries = "first visit" if not person.tries else counted(person.tries, "try so far", "tries so far")
    asked = f"asked for {short_day(person.asked_for)}" if person.asked_for else ""
    words = f"“{person.last_words}”" if person.last_words else ""
    beside = "   ".join(part for part in (tries, asked, words) if part)
    more = tuple(part for part in (tries, asked, words) if part)
    return Entry(sign, person.alias, beside, partial(view.begin, person.person), more)
