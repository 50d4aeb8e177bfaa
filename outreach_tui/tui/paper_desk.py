"""What the screens ask about a copy for a young person: their page, where it goes to, and that they got it.

A port like `desk.py`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from outreach_tui.workflow.person_page import PersonPage
    from outreach_tui.workflow.workspace import Workspace


class Paper(Protocol):
    """The verbs behind it."""

    def person_page(self, person: str) -> "PersonPage":
        """Return the page a young person may keep."""

    def kept_page(self, person: str) -> "PersonPage":
        """Return everything that is kept about a young person, for paper."""

    def print_page(self, page: "PersonPage") -> None:
        """Send a page to this laptop's printer."""

    def write_page(self, page: "PersonPage", file: Path) -> None:
        """Write a page into a file."""

    def note_copy(self, person: str, way: str) -> None:
        """Keep how they got their copy."""


class OpenedPaper:
    """The verbs of an opened workspace, each imported when it is first used."""

    def __init__(self, workspace: "Workspace") -> None:
        """Ask `workspace`."""
        self._workspace = workspace

    def person_page(self, person: str) -> "PersonPage":
        """Return the page a young person may keep."""
        from outreach_tui.workflow.person_page import person_page

        return person_page(self._workspace, person)

    def kept_page(self, person: str) -> "PersonPage":
        """Return everything that is kept about a young person, for paper."""
        from outreach_tui.workflow.kept_page import kept_page
        from outreach_tui.workflow.show_person import show_person

        return kept_page(show_person(self._workspace, person))

    def print_page(self, page: "PersonPage") -> None:
        """Send a page to this laptop's printer."""
        from outreach_tui.workflow.give_copy import print_page

        print_page(page)

    def write_page(self, page: "PersonPage", file: Path) -> None:
        """Write a page into a file."""
        from outreach_tui.workflow.give_copy import write_page

        write_page(page, file)

    def note_copy(self, person: str, way: str) -> None:
        """Keep how they got their copy."""
        from outreach_tui.workflow.give_copy import note_copy

        note_copy(self._workspace, person, way)
