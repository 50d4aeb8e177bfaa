"""How the app ends or pauses when the system says so.

Rules:
- A signal is heard between two keys, never in the middle of one.
- Windows has no SIGTERM from outside and no SIGHUP: a closed window and a shutdown come as SIGBREAK there.
"""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals after which the app ends, as far as a system has them."""
FAULT = (
    "Outreach met a fault of its own and has closed. Every answer given so far is kept; start it again to go "
    "on. If it happens again, tell whoever looks after this program what you were doing."
)
"""All that anybody sees of an unexpected error."""
LOCKED_STOPPED = "Locked, because the program was stopped. Everything that was typed is kept."
"""Said at the passphrase prompt when somebody lets it go on."""


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
