"""One young person before the door: last time on one screen, and what can be done about them.

Rules:
- They are called by their code name; name, number and door stand there only between F7 and their locking,
  and only where the person is planned today.
- A number always means the same here. 1 begins a talk: a follow-up where they talked with us before.
- Nobody in is one key, and counts. Everything kept can be read to them from here, given to them, and wiped.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from outreach_tui.tui.commands import Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Home, Over, Reply, Work
from outreach_tui.tui.rows_moved import rows_moved
from outreach_tui.tui.screen_commands import PERSON_SCREEN
from outreach_tui.tui.screens.area_scripts import work_to_list
from outreach_tui.tui.screens.copy_for_them import Copies, CopyView
from outreach_tui.tui.screens.everywhere import note_over
from outreach_tui.tui.screens.names import show_or_hide_names, to_card
from outreach_tui.tui.screens.opening import work_to_begin
from outreach_tui.tui.screens.read_to_them import ReadToThemView
from outreach_tui.tui.screens.today_rows import card_words
from outreach_tui.tui.screens.wipe import WipeView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.at_the_door import FOLLOW_UP, HOME_VISIT

if TYPE_CHECKING:
    from outreach_tui.workflow.identity import IdentityCard

_NOT_TODAY = "Names open only for people planned today."
_NOTHING = "Nothing is known yet. The first talk asks."
_ACTIONS = (
    ("2", "Nobody in"),
    ("3", "After a taster"),
    ("4", "Check in"),
    ("5", "Twenty-second note"),
    ("6", "Everything kept"),
    ("7", "A copy for them"),
    ("8", "Wipe all of it"),
)
_OWN_SCRIPTS = ("9", "The area's own scripts")
_TALKS = {HOME_VISIT: "Home visit", FOLLOW_UP: "Follow-up"}
_SCRIPTS = {"3": "taster", "4": "check_in"}
_ROWS = 4
_COLUMN = 34


class PersonView(View):
    """What is known of somebody, before the door and when they ask."""

    name = "One young person"
    purpose = (
        "Last time, in ten seconds: what we promised, what they said and want, what we got wrong. 1 begins a"
        " talk, 2 notes that nobody was in, 6 answers: what have you got on me? 8 wipes it all, after the"
        " code name and the passphrase."
    )
    commands = PERSON_SCREEN

    def __init__(self, desk: Desk, person: str) -> None:
        """Show the young person with the record `person`."""
        self._desk = desk
        self._person = person
        self._door = desk.at_the_door(person)
        self._card = self._card_now()
        self._first = 0
        self._in_sight = 1

    def whom(self) -> str:
        """Return whom it is about."""
        return self._person

    def title(self) -> str:
        """Return the code name."""
        return self._door.recall.alias

    def state(self) -> str:
        """Return whether names are open."""
        return "names open, F7 hides them" if self._desk.names.is_open else "name covered, F7 shows it"

    def keys(self) -> tuple[Command, ...]:
        """Return what can be done; 9 only where the area has scripts of its own."""
        first, *others = self.commands
        return (replace(first, sign="1-9") if self._door.has_area_scripts else first, *others)

    def body(self, size: Size) -> list[Line]:
        """Return what can be done, and below it last time."""
        head = [BLANK, *self._named(size.width), *self._choices(), BLANK]
        rows = [
            row
            for words in self._door.lines or (_NOTHING,)
            for row in wrapped_lines(words, size.width - 3, indent=3)
        ]
        said = self.message_rows(size.width, Tone.STRONG)
        room = size.height - len(head) - len(said)
        if len(rows) > room:
            rows = self._window(rows, room - 1)
        return [*head, *rows, *([BLANK] * (room - len(rows))), *said]

    def press(self, stroke: Stroke) -> Reply:
        """Take the number of what to do, arrows to move, or a way back."""
        moved = rows_moved(stroke.key, self._in_sight, has_ends=True)
        if moved is not None:
            self._first += moved
            return None
        if stroke.key in {"escape", "left", "f5"}:
            return Home()
        if stroke.key == "f7":
            return show_or_hide_names(self._desk, self)
        if stroke.key == "ctrl+e":
            reply, self.message = to_card(self._desk, self._person)
            return reply
        return self._do(stroke)

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
            return work_to_begin(self._desk, self._door.talk, self._person)
        if stroke.text == "2":
            return self._nobody_in()
        if stroke.text in _SCRIPTS:
            return work_to_begin(self._desk, _SCRIPTS[stroke.text], self._person)
        if stroke.text == "5":
            return note_over(self, self._desk)
        if stroke.text in {"6", "7", "8"}:
            return Over(self._opened(stroke.text))
        if stroke.text == "9" and self._door.has_area_scripts:
            return work_to_list(self._desk, self._person)
        if stroke.text:
            self.message = "Nothing here has that key."
        return None

    def _nobody_in(self) -> Reply:
        saying = f"Nobody in at {self._door.recall.alias}: noted, and it counts."
        return Work(lambda: self._desk.nobody_in(self._person), "Noting it …", lambda _noted: Home(saying))

    def _opened(self, sign: str) -> View:
        if sign == "6":
            return ReadToThemView(self._desk, self._person)
        if sign == "7":
            return CopyView(Copies.about(self._desk, self._person))
        return WipeView(self._door.recall.alias, partial(self._desk.erase_person, self._person))

    def rows_to_open(self) -> tuple[Command, ...]:
        """Return what can be done, for the list of all actions."""
        return tuple(Command(sign, sign, words, "") for sign, words in self._signs())

    def _signs(self) -> tuple[tuple[str, str], ...]:
        own = (_OWN_SCRIPTS,) if self._door.has_area_scripts else ()
        return (("1", _TALKS.get(self._door.talk, self._door.talk)), *_ACTIONS, *own)

    def _choices(self) -> list[Line]:
        signs = self._signs()
        rows = [_two(signs[row], signs[row + _ROWS]) for row in range(_ROWS)]
        own = (
            line("   ", strong(sign, sign), Span(f"  {words}", press=sign))
            for sign, words in signs[2 * _ROWS :]
        )
        return [*rows, *own]

    def _card_now(self) -> "IdentityCard | None":
        return next((card for card in self._desk.names.cards() if card.person == self._person), None)

    def _named(self, width: int) -> list[Line]:
        if self._card is None:
            return []
        words = "   ".join(card_words(self._card))
        return [*wrapped_lines(words, width - 3, indent=3, tone=Tone.STRONG), BLANK]

    def _window(self, rows: list[Line], room: int) -> list[Line]:
        self._in_sight = room
        self._first = max(0, min(self._first, len(rows) - room))
        below = len(rows) - self._first - room
        mark = f"   ↓ {below} more rows" if below else "   ↑ that is all"
        return [*rows[self._first : self._first + room], line(quiet(mark))]


def _two(left: tuple[str, str], right: tuple[str, str]) -> Line:
    (one, words), (other, more) = left, right
    gap = " " * max(1, _COLUMN - len(words))
    return line(
        "   ",
        strong(one, one),
        Span(f"  {words}", press=one),
        gap,
        strong(other, other),
        Span(f"  {more}", press=other),
    )
