"""The one widget of every screen: it is given each key in the order they arrive, and paints the view.

Rules:
- No stock input, no bindings, no screen per question: a key typed ahead reaches the question it was typed
  for. Who gets each key is decided in `stage.py`.
- Only rows that changed are painted again.
- Words that were typed are kept within 400 ms, also while somebody types on, and whenever the view is left.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from outreach_tui.tui.around import Around
from outreach_tui.tui.lines import Line, Size, Tone, line, strong
from outreach_tui.tui.page import page
from outreach_tui.tui.replies import Move, Work
from outreach_tui.tui.stage import Stage
from outreach_tui.tui.strokes import Stroke, stroke_for, types_text
from outreach_tui.tui.themes import Themes
from outreach_tui.tui.view import View
from outreach_tui.tui.widgets.painting import key_at, painted

SAVED_AFTER = 0.4
"""Seconds after a key within which the words typed are kept."""

LOOKED_AT_EVERY = 0.2
"""Seconds after which it is looked again how far a piece of work is."""


class Pad(Widget, can_focus=True):
    """Paints the uppermost view and gives it every key."""

    DEFAULT_CSS = "Pad { width: 1fr; height: 1fr; }"

    class Left(Message):
        """The view is done; its screen goes where the move says."""

        def __init__(self, move: Move) -> None:
            super().__init__()
            self.move = move

    class Began(Message):
        """A piece of work is to be done beside the screen."""

        def __init__(self, work: Work[Any]) -> None:
            super().__init__()
            self.work = work

    def __init__(
        self,
        view: View,
        waiting: deque[Stroke],
        themes: Themes,
        cover: Callable[[], View] | None = None,
    ) -> None:
        """Paint `view`.

        Args:
            view: what to show first.
            waiting: keys nobody has taken yet.
            themes: what text looks like; all screens share it.
            cover: makes what covers it; none where nothing stands that has to be covered.
        """
        super().__init__()
        self.stage = Stage(
            view,
            waiting,
            cover,
            Around(
                begin=lambda work: self.post_message(self.Began(work)),
                leave=lambda move: self.post_message(self.Left(move)),
                next_theme=themes.next,
            ),
        )
        self._themes = themes
        self._has_failed = False
        self._pause: Timer | None = None
        self._next_look: Timer | None = None
        self._strips: list[Strip] = []
        self._rows: list[Line] = []

    @property
    def view(self) -> View:
        """The uppermost view."""
        return self.stage.view

    def on_mount(self) -> None:
        """Take the focus, and the keys that came before there was anybody to take them."""
        self.focus()
        self.show(self.stage.drain)

    def on_unmount(self) -> None:
        """Keep what was typed; a view that has failed already is left alone."""
        if not self._has_failed:
            self.stage.keep()

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self._paint()

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        key = key_at(self._strips[event.y], self._rows[event.y], event.x)
        if key and not self.stage.is_left:  # a click means what was seen, not what comes next
            self.take(stroke_for(key))

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.take(Stroke("down"))

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.take(Stroke("up"))

    def keep_after_a_fault(self) -> None:
        """Let every view keep what was typed, this once; whatever comes of it, the app is closing."""
        self._has_failed = True
        with suppress(Exception):  # the app is closing already
            self.stage.keep()

    def take(self, stroke: Stroke) -> None:
        """Take a key."""
        self.show(lambda: self.stage.take(stroke))

    def show(self, change: Callable[[], object]) -> None:
        """Let `change` be done to what stands here, and paint what came of it."""
        change()
        self._expect_pause()
        self._paint()

    def _expect_pause(self) -> None:
        if self._pause is None and self.is_attached:
            self._pause = self.set_timer(SAVED_AFTER, self._on_pause)

    def _on_pause(self) -> None:
        self._pause = None
        self.stage.pause()
        self._paint()

    def _paint(self) -> None:
        if not self.size.width or not self.size.height:
            return
        view, work = self.stage.seen
        rows = page(view, Size(self.size.width, self.size.height), self.stage.reminder)
        if work is not None:
            rows[-1] = line(strong(f" {work.words}"))
            self._follow(work)
        strips = painted(rows, self._themes.now.tones, self.size.width)
        changed = [number for number, strip in enumerate(strips) if self._was(number) != strip]
        self._rows, self._strips = rows, strips
        if changed:
            self.refresh(*(Region(0, number, self.size.width, 1) for number in changed))

    def _blank(self) -> Strip:
        return Strip.blank(self.size.width, self._themes.now.tones[Tone.PLAIN])

    def _follow(self, work: Work[Any]) -> None:
        """Paint again soon, while work tells how far it is."""
        if work.progress is not None and self._next_look is None and self.is_attached:
            self._next_look = self.set_timer(LOOKED_AT_EVERY, self._look)

    def _look(self) -> None:
        self._next_look = None
        self._paint()

    def _was(self, number: int) -> Strip | None:
        return self._strips[number] if number < len(self._strips) else None

    def render_line(self, y: int) -> Strip:
        """Return one painted row."""
        return self._strips[y] if y < len(self._strips) else self._blank()


def stroke_of(event: events.Key | events.Paste) -> Stroke:
    """Return the key of an event, or the text that was pasted."""
    if isinstance(event, events.Paste):
        return Stroke("paste", event.text)
    character = event.character or ""
    return Stroke(event.key, character if len(character) == 1 and types_text(character) else "")
