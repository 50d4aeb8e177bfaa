"""Find a person by their code name, or a part of it."""

from collections.abc import Callable
from functools import partial

from outreach_tui.number_words import counted
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet
from outreach_tui.tui.replies import AboutPerson, Close, Home, Reply
from outreach_tui.tui.screen_commands import FIND_SCREEN
from outreach_tui.tui.screens.menu import Entry, Menu
from outreach_tui.tui.screens.today_rows import about
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.workflow.today import PersonToVisit

_AT_ONCE = 24
"""Read with every key; the others when somebody moves down to them."""
_MOST = 100
"""A longer list is narrowed by typing on."""


class FindView(View):
    """A field to type into and whom it finds."""

    name = "Find a person"
    purpose = (
        "Type a part of a code name. The number beside a person shows last time; a talk, nobody in and "
        "everything kept are one key from there."
    )
    commands = FIND_SCREEN

    def __init__(
        self, desk: Desk, find: Callable[[str, int], tuple[PersonToVisit, ...]], text: str = ""
    ) -> None:
        """Begin with `text` typed; `find` finds people by it."""
        self._desk = desk
        self._find = find
        self._box = TextBox()
        self._box.put(text)
        self._search()

    def state(self) -> str:
        """Return how many were found."""
        people = counted(self._count, "person", "people")
        return people if self._count < self._most else f"the first {people}; type on"

    def body(self, size: Size) -> list[Line]:
        """Return the field and whom it finds."""
        typed = self._box.lines(size.width - 14, 1)[0].spans
        rows = [BLANK, Line((quiet("   find: "), *typed)), BLANK]
        foot = self.message_rows(size.width, Tone.STRONG) or self._menu.about_marked(size.width)
        found = (
            self._menu.lines(Size(size.width, size.height - len(rows) - len(foot) - 1))
            if self._count
            else [line("   Nobody by that name.")]
        )
        return [*rows, *found, *([BLANK] * (size.height - len(rows) - len(found) - len(foot))), *foot]

    def rail(self, size: Size) -> list[Line]:
        """Return more about whom is marked."""
        return self._menu.rail(size.width)

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the field, a number of the list, or Enter for the only one found."""
        if stroke.key == "f5":
            return Home()
        if stroke.key == "escape" or (stroke.key == "left" and not self._box.text):
            return Close()
        if stroke.key == "right" and not self._box.after:
            return self._about_marked()
        if stroke.key in {"down", "pagedown"} and self._count == self._most < _MOST:
            self._search(_MOST)
        is_known, reply = self._menu.press(stroke)
        if is_known:
            return reply
        if stroke.key == "enter" and self._count == 1 and self._menu.marked:
            return self._menu.marked.open()
        before = self._box.text
        self._box.press(stroke)
        if self._box.text != before:
            self._search()
        return None

    def _about_marked(self) -> Reply:
        marked = self._menu.marked if self._count == 1 else None
        person = self._menu.person or (marked.person if marked else "")
        if person:
            return AboutPerson(person)
        self.message = "↓ marks a person first."
        return None

    def _search(self, most: int = _AT_ONCE) -> None:
        found = self._find(self._box.text, most)
        self._most, self._count = most, len(found)
        rows = [
            Entry(
                str(number) if number < 10 else "",  # noqa: PLR2004 - one digit a row
                person.alias,
                person.last_words,
                partial(AboutPerson, person.person),
                about(person),
                person=person.person,
            )
            for number, person in enumerate(found, start=1)
        ]
        self._menu = Menu(rows)
