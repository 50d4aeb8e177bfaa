"""The window as the app borrows it: taken whole, given back as it was, nothing of the app left in it.

Rules:
- The window's own second screen is wiped before it is left: some terminals keep what stood on it.
- A closed window cannot be written to. The system says SIGHUP and SIGCONT at once then, and what is written
  afterwards is dropped: waiting until somebody takes it would hold the workspace for ever.
- A program that was stopped from outside (SIGSTOP cannot be heard) still has its thread that reads keys when
  it goes on. It is not given another: two readers would share the keys out, and one of them would never end.
  If a shell had the window meanwhile, the window is taken whole again: it would show each key, and read ^z as
  an order to stop.
- A byte that is no UTF-8, from a terminal set to another encoding, is one letter that cannot be read. It
  stands as U+FFFD among the others.
"""

import codecs
import os
import signal
import sys
from functools import partial
from typing import Any

from textual.driver import Driver

_WIPED = "\x1b[0m\x1b[H\x1b[2J"
_LOCAL_FLAGS = 3
"""Where the flags that say how keys are handed on stand among a terminal's attributes."""


def stop_here(driver: Driver) -> None:
    """Give the terminal back and stop; returns when somebody lets it go on, the screen its own again."""
    driver.suspend_application_mode()
    os.kill(os.getpid(), signal.SIGSTOP)


def leaving_nothing(driver: type[Driver], window_before: list[Any] | None = None) -> type[Driver]:
    """Return the driver that borrows the window as the rules above say.

    Args:
        driver: the one for this system.
        window_before: the terminal's attributes to give back, where they were changed before the driver
            began; none where they were not.
    """
    _read_any_byte(driver)
    return type("LeavingNothing", (_Borrowing, driver), {"window_before": window_before})


_AnyDriver: Any = object
"""What `_Borrowing` stands before: whichever driver this system has."""


class _Borrowing(_AnyDriver):  # type: ignore[misc]  # which driver is known at run time
    window_before: list[Any] | None
    _key_thread: Any
    _has_reader = False

    def write(self, data: str) -> None:
        if not self._is_window_gone():
            super().write(data)

    def close(self) -> None:
        if self._is_window_gone():
            self._writer_thread = None
        super().close()

    def start_application_mode(self) -> None:
        super().start_application_mode()
        if self.window_before is not None:
            self.attrs_before = self.window_before

    def stop_application_mode(self) -> None:
        self.write(_WIPED)
        super().stop_application_mode()

    def resume_application_mode(self) -> None:
        if not self._reads_keys():
            super().resume_application_mode()
            return
        if not self._takes_every_key():
            self._take_again()
        self._app.refresh()

    def _take_again(self) -> None:
        """Take the window as at the start, but for the thread that reads keys."""
        reader = self._key_thread
        self.close()
        self._has_reader = True
        super().resume_application_mode()
        if self._key_thread is not reader:  # else it was stopped again: the window is still somebody else's
            self._key_thread.join()
            self._key_thread = reader
        self._has_reader = False

    def _run_input_thread(self) -> None:
        if not self._has_reader:
            super()._run_input_thread()

    def _reads_keys(self) -> bool:
        """Whether the thread that reads keys is there."""
        reader = getattr(self, "_key_thread", None)
        return reader is not None and reader.is_alive()

    def _takes_every_key(self) -> bool:
        """Whether the terminal still hands on every key as it is, as it was told to."""
        import termios

        try:
            flags = termios.tcgetattr(self.fileno)[_LOCAL_FLAGS]
        except termios.error:  # the window is gone
            return True
        return bool(flags == self._patch_lflag(flags))

    def _is_window_gone(self) -> bool:
        """Whether the thread that writes has ended; nobody empties what is put there for it any more."""
        writer = getattr(self, "_writer_thread", None)
        return writer is not None and not writer.is_alive()


def _read_any_byte(driver: type[Driver]) -> None:
    """Have the driver's module decode keys without failing; it offers no other way to say so."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = _forgiving_decoder  # type: ignore[attr-defined]  # an import of its own


def _forgiving_decoder(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), "replace")
