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
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from outreach_tui.tui.replies import Converse, Home, Move, Quit, Unlocked
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
        self._opener = opener or _nothing_to_open
        self._hint = hint
        self._desk = desk
        self._workspace = workspace
        self._interview = interview
        self._is_opened_here = False
        self._waiting: deque[Stroke] = deque()

    def get_default_screen(self) -> Place:
        """Return the passphrase prompt; it stays beneath all other screens, blank once it is open."""
        if self._desk is None and self._workspace is None:
            return Place(UnlockView(self._opener, self._hint), self._waiting, self._go)
        ground = Place(View(), self._waiting, self._go)
        ground.pad.give_way()
        return ground

    def on_mount(self) -> None:
        """Fix the window's title, listen for signals, and skip the prompt where nothing is locked."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(_WINDOW_TITLE)
        self._listen_for_signals()
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
            if self._is_opened_here and self._desk is not None:
                self._desk.close()
        return self.return_code or 0

    def keep_what_was_typed(self) -> None:
        """Keep the words on every screen, as far as that is possible."""
        for screen in self.screen_stack:
            if isinstance(screen, Place):
                screen.pad.keep()

    def _go(self, move: Move | None) -> None:
        if isinstance(move, Quit) or move is None:
            self.exit(0)
            return
        if isinstance(move, Unlocked):
            self._desk = self._desk_of(move.workspace)
            self._is_opened_here = True
        if self._desk is None:
            return
        self.push_screen(Place(view_for(move, self._desk), self._waiting), self._go)

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
        if not self._exit_renderables:
            self.panic(FAULT)


def view_for(move: Move, desk: "Desk") -> View:
    """Return the view that a move leads to; each is imported when it is first needed."""
    from outreach_tui.tui.screens import destinations

    return destinations.view_for(move, desk)


def _nothing_to_open(_passphrase: str) -> "Workspace":
    from outreach_tui.errors import OutreachError

    raise OutreachError("no-workspace", "outreach", "there is no workspace yet", "Run outreach setup first")
