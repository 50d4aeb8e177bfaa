"""The area's own scripts, to begin one: about a young person, or about nobody yet."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.replies import Close, Home, Over, Reply, Work
from outreach_tui.tui.screen_commands import AREA_SCRIPTS_SCREEN
from outreach_tui.tui.screens.menu import LETTERS, Entry, Menu, MenuView
from outreach_tui.tui.screens.opening import work_to_begin
from outreach_tui.tui.strokes import Stroke

if TYPE_CHECKING:
    from outreach_tui.workflow.area_scripts import AreaScript


class AreaScriptsView(MenuView):
    """Every script the area pack brought, with its letter."""

    name = "The area's own scripts"
    purpose = (
        "Scripts that the lead partner signed and sent with the area pack. A letter begins one. One that "
        "stands in for a script of the same name is also what the usual keys begin."
    )
    commands = AREA_SCRIPTS_SCREEN

    def __init__(self, desk: Desk, scripts: "Sequence[AreaScript]", person: str = "") -> None:
        """List `scripts`, to be begun about the record `person`, or about nobody yet."""
        self._desk = desk
        self._person = person
        self._menu = Menu(
            [
                Entry(
                    sign, script.title, script.in_words, partial(self._begin, script.name), (script.in_words,)
                )
                for sign, script in zip(LETTERS, scripts, strict=False)
            ],
            tells_all=True,
        )

    def whom(self) -> str:
        """Return whom it is about."""
        return self._person

    def press(self, stroke: Stroke) -> Reply:
        """Take a letter of the list, or a way back."""
        if stroke.key == "f5":
            return Home()
        if stroke.key in {"escape", "left"}:
            return Close()
        return super().press(stroke)

    def _begin(self, script: str) -> Reply:
        return work_to_begin(self._desk, script, self._person or None)


def work_to_list(desk: Desk, person: str = "") -> Reply:
    """Return the work of reading which scripts the area has."""
    return Work(lambda: AreaScriptsView(desk, desk.area_scripts(), person), "Looking …", Over)
