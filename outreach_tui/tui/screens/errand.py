"""An errand with keys, laptops or people: one question after the other, then what was done."""

from typing import TYPE_CHECKING

from outreach_tui.errors import OutreachError
from outreach_tui.tui.commands import ERRAND_SCREEN, Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Close, LockUp, Reply, Work
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox

if TYPE_CHECKING:
    from outreach_tui.workflow.errands import Errand


class ErrandView(ReadingView):
    """From its first question to what came of it."""

    name = "An errand"
    purpose = (
        "Answer each question and press Enter; the last one does it. Esc goes back one question, and from "
        "the first one back to the list. Nothing is changed before the last answer."
    )
    commands = ERRAND_SCREEN

    def __init__(self, desk: Desk, errand: "Errand") -> None:
        """Ask what `errand` has to know."""
        super().__init__()
        self._desk = desk
        self._errand = errand
        self._answers: dict[str, str] = {}
        self._at = 0
        self._said: tuple[str, ...] | None = None
        self._box = self._next_box()

    def title(self) -> str:
        """Return what is done."""
        return self._errand.name

    def state(self) -> str:
        """Return which question it is."""
        count = len(self._errand.asks)
        return f"{self._at + 1} of {count}" if self._said is None and count else ""

    def keys(self) -> tuple[Command, ...]:
        """Return what Enter does."""
        words = "back to the list" if self._said is not None else "do it" if self._is_last else "go on"
        return (self.commands[0].called(words), *self.commands[1:])

    def rows(self, width: int) -> list[Line]:
        """Return the present question, or what was done."""
        about = wrapped_lines(self._errand.about, width - 4, indent=3, tone=Tone.QUIET)
        if self._said is not None:
            said = [row for words in self._said for row in wrapped_lines(words, width - 4, indent=3)]
            return [BLANK, *said]
        message = wrapped_lines(self.message, width - 4, indent=3, tone=Tone.NOTICE) if self.message else []
        if not self._errand.asks:
            return [BLANK, *about, BLANK, line("   ", strong("Enter", "enter"), " does it."), *message]
        typed = self._box.lines(max(10, width - 12), 1)[0].spans
        asked = wrapped_lines(self._errand.asks[self._at].words, width - 4, indent=3, tone=Tone.STRONG)
        return [BLANK, *about, BLANK, *asked, BLANK, Line((quiet("   ► "), *typed)), BLANK, *message]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the field; Enter goes on, and in the end does it."""
        if self._said is not None:
            return self._after(stroke)
        if stroke.key == "escape":
            return self._back()
        if stroke.key == "enter":
            return self._go_on()
        self._box.press(stroke)
        return None

    def finished(self, value: object) -> Reply:
        """Show what was done; where the workspace is closed for good, leave it."""
        assert isinstance(value, tuple)  # noqa: S101 - what `run_errand` returns
        if self._errand.ends_the_session:
            return LockUp(" ".join(value))
        self._said = value
        return None

    def failed(self, error: OutreachError) -> Reply:
        """Say why it could not be done; secrets are typed anew."""
        self.message = str(error)
        self._answers = {
            ask.name: self._answers[ask.name]
            for ask in self._errand.asks
            if not ask.is_secret and ask.name in self._answers
        }
        self._at = 0
        self._box = self._next_box()
        return None

    @property
    def _is_last(self) -> bool:
        return self._at >= len(self._errand.asks) - 1

    def _after(self, stroke: Stroke) -> Reply:
        return Close() if stroke.key in {"enter", "escape"} else super().press(stroke)

    def _back(self) -> Reply:
        if not self._at:
            return Close()
        self._at -= 1
        self._box = self._next_box()
        return None

    def _go_on(self) -> Reply:
        self.message = ""
        if self._errand.asks:
            ask = self._errand.asks[self._at]
            typed = self._box.text.strip()
            if not typed and not ask.may_be_empty:
                self.message = "Type an answer first."
                return None
            self._answers[ask.name] = typed
        if self._is_last:
            errand, answers = self._errand, dict(self._answers)
            return Work(lambda: self._desk.run_errand(errand, answers), "Doing it …")
        self._at += 1
        self._box = self._next_box()
        return None

    def _next_box(self) -> TextBox:
        if not self._errand.asks:
            return TextBox()
        ask = self._errand.asks[self._at]
        box = TextBox(is_secret=ask.is_secret)
        box.put(self._answers.get(ask.name, ""))
        return box
