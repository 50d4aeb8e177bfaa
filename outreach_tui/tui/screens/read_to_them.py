"""Everything kept about a young person, plain, on two screens at most, to be read to them or turned round.

Rules:
- Their words come first. Codes are said in plain words; nothing that is kept is left out.
- The letter beside anything crosses it out for good, after the same letter once more. It is gone here and
  wherever it went.
- A copy for them, and wiping all of it, are one key from here: the same number as on the person's screen.
"""

from functools import partial

from outreach_tui.tui.commands import MOVE, Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import Line, Size
from outreach_tui.tui.replies import Close, Home, Over, Reply, Work
from outreach_tui.tui.screen_commands import READ_TO_THEM_SCREEN
from outreach_tui.tui.screens.copy_for_them import Copies, CopyView
from outreach_tui.tui.screens.kept_screens import KeptScreen, screens_of
from outreach_tui.tui.screens.wipe import WipeView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.show_person import KeptRecord


class ReadToThemView(View):
    """What have you got on me? This, and nothing else."""

    name = "Everything kept"
    purpose = (
        "Read it out, or turn the screen round. The letter beside anything crosses it out for good: press it "
        "twice. 7 gives them a copy, on paper too; 8 wipes all of it."
    )
    commands = READ_TO_THEM_SCREEN

    def __init__(self, desk: Desk, person: str) -> None:
        """Show what the desk knows about `person`."""
        self._desk = desk
        self._person = person
        self._asked = ""
        self._at = 0
        self._kept = desk.show_person(person)
        self._screens: tuple[KeptScreen, ...] = ()

    def whom(self) -> str:
        """Return whom it is about."""
        return self._person

    def title(self) -> str:
        """Return the code name."""
        return f"Everything kept about {self._kept.alias}"

    def state(self) -> str:
        """Return what can be done about it, said to them."""
        return "any of it can be changed or wiped"

    def body(self, size: Size) -> list[Line]:
        """Return one screen of it; what was just asked stands over its last rows."""
        self._screens = screens_of(self._kept, size)
        self._at = max(0, min(self._at, len(self._screens) - 1))
        said = self.message_rows(size.width)
        return [*self._screens[self._at].rows[: max(0, size.height - len(said))], *said]

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do, and which of how many screens this is."""
        if len(self._screens) <= 1:
            return tuple(one for one in self.commands if one != MOVE)
        where = MOVE.called(f"screen {self._at + 1} of {len(self._screens)}")
        return tuple(where if one == MOVE else one for one in self.commands)

    def press(self, stroke: Stroke) -> Reply:
        """Take an arrow for another screen, a letter to cross something out, or a way back."""
        asked, self._asked, self.message = self._asked, "", ""
        by_sign = self._screens[self._at].by_sign if self._screens else {}
        sign = stroke.text.lower()
        if sign in by_sign:
            return self._crossed_out(by_sign[sign]) if sign == asked else self._ask(sign, by_sign[sign])
        if stroke.key in _STEPS:
            self._at += _STEPS[stroke.key]
            return None
        if stroke.text == "7":
            return Over(CopyView(Copies.about(self._desk, self._person)))
        if stroke.text == "8":
            return Over(WipeView(self._kept.alias, partial(self._desk.erase_person, self._person)))
        if stroke.key in {"escape", "left", "enter"}:
            return Close()
        return Home() if stroke.key == "f5" else None

    def _ask(self, sign: str, record: KeptRecord) -> Reply:
        self._asked = sign
        self.message = f"{sign} once more crosses it out for good: {record.words}"
        return None

    def _crossed_out(self, record: KeptRecord) -> Reply:
        return Work(
            lambda: self._desk.cross_out(record.record), "Crossing it out …", lambda _gone: self._look_again()
        )

    def _look_again(self) -> Reply:
        self._kept = self._desk.show_person(self._person)
        self.message = "Crossed out. It is gone here, and goes wherever it went."
        return None


_STEPS = {"up": -1, "down": 1, "pageup": -1, "pagedown": 1, "home": -1_000_000, "end": 1_000_000}
