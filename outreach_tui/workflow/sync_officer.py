"""Sync an officer's laptop: take in what lies at a place for it, then leave there what has no receipt.

Rules:
- It can be run again at any time, at any place; whatever broke off goes on where it was.
- Of other people's files only the first bytes are fetched, once: from them it shows whether one is for us.
- One bad file stops nothing: it is named with its reason, and looked at again next time if it may be good
  then.
- What happened before a place broke off has happened, and is said together with what broke.
"""

from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import LARGEST_PACK
from outreach_tui.exchange.places import PACK_SUFFIX, take
from outreach_tui.exchange.receipt_file import LARGEST_RECEIPT
from outreach_tui.exchange.refusal import Code
from outreach_tui.exchange.sync_place import AskPassword, SyncPlace, open_place
from outreach_tui.sealing.safe_file import make_folder
from outreach_tui.workflow import outbox
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.area_scripts import scripts_not_used
from outreach_tui.workflow.clear_copy import what_may_be_cleared
from outreach_tui.workflow.for_somebody_else import is_for
from outreach_tui.workflow.hand_over import Prepared, prepare, require_officer
from outreach_tui.workflow.looked_at import not_looked_at, remember_looked_at
from outreach_tui.workflow.outbox import Placed
from outreach_tui.workflow.run_out import run_out
from outreach_tui.workflow.sent_state import outbox_bundles
from outreach_tui.workflow.take_in_pack import take_in_pack
from outreach_tui.workflow.take_receipt import ReceiptTaken, take_receipt, to_confirm
from outreach_tui.workflow.taken_off import taken_off
from outreach_tui.workflow.tell import Tell, in_tenths
from outreach_tui.workflow.which_disk import is_on_own_disk
from outreach_tui.workflow.workspace import Workspace

INBOX = "inbox"
"""The folder for copies of sealed files from servers, in the workspace's own."""

