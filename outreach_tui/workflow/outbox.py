"""The outbox: bundles that are sealed and numbered, and that no receipt has named yet.

Rules:
- A file is laid in first; then its name and its number are taken in one commit. A file whose name was never
  taken is no bundle and is thrown away, so no number is ever given twice.
- A file stays until a receipt names its bundle, so that any place can be given it again at any time.
- What may not travel any more goes nowhere again, not even inside a bundle that was sealed while it might.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from outreach_tui.exchange.sync_place import SyncPlace
from outreach_tui.exchange.write_bundle import SealedBundle
from outreach_tui.records.sharing import scope_of
from outreach_tui.sealing.safe_file import make_folder, write_safely
from outreach_tui.workflow.begun_puts import putting
from outreach_tui.workflow.sent_state import (
    outbox_bundles,
    remember_placed,
    take_number,
    withhold,
)
from outreach_tui.workflow.tell import Tell, in_tenths
from outreach_tui.workflow.workspace import Workspace

_FOLDER = "outbox"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Placed:
    """What a place was given."""

    new: tuple[str, ...]
    """Files that were not there before."""
    there_before: tuple[str, ...]
    """Files that stood there already."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.new, *self.there_before)


def lay_in(workspace: Workspace, bundles: Iterable[SealedBundle], scopes: Mapping[str, int]) -> None:
    """Keep sealed bundles until a receipt names them, and take their numbers.

    Args:
        workspace: the officer's.
        bundles: the bundles, in order.
        scopes: how far it goes now for each young person they speak of.
    """
    folder = workspace.home / _FOLDER
    make_folder(folder)
    for bundle in bundles:
        write_safely(folder / bundle.name, bundle.sealed)
        take_number(workspace, bundle, scopes)


def withhold_what_may_not_travel(workspace: Workspace) -> int:
    """Take out of the outbox what holds more than may travel now; return how many bundles.

    An erasure since a bundle was sealed counts as such, whomever it was about.
    """
    erased = len(workspace.vault.erased())
    stale = [
        one
        for one in outbox_bundles(workspace)
        if one.erased != erased
        or any(scope_of(workspace.picture, person) < scope for person, scope in one.scopes.items())
        or not (workspace.home / _FOLDER / one.file).is_file()
    ]
    withhold(workspace, stale)
    tidy(workspace)
    return len(stale)


def hand_over(workspace: Workspace, place: SyncPlace, tell: Tell) -> Placed:
    """Put everything in the outbox at the place, the oldest first, remembering each at once."""
    new: list[str] = []
    there: list[str] = []
    waiting = outbox_bundles(workspace)
    with putting(workspace, place, [bundle.file for bundle in waiting]):
        for number, bundle in enumerate(waiting, 1):
            words = f"Bundle {bundle.seq}: {{}}, {number} of {len(waiting)}"
            tell(words.format("writing and reading it back"))
            moved = in_tenths(tell, partial(_sent, words))
            file = workspace.home / _FOLDER / bundle.file
            (new if place.put(file, moved) else there).append(bundle.file)
            if not bundle.is_placed:
                remember_placed(workspace, bundle.manifest_hash)
    return Placed(tuple(new), tuple(there))


def _sent(words: str, gone: int, of: int) -> str:
    if gone == of:
        return words.format("reading it back")
    return words.format(f"{gone / _MEGABYTE:.1f} of {of / _MEGABYTE:.1f} MB written")


def tidy(workspace: Workspace) -> None:
    """Remove every file that is no bundle of the outbox."""
    folder = workspace.home / _FOLDER
    kept = {one.file for one in outbox_bundles(workspace)}
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name not in kept:
            file.unlink(missing_ok=True)
