"""The Textual screen that holds one view on one pad, and ends with where to go next.

Slow work runs in a thread that only posts a message; handlers alone touch the pad. What a worker raises on
purpose becomes a sentence on the view, in this one place.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from outreach_tui.errors import OutreachError
from outreach_tui.tui.replies import Move, Reply, Work
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.themes import Themes
from outreach_tui.tui.view import View
from outreach_tui.tui.widgets.pad import Pad


class Place(Screen[Move]):
    """One view, filling the window."""

    class Succeeded(Message):
        """A piece of work is done."""

        def __init__(self, work: Work[Any], then: Callable[[], Reply]) -> None:
            super().__init__()
            self.work = work
            self.then = then

    class Failed(Message):
        """A piece of work could not be done."""

        def __init__(self, work: Work[Any], error: OutreachError) -> None:
            super().__init__()
            self.work = work
            self.error = error

    def __init__(
        self,
        view: View,
        waiting: deque[Stroke],
        themes: Themes,
        *,
        ground: Callable[[Move], object] | None = None,
        cover: Callable[[], View] | None = None,
    ) -> None:
        """Hold `view`.

        Args:
            view: what to show.
            waiting: the app's queue of keys that nobody has taken yet.
            themes: what text looks like.
            ground: told where to go next by the screen beneath all others, which never ends itself.
            cover: makes what covers it; none where there is nothing to cover.
        """
        super().__init__()
        self.pad = Pad(view, waiting, themes, cover)
        self._ground = ground

    def compose(self) -> ComposeResult:
        """Show the pad and nothing else."""
        yield self.pad

    def on_pad_left(self, message: Pad.Left) -> None:
        """End with where to go next."""
        message.stop()
        if self._ground is None:
            self.dismiss(message.move)
        else:
            self.app.call_later(self._ground, message.move)

    def on_pad_began(self, message: Pad.Began) -> None:
        """Do a piece of work beside the screen."""
        work = message.work
        self.run_worker(lambda: self._do(work), thread=True, group="work")

    def on_place_succeeded(self, message: Succeeded) -> None:
        """Go on with what came of it."""
        self.pad.show(lambda: self.pad.stage.succeeded(message.work, message.then))

    def on_place_failed(self, message: Failed) -> None:
        """Hand the error to the view."""
        self.pad.show(lambda: self.pad.stage.failed(message.work, message.error))

    def _do(self, work: Work[Any]) -> None:
        try:
            then = work.do()
        except OutreachError as error:
            self.post_message(self.Failed(work, error))
        else:
            self.post_message(self.Succeeded(work, then))
