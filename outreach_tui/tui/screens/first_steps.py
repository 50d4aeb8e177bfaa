"""What a laptop offers before anything on it is open: the first screen of all, and ways round a passphrase.

Nothing here knows a workspace, and nothing personal stands here.
"""

from collections.abc import Callable, Sequence
from functools import partial

from outreach_tui.tui.commands import BACK, Command
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, wrapped_lines
from outreach_tui.tui.replies import Close, LockUp, Over, Practise, Reply, Work
from outreach_tui.tui.screen_commands import FIRST_STEP_SCREEN, FIRST_STEPS_SCREEN, UNOPENED
from outreach_tui.tui.screens.asking import AskingView
from outreach_tui.tui.screens.menu import Entry, Heading, Menu, MenuView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.asking import ReadOut
from outreach_tui.workflow.first_steps import Done, FirstStep

_WELCOME = (
    "Outreach goes with you to young people's doors, keeps what they would like to do, learn or work as in "
    "their own words, and takes it to a course they choose. Nothing is set up on this laptop yet."
)
_HERE = "What can be done here without a passphrase. Nothing that was saved is shown or changed by looking."
_PRACTICE = (
    ("officer", "Practise as an officer", "Invented people and answers; nothing of it is kept."),
    ("lead", "Practise as the lead partner", "An invented area with bundles to merge and a course to plan."),
)


class FirstStepsView(MenuView):
    """Every first step, with its key."""

    name = "Area and laptop"
    purpose = (
        "Set up an area, join one with a pack, get round a forgotten passphrase, or practise with invented "
        "people. Each asks what it has to know, one question after the other."
    )
    commands: tuple[Command, ...] = FIRST_STEPS_SCREEN
    everywhere = UNOPENED

    def __init__(self, steps: Callable[[], Sequence[FirstStep]], *, is_first: bool) -> None:
        """Offer what can be done now.

        Args:
            steps: says what that is, each time it is looked at.
            is_first: whether there is nothing beneath to go back to.
        """
        self._steps = steps
        self._is_first = is_first
        self._menu = self._made()
        if is_first:
            self.commands = tuple(one for one in self.commands if one != BACK)

    def title(self) -> str:
        """Return what stands at the upper left."""
        return "Welcome to Outreach" if self._is_first else self.name

    def body(self, size: Size) -> list[Line]:
        """Return what it is, and the list."""
        told = wrapped_lines(_WELCOME if self._is_first else _HERE, size.width - 4, indent=3)
        said = self.message_rows(size.width, Tone.STRONG)
        rows = size.height - len(told) - 3 - len(said)
        if whole := self._menu.whole(Size(size.width, rows)):
            return [BLANK, *told, BLANK, *whole, BLANK, *said]
        about = self._menu.about_marked(size.width)
        room = rows - 2
        return [BLANK, *told, BLANK, *self._menu.lines(Size(size.width, room)), BLANK, *about, *said]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the list."""
        if stroke.key in {"escape", "left"} and not self._is_first:
            return Close()
        return super().press(stroke)

    def shown_again(self) -> None:
        """Look again at what can be done."""
        self._menu = self._made()

    def _made(self) -> Menu:
        steps = [
            Entry(str(number), step.name, step.about, partial(self._open, step), (step.about,))
            for number, step in enumerate(self._steps(), 1)
        ]
        practice = [
            Entry(str(number), words, about, partial(Practise, role), (about,))
            for number, (role, words, about) in enumerate(_PRACTICE, len(steps) + 1)
        ]
        return Menu([*steps, Heading(), *practice], tells_all=True)

    def _open(self, step: FirstStep) -> Reply:
        return Over(FirstStepView(step))


class FirstStepView(AskingView):
    """One first step, and those that have to follow it."""

    name = "A first step"
    purpose = (
        "Answer each question and press Enter; the last one does it. Esc goes back one question, and from "
        "the first one back to the list. Nothing begins before the last answer."
    )
    commands = FIRST_STEP_SCREEN
    everywhere = UNOPENED

    def __init__(self, step: FirstStep) -> None:
        """Ask what `step` has to know."""
        super().__init__(step.asks)
        self._step = step
        self._done = Done(())

    def title(self) -> str:
        """Return what is done."""
        return self._step.name

    def about(self) -> str:
        """Return what it does."""
        return self._step.about

    def rows(self, width: int) -> list[Line]:
        """Return what the step before came to, above the present question."""
        before = [] if self._is_done else _told(self._done.lines, width)
        return [*([BLANK, *before] if before else []), *super().rows(width)]

    def said(self, width: int) -> list[Line]:
        """Return what was done, and the words to read out, as large as the window lets them be."""
        del width
        words = (ReadOut(self._done.words),) if self._done.words else ()
        return self.said_lines((*self._done.lines, *words))

    def words_when_done(self) -> str:
        """Return what Enter does once it is done."""
        return "to the passphrase" if self._done.opens else "back to the list"

    def do(self, answers: dict[str, str]) -> Reply:
        """Do the step beside the screen."""
        step = self._step
        return Work(lambda: step.do(answers), "Doing it …", self._done_with)

    def done(self) -> Reply:
        """Go to the passphrase prompt where something opens now, or back to the list."""
        return LockUp(self._done.opens) if self._done.opens else Close()

    def _done_with(self, done: Done) -> Reply:
        """Go on with what has to follow, or show what was done."""
        self._done = done
        if done.then is not None:
            self._step = done.then
            self.begin_with(done.then.asks)
        else:
            self.show_done()
        return None


def _told(lines: Sequence[str], width: int) -> list[Line]:
    return [row for words in lines for row in wrapped_lines(words, width - 4, indent=3, tone=Tone.PLAIN)]
