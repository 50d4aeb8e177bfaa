"""Files and folders that could be meant: what lies on plugged-in sticks and where people put things.

Rules:
- Only names are looked at, a screenful of them, and never deeper than one folder unless somebody types on.
- A place that cannot be read is left out.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from outreach_tui.exchange.mount_point import is_empty_mount_point
from outreach_tui.workflow.asking import Offered

MOST = 7
"""How many are offered at once."""

_LOOKED_AT = 500
_AT_HOME = ("", "Desktop", "Documents", "Downloads")
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


def files_near(*endings: str) -> Callable[[str], tuple[Offered, ...]]:
    """Return what finds files whose names end in one of `endings` by what is typed so far."""
    return lambda typed: near(typed, endings, usual_places())


def folders_near(typed: str) -> tuple[Offered, ...]:
    """Return folders that could be meant by what is typed so far."""
    return near(typed, (), usual_places())


def near(typed: str, endings: tuple[str, ...], places: tuple[Path, ...]) -> tuple[Offered, ...]:
    """Return what could be meant.

    Args:
        typed: a path as far as it is typed; empty for what lies in `places`.
        endings: how the file's name ends; none if a folder is looked for.
        places: the folders people put things in, sticks first.
    """
    if typed:
        found = _going_on(path_of(typed), endings, is_whole=typed.endswith(_SEPARATORS))
    elif endings:
        found = (
            Offered(in_short(path)) for place in places for path in _inside(place) if _ends(path, endings)
        )
    else:
        found = (Offered(in_short(place)) for place in places)
    return tuple(one for one, _ in zip(found, range(MOST), strict=False))


def usual_places() -> tuple[Path, ...]:
    """Return plugged-in sticks, and where people put files, as far as they are there."""
    home = Path.home()
    both = (*_plugged_in(), Path.cwd(), *(home / name for name in _AT_HOME))
    return tuple(dict.fromkeys(place for place in both if _is_folder(place)))


def path_of(typed: str) -> Path:
    """Return the path somebody typed; "~" is their own folder, and another "~" stays as it is."""
    path = Path(typed.strip())
    try:
        return path.expanduser()
    except RuntimeError:  # nobody of that name has a folder here
        return path


def in_short(path: Path) -> str:
    """Return a path as people write it, their own folder as "~"."""
    home = Path.home()
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)


def _going_on(path: Path, endings: tuple[str, ...], *, is_whole: bool) -> Iterator[Offered]:
    folder, begun = (path, "") if is_whole else (path.parent, path.name.casefold())
    for one in _inside(folder):
        if not one.name.casefold().startswith(begun) or (one.name.startswith(".") and not begun):
            continue
        if _is_folder(one):
            yield Offered(in_short(one), is_on_the_way=bool(endings))
        elif _ends(one, endings):
            yield Offered(in_short(one))


def _inside(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            names = [entry.path for entry, _ in zip(found, range(_LOOKED_AT), strict=False)]
    except (OSError, ValueError):
        return []
    return [Path(name) for name in sorted(names, key=str.casefold)]


def _ends(path: Path, endings: tuple[str, ...]) -> bool:
    return bool(endings) and path.name.casefold().endswith(endings)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _plugged_in() -> Iterator[Path]:
    if sys.platform == "win32":
        drives = (Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        return (drive for drive in drives if _is_folder(drive))
    user = os.environ.get("USER", "")
    roots = (Path("/Volumes"), Path("/media") / user, Path("/run/media") / user, Path("/mnt"))
    found = (stick for root in roots for stick in _inside(root) if _is_folder(stick))
    return (stick for stick in found if not is_empty_mount_point(stick))
