"""The app: which screen follows which, and what locks. Everything else stands in the screens.

Rules:
- Nothing is imported before the passphrase prompt that the prompt does not need; start-up is measured.
- Nobody there for five minutes, asleep, stopped, or a clock that jumped: the workspace is locked. Opened
  again, it stands at the question where it was.
"""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from outreach_tui.errors import OutreachError
from outreach_tui.tui import settled
from outreach_tui.tui.guard import Guard
from outreach_tui.tui.names import LOCKED_BY_KEY
from outreach_tui.tui.replies import AboutPerson, Converse, Home, LockUp, Move, Practise, Quit, Unlocked
from outreach_tui.tui.safe_app import SafeApp
from outreach_tui.tui.screens.place import Place
from outreach_tui.tui.screens.unlock import UnlockView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.themes import Themes
from outreach_tui.tui.unopened import NOTHING_ELSE, Unopened, nothing_to_open
from outreach_tui.tui.view import View
from outreach_tui.tui.widgets.pad import stroke_of

if TYPE_CHECKING:
    from outreach_tui.tui.conversation import Interview
    from outreach_tui.tui.desk import Desk
    from outreach_tui.workflow.workspace import Workspace

REMINDED_EVERY = 15.0
"""Seconds after which it is looked at again whether somebody waits for a ring."""
LOOKED_AT_EVERY = 1.0
"""Seconds after which it is looked at again whether anything is to be locked."""
_WITH_NAMES = (Home, AboutPerson)


