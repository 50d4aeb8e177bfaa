"""F3: a line of the officer's own, from anywhere. Type it, Enter, done; nothing else is asked.

What is typed is kept before it is entered, and stands there again when F3 is pressed the next time.
"""

from collections.abc import Callable

from outreach_tui.tui.lines import BLANK, Line, Size, Tone, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import NOTE_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View

_STAYS = "Enter keeps it. It stays on this laptop: strengths and wishes, nothing about anybody's trouble."
_LAST_SHOWN = 3


class NoteView(View):
    """Twenty seconds in the van."""

    name = "A note"
    purpose = "One line of your own. Enter keeps it; nothing else has to be filled in."
    commands = NOTE_SCREEN
    own_keys = frozenset({"f3"})

    def __init__(
        self,
        keep: Callable[[str], Reply],
        begun: Callable[[str], None],
        typed: str = "",
        beside: str = "",
        before: tuple[str, ...] = (),
    ) -> None:
        """Take a line.

        Args:
            keep: keeps the line, and says what comes next.
            begun: keeps what is typed so far.
            typed: what was typed before and not entered.
            beside: the question it stands beside; empty if none.
            before: the lines that stand there already.
        """
        self._keep = keep
        self._begun = begun
        self._kept_text = typed
        self._beside = beside
        self._before = before
        self._box = TextBox()
        self._box.put(typed)

    def body(self, size: Size) -> list[Line]:
        """Return the line that is typed, below what it stands beside."""
        head = f"A note of your own, beside: {self._beside}" if self._beside else "A note of your own"
        rows = [BLANK, BLANK, *wrapped_lines(head, size.width - 3, indent=3, tone=Tone.STRONG), BLANK]
        typed = self._box.lines(max(10, size.width - 14), 3)
        rows.extend(
            Line((strong("      ► " if not number else "        "), *row.spans))
            for number, row in enumerate(typed)
        )
        rows.append(BLANK)
        for words in self._before[-_LAST_SHOWN:]:
            rows.extend(wrapped_lines(f"“{words}”", size.width - 8, indent=8, tone=Tone.QUIET))
        said = self.message_rows(size.width)
        foot = [*said, *wrapped_lines(_STAYS, size.width - 3, indent=3, tone=Tone.QUIET)]
        return [*rows, *([BLANK] * (size.height - len(rows) - len(foot))), *foot]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the line; Enter keeps it, Esc leaves it for the next F3."""
        if stroke.key in {"escape", "f3"}:
            self.pause()
            return Close()
        if stroke.key == "ctrl+k":
            self.pause()
            return Close("ctrl+k")
        if stroke.key != "enter":
            self._box.press(stroke)
            return None
        words = self._box.text.strip()
        if not words:
            self.pause()
            return Close()
        return self._keep(words)

    def kept(self) -> None:
        """Hear that the line is kept: it does not stand here any more."""
        self._box.put("")
        self._kept_text = ""

    def pause(self) -> None:
        """Keep what is typed so far."""
        if self._box.text != self._kept_text:
            self._begun(self._box.text)
            self._kept_text = self._box.text
