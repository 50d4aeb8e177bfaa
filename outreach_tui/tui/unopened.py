"""What can be done while no workspace is open; imports next to nothing, because starting is measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach_tui.errors import OutreachError

if TYPE_CHECKING:
    from outreach_tui.tui.view import View
    from outreach_tui.workflow.first_steps import FirstStep
    from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Unopened:
    """A laptop before a passphrase was typed."""

    steps: "Callable[[], Sequence[FirstStep]] | None" = None
    """Says what can be done on it now; none where nothing can."""
    is_bare: bool = False
    """Whether there is nothing on it yet that a passphrase opens."""
    hint: str = ""
    """A line below the passphrase prompt, for an invented workspace."""

    def first_view(self) -> "View":
        """Return the first screen of all, where there is nothing to open."""
        return self._view(is_first=True)

    def view(self) -> "View":
        """Return what opens over the passphrase prompt."""
        return self._view(is_first=False)

    def _view(self, *, is_first: bool) -> "View":
        from outreach_tui.tui.screens.first_steps import FirstStepsView

        return FirstStepsView(self.steps or tuple, is_first=is_first)


NOTHING_ELSE = Unopened()
"""A passphrase prompt and nothing beside it."""


def nothing_to_open(_passphrase: str) -> "Workspace":
    """Say that no passphrase opens anything here.

    Raises: OutreachError, always.
    """
    raise OutreachError("no-workspace", "outreach", "there is no workspace yet", "Run outreach setup first")
