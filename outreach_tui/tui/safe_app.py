"""The app as far as it is safe whatever stands on it: its bytes, its window, and how it ends.

Rules:
- No control sequence from data reaches the terminal, no text is read as markup, the window's title is fixed.
- However it ends (a key, a signal, a closed window, a fault of ours), what was typed is kept first, and a
  fault shows one fixed sentence: no traceback, no values, exit status 1.
- Nothing of it stays in the window it leaves, and no key that was meant for it goes to the shell.
"""

import os
import sys
from contextlib import suppress
from typing import Any, ClassVar

from textual.app import App
from textual.driver import Driver

from outreach_tui.tui import ends, window
from outreach_tui.tui.safe_output import HarmlessText
from outreach_tui.tui.screens.place import Place
from outreach_tui.tui.typed_ahead import leave_none_unread

_WINDOW_TITLE = "\x1b]0;Outreach\x07"


class SafeApp(App[int], inherit_bindings=False):
    """An app of places."""

    TITLE = "Outreach"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        """Show text alone, and no colours where NO_COLOR is set."""
        self.window_before: list[Any] | None = None
        """The terminal's attributes to give back in the end, where they were changed before the app began."""
        super().__init__(ansi_color="NO_COLOR" in os.environ)
        self.animation_level = "none"
        self._filters.append(HarmlessText())

    def get_driver_class(self) -> type[Driver]:
        """Return the driver that leaves nothing in the window."""
        return window.leaving_nothing(super().get_driver_class(), self.window_before)

    def on_mount(self) -> None:
        """Fix the window's title, and listen for signals."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(_WINDOW_TITLE)
            ends.listen("SIGTSTP", self._stop_by_signal)
        for name in ends.ENDING:
            ends.listen(name, self._end_by_signal)

    def run_safely(self) -> int:
        """Run until it is left; returns the exit status."""
        try:
            self.run()
        except Exception:  # noqa: BLE001 - whatever it is, nobody but us may see its values
            sys.stderr.write(f"{ends.FAULT}\n")
            return 1
        finally:
            self.close_up()
            leave_none_unread()
        return self.return_code or 0

    @property
    def places(self) -> list[Place]:
        """The screens that stand here, the uppermost last."""
        return [screen for screen in self.screen_stack if isinstance(screen, Place)]

    def keep_what_was_typed(self) -> None:
        """Keep the words on every screen, as far as that is possible."""
        for place in self.places:
            place.pad.stage.keep()

    def hide_names(self) -> None:
        """Let go of every name that is open."""

    def lock_everything(self, saying: str) -> None:
        """Let go of everything that is open; `saying` is why."""

    def close_up(self) -> None:
        """Close whatever was opened here; nothing of it is shown any more."""

    def _stop_by_signal(self, _number: int) -> None:
        self.lock_everything(ends.LOCKED_STOPPED)
        if self._driver is not None:
            window.stop_here(self._driver)

    def _end_by_signal(self, number: int) -> None:
        self.keep_what_was_typed()
        self.hide_names()
        self.exit(128 + number, return_code=128 + number)

    def panic(self, *_told: object) -> None:
        """Keep what was typed and close with the fixed sentence, whatever else was to be shown."""
        self._return_code = self._return_code or 1
        with suppress(Exception):  # a second fault must not keep the first from closing everything
            for place in self.places:
                place.pad.keep_after_a_fault()
            self.hide_names()
        if not self._exit_renderables:
            super().panic(ends.FAULT)

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.panic()
