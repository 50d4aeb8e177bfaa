"""One young person: tries, what they would want in their own words, both promises, notes, what travels.

Rules:
- They are called by their code name; name, number and door stand there only between F7 and their locking,
  and only where the person is planned today.
- Everything kept can be read to them from here, and wiped from here.
"""

from functools import partial
from typing import TYPE_CHECKING

from outreach_tui.tui.commands import PERSON_SCREEN
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.names import LOCKED_BY_KEY
from outreach_tui.tui.replies import Home, Over, Reply
from outreach_tui.tui.screens.names import to_card, to_names
from outreach_tui.tui.screens.opening import work_to_begin
from outreach_tui.tui.screens.person_rows import person_rows
from outreach_tui.tui.screens.read_to_them import ReadToThemView
from outreach_tui.tui.screens.today_rows import card_words
from outreach_tui.tui.screens.wipe import WipeView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.workflow.identity import IdentityCard

_ACTIONS = (("1", "Start a home visit"), ("2", "Read all of it to them"), ("3", "Wipe all of it, for good"))
_NOT_TODAY = "Names open only for people planned today."


class PersonView(View):
    """What is known of somebody, before the door and when they ask."""

    name = "One young person"
    purpose = (
        "What was tried, wanted, promised and noted, and how far it goes. 1 starts a visit, 2 reads "
        "everything to them, 3 wipes it: for that the code name and the passphrase are asked."
    )
    commands = PERSON_SCREEN

    def __init__(self, desk: Desk, person: str) -> None:
        """Show the young person with the record `person`."""
        self._desk = desk
        self._person = person
        self._kept = desk.show_person(person)
        self._card = self._card_now()
        self._first = 0

    def title(self) -> str:
        """Return the code name."""
        return self._kept.alias

    def state(self) -> str:
        """Return whether names are open."""
        return "names open, F7 hides them" if self._desk.names.is_open else "name covered, F7 shows it"

    def body(self, size: Size) -> list[Line]:
        """Return what can be done, and below it what is known."""
        head = [BLANK, *self._named(size.width)]
        head.extend(line("   ", strong(sign, sign), f"  {words}", press=sign) for sign, words in _ACTIONS)
        rows = person_rows(self._kept, size.width)
        said = [line("   ", strong(self.message))] if self.message else []
        room = size.height - len(head) - len(said)
        if len(rows) > room:
            rows = self._window(rows, room - 1)
        return [*head, *rows, *([BLANK] * (room - len(rows))), *said]

    def press(self, stroke: Stroke) -> Reply:
        """Take the number of what to do, arrows to move, or a way back."""
        if stroke.key in _STEPS:
            self._first += _STEPS[stroke.key]
            return None
        if stroke.key in {"escape", "left", "f5"}:
            return Home()
        if stroke.key == "f7":
            return self._show_or_hide_names()
        if stroke.key == "ctrl+e":
            reply, self.message = to_card(self._desk, self._person)
            return reply
        return self._do(stroke)

    def finished(self, value: object) -> Reply:
        """Go into the conversation that was opened."""
        return value  # type: ignore[return-value]

    def shown_again(self) -> None:
        """Show the name, if names were opened meanwhile."""
        self._card = self._card_now()
        if self._desk.names.is_open and self._card is None:
            self.message = f"{_NOT_TODAY} Or there is none yet: ^e enters it."

    def names_locked(self, saying: str) -> Reply:
        """Show the code name alone."""
        self._card, self.message = None, saying
        return None

    def _do(self, stroke: Stroke) -> Reply:
        if stroke.text == "1" or stroke.key == "enter":
            return work_to_begin(self._desk, "home_visit", self._person)
        if stroke.text == "2":
            return Over(ReadToThemView(self._kept))
        if stroke.text == "3":
            return Over(WipeView(self._kept.alias, partial(self._desk.erase_person, self._person)))
        if stroke.text:
            self.message = "Nothing here has that key."
        return None

    def _show_or_hide_names(self) -> Reply:
        if not self._desk.names.is_open:
            return Over(to_names(self._desk))
        self._desk.names.lock()
        return self.names_locked(LOCKED_BY_KEY)

    def _card_now(self) -> "IdentityCard | None":
        return next((card for card in self._desk.names.cards() if card.person == self._person), None)

    def _named(self, width: int) -> list[Line]:
        if self._card is None:
            return []
        words = "   ".join(card_words(self._card))
        return [*wrapped_lines(words, width - 3, indent=3, tone=Tone.STRONG), BLANK]

    def _window(self, rows: list[Line], room: int) -> list[Line]:
        self._first = max(0, min(self._first, len(rows) - room))
        below = len(rows) - self._first - room
        mark = f"   ↓ {below} more rows" if below else "   ↑ that is all"
        return [*rows[self._first : self._first + room], line(quiet(mark))]


_STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -1_000_000, "end": 1_000_000}
