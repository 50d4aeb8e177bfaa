"""Keys typed while the program starts arrive as they were pressed, unseen; keys typed as it ends go nowhere.

Rules:
- Until the first screen stands, a terminal would show what is typed, a passphrase too, keep it among its
  rows, turn Enter into another key and act upon ^z. From here on it does none of that; what it had shown
  already is wiped from its row.
- What nobody has read when the app ends is thrown away: a shell would take half a word for a command, and
  keep it in its history.
- At the start there is nothing to do on Windows: a key is shown there only when somebody reads it.
"""

import atexit
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

_ROW_WIPED = "\r\x1b[2K"


class TypedAhead:
    """A window that takes keys unseen while the block lasts; afterwards it is as it was."""

    def __init__(self) -> None:
        """Change nothing yet."""
        self.window_before: list[Any] | None = None

    def __enter__(self) -> Self:
        with suppress(ImportError, OSError, ValueError):  # Windows, or a standard input that is no file
            import termios

            with suppress(termios.error):
                before = termios.tcgetattr(sys.stdin.fileno())
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, _unseen(before))
                self.window_before = before
                sys.stderr.write(_ROW_WIPED)
                sys.stderr.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.window_before is not None:
            import termios

            with suppress(termios.error):  # the window is gone
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self.window_before)


def leave_none_unread() -> None:
    """Throw away what was typed and not read: now, and once more as the last thing the program does."""
    _throw_away()
    atexit.unregister(_throw_away)
    atexit.register(_throw_away)


def _throw_away() -> None:
    try:
        import termios
    except ImportError:
        _throw_away_on_windows()
        return
    with suppress(termios.error, OSError, ValueError):  # the window is gone, or there never was one
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _throw_away_on_windows() -> None:
    import msvcrt

    read: Any = msvcrt
    while read.kbhit():
        read.getwch()


def _unseen(before: list[Any]) -> list[Any]:
    """Return the attributes of a window that hands on every key at once, as it is, and shows none."""
    import termios

    reads, writes, control, local, *speeds, keys = before
    reads &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    keys = list(keys)
    keys[termios.VMIN], keys[termios.VTIME] = 1, 0
    return [reads, writes, control, local, *speeds, keys]
