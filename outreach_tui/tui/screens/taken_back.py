"""Words taken back after they had travelled: whose they are, and what the lead partner does about them."""

from collections.abc import Callable
from functools import partial

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, wrapped_lines
from outreach_tui.tui.replies import Close, Home, Over, Reply, Work
from outreach_tui.tui.screen_commands import ERRANDS_SCREEN
from outreach_tui.tui.screens.errand import ErrandView
from outreach_tui.tui.screens.menu import LETTERS, Entry, Heading, Menu, MenuView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.asking import Said
from outreach_tui.workflow.errand import Errand
from outreach_tui.workflow.taken_back_errands import Case

_PURPOSE = (
    "What young people took back after it had travelled. It is out of every list already; here you decide "
    "whether it is wiped, restricted, or kept because a duty asks for it. Their officer is told, and tells "
    "them."
)


def work_to_list(desk: Desk) -> Reply:
    """Look up what was taken back, and list it."""
    return Work(desk.merging.taken_back, "Looking …", lambda cases: Over(TakenBackView(desk, cases)))


class TakenBackView(MenuView):
    """Everything that was taken back, what is open first."""

    name = "Words taken back"
    purpose = _PURPOSE
    commands = ERRANDS_SCREEN

    def __init__(self, desk: Desk, cases: tuple[Case, ...]) -> None:
        """List `cases`."""
        self._desk = desk
        self._menu = self._listed(cases)

    def body(self, size: Size) -> list[Line]:
        """Return what it is about, the list, and all that is marked."""
        about = wrapped_lines(_PURPOSE, size.width - 4, indent=3, tone=Tone.QUIET)
        below = self.message_rows(size.width) or self._menu.about_marked(size.width)
        room = Size(size.width, size.height - len(about) - len(below) - 3)
        return [BLANK, *about, BLANK, *self._menu.lines(room), BLANK, *below]

    def press(self, stroke: Stroke) -> Reply:
        """Take a letter of the list, or the way back."""
        return Home() if stroke.key in {"escape", "f5", "left"} else super().press(stroke)

    def decided(self, cases: tuple[Case, ...]) -> None:
        """List what stands now, after something was decided."""
        before, self._menu = self._menu, self._listed(cases)
        self._menu.take_mark_of(before)

    def _listed(self, cases: tuple[Case, ...]) -> Menu:
        letters = (*LETTERS, *[""] * len(cases))
        rows = [
            Entry(letter, case.name, case.words, partial(self._open, case), (case.words,))
            for letter, case in zip(letters, cases, strict=False)
        ]
        return Menu(rows or [Heading("  Nobody has taken anything back that was here.")])

    def _open(self, case: Case) -> Reply:
        return Over(TakenBackCaseView(self._desk, case, self.decided))


class TakenBackCaseView(MenuView):
    """What can be done about one young person's words."""

    name = "What becomes of it"
    purpose = _PURPOSE
    commands = ERRANDS_SCREEN

    def __init__(self, desk: Desk, case: Case, tell: Callable[[tuple[Case, ...]], None]) -> None:
        """Offer what can be done about `case`; `tell` hears how all of them stand once it was done."""
        self._desk = desk
        self._tell = tell
        self._case = case
        self._menu = Menu(
            [
                Entry(str(number), errand.name, errand.about, partial(self._do, errand))
                for number, errand in enumerate(case.errands, start=1)
            ]
        )

    def title(self) -> str:
        """Return whose words they are."""
        return f" {self._case.name}"

    def body(self, size: Size) -> list[Line]:
        """Return what was taken back and what became of it, then what can be done."""
        about = wrapped_lines(f"{self._case.name}: {self._case.words}.", size.width - 4, indent=3)
        room = Size(size.width, size.height - len(about) - 3)
        return [BLANK, *about, BLANK, *self._menu.lines(room)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a digit, or the way back."""
        if stroke.key == "f5":
            return Home()
        return Close() if stroke.key in {"escape", "left"} else super().press(stroke)

    def _do(self, errand: Errand) -> Reply:
        return Over(DecidingView(self._desk, errand, self._decided))

    def _decided(self, cases: tuple[Case, ...]) -> None:
        self._case = next((case for case in cases if case.person == self._case.person), self._case)
        self._tell(cases)


class DecidingView(ErrandView):
    """One decision; how everything stands after it is looked up beside the screen, along with doing it."""

    name = "A decision"

    def __init__(self, desk: Desk, errand: Errand, tell: Callable[[tuple[Case, ...]], None]) -> None:
        """Ask what `errand` has to know; `tell` hears how all cases stand once it was done."""
        super().__init__(desk, errand)
        self._tell = tell

    def do(self, answers: dict[str, str]) -> Reply:
        """Decide, and look up how everything stands."""
        return Work(lambda: self._decide(answers), "Doing it …", self._decided)

    def _decide(self, answers: dict[str, str]) -> tuple[tuple[Said, ...], tuple[Case, ...]]:
        return self._desk.run_errand(self._errand, answers), self._desk.merging.taken_back()

    def _decided(self, came_of_it: tuple[tuple[Said, ...], tuple[Case, ...]]) -> Reply:
        said, cases = came_of_it
        self._tell(cases)
        return self._done_with(said)