class OutreachApp(SafeApp, inherit_bindings=False):
    """Outreach in a terminal."""

    def __init__(
        self,
        opener: "Callable[[str], Workspace] | None" = None,
        *,
        workspace: "Workspace | None" = None,
        interview: "Interview | None" = None,
        desk: "Desk | None" = None,
        unopened: Unopened = NOTHING_ELSE,
    ) -> None:
        """Start at the passphrase prompt, or at the first screen of what is already open.

        Args:
            opener: opens the workspace with a passphrase; called in a thread; raises OutreachError.
            workspace: an opened workspace; then no passphrase is asked for.
            interview: a conversation in that workspace to go straight into.
            desk: what the screens may ask for, in place of a workspace's own.
            unopened: what stands beside the passphrase prompt, and what can be done without one.
        """
        super().__init__()
        self._opener = opener
        self._unopened = unopened
        self.practises_as = ""
        self._desk = desk
        self._workspace = workspace
        self._interview = interview
        self._is_opened_here = False
        self._waiting: deque[Stroke] = deque()
        self._guard = Guard(time.monotonic)
        self._themes = Themes(self._theme_changed, self.console.color_system, has_colour=not self.no_color)

    def get_default_screen(self) -> Place:
        """Return the passphrase prompt; it stays beneath all other screens, blank once it is open."""
        if self._desk is None and self._workspace is None:
            prompt = self._unopened.first_view() if self._unopened.is_bare else self._prompt()
            return self._with_keys(Place(prompt, self._waiting, self._themes, ground=self._go))
        ground = Place(View(), self._waiting, self._themes, ground=self._go)
        ground.pad.stage.give_way()
        return self._with_keys(ground)

    def on_mount(self) -> None:
        """Begin to watch, and skip the prompt where nothing is locked."""
        self.call_after_refresh(self._settle)
        self.set_interval(LOOKED_AT_EVERY, self.lock_if_due)
        self.set_interval(REMINDED_EVERY, self.remind)
        if self._workspace is not None and self._desk is None:
            self._desk = self._desk_of(self._workspace)
        if self._desk is not None:
            self._begin_at(self._desk)
            self._go(Converse(self._interview) if self._interview else Home())

    def hide_names(self) -> None:
        """Lock names."""
        if self._desk is not None:
            self._desk.names.lock()

    def close_up(self) -> None:
        """Lock names, and close a workspace that was opened here."""
        self.hide_names()
        if self._is_opened_here and self._desk is not None:
            self._desk.close("left")

    def lock_if_due(self) -> None:
        """Lock names, or everything, if nobody is there or a clock jumped, and say so."""
        if self._desk is None:
            return
        saying = self._guard.look()
        if saying:
            self.lock_everything(saying)
        elif self._desk.names.is_open:
            self.keep_what_was_typed()
            saying = self._desk.names.lock_if_due()
            if saying:
                self._forget_names(saying)

    def lock_everything(self, saying: str) -> None:
        """Close the workspace now, whatever stands on the screen; `saying` is why.

        While something is being written, or words cannot be kept, the screen is covered instead.
        """
        *_, top = self.places
        may_lock = True
        for place in self.places:
            may_lock = place.pad.stage.lock() and may_lock
        top.pad.show(lambda: None)
        self.hide_names()
        if may_lock and self._desk is not None:
            self._lock_up(saying, "nobody-there")
            while len(self.screen_stack) > 1:
                self.pop_screen()

    async def on_event(self, event: events.Event) -> None:
        """Note each key and click for the minutes that lock, names' own unless the screen is covered.

        Keys and pasted text go no way round through screens: each screen has messages of its own to work off,
        and two keys that are sent to two of them could be taken in either order.
        """
        if isinstance(event, (events.Key, events.Paste, events.MouseDown)):
            self._guard.touch(is_covered=any(one.pad.stage.is_covered for one in self.places))
        if isinstance(event, (events.Key, events.Paste)):
            self._take(stroke_of(event))
        else:
            await super().on_event(event)

    def _take(self, stroke: Stroke) -> None:
        """Give a key to the uppermost screen, or put it where that will look as soon as it stands."""
        top = self.places[-1] if self.places else None
        if top is not None and top.pad.is_running:
            top.pad.take(stroke)
        else:
            self._waiting.append(stroke)

    def _forget_names(self, saying: str) -> None:
        for place in self.places:
            place.pad.show(partial(place.pad.stage.names_locked, saying))

    def _go(self, move: Move | None) -> None:
        if isinstance(move, Quit) or move is None:
            self.keep_what_was_typed()
            self.hide_names()
            self.exit(0)
        elif isinstance(move, Practise):
            self.practises_as = move.role
            self.exit(0)
        elif isinstance(move, LockUp):
            self._lock_up(move.saying, move.why)
        else:
            self._go_on(move)

    def _go_on(self, move: Move) -> None:
        if isinstance(move, Unlocked):
            self._desk = self._desk_of(move.workspace)
            self._is_opened_here = True
            self._begin_at(self._desk)
            self._show(self._guard.pin_view(self._desk))
            return
        if self._desk is None:
            return
        is_card = isinstance(move, Converse) and move.is_card
        if is_card and not self._desk.names.is_open:
            move = Home(LOCKED_BY_KEY)
        elif not is_card and not isinstance(move, _WITH_NAMES):
            self.hide_names()
        self._guard.went_to(move)
        from outreach_tui.tui.screens.destinations import view_for

        self._show(view_for(move, self._desk))

    def _show(self, view: View) -> None:
        place = Place(view, self._waiting, self._themes, cover=self._guard.cover)
        self.push_screen(self._with_keys(place), self._go)

    def remind(self) -> None:
        """Say on every screen that somebody waits for a ring, once it is time; it stops nobody."""
        saying = "" if self._desk is None else self._desk.ring_due()
        for place in self.places:
            if place.pad.stage.reminder != saying:
                place.pad.stage.reminder = saying
                place.pad.show(lambda: None)

    def _with_keys(self, place: Place) -> Place:
        """Let what is one key away everywhere open over a place, and what is due stand on it."""
        place.pad.stage.opens_over = self._over
        place.pad.stage.reminder = "" if self._desk is None else self._desk.ring_due()
        return place

    def _over(self, key: str, beneath: View) -> View | None:
        from outreach_tui.tui.screens.everywhere import view_over

        return view_over(key, beneath, self._desk)

    def _begin_at(self, desk: "Desk") -> None:
        self._guard.begin(desk)
        self._settle()
        self._themes.take(desk.theme)

    def _settle(self) -> None:
        if not self.is_headless:
            settled.settle()

    def _theme_changed(self) -> None:
        self.ansi_color = self._themes.now.is_terminals_own
        for place in self.places:
            place.pad.show(lambda: None)
        if self._desk is not None and self._desk.theme != self._themes.now.name:
            with suppress(OutreachError):  # a full disk does not keep anybody from other colours
                self._desk.keep_theme(self._themes.now.name)

    def _lock_up(self, saying: str, why: str) -> None:
        """Close the workspace: no key, screen or word of it stays; then ask for the passphrase again."""
        self.keep_what_was_typed()
        desk, self._desk, self._workspace = self._desk, None, None
        self._guard.end()
        settled.unsettle()
        self._waiting.clear()
        for place in self.places:
            place.pad.show(place.pad.stage.forget)
        if desk is not None:
            with suppress(OutreachError):
                desk.close(why)
        self._is_opened_here = False
        if self._opener is None:
            self.exit(0)
            return
        ground = self.places[0]
        prompt = self._prompt(saying)
        ground.pad.show(lambda: ground.pad.stage.begin_again(prompt))

    def _prompt(self, saying: str = "") -> View:
        return UnlockView(self._opener or nothing_to_open, self._unopened, saying)

    def _desk_of(self, workspace: "Workspace") -> "Desk":
        from outreach_tui.tui.opened_desk import OpenedDesk

        return OpenedDesk(workspace)
