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
        self._is_left = False

    @property
    def view(self) -> View:
        """The uppermost view."""
        return self._pile.top

    @property
    def seen(self) -> tuple[View, Work[Any] | None]:
        """What is to be painted, and the work it waits for."""
        return self._in_front.top, self._in_front.work

    @property
    def is_covered(self) -> bool:
        """Whether the cover is all there is to see."""
        return self._covering is not None

    @property
    def is_left(self) -> bool:
        """Whether the next screen is on its way."""
        return self._is_left

    def lock(self) -> bool:
        """Cover what stands here, unasked; returns whether it may be locked now.

        Not while work is under way, which locks when it is done, and not while words cannot be kept.
        """
        if self._can_cover():
            self._cover_up(tuple(self._waiting))
            self._waiting.clear()
        if self._pile.work is not None and self._covering is not None:
            self._covering.locks_after = True
            return False
        return self.keep()

    def give_way(self) -> None:
        """Take no key from now on; what arrives waits for whoever comes next."""
        self._is_left = True

    def begin_again(self, view: View) -> None:
        """Hold `view` and nothing of what was here; keys are taken again."""
        self._pile.begin_again(view)
        self._covering, self._is_left = None, False

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
        if stroke.key in _GUARDS and self._can_cover() and not self._is_left and self._pile.work is not None:
            self._cover_up(tuple(self._waiting), locks_after=stroke.key == "ctrl+l")
            self._waiting.clear()
        else:
            self._waiting.append(stroke)
        self.drain()

    def drain(self) -> None:
        """Press the keys that wait, as far as somebody can take them."""
        while self._waiting and not self._is_left and self._in_front.work is None:
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

    @property
    def _in_front(self) -> Pile:
        return self._pile if self._covering is None else self._covering.views

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
        if covering is not None and work is covering.views.work:
            covering.views.work = None
            self._carry_out_safely(lambda: tell(covering.views.top))
        elif work is self._pile.work:
            self._pile.work = None
            self._do_or_hold(lambda: None if self._pile.is_forgotten else tell(self.view))
        self.drain()

    def _do_or_hold(self, come: Callable[[], Reply]) -> None:
        if self._covering is None:
            self._carry_out_safely(come)
            return
        self._covering.held.append(come)
        if self._covering.locks_after:
            self._carry_out_safely(LockUp)

    def _carry_out(self, reply: Reply) -> None:
        covering, pile = self._covering, self._in_front
        match reply:
            case Over(view):
                pile.put(view)
            case Close() if covering is not None and pile.is_single:
                self._lift(covering)
            case Close(press):
                pile.take_away()
                if press:
                    self._waiting.appendleft(stroke_for(press))
            case Work():
                pile.work = reply
                self._around.begin(reply)
            case None:
                return
            case _:
                self._go(reply)

    def _lift(self, covering: Covering) -> None:
        """Take the cover away; keys and what work came to have waited beneath it."""
        self._covering = None
        self._waiting.extendleft(reversed(covering.aside))
        for come in covering.held:
            self._carry_out_safely(come)

    def _go(self, move: Move) -> None:
        """Go where a reply leads; from a cover only out, and not before what is being written is written."""
        if self._covering is None:
            self._leave(move)
        elif isinstance(move, LockUp | Quit):
            if self._pile.work is None:
                self._leave(move)
            else:
                self._covering.locks_after = True
                self._covering.views.top.message = "It locks as soon as what is being written is written."

    def _leave(self, move: Move) -> None:
        if self._covering is not None:
            self.keep()
        else:
            self._pile.pause()
        self.give_way()
        self._around.leave(move)
