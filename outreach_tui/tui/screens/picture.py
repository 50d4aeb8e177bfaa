"""The lead partner's first screen: take in, read, and begin to design."""

from functools import partial

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, wrapped_lines
from outreach_tui.tui.replies import (
    DraftCourse,
    JudgeSamePerson,
    ReadInterests,
    Reply,
    RunErrands,
    SettleConflicts,
    TakeIn,
)
from outreach_tui.tui.screen_commands import PICTURE_SCREEN
from outreach_tui.tui.screens.first_screen import FirstScreen
from outreach_tui.tui.screens.folder_warning import warning_lines
from outreach_tui.tui.screens.menu import Entry, Heading, Menu
from outreach_tui.tui.screens.opening import work_to_begin, work_to_resume
from outreach_tui.tui.screens.taken_back import work_to_list
from outreach_tui.tui.words import when
from outreach_tui.workflow.days_in_words import short_day
from outreach_tui.workflow.today import DraftToFinish

_MOST_DRAFTS = 4
_DRILL = "A year is over since a recovery sheet was last tried. The drill: a, then “Hold the yearly drill”."


class PictureView(FirstScreen):
    """What a coordinator sees first."""

    name = "The whole picture"
    purpose = (
        "Take in what officers sent, read what young people want in their own words, and see what "
        "partners offer beside it. Words first; a draft is something to talk about, not a decision."
    )
    commands = PICTURE_SCREEN

    def __init__(self, desk: Desk, saying: str = "") -> None:
        """Show what can be done, and what was begun; `saying` is what was just done."""
        super().__init__(desk)
        self.message = saying
        self._drill = desk.drill_is_due()
        today = desk.plan_today()
        self._on = today.on
        self._menu = Menu(self._rows(today.drafts[:_MOST_DRAFTS]))

    def title(self) -> str:
        """Return the area and the day."""
        return f" outreach   {self._desk.area_name}   {short_day(self._on)}"

    def state(self) -> str:
        """Return whose screen it is."""
        return "lead partner"

    def body(self, size: Size) -> list[Line]:
        """Return what can be done."""
        message = self.message_rows(size.width, Tone.STRONG) or self._due(size.width)
        warning = warning_lines(self._desk.warning, size.width)
        left = Size(size.width, size.height - len(message) - len(warning) - 1)
        rows = [BLANK, *warning, *self._menu.lines(left)]
        return [*rows, *([BLANK] * (size.height - len(rows) - len(message))), *message]

    def _rows(self, drafts: tuple[DraftToFinish, ...]) -> list[Entry | Heading]:
        rows: list[Entry | Heading] = [
            Heading("From officers"),
            Entry("1", "Take in what officers sent", "look first, then take in", TakeIn),
            Entry("c", "Choose between two answers", "what officers wrote differently", SettleConflicts),
            Entry("s", "Same person?", "entries that may be one", JudgeSamePerson),
            Entry("w", "Words taken back", "wipe, restrict, or keep for a duty", self._taken_back),
            Entry("a", "Area and laptops", "let in, take off, sheets, the drill", RunErrands),
            Heading(),
            Heading("What young people want"),
            Entry("2", "Read all of it in their own words", "", ReadInterests),
            Entry("3", "First draft of a course", "their wishes beside offers, and gaps", DraftCourse),
            Heading(),
            Heading("To enter"),
            Entry("4", "An offer of a partner", "", partial(self._begin, "offer")),
            Entry("5", "Somebody to visit", "a suggestion for an officer", partial(self._begin, "suggest")),
        ]
        if drafts:
            rows.extend((Heading(), Heading("To go on with")))
        for number, draft in enumerate(drafts, start=6):
            beside = (
                f"{draft.place}, stopped {when(draft.kept_at, self._on)}"
                if draft.place
                else when(draft.kept_at, self._on)
            )
            words = f"{draft.title} {draft.alias}".strip()
            rows.append(Entry(str(number), words, beside, partial(self._resume, draft.draft)))
        return rows

    def _due(self, width: int) -> list[Line]:
        """Return what a year brings with it: a quiet line that stands in nobody's way."""
        return wrapped_lines(_DRILL, width - 4, indent=3, tone=Tone.QUIET) if self._drill else [BLANK]

    def _taken_back(self) -> Reply:
        return work_to_list(self._desk)

    def _begin(self, script: str) -> Reply:
        return work_to_begin(self._desk, script)

    def _resume(self, draft: str) -> Reply:
        return work_to_resume(self._desk, draft)
