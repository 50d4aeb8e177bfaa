"""The one focused widget of every screen: it owns each key in the order they arrive, and paints the view.

Rules:
- No stock input, no bindings, no screen per question: a key typed ahead reaches the question it was typed
  for.
- Keys that arrive while work is under way, or while one screen gives way to the next, wait in one queue
  that all screens share, and are pressed in their order as soon as somebody can take them.
- Only rows that changed are painted again.
- Covered, it shows the cover alone: keys go to that, and what work comes to waits until it is lifted.
- Words that were typed are kept within 400 ms, also while somebody types on, and whenever the view is left.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from outreach_tui.errors import OutreachError
from outreach_tui.tui.lines import Line, Size, line, strong
from outreach_tui.tui.page import page
from outreach_tui.tui.replies import Close, LockUp, Move, Over, Quit, Reply, Work
from outreach_tui.tui.strokes import Stroke, stroke_for, types_text
from outreach_tui.tui.view import View
from outreach_tui.tui.widgets.covering import Covering
from outreach_tui.tui.widgets.painting import key_at, painted, tones_on

SAVED_AFTER = 0.4
"""Seconds after a key within which the words typed are kept."""

_LATE_KEYS_WITHIN = (0.05, 0.2)
"""Seconds after which keys that still reached the screen before are looked for."""
_GUARDS = frozenset({"f6", "ctrl+l"})


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

        def __init__(self, work: Work) -> None:
            super().__init__()
            self.work = work

    def __init__(self, view: View, waiting: deque[Stroke], cover: Callable[[], View] | None = None) -> None:
        """Paint `view`.

        Args:
            view: what to show first.
            waiting: keys nobody has taken yet.
            cover: makes what covers it; none where nothing stands that has to be covered.
        """
        super().__init__()
        self._make_cover = cover
        self._covering: Covering | None = None
        self._views = [view]
        self._waiting = waiting
        self._is_left = False
        self._has_failed = False
        self._at_work: Work | None = None
        self._pause: Timer | None = None
        self._strips: list[Strip] = []
        self._rows: list[Line] = []

    @property
    def view(self) -> View:
        """The uppermost view."""
        return self._views[-1]

    @property
    def is_covered(self) -> bool:
        """Whether the cover is all there is to see."""
        return self._covering is not None

    def on_mount(self) -> None:
        """Take the focus, and the keys that came before there was anybody to take them."""
        self.focus()
        self._drain()
        for seconds in _LATE_KEYS_WITHIN:
            self.set_timer(seconds, self._drain_late_keys)

    def give_way(self) -> None:
        """Take no key from now on; what arrives waits for whoever comes next."""
        self._is_left = True

    def on_unmount(self) -> None:
        """Keep what was typed; a view that has failed already is left alone."""
        if not self._has_failed:
            self.keep()

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self._paint()

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.take(stroke_of(event))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take(Stroke("paste", event.text))

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        key = key_at(self._strips[event.y], self._rows[event.y], event.x)
        if key:
            self.take(stroke_for(key))

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.take(Stroke("down"))

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.take(Stroke("up"))

    def work_succeeded(self, work: Work, value: object) -> None:
        """Give whoever asked for it what a piece of work came to."""
        self._come_to(work, lambda view: view.finished(value))

    def work_failed(self, work: Work, error: OutreachError) -> None:
        """Tell whoever asked for it why a piece of work did not succeed."""
        self._come_to(work, lambda view: view.failed(error))

    def names_locked(self, saying: str) -> None:
        """Let every view forget the names it shows; what is left for that reason is blank at once."""
        for view in self._views:
            reply = view.names_locked(saying)
            if reply is not None:
                self.forget()
                self._do_or_hold(lambda reply=reply: reply)  # type: ignore[misc]
                break
        self._paint()

    def begin_again(self, view: View) -> None:
        """Show `view` and nothing of what was here; keys are taken again."""
        self._views, self._covering, self._at_work, self._is_left = [view], None, None, False
        self._paint()

    def forget(self) -> None:
        """Hold and show nothing any more."""
        self._views = [View()]
        self._paint()

    def keep_after_a_fault(self) -> None:
        """Let every view keep what was typed, this once; whatever comes of it, the app is closing."""
        self._has_failed = True
        with suppress(Exception):
            self.keep()

    def keep(self) -> None:
        """Let every view keep what was typed in it, as far as that is possible."""
        for view in self._views:
            try:
                view.pause()
            except OutreachError as error:
                view.message = str(error)

    def _drain_late_keys(self) -> None:
        if self._waiting:
            self._drain()

    def take(self, stroke: Stroke) -> None:
        """Take a key, or put it with those that wait; the screen is covered even while work is under way."""
        if stroke.key in _GUARDS and self._can_cover() and not self._is_left and self._at_work is not None:
            self._cover_up(tuple(self._waiting), locks_after=stroke.key == "ctrl+l")
            self._waiting.clear()
        else:
            self._waiting.append(stroke)
        self._drain()

    def _drain(self) -> None:
        while self._waiting and not self._is_left and self._takes_keys():
            stroke = self._waiting.popleft()
            self._carry_out_safely(lambda stroke=stroke: self._pressed(stroke))  # type: ignore[misc]
        self._expect_pause()
        self._paint()

    def _pressed(self, stroke: Stroke) -> Reply:
        if stroke.key == "ctrl+q":
            return Quit()
        if self._covering is not None:
            return self._covering.view.press(stroke)
        if stroke.key in _GUARDS and self._can_cover():
            return self._guarded(stroke.key)
        if stroke.key in {"f1", "f10"} and self.view.can_be_explained:
            return _help_or_actions(stroke.key, self.view)
        self.view.message = ""
        return self.view.press(stroke)

    def _carry_out_safely(self, press: Callable[[], Reply]) -> None:
        try:
            self._carry_out(press())
        except OutreachError as error:
            from outreach_tui.tui.screens.problem import ProblemView

            self._views.append(ProblemView(error))

    def _takes_keys(self) -> bool:
        return self._at_work is None if self._covering is None else self._covering.work is None

    def _can_cover(self) -> bool:
        return self._make_cover is not None and self._covering is None

    def _guarded(self, key: str) -> Reply:
        if key == "ctrl+l":
            return LockUp()
        self._cover_up()
        return None

    def _cover_up(self, aside: tuple[Stroke, ...] = (), *, locks_after: bool = False) -> None:
        if self._make_cover is not None:
            self._covering = Covering(self._make_cover(), aside, locks_after=locks_after)

    def _come_to(self, work: Work, tell: Callable[[View], Reply]) -> None:
        covering = self._covering
        if covering is not None and work is covering.work:
            covering.work = None
            self._carry_out_safely(lambda: tell(covering.view))
        elif work is self._at_work:
            self._at_work = None
            self._do_or_hold(lambda: tell(self.view))
        self._drain()

    def _do_or_hold(self, come: Callable[[], Reply]) -> None:
        if self._covering is None:
            self._carry_out_safely(come)
            return
        self._covering.held.append(come)
        if self._covering.locks_after:
            self._carry_out_safely(LockUp)

    def _carry_out_on_cover(self, covering: Covering, reply: Reply) -> None:
        match reply:
            case Close():
                self._covering = None
                self._waiting.extendleft(reversed(covering.aside))
                for come in covering.held:
                    self._carry_out_safely(come)
            case Work():
                covering.work = reply
                self.post_message(self.Began(reply))
            case LockUp() if self._at_work is not None:
                covering.locks_after = True
                covering.view.message = "It locks as soon as what is being written is written."
            case LockUp() | Quit():
                self._leave(reply)

    def _carry_out(self, reply: Reply) -> None:
        if self._covering is not None:
            self._carry_out_on_cover(self._covering, reply)
            return
        match reply:
            case None:
                return
            case Over(view):
                self._views.append(view)
            case Close(press):
                self._views.pop()
                self.view.shown_again()
                if press:
                    self._waiting.appendleft(stroke_for(press))
            case Work():
                self._at_work = reply
                self.post_message(self.Began(reply))
            case _:
                self._leave(reply)

    def _leave(self, move: Move) -> None:
        if self._covering is not None:
            self.keep()
        else:
            for view in self._views:
                view.pause()
        self.give_way()
        self.post_message(self.Left(move))

    def _expect_pause(self) -> None:
        if self._pause is None and self.is_attached:
            self._pause = self.set_timer(SAVED_AFTER, self._on_pause)

    def _on_pause(self) -> None:
        self._pause = None
        self._carry_out_safely(self._paused)
        self._paint()

    def _paused(self) -> Reply:
        self.view.pause()
        return None

    def _paint(self) -> None:
        if not self.size.width or not self.size.height:
            return
        view, work = (self.view, self._at_work)
        if self._covering is not None:
            view, work = self._covering.view, self._covering.work
        rows = page(view, Size(self.size.width, self.size.height))
        if work is not None:
            rows[-1] = line(strong(f" {work.saying}"))
        strips = painted(rows, tones_on(self.rich_style), self.size.width)
        changed = [number for number, strip in enumerate(strips) if self._was(number) != strip]
        self._rows, self._strips = rows, strips
        if changed:
            self.refresh(*(Region(0, number, self.size.width, 1) for number in changed))

    def _was(self, number: int) -> Strip | None:
        return self._strips[number] if number < len(self._strips) else None

    def render_line(self, y: int) -> Strip:
        """Return one painted row."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)


def stroke_of(event: events.Key) -> Stroke:
    """Return the key of an event."""
    character = event.character or ""
    return Stroke(event.key, character if len(character) == 1 and types_text(character) else "")


def _help_or_actions(key: str, view: View) -> Reply:
    if key == "f1":
        from outreach_tui.tui.screens.help import HelpView

        return Over(HelpView(view))
    from outreach_tui.tui.screens.actions import ActionsView

    return Over(ActionsView(view))
