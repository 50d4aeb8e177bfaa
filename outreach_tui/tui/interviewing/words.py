"""Own words put right in place: by the young person while they are read back, or tidied later with them."""

from collections.abc import Callable

from outreach_tui.interview.prompt import Prompt
from outreach_tui.tui.commands import Command
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import CHANGE_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View

_ROWS = 4
_MARGIN = 6


class WordsView(View):
    """One answer in own words, to be put right."""

    name = "Put it right"
    purpose = "How should it read? Type it, then Enter. Esc leaves it as it was."
    commands = CHANGE_SCREEN

    def __init__(
        self,
        prompt: Prompt,
        heading: str,
        below: str,
        keep: Callable[[str], str],
        strike: Callable[[], str] | None = None,
    ) -> None:
        """Show the words of `prompt`.

        Args:
            prompt: the question whose answer they are.
            heading: what is asked about them.
            below: what Enter means here.
            keep: keeps other words; returns why not, or nothing.
            strike: takes them away; none where that is not offered.
        """
        self._prompt = prompt
        self._heading = heading
        self._below = below
        self._keep = keep
        self._strike = strike
        self._box = TextBox(keeps_lines=True)
        self._box.put(prompt.value)

    @classmethod
    def reading_back(
        cls, prompt: Prompt, keep: Callable[[str], str], strike: Callable[[], str]
    ) -> "WordsView":
        """Return it as the young person puts it right."""
        below = "Enter keeps it as it reads now, as your words. Del strikes it out."
        return cls(prompt, "How should it read?", below, keep, strike)

    @classmethod
    def tidying(cls, prompt: Prompt, keep: Callable[[str], str]) -> "WordsView":
        """Return it as the officer tidies it afterwards."""
        below = "Enter says that they agreed to it. What was typed first stays beside it."
        return cls(prompt, f"Tidier, and they agree: {prompt.label}", below, keep)

    def body(self, size: Size) -> list[Line]:
        """Return the words as they stand, and below them as they are to read."""
        room = size.width - 2 * _MARGIN
        rows = [
            BLANK,
            BLANK,
            *wrapped_lines(self._heading, size.width - 3, indent=3, tone=Tone.STRONG),
            BLANK,
        ]
        was = wrapped_lines(f"“{self._prompt.value}”", size.width - _MARGIN, indent=_MARGIN, tone=Tone.QUIET)
        rows.extend((*was[:_ROWS], BLANK))
        rows.extend(
            Line((Span(" " * (_MARGIN - 2) + ("► " if number == 0 else "  ")), *row.spans))
            for number, row in enumerate(self._box.lines(room, _ROWS))
        )
        rows.extend((BLANK, *wrapped_lines(self._below, size.width - 3, indent=3, tone=Tone.QUIET)))
        said = self.message_rows(size.width)
        rows = rows[: size.height - len(said)]
        return [*rows, *([BLANK] * (size.height - len(rows) - len(said))), *said]

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do here."""
        return tuple(one for one in CHANGE_SCREEN if one.key != "delete" or self._strike is not None)

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the words; Enter keeps them, Del in an empty box strikes them out."""
        if stroke.key == "escape":
            return Close()
        if stroke.key == "ctrl+k":
            return Close("ctrl+k")
        if stroke.key == "ctrl+z":
            self._box.put(self._prompt.value)
            return None
        if stroke.key == "delete" and self._strike is not None and self._may_be_struck:
            return self._closed(self._strike())
        if stroke.key != "enter":
            self._box.press(stroke)
            return None
        words = self._box.text.strip()
        if not words:
            self.message = "Nothing stands there. Del strikes it out; Esc leaves it as it was."
            return None
        return self._closed(self._keep(words)) if words != self._prompt.value else Close()

    @property
    def _may_be_struck(self) -> bool:
        """Whether Del means the whole: nothing is typed yet, or nothing is left."""
        is_untouched = self._box.text == self._prompt.value and not self._box.after
        return is_untouched or not self._box.text

    def _closed(self, refused: str) -> Reply:
        self.message = refused
        return None if refused else Close()
