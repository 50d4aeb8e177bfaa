"""Find a person by their code name, or a part of it."""

from functools import partial

from outreach_tui.tui.commands import FIND_SCREEN
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, line, quiet, strong
from outreach_tui.tui.replies import AboutPerson, Close, Home, Reply
from outreach_tui.tui.screens.menu import Entry, Menu
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.tui.words import counted

_MOST_SHOWN = 100


class FindView(View):
    """A field to type into and whom it finds."""

    name = "Find a person"
    purpose = (
        "Type a part of a code name. The number beside a person shows last time; a talk, nobody in and "
        "everything kept are one key from there."
    )
    commands = FIND_SCREEN

    def __init__(self, desk: Desk, text: str = "") -> None:
        """Begin with `text` typed."""
        self._desk = desk
        self._box = TextBox()
        self._box.put(text)
        self._search()

    def state(self) -> str:
        """Return how many were found."""
        return counted(self._count, "person", "people")

    def body(self, size: Size) -> list[Line]:
        """Return the field and whom it finds."""
        typed = self._box.lines(size.width - 14, 1)[0].spans
        rows = [BLANK, Line((quiet("   find: "), *typed)), BLANK]
        found = (
            self._menu.lines(Size(size.width, size.height - 5))
            if self._count
            else [line("   Nobody by that name.")]
        )
        said = [BLANK, line("   ", strong(self.message))] if self.message else []
        return [*rows, *found, *said]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the field, a number of the list, or Enter for the only one found."""
        if stroke.key == "f5":
            return Home()
        if stroke.key == "escape" or (stroke.key == "left" and not self._box.text):
            return Close()
        if stroke.key == "right" and not self._box.after:
            return self._about_marked()
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

    def finished(self, value: object) -> Reply:
        """Go into the conversation that was opened."""
        return value  # type: ignore[return-value]

    def _about_marked(self) -> Reply:
        marked = self._menu.marked if self._count == 1 else None
        person = self._menu.person or (marked.person if marked else "")
        if person:
            return AboutPerson(person)
        self.message = "↓ marks a person first."
        return None

    def _search(self) -> None:
        found = self._desk.find_person(self._box.text)[:_MOST_SHOWN]
        self._count = len(found)
        rows = [
            Entry(
                str(number) if number < 10 else "",  # noqa: PLR2004 - one digit a row
                person.alias,
                person.last_words,
                partial(AboutPerson, person.person),
                person=person.person,
            )
            for number, person in enumerate(found, start=1)
        ]
        self._menu = Menu(rows)
