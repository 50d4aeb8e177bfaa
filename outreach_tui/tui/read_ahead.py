"""What the passphrase prompt does not need, imported while the passphrase is typed (docs/decisions/0016).

Rules:
- It begins with the second key, never before: nothing of it may come between starting and the first star.
- Opening waits until it is done, so that no two threads import at once; whatever it could not import is
  imported again where it is used, and says there what is wrong.
"""

from contextlib import suppress
from importlib import import_module
from threading import Thread

FIRST_NEEDED = (
    "outreach_tui.workflow.open_workspace",
    "outreach_tui.tui.opened_desk",
    "outreach_tui.tui.screens.destinations",
    "outreach_tui.tui.watch",
    "outreach_tui.tui.screens.pin",
    "outreach_tui.workflow.plan_today",
    "outreach_tui.tui.screens.today",
    "outreach_tui.workflow.kept_theme",
    "outreach_tui.workflow.identity",
    "outreach_tui.workflow.find_person",
    "outreach_tui.workflow.begin_interview",
    "outreach_tui.tui.screens.interview",
)
"""What opening and the first screens use, in the order in which they are come to."""


class ReadAhead:
    """One thread that imports, and ends."""

    def __init__(self) -> None:
        """Stand ready."""
        self._thread = Thread(target=_read, name="read-ahead")
        self._has_begun = False

    def begin(self) -> None:
        """Import beside whatever else is done; a second call does nothing."""
        if not self._has_begun:
            self._has_begun = True
            self._thread.start()

    def finish(self) -> None:
        """Return when it is done; begins it if nobody has."""
        self.begin()
        self._thread.join()


def _read() -> None:
    for name in FIRST_NEEDED:
        with suppress(Exception):  # it is imported again where it is used, and fails there where it is told
            import_module(name)
