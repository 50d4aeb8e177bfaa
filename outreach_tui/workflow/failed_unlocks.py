"""How often a wrong passphrase was tried at a workspace that nobody has opened since.

Rules:
- While a workspace is locked there is no key to note anything with. So each failed try is one byte in a file
  beside the key slots; the next opening takes the number into the audit log and removes the file.
- It says how many tries this program refused since then. Whoever holds the laptop can remove the file,
  or try keys on a copy, unseen: it proves a mistake or a nosy colleague, and never that nobody tried.
- It holds no time and nothing of what was typed. What keeps it from being written changes nothing else.
"""

from contextlib import suppress
from pathlib import Path

_FILE = "failed-unlocks"
_MOST = 9_999


def count_failed_unlock(home: Path) -> None:
    """Count one more try at the workspace in this folder, where the folder can be written."""
    with suppress(OSError):
        if failed_unlocks(home) < _MOST:
            with (home / _FILE).open("ab") as file:
                file.write(b".")


def failed_unlocks(home: Path) -> int:
    """Return how many tries were counted since the workspace was opened last."""
    try:
        return min((home / _FILE).stat().st_size, _MOST)
    except OSError:
        return 0


def forget_failed_unlocks(home: Path) -> None:
    """Begin to count anew."""
    with suppress(OSError):
        (home / _FILE).unlink(missing_ok=True)
