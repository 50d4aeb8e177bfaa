"""What goes wrong while sealing, opening or writing, each said in one plain sentence.

Rules:
- A refusal never says how near a guess was: a wrong passphrase, a wrong key and a changed byte read alike
  wherever telling them apart would help somebody who guesses.
- A file error keeps its cause with `from`; the sentence names the folder, never what is in the file.
"""

import errno
from pathlib import Path

from outreach_tui.errors import OutreachError


class SealingError(OutreachError):
    """A key, passphrase or file that could not be used; codes are stable."""


_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.EIO, errno.ENXIO, errno.ESTALE, errno.ENOTCONN}) | {
    getattr(errno, name)
    for name in ("ESHUTDOWN", "EUCLEAN", "ENOMEDIUM", "EREMOTEIO")
    if hasattr(errno, name)  # said by a file system whose disk went away; not every system has them
}


def told_plainly(trouble: OSError, path: Path) -> tuple[str, str, str, str]:
    """Return code, where, what and next step for an error of the operating system.

    Args:
        trouble: what the operating system answered.
        path: the file or folder the work was about.
    """
    where = str(path)
    if trouble.errno in _GONE or _is_gone(path):
        return ("not-there", where, "cannot be reached", "Check that the disk or stick is plugged in")
    if trouble.errno in _READ_ONLY:
        return (
            "read-only",
            where,
            "cannot be written",
            "Choose a folder you may write in, or ask who keeps it",
        )
    if trouble.errno in _FULL:
        return ("disk-full", where, "there is no room left on this disk", "Make room, then try again")
    what = trouble.strerror or "the system refused the work"
    return ("file-trouble", where, what[:1].lower() + what[1:], "Try again, or choose another folder")


def _is_gone(path: Path) -> bool:
    """Tell whether the drive is gone: Windows says of a stick pulled out that access to it is denied."""
    try:
        return not Path(path.absolute().anchor).exists()
    except OSError:
        return True
