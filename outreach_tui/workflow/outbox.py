"""The outbox: bundles that are sealed and numbered, and not at their place yet.

Rules:
- A file is laid in first; then its name and its number are taken in one commit. A file whose name was never
  taken is no bundle and is thrown away, so no number is ever given twice.
- A file leaves the outbox once it stands whole at the place. What stays goes with the next hand-over.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.bundle import LARGEST_BUNDLE
from outreach_tui.exchange.places import put, sealed_files, take
from outreach_tui.exchange.write_bundle import SealedBundle
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.workflow.sent_state import take_number
from outreach_tui.workflow.workspace import Workspace

_FOLDER = "outbox"
_SETTING = "outbox"


def require_place(place: Path) -> None:
    """Raise unless the place is a folder, before any number is taken for it."""
    if not place.is_dir():
        raise OutreachError(
            "place", str(place), "there is no such folder", "Put the stick in, or make the folder"
        )


def lay_in(workspace: Workspace, bundles: Iterable[SealedBundle]) -> None:
    """Keep sealed bundles until they are at their place, and take their numbers."""
    folder = workspace.home / _FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutreachError(
            "outbox", str(workspace.home), "it cannot be written to", "Free some space, or check the folder"
        ) from error
    for bundle in bundles:
        write_safely(folder / bundle.name, bundle.sealed)
        with workspace.vault.together():
            take_number(workspace, bundle)
            _keep_names(workspace, (*_names(workspace), bundle.name))


def hand_over(workspace: Workspace, place: Path) -> tuple[Path, ...]:
    """Put everything in the outbox at the place.

    Returns: the files as they stand there.
    """
    names, files = _names(workspace), sealed_files(workspace.home / _FOLDER)
    there = tuple(place / put(place, take(file, LARGEST_BUNDLE)) for file in files if file.name in names)
    _keep_names(workspace, ())
    for file in files:
        file.unlink(missing_ok=True)
    return there


def _names(workspace: Workspace) -> tuple[str, ...]:
    raw = workspace.vault.setting(_SETTING)
    return msgspec.json.decode(raw, type=tuple[str, ...]) if raw else ()


def _keep_names(workspace: Workspace, names: tuple[str, ...]) -> None:
    workspace.vault.keep_settings({_SETTING: msgspec.json.encode(names)})
