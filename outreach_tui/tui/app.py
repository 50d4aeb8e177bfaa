"""The app: which screen follows which, and how it ends. Everything else stands in the screens.

Rules:
- Nothing is imported before the passphrase prompt that the prompt does not need; start-up is measured.
- No control sequence from data reaches the terminal, no text is read as markup, the window's title is
  fixed.
- However it ends (Ctrl+Q, a signal, a closed window, a fault of ours), what was typed is kept first, and a
  fault shows one fixed sentence: no traceback, no values, exit status 1.
"""

import asyncio
import signal
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App

from outreach_tui.errors import OutreachError
from outreach_tui.tui.names import LOCKED_BY_KEY
from outreach_tui.tui.replies import AboutPerson, Converse, Home, LockUp, Move, Quit, Unlocked
from outreach_tui.tui.safe_output import HarmlessText
from outreach_tui.tui.screens.place import Place
from outreach_tui.tui.screens.unlock import UnlockView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.tui.desk import Desk, Interview
    from outreach_tui.workflow.workspace import Workspace

FAULT = (
    "Outreach met a fault of its own and has closed. Every answer given so far is kept; start it again to go "
    "on. If it happens again, tell whoever looks after this program what you were doing."
)
"""All that anybody sees of an unexpected error."""

LOOKED_AT_EVERY = 1.0
"""Seconds after which it is looked at again whether names are to be locked."""
_WITH_NAMES = (Home, AboutPerson)
_WINDOW_TITLE = "\x1b]0;Outreach\x07"


