"""Send: what would leave, what stays here, the folder to write to, and what was written."""

from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.tui.commands import EXPORT_SCREEN, GO_ON, HELP, QUIT, Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Home, Reply, Work
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.tui.words import counted

if TYPE_CHECKING:
    from outreach_tui.workflow.export_bundle import Exported

_MOST_PEOPLE = 6


class ExportView(View):
    """Writes one sealed file for the lead partner."""

    name = "Send to the lead partner"
    purpose = (
        "Type the folder or stick to write to and press Enter. The file is sealed for the lead partner: "
        "nobody else can read it. Nothing is removed from this laptop by sending."
    )
    commands = EXPORT_SCREEN

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        """Show what would leave now."""
        self._desk = desk
        self._leaving = desk.what_would_leave()
        self._box = TextBox()
        self._box.put(str(folder) if folder else "")
        self._exported: Exported | None = None

    def state(self) -> str:
        """Return which file it would be."""
        return f"file number {self._leaving.seq}"

    def body(self, size: Size) -> list[Line]:
        """Return what leaves and where to, or what was written."""
        rows = self._written(size) if self._exported else self._asked(size)
        message = (
            wrapped_lines(self.message, size.width - 3, indent=3, tone=Tone.NOTICE) if self.message else []
        )
        return [
            *rows[: size.height - len(message)],
            *([BLANK] * (size.height - len(rows) - len(message))),
            *message,
        ]

    def keys(self) -> tuple[Command, ...]:
        """Return what Enter does next, and the rest."""
        return (GO_ON.called("today"), QUIT, HELP) if self._exported else self.commands

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the folder's name; Enter writes."""
        if stroke.key in {"escape", "f5"} or (self._exported and stroke.key in {"enter", "left"}):
            return Home()
        if stroke.key != "enter":
            self._box.press(stroke)
            return None
        if not self._box.text.strip():
            self.message = "Type the folder or stick to write to first."
            return None
        place = Path(self._box.text.strip()).expanduser()
        return Work(lambda: self._desk.export_bundle(place), "Sealing and writing, then reading it back …")

    def finished(self, value: object) -> Reply:
        """Show what was written."""
        self._exported = value  # type: ignore[assignment]
        return None

    def _asked(self, size: Size) -> list[Line]:
        leaving = self._leaving
        people = ", ".join(leaving.people[:_MOST_PEOPLE]) or "nobody new"
        more = len(leaving.people) - _MOST_PEOPLE
        indent = 5
        rows = [BLANK, line("   ", strong("Goes out, sealed for the lead partner alone")), BLANK]
        rows.append(line(" " * indent, counted(leaving.revisions, "change"), " not sent before"))
        rows.extend(
            wrapped_lines(
                f"about {people}{f' and {more} more' if more > 0 else ''}", size.width - 3, indent=indent
            )
        )
        if getattr(leaving, "again", 0):
            rows.append(
                line(
                    " " * indent, f"{counted(leaving.again, 'change')} again, because no receipt has come yet"
                )
            )
        rows.extend((BLANK, line("   ", strong("Stays on this laptop")), BLANK))
        rows.append(
            line(
                " " * indent,
                f"{counted(leaving.kept_back, 'record')}: what was agreed to stay here, notes and worries",
            )
        )
        typed = self._box.lines(max(10, size.width - 12), 1)[0].spans
        rows.extend(
            (BLANK, line("   ", strong("Folder or stick to write to")), BLANK, Line((quiet("   ► "), *typed)))
        )
        return rows

    def _written(self, size: Size) -> list[Line]:
        exported = self._exported
        if exported is None:
            return []
        rows = [BLANK, line("   ", strong("Written, and read back: the same bytes.")), BLANK]
        for file in exported.files:
            rows.extend(wrapped_lines(str(file), size.width - 3, indent=5))
        about = counted(exported.people, "young person", "young people")
        rows.extend((BLANK, line("     ", f"{counted(exported.revisions, 'change')} about {about}")))
        rows.append(line("     ", f"{counted(exported.kept_back, 'record')} stayed on this laptop"))
        rows.extend((BLANK, *wrapped_lines(_AFTER, size.width - 3, indent=3), BLANK))
        rows.append(line("   ", strong("Enter", "enter"), " goes to today."))
        return rows


_AFTER = (
    "Hand the stick to the lead partner. If it is lost, nobody can read it, and the next file carries it all "
    "again."
)