_MAY_BE_GOOD_LATER = {Code.NEWER_VERSION.value, "place", "torn", "lost"}
_NOTHING_PREPARED = Prepared(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OfficerSynced:
    """What one sync came to."""

    where: str
    """The place."""
    receipts: tuple[ReceiptTaken, ...] = ()
    """The receipts that were taken in."""
    pack: int = 0
    """The version of a newer area pack that was taken in; 0 for none."""
    refused: tuple[str, ...] = ()
    """Files for this laptop that were not taken, each with its reason and the next step."""
    prepared: Prepared = _NOTHING_PREPARED
    """What was sealed."""
    placed: Placed = field(default_factory=lambda: Placed((), ()))
    """What stands at the place now."""
    is_on_own_disk: bool = False
    """Whether the place is a folder on this laptop's own disk, from where somebody has to take it yet."""
    unconfirmed: int = 0
    """Bundles that stood at some place and that no receipt has named."""
    to_confirm: int = 0
    """Young people the lead partner asks to erase, for whom a yes is awaited."""
    may_go: str = ""
    """That some of what was received may be cleared from this laptop, in words; empty if nothing may."""
    taken_off: str = ""
    """That this laptop was taken off the register, in words; empty if it was not."""
    run_out: str = ""
    """That the area pack in use has run out and what to do, in words; empty if it has not."""
    trouble: str = ""
    """What broke off, in one sentence; empty if nothing did."""

    @property
    def confirmed(self) -> int:
        """Changes that count as received since this sync."""
        return sum(one.confirmed for one in self.receipts)


def sync_officer(
    workspace: Workspace, address: str, tell: Tell, ask: AskPassword | None = None
) -> OfficerSynced:
    """Sync with the place somebody named.

    Args:
        workspace: the officer's.
        address: a folder, a stick or `sftp://user@host/path`.
        tell: told in a few words how far it is.
        ask: asks for a password; None for never.

    Raises: OutreachError when this is no officer's laptop, or the place cannot be opened at all.
    """
    require_officer(workspace)
    with closing(open_place(address, ask)) as place:
        return _Sync(workspace, place, tell).run()


class _Sync:
    """One sync under way."""

    def __init__(self, workspace: Workspace, place: SyncPlace, tell: Tell) -> None:
        self._workspace = workspace
        self._place = place
        self._tell = tell
        self._so_far = OfficerSynced(place.where, is_on_own_disk=is_on_own_disk(workspace, place.where))

    def run(self) -> OfficerSynced:
        """Do every step; what breaks one off is said, with what came before it."""
        try:
            for step in (self._take_in, self._prepare, self._put):
                step()
        except OutreachError as error:
            self._so_far = replace(self._so_far, trouble=str(error))
        return replace(
            self._so_far,
            unconfirmed=sum(one.is_placed for one in outbox_bundles(self._workspace)),
            to_confirm=to_confirm(self._workspace),
            may_go=what_may_be_cleared(self._workspace).offer,
            taken_off=taken_off(self._workspace),
            run_out=run_out(self._workspace),
        )

    def _take_in(self) -> None:
        self._tell("Looking for receipts")
        ours = {one.file for one in outbox_bundles(self._workspace)}
        names = [name for name in not_looked_at(self._workspace, self._place.names()) if name not in ours]
        packs = [name for name in names if name.endswith(PACK_SUFFIX)]
        done: list[str] = []
        try:
            in_order = (*packs, *(name for name in names if name not in packs))
            moved = in_tenths(self._tell, lambda done, of: f"Looking for receipts, {done} of {of} files")
            for number, name in enumerate(in_order, 1):
                moved(number, len(in_order))
                if self._is_done_with(name):
                    done.append(name)
        finally:
            remember_looked_at(self._workspace, done)

    def _is_done_with(self, name: str) -> bool:
        """Take one file in if it is for us; return whether it need not be looked at again."""
        take_it = self._take_pack if name.endswith(PACK_SUFFIX) else self._take_receipt
        try:
            take_it(name)
        except OutreachError as error:
            if error.code in {"lost", "disk-full"}:
                raise
            if error.code != "older-version":
                self._so_far = replace(self._so_far, refused=(*self._so_far.refused, str(error)))
            return error.code not in _MAY_BE_GOOD_LATER
        return True

    def _take_pack(self, name: str) -> None:
        raw = take(self._fetched(name, LARGEST_PACK), LARGEST_PACK)
        version = take_in_pack(self._workspace, raw, "an area pack at this place")
        self._so_far = replace(self._so_far, pack=max(version, self._so_far.pack))
        if version:
            not_used = scripts_not_used(kept_pack(self._workspace))
            self._so_far = replace(self._so_far, refused=(*self._so_far.refused, *not_used))

    def _take_receipt(self, name: str) -> None:
        identities = self._workspace.keyring.age_identities
        if not is_for(self._place, name, identities):
            return
        sealed = take(self._fetched(name, LARGEST_RECEIPT), LARGEST_RECEIPT)
        taken = take_receipt(self._workspace, sealed, "a receipt at this place")
        if taken.is_new:
            self._so_far = replace(self._so_far, receipts=(*self._so_far.receipts, taken))

    def _fetched(self, name: str, limit: int) -> Path:
        inbox = self._workspace.home / INBOX
        make_folder(inbox)
        return self._place.bring(name, inbox, limit)

    def _prepare(self) -> None:
        self._tell("Sealing what is new")
        self._so_far = replace(self._so_far, prepared=prepare(self._workspace))

    def _put(self) -> None:
        if self._so_far.is_on_own_disk:
            self._tell("Writing to a folder on this laptop's own disk, not to a stick")
        placed = outbox.hand_over(self._workspace, self._place, self._tell)
        self._so_far = replace(self._so_far, placed=placed)
        _empty(self._workspace.home / INBOX)


def _empty(folder: Path) -> None:
    for file in folder.iterdir() if folder.is_dir() else ():
        file.unlink(missing_ok=True)
