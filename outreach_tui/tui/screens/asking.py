"""Questions one after the other, and in the end one verb: what errands and first steps have in common.

Rules:
- Enter answers, Esc goes back one; nothing is done before the last answer.
- An answer that cannot be is said at its question, and stays in the field to be put right; a secret goes.
- What is secret is never part of a message, and is gone once it was used.
"""

from abc import abstractmethod
from collections.abc import Sequence

from outreach_tui.errors import OutreachError
from outreach_tui.tui.asked_field import AskedField
from outreach_tui.tui.commands import COMPLETE, FIVE_OTHERS, Command
from outreach_tui.tui.large_letters import large_words
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.asking import Ask, ReadOut, Said


class AskingView(ReadingView):
    """From the first question to what came of it."""

    def __init__(self, asks: tuple[Ask, ...]) -> None:
        """Ask `asks` in their order."""
        super().__init__()
        self._size = Size(0, 0)
        self.begin_with(asks)

    def body(self, size: Size) -> list[Line]:
        """Return what fits, and remember how much that is: words are drawn as large as there is room for."""
        self._size = size
        return super().body(size)

    def said_lines(self, said: Sequence[Said]) -> list[Line]:
        """Return what came of it, sentences wrapped and words to read out as large as they fit."""
        rows: list[Line] = []
        for one in said:
            if isinstance(one, ReadOut):
                room = Size(self._size.width, self._size.height - len(rows) - 2)
                rows.extend((BLANK, *large_words(one.words, room), BLANK))
            else:
                rows.extend(wrapped_lines(one, self._size.width - 4, indent=3))
        return rows[:-1] if rows[-1:] == [BLANK] else rows

    def begin_with(self, asks: tuple[Ask, ...]) -> None:
        """Ask `asks` from the first, with nothing known."""
        self._asks = asks
        self._answers: dict[str, str] = {}
        self._is_done = False
        self._to(0)

    def about(self) -> str:
        """Return what it is all for."""
        return ""

    @abstractmethod
    def do(self, answers: dict[str, str]) -> Reply:
        """Do what it is for."""

    @abstractmethod
    def said(self, width: int) -> list[Line]:
        """Return what came of it."""

    def done(self) -> Reply:
        """Return where it leads once it is done."""
        return Close()

    def show_done(self) -> None:
        """Show what came of it; nothing typed is kept."""
        self._is_done = True
        self._answers.clear()

    def state(self) -> str:
        """Return which question it is, or how much is typed."""
        if self._is_done or not self._asks:
            return ""
        count = self._field.count() if self._field else ""
        return "   ".join(filter(None, (count, f"{self._at + 1} of {len(self._asks)}")))

    def keys(self) -> tuple[Command, ...]:
        """Return what Enter does, and what helps to answer."""
        words = self.words_when_done() if self._is_done else "do it" if self._is_last else "go on"
        helps = () if self._field is None or self._is_done else self._helps(self._field)
        return (self.commands[0].called(words), *helps, *self.commands[1:])

    def words_when_done(self) -> str:
        """Return what Enter does once it is done."""
        return "back to the list"

    def rows(self, width: int) -> list[Line]:
        """Return the present question, or what came of it."""
        if self._is_done:
            return [BLANK, *self.said(width)]
        about = wrapped_lines(self.about(), width - 4, indent=3, tone=Tone.QUIET)
        message = self.message_rows(width)
        if self._field is None:
            return [BLANK, *about, BLANK, line("   ", strong("Enter", "enter"), " does it."), *message]
        below = [*message, BLANK] if message else []
        return [BLANK, *about, BLANK, *self._field.lines(width), *below, *self._field.offered_lines(width)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the field; Enter goes on, and in the end does it."""
        if self._is_done:
            return self.done() if stroke.key in {"enter", "escape"} else super().press(stroke)
        if stroke.key == "escape":
            return self._back()
        if stroke.key == "enter":
            return self._go_on()
        if self._field is not None:
            self._field.press(stroke)
        return None

    def failed(self, error: OutreachError) -> Reply:
        """Say why it could not be done, at a secret, which is typed anew, or at the last question."""
        secret = [at for at, ask in enumerate(self._asks) if ask.is_secret]
        self._answers = {
            ask.name: self._answers[ask.name]
            for ask in self._asks
            if not ask.is_secret and ask.name in self._answers
        }
        self._to(min(secret, default=max(0, len(self._asks) - 1)))
        self.message = str(error)
        return None

    @property
    def _is_last(self) -> bool:
        return self._at >= len(self._asks) - 1

    def _helps(self, field: AskedField) -> tuple[Command, ...]:
        if field.offers_words:
            return (FIVE_OTHERS,)
        return (COMPLETE,) if field.can_complete else ()

    def _back(self) -> Reply:
        if not self._at:
            return Close()
        self._to(self._at - 1)
        return None

    def _go_on(self) -> Reply:
        if self._field is not None and not self._is_answered(self._field):
            return None
        if not self._is_last:
            self._to(self._at + 1)
            return None
        return self.do(dict(self._answers))

    def _is_answered(self, field: AskedField) -> bool:
        if not field.take_marked():
            return False
        if not field.typed and not field.ask.may_be_empty:
            self.message = "Type an answer first."
            return False
        if field.ask.check is not None:
            try:
                field.ask.check(field.typed, self._answers)
            except OutreachError as error:
                self._refused(field, error)
                return False
        self._answers[field.ask.name] = field.typed
        return True

    def _refused(self, field: AskedField, error: OutreachError) -> None:
        if field.ask.is_secret and not field.ask.shows_last:
            field.empty()
        self.message = str(error)

    def _to(self, at: int) -> None:
        self.message = ""
        self._at = at
        known = self._answers
        if self._asks and self._asks[at].is_secret:
            known = {name: value for name, value in known.items() if name != self._asks[at].name}
        self._field = AskedField(self._asks[at], known) if self._asks else None
