"""Whether a folder where a stick is put has one in it.

Rules:
- Below the folders where a system puts sticks, what lies on the same disk as that folder itself is only the
  place for one: whatever is written there stays on this laptop, and nobody carries it anywhere.
- Windows gives every stick a letter of its own; without the stick there is no such folder.
"""

from collections.abc import Iterable
from pathlib import Path

WHERE_STICKS_ARE_PUT = (Path("/media"), Path("/run/media"), Path("/mnt"), Path("/Volumes"))
"""On Linux and macOS."""


def is_empty_mount_point(folder: Path, roots: Iterable[Path] = WHERE_STICKS_ARE_PUT) -> bool:
    """Tell whether nothing is plugged in where this folder lies, though it is a place for sticks.

    Args:
        folder: any folder; one that is not there is no such place.
        roots: the folders below which sticks are put.
    """
    try:
        whole = folder.resolve()
        return any(
            whole.is_relative_to(root) and whole != root and is_on_same_disk(whole, root) for root in roots
        )
    except OSError:
        return False


def is_on_same_disk(one: Path, other: Path) -> bool:
    """Tell whether two folders lie on one disk.

    Raises: OSError when one of them is not there.
    """
    return one.stat().st_dev == other.stat().st_dev
