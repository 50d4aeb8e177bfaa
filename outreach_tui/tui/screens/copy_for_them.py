"""A copy for them: printed, photographed from the screen, written where the officer says, or none.

Rules:
- Nothing is written by itself. A file is named by the officer, and said to be readable before it is written.
- It is the same screen beside everything kept and while a talk is read back; `Copies` says what is given.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from outreach_tui.number_words import counted
from outreach_tui.tui.commands import Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Home, Over, Reply, Work
from outreach_tui.tui.screen_commands import COPY_SCREEN, FILE_SCREEN, PHOTO_SCREEN
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.workflow.give_copy import READABLE
from outreach_tui.workflow.person_page import PersonPage, page_lines, sheets_of

_WAYS = (
    ("1", "Print it on this laptop's printer"),
    ("2", "Show it large, for a photo with their phone"),
    ("3", "Write it into a file"),
    ("4", "They want no copy"),
)
_ALL_OF_IT = ("5", "Print everything kept")
_PAGE = 64


@dataclass(frozen=True, slots=True)
class Copies:
    """What can be given a copy of, and where it is noted."""

    page: PersonPage
    """Their page."""
    note: Callable[[str], str]
    """Keeps how they got it: paper, photo or none; returns why not, or nothing."""
    print_page: Callable[[PersonPage], None]
    """Sends a page to this laptop's printer."""
    write_page: Callable[[PersonPage, Path], None]
    """Writes a page into a file."""
    everything: Callable[[], PersonPage] | None = None
    """Returns everything that is kept about them; none where that is not offered."""
    goes_through: frozenset[str] = frozenset()
    """Keys that go through to the talk beneath: somebody walked in, or it is time to leave."""

    @classmethod
    def about(cls, desk: Desk, person: str) -> "Copies":
        """Return what can be given of what the desk has about `person`."""
        paper = desk.paper

        def note(way: str) -> str:
            paper.note_copy(person, way)
            return ""

        return cls(
            paper.person_page(person),
            note,
            paper.print_page,
            paper.write_page,
            partial(paper.kept_page, person),
        )


class PhotoView(ReadingView):
    """The page alone, plain and large enough for a photo."""

    name = "Their page"
    purpose = (
        "Their words and both promises, for a photo with their own phone. Nothing else is on the screen."
    )
    commands = PHOTO_SCREEN

    def __init__(self, page: PersonPage, goes_through: frozenset[str]) -> None:
        """Show `page`."""
        super().__init__()
        self._page = page
        self._goes_through = goes_through

    def title(self) -> str:
        """Return whose it is: nobody's name."""
        return "Yours"

    def rows(self, width: int) -> list[Line]:
        """Return the page."""
        lines = page_lines(self._page, min(_PAGE, width - 8))
        return [line(strong(f"    {words}")) for words in lines]

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move; any way back closes it."""
        if stroke.key in self._goes_through:
            return Close(stroke.key)
        if stroke.key in {"escape", "left", "enter"}:
            return Close()
        return Home() if stroke.key == "f5" else super().press(stroke)


class CopyView(View):
    """Asks how they would like it."""

    name = "A copy for them"
    purpose = (
        "1 prints the page, 2 shows it for a photo, 3 writes it into a file you name, 4 notes that they want "
        "none. Where everything kept stands, 5 prints all of it. How they got it is kept with the visit."
    )
    commands = COPY_SCREEN

    def __init__(self, copies: Copies) -> None:
        """Give one of these copies."""
        self._copies = copies
        self._file: TextBox | None = None

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do, and how many ways there are; at a file's name, what they do there."""
        if self._file is not None:
            return FILE_SCREEN
        ways = self._ways()
        return (replace(COPY_SCREEN[0], sign=f"1-{len(ways)}"), *COPY_SCREEN[1:])

    def body(self, size: Size) -> list[Line]:
        """Return the ways, or the field for a file's name."""
        rows = [BLANK, line("   ", strong("How would they like it?")), BLANK]
        rows.extend(line("   ", strong(sign, sign), f"  {words}", press=sign) for sign, words in self._ways())
        if self._file is not None:
            typed = self._file.lines(max(10, size.width - 20), 1)[0].spans
            rows.extend((BLANK, *wrapped_lines(READABLE, size.width - 4, indent=3, tone=Tone.NOTICE), BLANK))
            rows.append(Line((quiet("   file (.txt or .html) ► "), *typed)))
        return [*rows, BLANK, *self.message_rows(size.width, Tone.STRONG)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a way, or a key of the file's name."""
        if stroke.key in self._copies.goes_through:
            return Close(stroke.key)
        if self._file is not None:
            return self._typed(self._file, stroke)
        if stroke.key in {"escape", "left"}:
            return Close()
        return Home() if stroke.key == "f5" else self._given(stroke.text)

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return _WAYS if self._copies.everything is None else (*_WAYS, _ALL_OF_IT)

    def _given(self, sign: str) -> Reply:
        copies = self._copies
        if sign == "1":
            return Work(lambda: self._printed(copies.page), "Printing …", self._done)
        if sign == "5" and copies.everything is not None:
            everything = copies.everything
            return Work(lambda: self._printed(everything()), "Printing …", self._done)
        if sign == "2":
            self.message = copies.note("photo")
            return Over(PhotoView(copies.page, copies.goes_through))
        if sign == "3":
            self._file, self.message = TextBox(), ""
        if sign == "4":
            self.message = copies.note("none") or "Noted: they want no copy."
        return None

    def _typed(self, box: TextBox, stroke: Stroke) -> Reply:
        if stroke.key == "escape":
            self._file = None
            return None
        if stroke.key != "enter":
            box.press(stroke)
            return None
        name = box.text.strip()
        return Work(lambda: self._written(name), "Writing …", self._done) if name else None

    def _done(self, said: str) -> Reply:
        self.message, self._file = said, None
        return None

    def _printed(self, page: PersonPage) -> str:
        self._copies.print_page(page)
        refused = self._copies.note("paper")
        return refused or f"Sent to the printer: {counted(len(sheets_of(page)), 'page')}."

    def _written(self, name: str) -> str:
        self._copies.write_page(self._copies.page, Path(name).expanduser())
        refused = self._copies.note("paper")
        return refused or f"Written: {name}. {READABLE}"
