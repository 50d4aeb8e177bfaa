"""Where a vault should not live: a folder that another program copies elsewhere while we write.

Rules:
- Such a program may lock the journal, bring back an older one, or keep copies that erasing cannot reach. The
  vault still opens; the person is told, and told why.
- The folder is known by its own name or its parents', or by a mark the program leaves in it; nothing is asked
  of any program.
"""

import re
from pathlib import Path

_NAMES = (
    (re.compile(r"onedrive( ?- ?.+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive|my drive|googledrive-.+", re.IGNORECASE), "Google Drive"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"cloudstorage", re.IGNORECASE), "a cloud drive"),  # where macOS keeps all of them
)
_MARKS = ((".dropbox", "Dropbox"), (".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud"))


def synced_by(folder: Path) -> str | None:
    """Return the name of the program that copies this folder elsewhere, or nothing if none is known to."""
    absolute = folder.absolute()
    for parent in (absolute, *absolute.parents):
        for name, program in _NAMES:
            if name.fullmatch(parent.name):
                return program
        for mark, program in _MARKS:
            if (parent / mark).exists():
                return program
    return None


def warning_about(folder: Path) -> str | None:
    """Return the sentence to show before a vault is made or opened there, or nothing if the place is good."""
    program = synced_by(folder)
    if program is None:
        return None
    return (
        f"This folder is copied elsewhere by {program}. Copies it keeps cannot be erased from here, and it "
        "may put back an older state. Choose a folder that stays on this laptop."
    )
