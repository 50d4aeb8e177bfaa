"""How the app ends or pauses when the system says so, and that nothing of it stays in the window.

Rules:
- A signal is heard between two keys, never in the middle of one.
- Windows has no SIGTERM from outside and no SIGHUP: a closed window and a shutdown come as SIGBREAK there.
- The window's own second screen is wiped before it is left: some terminals keep what stood on it.
- A closed window cannot be written to. The system says SIGHUP and SIGCONT at once then, and what is written
  afterwards is dropped: waiting until somebody takes it would hold the workspace for ever.
- A program that was stopped from outside (SIGSTOP cannot be heard) still has its window's keys when it goes
  on. It is not given them again: two readers would share the keys out, and one of them would never end.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress

from textual.driver import Driver

ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals after which the app ends, as far as a system has them."""
FAULT = (
    "Outreach met a fault of its own and has closed. Every answer given so far is kept; start it again to go "
    "on. If it happens again, tell whoever looks after this program what you were doing."
)
"""All that anybody sees of an unexpected error."""
LOCKED_STOPPED = "Locked, because the program was stopped. Everything that was typed is kept."
"""Said at the passphrase prompt when somebody lets it go on."""
_WIPED = "\x1b[0m\x1b[H\x1b[2J"


def listen(name: str, hear: Callable[[int], object]) -> None:
    """Have `hear` called with its number, in the app's own loop, when the signal comes.

    Args:
        name: the signal; one that this system does not have is left out.
        hear: what to do then.
    """
    number = getattr(signal, name, None)
    if number is None:
        return
    loop = asyncio.get_running_loop()
    with suppress(RuntimeError, ValueError):  # not the main thread: a test, or embedded
        try:
            loop.add_signal_handler(number, hear, number)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda heard, _frame: loop.call_soon_threadsafe(hear, heard))


def stop_here(driver: Driver) -> None:
    """Give the terminal back and stop; returns when somebody lets it go on, the screen its own again."""
    driver.suspend_application_mode()
    os.kill(os.getpid(), signal.SIGSTOP)


def leaving_nothing(driver: type[Driver]) -> type[Driver]:
    """Return the driver that wipes the window before it leaves it."""

    class LeavingNothing(driver):  # type: ignore[misc, valid-type]
        def write(self, data: str) -> None:
            if not self._is_window_gone():
                super().write(data)

        def close(self) -> None:
            if self._is_window_gone():
                self._writer_thread = None
            super().close()

        def resume_application_mode(self) -> None:
            self._app.refresh() if _reads_keys(self) else super().resume_application_mode()

        def _is_window_gone(self) -> bool:
            """Whether the thread that writes has ended; nobody empties what is put there for it any more."""
            writer = getattr(self, "_writer_thread", None)
            return writer is not None and not writer.is_alive()

        def stop_application_mode(self) -> None:
            self.write(_WIPED)
            super().stop_application_mode()

    return LeavingNothing


def _reads_keys(driver: Driver) -> bool:
    """Whether the thread that reads keys is there."""
    reader = getattr(driver, "_key_thread", None)
    return reader is not None and reader.is_alive()