class OutreachApp(App[int], inherit_bindings=False):
    """Outreach in a terminal."""

    TITLE = "Outreach"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(
        self,
        opener: "Callable[[str], Workspace] | None" = None,
        *,
        workspace: "Workspace | None" = None,
        interview: "Interview | None" = None,
        desk: "Desk | None" = None,
        hint: str = "",
    ) -> None:
        """Start at the passphrase prompt, or at the first screen of what is already open.

        Args:
            opener: opens the workspace with a passphrase; called in a thread; raises OutreachError.
            workspace: an opened workspace; then no passphrase is asked for.
            interview: a conversation in that workspace to go straight into.
            desk: what the screens may ask for, in place of a workspace's own.
            hint: a line below the passphrase prompt, for an invented workspace.
        """
        super().__init__()
        self.animation_level = "none"
        self._filters.append(HarmlessText())
        self._opener = opener
        self._hint = hint
        self._desk = desk
        self._workspace = workspace
        self._interview = interview
        self._is_opened_here = False
        self._waiting: deque[Stroke] = deque()

    def get_default_screen(self) -> Place:
        """Return the passphrase prompt; it stays beneath all other screens, blank once it is open."""
        if self._desk is None and self._workspace is None:
            return Place(
                UnlockView(self._opener or _nothing_to_open, self._hint), self._waiting, ground=self._go
            )
        ground = Place(View(), self._waiting, ground=self._go)
        ground.pad.stage.give_way()
        return ground

    def on_mount(self) -> None:
        """Fix the window's title, listen for signals, and skip the prompt where nothing is locked."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(_WINDOW_TITLE)
        self._listen_for_signals()
        self.set_interval(LOOKED_AT_EVERY, self.lock_names_if_due)
        if self._workspace is not None and self._desk is None:
            self._desk = self._desk_of(self._workspace)
        if self._desk is not None:
            self._go(Converse(self._interview) if self._interview else Home())

    def run_safely(self) -> int:
        """Run until it is left; returns the exit status. A workspace that was opened here is closed here."""
        try:
            self.run()
        except Exception:  # noqa: BLE001 - whatever it is, nobody but us may see its values
            sys.stderr.write(f"{FAULT}\n")
            return 1
        finally:
            self._lock_names()
            if self._is_opened_here and self._desk is not None:
                self._desk.close()
        return self.return_code or 0

    def keep_what_was_typed(self) -> None:
        """Keep the words on every screen, as far as that is possible."""
        for place in self._places():
            place.pad.stage.keep()

    def lock_names_if_due(self) -> None:
        """Lock names after two minutes without a key, or when the clock jumped, and say so."""
        if self._desk is None or not self._desk.names.is_open:
            return
        self.keep_what_was_typed()
        saying = self._desk.names.lock_if_due()
        if saying:
            self._forget_names(saying)

    async def on_event(self, event: events.Event) -> None:
        """Note each key and click for the names' two minutes, unless the screen is covered."""
        is_ours = isinstance(event, (events.Key, events.Paste, events.MouseDown))
        if is_ours and self._desk is not None and not any(one.pad.stage.is_covered for one in self._places()):
            self._desk.names.touch()
        await super().on_event(event)

    def _places(self) -> list[Place]:
        return [screen for screen in self.screen_stack if isinstance(screen, Place)]

    def _forget_names(self, saying: str) -> None:
        for place in self._places():
            place.pad.show(partial(place.pad.stage.names_locked, saying))

    def _lock_names(self) -> None:
        if self._desk is not None:
            self._desk.names.lock()

    def _go(self, move: Move | None) -> None:
        if isinstance(move, Quit) or move is None:
            self.keep_what_was_typed()
            self._lock_names()
            self.exit(0)
        elif isinstance(move, LockUp):
            self._lock_up(move.saying)
        else:
            self._go_on(move)

    def _go_on(self, move: Move) -> None:
        if isinstance(move, Unlocked):
            self._desk = self._desk_of(move.workspace)
            self._is_opened_here = True
            move = Home()
        if self._desk is None:
            return
        is_card = isinstance(move, Converse) and move.is_card
        if is_card and not self._desk.names.is_open:
            move = Home(LOCKED_BY_KEY)
        elif not is_card and not isinstance(move, _WITH_NAMES):
            self._lock_names()
        self.push_screen(Place(view_for(move, self._desk), self._waiting, cover=self._new_cover), self._go)

    def _new_cover(self) -> View:
        from outreach_tui.tui.screens.cover import CoverView

        desk = self._desk
        return CoverView(desk.is_passphrase if desk is not None else _is_nobodys)

    def _lock_up(self, saying: str) -> None:
        """Close the workspace: no key, screen or word of it stays; then ask for the passphrase again."""
        self.keep_what_was_typed()
        desk, self._desk, self._workspace = self._desk, None, None
        self._waiting.clear()
        for place in self._places():
            place.pad.show(place.pad.stage.forget)
        if desk is not None:
            with suppress(OutreachError):
                desk.close()
        self._is_opened_here = False
        if self._opener is None:
            self.exit(0)
            return
        ground = self._places()[0]
        prompt = UnlockView(self._opener, self._hint, saying)
        ground.pad.show(lambda: ground.pad.stage.begin_again(prompt))

    def _desk_of(self, workspace: "Workspace") -> "Desk":
        from outreach_tui.tui.opened_desk import OpenedDesk

        return OpenedDesk(workspace)

    def _listen_for_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(
                    NotImplementedError, RuntimeError, ValueError
                ):  # Windows, or not the main thread
                    loop.add_signal_handler(number, self._end_by_signal, number)

    def _end_by_signal(self, number: int) -> None:
        self.keep_what_was_typed()
        self._lock_names()
        self.exit(128 + number, return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        with suppress(Exception):
            for screen in self.screen_stack:
                if isinstance(screen, Place):
                    screen.pad.keep_after_a_fault()
            self._lock_names()
        if not self._exit_renderables:
            self.panic(FAULT)


def view_for(move: Move, desk: "Desk") -> View:
    """Return the view that a move leads to; each is imported when it is first needed."""
    from outreach_tui.tui.screens import destinations

    return destinations.view_for(move, desk)


def _is_nobodys(_passphrase: str) -> bool:
    return False


def _nothing_to_open(_passphrase: str) -> "Workspace":
    raise OutreachError("no-workspace", "outreach", "there is no workspace yet", "Run outreach setup first")
