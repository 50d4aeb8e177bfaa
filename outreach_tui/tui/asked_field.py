"""The field one question is answered in: typed, completed, or taken from what is offered below it."""

from outreach_tui.plain_text import graphemes
from outreach_tui.tui.lines import (
    BLANK,
    Line,
    Span,
    Tone,
    cut,
    ended,
    fitted,
    line,
    quiet,
    wrapped_lines,
)
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.workflow.asking import Answers, Ask, Offered

_TAKE = "take "
_LAST_SEEN = 4
_WIDEST = 46


class AskedField:
    """One question, with what is typed so far."""

    def __init__(self, ask: Ask, answers: Answers) -> None:
        """Ask; what was answered before stands there, or what the question begins with."""
        self.ask = ask
        self._box = TextBox(is_secret=ask.is_secret)
        begun = answers.get(ask.name, "")
        self._box.put(begun or (ask.begins(answers) if ask.begins else ""))
        self._offer = ask.offer() if ask.offer else ""
        self._marked = -1
        self._offered = self._look()

    @property
    def typed(self) -> str:
        """What stands in the field; a passphrase as it is, anything else without spaces around it."""
        return self._box.text if self.ask.is_secret else self._box.text.strip()

    @property
    def can_complete(self) -> bool:
        """Whether anything is offered for it."""
        return self.ask.near is not None

    @property
    def offers_words(self) -> bool:
        """Whether a passphrase is offered."""
        return bool(self._offer)

    def press(self, stroke: Stroke) -> None:
        """Take a key of the field, or of what is offered below it."""
        if stroke.key in {"up", "down"} and self._offered:
            step = 1 if stroke.key == "down" else -1
            self._marked = max(-1, min(len(self._offered) - 1, self._marked + step))
        elif stroke.key == "tab" or stroke.key.startswith(_TAKE):
            self._complete(stroke.key)
        elif stroke.key == "ctrl+n" and self.ask.offer:
            self._offer = self.ask.offer()
        elif self._box.press(stroke):
            self._look_again()

    def empty(self) -> None:
        """Forget what was typed; what is offered stays."""
        self._box.put("")
        self._look_again()

    def take_marked(self) -> bool:
        """Put what is marked into the field; returns whether it is an answer to go on with."""
        if not 0 <= self._marked < len(self._offered):
            return True
        return not self._take(self._offered[self._marked]).is_on_the_way

    def lines(self, width: int) -> list[Line]:
        """Return the question, the field, and what is offered."""
        asked = wrapped_lines(self.ask.words, width - 4, indent=3, tone=Tone.STRONG)
        return [*asked, BLANK, self._field(width), BLANK]

    def offered_lines(self, width: int) -> list[Line]:
        """Return what could be taken instead of typing."""
        if self._offer:
            hint = "Five words nobody can guess, if you like them (^n: five others)"
            about = "Write them on paper until you know them; the paper stays away from the laptop."
            return [
                *wrapped_lines(hint, width - 4, indent=3, tone=Tone.QUIET),
                *wrapped_lines(self._offer, width - 4, indent=7, tone=Tone.STRONG),
                *wrapped_lines(about, width - 4, indent=3, tone=Tone.QUIET),
            ]
        if not self._offered and self.can_complete and not self._box.text:
            return [line(quiet("   Nothing of the kind was found here: type where it is."))]
        return [self._row(number, one, width) for number, one in enumerate(self._offered)]

    def count(self) -> str:
        """Return how many characters of a line on paper are typed, so that a missing one is noticed."""
        return f"{len(''.join(self._box.text.split()))} characters" if self.ask.shows_last else ""

    def _field(self, width: int) -> Line:
        if not self.ask.shows_last:
            return Line((quiet("   ► "), *self._box.lines(max(10, width - 12), 1)[0].spans))
        before = graphemes(self._box.before)
        hidden = "*" * max(0, len(before) - _LAST_SEEN) + "".join(before[-_LAST_SEEN:])
        room = max(10, width - 14)
        after = Span("*" * len(graphemes(self._box.after)))
        return Line((quiet("   ► "), Span(hidden[-room:]), Span(" ", Tone.CARET), after))

    def _row(self, number: int, one: Offered, width: int) -> Line:
        sign = " ► " if number == self._marked else "   "
        press = f"{_TAKE}{number}"
        tone = Tone.STRONG if number == self._marked else Tone.PLAIN
        text = fitted(one.text, _WIDEST) if one.beside else ended(one.text, width - 8)
        return line(sign, Span(f"  {text}", tone, press), quiet(f"  {cut(one.beside, 24)}", press))

    def _complete(self, key: str) -> None:
        chosen = int(key.removeprefix(_TAKE)) if key.startswith(_TAKE) else max(0, self._marked)
        if chosen < len(self._offered):
            self._take(self._offered[chosen])

    def _take(self, one: Offered) -> Offered:
        self._box.put(one.text + ("/" if one.is_on_the_way else ""))
        self._look_again()
        return one

    def _look_again(self) -> None:
        self._marked = -1
        self._offered = self._look()

    def _look(self) -> tuple[Offered, ...]:
        return self.ask.near(self._box.text.strip()) if self.ask.near else ()
