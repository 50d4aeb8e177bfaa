"""What the screens ask about handing over and taking in at a place.

A port like `desk.py`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from outreach_tui.workflow.export_bundle import Leaving
    from outreach_tui.workflow.sync import Synced
    from outreach_tui.workflow.workspace import Workspace


class Sending(Protocol):
    """The verbs behind it."""

    def what_would_leave(self) -> "Leaving":
        """Return what an export would hand over."""

    def visit_states(self) -> str:
        """Return how many visits stand where, in words."""

    def last_place(self) -> str:
        """Return the place of the last sync; empty before the first."""

    def sync(self, place: str, tell: Callable[[str], None], password: str | None) -> "Synced":
        """Hand over and take in what came back; `tell` hears how far it is."""


class OpenedSending:
    """The verbs of an opened workspace, each imported when it is first used."""

    def __init__(self, workspace: "Workspace") -> None:
        """Ask `workspace`."""
        self._workspace = workspace

    def what_would_leave(self) -> "Leaving":
        """Return what an export would hand over."""
        from outreach_tui.workflow.export_bundle import what_would_leave

        return what_would_leave(self._workspace)

    def visit_states(self) -> str:
        """Return how many visits stand where, in words."""
        from outreach_tui.workflow.hand_over_states import States

        return States(self._workspace).visits().words

    def last_place(self) -> str:
        """Return the place of the last sync; empty before the first."""
        from outreach_tui.workflow.sync import last_place

        return last_place(self._workspace)

    def sync(self, place: str, tell: Callable[[str], None], password: str | None) -> "Synced":
        """Hand over and take in what came back; `tell` hears how far it is."""
        from outreach_tui.workflow.sync import sync

        return sync(self._workspace, place, tell, lambda _question: password)
