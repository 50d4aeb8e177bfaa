"""Sync: what goes out and what stays, the place, how far it is, and what came of it.

Rules:
- Nothing is removed from the laptop by sending; the screen says how far every visit has come.
- A password is asked for only where a server takes no key; it is shown as stars and kept nowhere.
- A bar and the words beside it say the same.
"""

from typing import TYPE_CHECKING

from outreach_tui.errors import OutreachError
from outreach_tui.number_words import counted
from outreach_tui.tui.commands import GO_ON, HELP, QUIT, Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Home, Reply, Work
from outreach_tui.tui.screen_commands import EXPORT_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.workflow.sync_in_words import synced_lines

if TYPE_CHECKING:
    from outreach_tui.workflow.export_bundle import Leaving
    from outreach_tui.workflow.sync import Synced

_MOST_PEOPLE = 6
_LOGIN = "login"
_OFFICER_PURPOSE = (
    "Type a folder, a stick or sftp://user@host/path and press Enter. What is sealed can be read by the lead "
    "partner alone. Receipts that lie there come in. Nothing is removed from this laptop by sending; it can "
    "be run again at any time, and a stick pulled out in the middle loses nothing."
)
_LEAD_PURPOSE = (
    "Type a folder, a stick or sftp://user@host/path and press Enter. Bundles that lie there are taken in; "
    "receipts and the newest area pack are left there. It can be run again at any time."
)


class SyncView(View):
    """Hands over, and takes in what came back."""

    commands = EXPORT_SCREEN

    def __init__(self, desk: Desk, place: str = "") -> None:
        """Show what would leave now, and how far every visit has come."""
        self._desk = desk
        self.name = "Sync with officers" if desk.is_lead else "Send to the lead partner"
        self.purpose = _LEAD_PURPOSE if desk.is_lead else _OFFICER_PURPOSE
        self._leaving: Leaving | None = None if desk.is_lead else desk.sending.what_would_leave()
        self._states = "" if desk.is_lead else desk.sending.visit_states()
        self._box = TextBox()
        self._box.put(place or desk.sending.last_place())
        self._password: TextBox | None = None
        self._told = ""
        self._synced: Synced | None = None

    def state(self) -> str:
        """Return which bundle it would be."""
        return f"bundle number {self._leaving.seq}" if self._leaving else "lead partner"

    def body(self, size: Size) -> list[Line]:
        """Return what leaves and where to, or what came of it."""
        rows = self._came_of_it(size.width) if self._synced else self._asked(size.width)
        message = self.message_rows(size.width)
        return [
            *rows[: size.height - len(message)],
            *([BLANK] * (size.height - len(rows) - len(message))),
            *message,
        ]

    def keys(self) -> tuple[Command, ...]:
        """Return what Enter does next, and the rest."""
        return (
            (GO_ON.doing("today", "Go to the first screen."), QUIT, HELP) if self._synced else self.commands
        )

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the place's name, or of the password; Enter begins."""
        if stroke.key in {"escape", "f5"} or (self._synced and stroke.key in {"enter", "left"}):
            return Home()
        if stroke.key not in {"enter", "ctrl+s"}:
            (self._password or self._box).press(stroke)
            return None
        place = self._box.text.strip()
        if not place:
            self.message = "Type the folder or stick to write to first."
            return None
        password = self._password.text if self._password else None
        self._told = ""
        return Work(
            lambda: self._desk.sending.sync(place, self._tell, password),
            "Sealing and writing …",
            self._came_to,
            lambda: self._told,
        )

    def failed(self, error: OutreachError) -> Reply:
        """Say why it could not begin; ask for a password where that may help."""
        if error.code == _LOGIN:
            self._password = TextBox(is_secret=True)
        return super().failed(error)

    def _came_to(self, synced: "Synced") -> Reply:
        self._synced = synced
        self._states = "" if self._desk.is_lead else self._desk.sending.visit_states()
        return None

    def _tell(self, words: str) -> None:
        self._told = f"{words} …"

    def _asked(self, width: int) -> list[Line]:
        rows = self._goes_out(self._leaving, width) if self._leaving else [BLANK]
        typed = self._box.lines(max(10, width - 12), 1)[0].spans
        rows.extend(
            (
                BLANK,
                line("   ", strong("Folder, stick or server to sync with")),
                BLANK,
                Line((quiet("   ► "), *typed)),
            )
        )
        if self._password is not None:
            stars = self._password.lines(max(10, width - 12), 1)[0].spans
            rows.extend((BLANK, line("   ", strong("Password")), Line((quiet("   ► "), *stars))))
        return rows

    def _goes_out(self, leaving: "Leaving", width: int) -> list[Line]:
        people = ", ".join(leaving.people[:_MOST_PEOPLE]) or "nobody new"
        more = len(leaving.people) - _MOST_PEOPLE
        indent = 5
        rows = [BLANK, line("   ", strong("Goes out, sealed for the lead partner alone")), BLANK]
        if leaving.revisions:
            rows.append(line(" " * indent, counted(leaving.revisions, "change"), " not sent before"))
            about = f"about {people}{f' and {more} more' if more > 0 else ''}"
            rows.extend(wrapped_lines(about, width - 3, indent=indent))
        else:
            rows.append(line(" " * indent, "nothing new"))
        if leaving.again:
            again = counted(leaving.again, "change")
            rows.append(line(" " * indent, f"{again} sent before; no receipt has come yet"))
        rows.extend((BLANK, line("   ", strong("Stays on this laptop")), BLANK))
        kept = counted(leaving.kept_back, "record")
        rows.append(line(" " * indent, f"{kept}: what was agreed to stay here, notes and worries"))
        if leaving.may_go:
            rows.extend(wrapped_lines(leaving.may_go, width - 3, indent=indent, tone=Tone.QUIET))
        rows.extend((BLANK, line("   ", strong("Visits   "), self._states)))
        return rows

    def _came_of_it(self, width: int) -> list[Line]:
        synced = self._synced
        if synced is None:
            return []
        heading = (
            "It broke off; sync again to go on." if synced.trouble else "Done, and read back: the same bytes."
        )
        rows = [BLANK, line("   ", strong(heading)), BLANK]
        for words in synced_lines(synced):
            rows.extend(wrapped_lines(words, width - 3, indent=5))
        if self._states:
            rows.extend((BLANK, line("   ", strong("Visits   "), self._states)))
        rows.extend((BLANK, line("   ", strong("Enter", "enter"), " goes to the first screen.")))
        return rows
