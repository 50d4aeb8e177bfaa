"""The list of errands: what is done a few times a year with keys, laptops and people."""

from functools import partial

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.replies import Home, Over, Reply, Work
from outreach_tui.tui.screen_commands import ERRANDS_SCREEN
from outreach_tui.tui.screens.errand import ErrandView
from outreach_tui.tui.screens.menu import Entry, Menu, MenuView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.errand import Errand


class ErrandsView(MenuView):
    """Every errand, with its key."""

    name = "Area and laptops"
    purpose = (
        "What is done a few times a year: letting laptops in, taking lost ones off, forgotten passphrases, "
        "handing somebody over. Each asks what it has to know, one question after the other."
    )
    commands = ERRANDS_SCREEN

    def __init__(self, desk: Desk) -> None:
        """List what can be done here."""
        self._desk = desk
        self._menu = Menu(
            [
                Entry(str(number), errand.name, errand.about, partial(self._open, errand), (errand.about,))
                for number, errand in enumerate(desk.errands(), start=1)
            ],
            tells_all=True,
        )

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the list."""
        if stroke.key in {"escape", "f5", "left"}:
            return Home()
        return super().press(stroke)

    def _open(self, errand: Errand) -> Reply:
        if errand.asks:
            return Over(ErrandView(self._desk, errand))
        return Work(
            lambda: self._desk.run_errand(errand, {}),
            "Looking …",
            lambda said: Over(ErrandView(self._desk, errand, said)),
        )
