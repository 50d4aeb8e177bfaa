"""What guards an opened workspace: the PIN for its cover, the watch, and where it is gone on after a lock.

Rules:
- The PIN is forgotten with the lock. The draft's id is not: it says nothing about anybody, and leads back to
  the question where the conversation stood.
- It decides what is due; the app carries it out.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from outreach_tui.tui.replies import Converse, Home, Move, Reply
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.tui.desk import Desk
    from outreach_tui.tui.watch import Watch


class Guard:
    """Guards nothing until a desk is opened."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """Count with `monotonic`, seconds on a clock that nobody sets."""
        self._monotonic = monotonic
        self._desk: Desk | None = None
        self._watch: Watch | None = None
        self._pin = ""
        self._draft = ""

    def begin(self, desk: "Desk") -> None:
        """Guard `desk`."""
        from outreach_tui.tui.watch import Watch

        self._desk = desk
        self._watch = Watch(desk.now, self._monotonic)

    def end(self) -> None:
        """Guard nothing, and forget the PIN."""
        self._desk, self._watch, self._pin = None, None, ""

    def touch(self, *, is_covered: bool) -> None:
        """Note a key press; on a cover it does not keep names open."""
        if self._desk is not None and self._watch is not None:
            self._watch.touch()
            if not is_covered:
                self._desk.names.touch()

    def look(self) -> str:
        """Return why to lock now, or nothing."""
        return self._watch.look() if self._watch is not None else ""

    def went_to(self, move: Move) -> None:
        """Note which conversation is under way, if one is; a name and address is not come back to."""
        self._draft = move.interview.draft if isinstance(move, Converse) and not move.is_card else ""

    def cover(self) -> View:
        """Return what covers a screen now."""
        from outreach_tui.tui.screens.cover import CoverView

        if self._desk is None:
            return CoverView(_is_nobodys)
        return CoverView(self._desk.is_passphrase, self._pin, self._desk.area_numbers)

    def pin_view(self, desk: "Desk") -> View:
        """Return what asks for the PIN, and then leads to where it was left."""
        from outreach_tui.tui.screens.opening import work_to_resume
        from outreach_tui.tui.screens.pin import PinView

        draft = self._draft

        def onward() -> Reply:
            return work_to_resume(desk, draft) if draft else Home()

        return PinView(self._choose, onward)

    def _choose(self, pin: str) -> None:
        self._pin = pin


def _is_nobodys(_passphrase: str) -> bool:
    return False
