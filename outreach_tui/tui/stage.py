"""Who gets a key, and what comes of it: the views of one screen, the keys that wait, the work, the cover.

Rules:
- Keys are taken in the order they arrive. Those that come while work is under way, or while one screen gives
  way to the next, wait in one queue that all screens share.
- Covered, nothing beneath gets a key, and what work comes to waits until the cover is lifted.
- What an `OutreachError` says stands over the view that met it; nothing is lost by it.
"""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from outreach_tui.errors import OutreachError
from outreach_tui.tui.around import Around
from outreach_tui.tui.commands import THEME
from outreach_tui.tui.covering import Covering
from outreach_tui.tui.explaining import explaining
from outreach_tui.tui.pile import Pile
from outreach_tui.tui.replies import Close, LockUp, Move, Over, Quit, Reply, Work
from outreach_tui.tui.strokes import Stroke, stroke_for
from outreach_tui.tui.view import View

_OPENS_OVER = frozenset({"f3", "f9"})
_GUARDS = frozenset({"f6", "ctrl+l"})


class Stage:
    """Everything of one screen but its painting."""

    def __init__(
        self,
        view: View,
        waiting: deque[Stroke],
        cover: Callable[[], View] | None,
        around: Around,
    ) -> None:
        """Begin with `view`.

        Args:
            view: what is shown first.
            waiting: keys nobody has taken yet; all screens share it.
            cover: makes what covers it; none where nothing stands that has to be covered.
            around: who does what a screen cannot do itself.
        """
        self._pile = Pile(view)
        self._waiting = waiting
        self._make_cover = cover
        self._around = around
        self.reminder = ""
        self.opens_over: Callable[[str, View], View | None] | None = None
        self._covering: Covering | None = None
        self._at_work: Work[Any] | None = None
        self._is_left = False

    @property
    def view(self) -> View:
        """The uppermost view."""
        return self._pile.top

    @property
    def seen(self) -> tuple[View, Work[Any] | None]:
        """What is to be painted, and the work it waits for."""
        if self._covering is not None:
            return self._covering.views.top, self._covering.work
        return self.view, self._at_work

    @property
    def is_covered(self) -> bool:
        """Whether the cover is all there is to see."""
        return self._covering is not None

    @property
    def has_waiting(self) -> bool:
        """Whether keys wait."""
        return bool(self._waiting)

    def lock(self) -> bool:
        """Cover what stands here, unasked; returns whether it may be locked now.

        Not while work is under way, which locks when it is done, and not while words cannot be kept.
        """
        if self._can_cover():
            self._cover_up(tuple(self._waiting))
            self._waiting.clear()
        if self._at_work is not None and self._covering is not None:
            self._covering.locks_after = True
            return False
        return self.keep()

    def give_way(self) -> None:
        """Take no key from now on; what arrives waits for whoever comes next."""
        self._is_left = True

    def begin_again(self, view: View) -> None:
        """Hold `view` and nothing of what was here; keys are taken again."""
        self._pile.begin_again(view)
        self._covering, self._at_work, self._is_left = None, None, False

    def forget(self) -> None:
        """Hold nothing any more; what work under way comes to is heard by nobody."""
        self._pile.forget()

    def succeeded(self, work: Work[Any], then: Callable[[], Reply]) -> None:
        """Go on with what a piece of work came to, for whoever asked for it."""
        self._come_to(work, lambda _view: then())

    def failed(self, work: Work[Any], error: OutreachError) -> None:
        """Tell whoever asked for it why a piece of work did not succeed."""
        self._come_to(work, lambda view: view.failed(error))

    def names_locked(self, saying: str) -> None:
        """Let every view forget the names it shows; what is left for that reason is blank at once."""
        reply = self._pile.names_locked(saying)
        if reply is not None:
            self.forget()
            self._do_or_hold(lambda: reply)

    def pause(self) -> None:
        """Let the uppermost view keep what was typed in it."""
        self._carry_out_safely(self.view.pause)

    def take(self, stroke: Stroke) -> None:
        """Take a key, or put it with those that wait; the screen is covered even while work is under way."""
        if stroke.key in _GUARDS and self._can_cover() and not self._is_left and self._at_work is not None:
            self._cover_up(tuple(self._waiting), locks_after=stroke.key == "ctrl+l")
            self._waiting.clear()
        else:
            self._waiting.append(stroke)
        self.drain()

    def drain(self) -> None:
        """Press the keys that wait, as far as somebody can take them."""
        while self._waiting and not self._is_left and self._takes_keys():
            stroke = self._waiting.popleft()
            self._carry_out_safely(partial(self._pressed, stroke))

    def keep(self) -> bool:
        """Let every view keep what was typed in it; returns whether all of it could be."""
        return self._pile.keep()

    def _pressed(self, stroke: Stroke) -> Reply:
        if stroke.key == "ctrl+q":
            return Quit()
        if stroke.key == THEME.key:
            self.seen[0].message = self._around.next_theme()
            return None
        if stroke.key in _GUARDS:
            if self._covering is not None:
                return LockUp()
            if self._can_cover():
                return self._guarded(stroke.key)
        top, _ = self.seen
        if stroke.key in {"f1", "f10"} and top.can_be_explained:
            return explaining(stroke.key, top)
        if self._covering is not None:
            return top.press(stroke)
        self.view.message = ""
        return self._opened_over(stroke.key) or self.view.press(stroke)

    def _opened_over(self, key: str) -> Reply:
        if key not in _OPENS_OVER or self.opens_over is None or key in self.view.own_keys:
            return None
        over = self.opens_over(key, self.view)
        return None if over is None else Over(over)

    def _carry_out_safely(self, press: Callable[[], Reply]) -> None:
        try:
            self._carry_out(press())
        except OutreachError as error:
            from outreach_tui.tui.screens.problem import ProblemView

            self._pile.put(ProblemView(error))

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
            self._covering = Covering(Pile(self._make_cover()), aside, locks_after=locks_after)

    def _come_to(self, work: Work[Any], tell: Callable[[View], Reply]) -> None:
        covering = self._covering
        if covering is not None and work is covering.work:
            covering.work = None
            self._carry_out_safely(lambda: tell(covering.views.top))
        elif work is self._at_work:
            self._at_work = None
            self._do_or_hold(lambda: None if self._pile.is_forgotten else tell(self.view))
        self.drain()

    def _do_or_hold(self, come: Callable[[], Reply]) -> None:
        if self._covering is None:
            self._carry_out_safely(come)
            return
        self._covering.held.append(come)
        if self._covering.locks_after:
            self._carry_out_safely(LockUp)

    def _carry_out_on_cover(self, covering: Covering, reply: Reply) -> None:
        match reply:
            case Over(view):
                covering.views.put(view)
            case Close(press) if not covering.views.is_single:
                covering.views.take_away()
                self._press_next(press)
            case Close():
                self._covering = None
                self._waiting.extendleft(reversed(covering.aside))
                for come in covering.held:
                    self._carry_out_safely(come)
            case Work():
                covering.work = reply
                self._around.begin(reply)
            case LockUp() | Quit() if self._at_work is not None:
                covering.locks_after = True
                covering.views.top.message = "It locks as soon as what is being written is written."
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
                self._pile.put(view)
            case Close(press):
                self._pile.take_away()
                self._press_next(press)
            case Work():
                self._at_work = reply
                self._around.begin(reply)
            case _:
                self._leave(reply)

    def _press_next(self, key: str) -> None:
        if key:
            self._waiting.appendleft(stroke_for(key))

    def _leave(self, move: Move) -> None:
        if self._covering is not None:
            self.keep()
        else:
            self._pile.pause()
        self.give_way()
        self._around.leave(move)
