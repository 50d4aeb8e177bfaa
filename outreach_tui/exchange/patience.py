"""How long a separate process is waited for: one thread looks at the clock and stops what takes too long.

A thread for each answer would cost more than reading a small bundle does.
"""

import threading
import time
from collections.abc import Callable

_LOOKS = 8
_LONGEST_LOOK = 1.0


class Patience:
    """Stops something that does not answer in time."""

    def __init__(self, seconds: float, stop: Callable[[], None]) -> None:
        """Be ready to wait.

        Args:
            seconds: how long one answer may take.
            stop: what to do when it takes longer.
        """
        self._seconds = seconds
        self._stop = stop
        self._until: float | None = None
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self) -> None:
        """Begin to wait for an answer."""
        self._until = time.monotonic() + self._seconds

    def rest(self) -> None:
        """Have an answer."""
        self._until = None

    def end(self) -> None:
        """Wait for nothing any more."""
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(min(_LONGEST_LOOK, self._seconds / _LOOKS)):
            until = self._until
            if until is not None and time.monotonic() > until:
                self._stop()
                return
