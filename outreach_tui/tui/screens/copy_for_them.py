"""A copy for them: printed, photographed from the screen, written where the officer says, or none.

Nothing is written by itself. A file is named by the officer, and said to be readable before it is written.
"""

from pathlib import Path

from outreach_tui.number_words import counted
from outreach_tui.tui.commands import COPY_SCREEN, PHOTO_SCREEN
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Home, Over, Reply, Work
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
    ("5", "Print everything kept"),
)
_PAGE = 64


class PhotoView(ReadingView):
    """The page alone, plain and large enough for a photo."""

    name = "Their page"
    purpose = (
        "Their words and both promises, for a photo with their own phone. Nothing else is on the screen."
    )
    commands = PHOTO_SCREEN

    def __init__(self, page: PersonPage) -> None:
        """Show `page`."""
        super().__init__()
        self._page = page

    def title(self) -> str:
        """Return whose it is: nobody's name."""
        return "Yours"

    def rows(self, width: int) -> list[Line]:
        """Return the page."""
        lines = page_lines(self._page, min(_PAGE, width - 8))
        return [line(strong(f"    {words}")) for words in lines]

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move; any way back closes it."""
        if stroke.key in {"escape", "left", "enter"}:
            return Close()
        return Home() if stroke.key == "f5" else super().press(stroke)


class CopyView(View):
    """Asks how they would like it."""

    name = "A copy for them"
    purpose = (
        "1 prints the page, 2 shows it for a photo, 3 writes it into a file you name, 4 notes that they want "
        "none, 5 prints everything that is kept. How they got it stands with the last visit."
    )
    commands = COPY_SCREEN

    def __init__(self, desk: Desk, person: str) -> None:
        """Give `person` a copy of what the desk has about them."""
        self._desk = desk
        self._person = person
        self._page = desk.person_page(person)
        self._file: TextBox | None = None

    def body(self, size: Size) -> list[Line]:
        """Return the ways, or the field for a file's name."""
        rows = [BLANK, line("   ", strong("How would they like it?")), BLANK]
        rows.extend(line("   ", strong(sign, sign), f"  {words}", press=sign) for sign, words in _WAYS)
        if self._file is not None:
            typed = self._file.lines(max(10, size.width - 20), 1)[0].spans
            rows.extend((BLANK, *wrapped_lines(READABLE, size.width - 4, indent=3, tone=Tone.NOTICE), BLANK))
            rows.append(Line((quiet("   file (.txt or .html) ► "), *typed)))
        return [*rows, BLANK, *self.message_rows(size.width, Tone.STRONG)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a way, or a key of the file's name."""
        if self._file is not None:
            return self._typed(self._file, stroke)
        if stroke.key in {"escape", "left"}:
            return Close()
        return Home() if stroke.key == "f5" else self._given(stroke.text)

    def _given(self, sign: str) -> Reply:
        if sign == "1":
            return Work(lambda: self._printed(self._page), "Printing …", self._done)
        if sign == "5":
            return Work(lambda: self._printed(self._desk.kept_page(self._person)), "Printing …", self._done)
        if sign == "2":
            self._desk.note_copy(self._person, "photo")
            return Over(PhotoView(self._page))
        if sign == "3":
            self._file, self.message = TextBox(), ""
        if sign == "4":
            self._desk.note_copy(self._person, "none")
            self.message = "Noted: they want no copy."
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
        self._desk.print_page(page)
        self._desk.note_copy(self._person, "paper")
        return f"Sent to the printer: {counted(len(sheets_of(page)), 'page')}."

    def _written(self, name: str) -> str:
        self._desk.write_page(self._page, Path(name).expanduser())
        self._desk.note_copy(self._person, "paper")
        return f"Written: {name}. {READABLE}"
