"""F4: every question and answer of the conversation, to look over and to jump from."""

from collections.abc import Callable

from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.number_words import counted
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.together import said_words
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, cut, fitted, line, quiet, strong
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.rows_moved import rows_moved
from outreach_tui.tui.screen_commands import EVERYTHING_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.workflow.answer_in_words import in_words
from outreach_tui.workflow.own_words import can_be_tidied

_LABEL_SHARE = 0.45


class EverythingView(View):
    """The whole conversation in a list."""

    name = "Everything here"
    purpose = "Every question that applies now, with its answer. Enter goes to the one that is marked."
    commands = EVERYTHING_SCREEN

    def __init__(
        self,
        interview: Interview,
        here: str,
        go_to: Callable[[str], None],
        tidy: Callable[[Prompt], Reply],
    ) -> None:
        """List what `interview` asks, marking the question at `here`; `tidy` opens own words to be tidied."""
        self._interview = interview
        self._prompts = prompts = interview.prompts()
        self._go_to = go_to
        self._tidy = tidy
        self._is_only_open = False
        self._in_sight = 1
        self._search: TextBox | None = None
        self._marked = next((number for number, one in enumerate(prompts) if one.ref == here), 0)

    def state(self) -> str:
        """Return how many are answered, and how many were left for a reason."""
        answered = sum(bool(one.value) for one in self._prompts)
        missing = sum(one.missing is not None for one in self._prompts)
        return f"{answered} answered · {missing} not now"

    def body(self, size: Size) -> list[Line]:
        """Return the list around the marked row."""
        found = self._found()
        self._marked = max(0, min(self._marked, len(found) - 1))
        said = self.message_rows(size.width)
        head = [*said, *self._head(size)]
        rows, marked_row = _rows(found, self._marked, size.width)
        self._in_sight = room = size.height - len(head)
        first = max(0, min(marked_row - room // 2, len(rows) - room))
        return [*head, *(rows[first : first + room] or [line("      Nothing here matches.")])]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key: arrows mark, Enter goes there, "/" narrows, "o" shows only what is open."""
        moved = rows_moved(stroke.key, self._in_sight)
        if moved is not None:
            self._marked += moved
            return None
        if stroke.key in _LEADING_AWAY:
            return Close(stroke.key)
        if stroke.key == "enter":
            return self._go()
        if self._search is not None and stroke.key != "escape":
            self._search.press(stroke)
            return None
        return self._press_outside_search(stroke)

    def _press_outside_search(self, stroke: Stroke) -> Reply:
        if stroke.key == "escape" and self._search is not None:
            self._leave_search()
        elif stroke.key in {"escape", "left", "f4"}:
            return Close()
        elif stroke.text == "/":
            self._search, self._marked = TextBox(), 0
        elif stroke.letter == "o":
            self._is_only_open = not self._is_only_open
        elif stroke.letter == "t":
            return self._tidy_marked()
        return None

    def shown_again(self) -> None:
        """Show the words as they were tidied."""
        self._prompts = self._interview.prompts()

    def _tidy_marked(self) -> Reply:
        found = self._found()
        if found and can_be_tidied(found[self._marked], self._prompts):
            return self._tidy(found[self._marked])
        self.message = "Only words that were written down as somebody's own can be tidied."
        return None

    def _leave_search(self) -> None:
        """Show everything again, with the same question marked."""
        found = self._found()
        self._search = None
        if found:
            self._marked = self._found().index(found[max(0, min(self._marked, len(found) - 1))])

    def _go(self) -> Reply:
        found = self._found()
        if not found:
            return None
        self._go_to(found[max(0, min(self._marked, len(found) - 1))].ref)
        return Close()

    def _found(self) -> tuple[Prompt, ...]:
        wanted = self._search.text.casefold().split() if self._search else []
        return tuple(
            one
            for one in self._prompts
            if (not self._is_only_open or _is_open(one))
            and all(word in f"{one.label} {in_words(one)}".casefold() for word in wanted)
        )

    def _head(self, size: Size) -> list[Line]:
        if self._search is not None:
            return [Line((quiet(" find: "), *self._search.lines(size.width - 10, 1)[0].spans)), BLANK]
        if self._is_only_open:
            return [line(quiet(f" Only what is open: {counted(len(self._found()), 'question')}")), BLANK]
        return []


def _rows(found: tuple[Prompt, ...], marked: int, width: int) -> tuple[list[Line], int]:
    rows: list[Line] = []
    marked_row = 0
    section = ""
    for number, prompt in enumerate(found):
        own = " · ".join(prompt.sections)
        if own != section:
            section = own
            rows.extend(([BLANK] if rows else []) + [line(strong(cut(f"   {section}", width - 1)))])
        if number == marked:
            marked_row = len(rows)
        rows.append(_row(prompt, width, is_marked=number == marked))
    return rows, marked_row


def _row(prompt: Prompt, width: int, *, is_marked: bool) -> Line:
    label_width = int((width - 8) * _LABEL_SHARE)
    words = said_words(prompt)
    tone = Tone.STRONG if is_marked else Tone.PLAIN
    sign = " ►  " if is_marked else "    "
    return line(
        sign,
        Span(fitted(prompt.label, label_width), tone),
        Span("  " + cut(words, width - label_width - 8), tone),
    )


def _is_open(prompt: Prompt) -> bool:
    return not prompt.value and prompt.control is not Control.NOTE


_LEADING_AWAY = {"f5", "f8", "ctrl+k", "ctrl+x"}
