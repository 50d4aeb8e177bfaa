"""Sync the lead partner with a place: take bundles in, leave receipts and the newest area pack there.

Rules:
- Bundles are taken in by the verb that merges, in one step. Where a bundle would erase somebody here for
  good, nothing of this sync is taken in: a person looks first (`outreach merge`).
- A bundle that may be good later (made by a newer Outreach, or by a laptop not let in yet) is kept in
  `waiting` and tried again at each sync, also when its stick is gone.
- A receipt goes to every place until its laptop says it was seen.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.bundle import LARGEST_BUNDLE
from outreach_tui.exchange.places import PACK_SUFFIX, sealed_files, sealed_name, take
from outreach_tui.exchange.refusal import Code
from outreach_tui.exchange.sync_place import AskPassword, SyncPlace, open_place
from outreach_tui.number_words import counted
from outreach_tui.sealing.safe_file import make_folder, write_safely
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.begun_puts import putting
from outreach_tui.workflow.for_somebody_else import is_for
from outreach_tui.workflow.looked_at import not_looked_at, remember_looked_at
from outreach_tui.workflow.merge_bundles import MergePlan, MergeReport, accept_merge, preview_merge
from outreach_tui.workflow.receipts_outbox import forget_seen_receipts, waiting_receipts
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.run_out import run_out
from outreach_tui.workflow.tell import Tell, in_tenths
from outreach_tui.workflow.workspace import Workspace
from outreach_tui.workflow.write_receipts import WrittenReceipt, write_receipts

WAITING = "waiting"
"""The folder of bundles that may be good later; everything in it is sealed."""
INBOX = "inbox"
"""The folder for copies of sealed files from servers."""

_MAY_BE_GOOD_LATER = {Code.NEWER_VERSION.value, Code.UNKNOWN_SENDER.value}


@dataclass(frozen=True, slots=True)
class LeadSynced:
    """What one sync came to."""

    where: str
    """The place."""
    plan: MergePlan | None = None
    """What the bundles there would do; none where there were none."""
    merged: MergeReport | None = None
    """What was taken in; none where nothing was."""
    receipts: tuple[WrittenReceipt, ...] = ()
    """The receipts written now."""
    receipts_put: int = 0
    """Receipts that were not at the place before."""
    pack: int = 0
    """The version of the area pack that was put there now; 0 where it was there."""
    refused: tuple[str, ...] = ()
    """Files that could not be fetched, each with its reason and the next step."""
    waiting: int = 0
    """Bundles kept until they can be read."""
    run_out: str = ""
    """That the area pack in use has run out and what to do, in words; empty if it has not."""
    trouble: str = ""
    """What broke off, in one sentence; empty if nothing did."""


def sync_lead(workspace: Workspace, address: str, tell: Tell, ask: AskPassword | None = None) -> LeadSynced:
    """Sync with the place somebody named.

    Args:
        workspace: the lead partner's.
        address: a folder, a stick or `sftp://user@host/path`.
        tell: told in a few words how far it is.
        ask: asks for a password; None for never.

    Raises: OutreachError when this is no lead's workspace, or the place cannot be opened at all.
    """
    require_lead(workspace, "Sync")
    with closing(open_place(address, ask)) as place:
        return _Sync(workspace, place, tell).run()


class _Sync:
    """One sync under way."""

    def __init__(self, workspace: Workspace, place: SyncPlace, tell: Tell) -> None:
        self._workspace = workspace
        self._place = place
        self._tell = tell
        self._so_far = LeadSynced(place.where)

    def run(self) -> LeadSynced:
        """Do every step; what breaks one off is said, with what came before it."""
        try:
            for step in (self._take_in, self._write_receipts, self._put):
                step()
        except OutreachError as error:
            self._so_far = replace(self._so_far, trouble=str(error))
        return replace(
            self._so_far,
            waiting=len(sealed_files(self._folder(WAITING))),
            run_out=run_out(self._workspace),
        )

    def _take_in(self) -> None:
        self._tell("Looking for bundles")
        names = [name for name in self._place.names() if not name.endswith(PACK_SUFFIX)]
        unknown = not_looked_at(self._workspace, names)
        moved = in_tenths(self._tell, lambda done, of: f"Looking for bundles, {done} of {of} files")
        fetched: dict[str, Path] = {}
        for number, name in enumerate(unknown, 1):
            moved(number, len(unknown))
            if (path := self._fetched(name)) is not None:
                fetched[name] = path
        waiting = [path for path in sealed_files(self._folder(WAITING)) if path.name not in fetched]
        paths = (*fetched.values(), *waiting)
        if not paths:
            return
        self._tell(f"Reading {counted(len(paths), 'bundle')}")
        plan = preview_merge(self._workspace, paths)
        self._so_far = replace(self._so_far, plan=plan)
        if erases(plan):
            return
        merged = accept_merge(self._workspace, plan)
        self._so_far = replace(self._so_far, merged=merged, receipts=merged.receipts)
        self._settle(plan, paths)

    def _fetched(self, name: str) -> Path | None:
        """Return a local file of one bundle; None where it is not for us, or could not be fetched."""
        try:
            if not is_for(self._place, name, self._workspace.keyring.age_identities):
                remember_looked_at(self._workspace, [name])
                return None
            return self._place.bring(name, self._folder(INBOX), LARGEST_BUNDLE)
        except OutreachError as error:
            if error.code in {"lost", "disk-full"}:
                raise
            self._so_far = replace(self._so_far, refused=(*self._so_far.refused, str(error)))
            return None

    def _settle(self, plan: MergePlan, paths: Sequence[Path]) -> None:
        """Keep what may be good later, and remember what need not be fetched again."""
        codes = {one.name: one.code for one in plan.preview.refused_bundles}
        waiting = self._folder(WAITING)
        for path in paths:
            if codes.get(path.name) in _MAY_BE_GOOD_LATER:
                if path.parent != waiting:
                    write_safely(waiting / path.name, take(path, LARGEST_BUNDLE))
            elif path.parent == waiting:
                path.unlink(missing_ok=True)
        bad = {name for name, code in codes.items() if code not in _MAY_BE_GOOD_LATER}
        remember_looked_at(self._workspace, [path.name for path in paths if path.name not in bad])

    def _write_receipts(self) -> None:
        self._tell("Writing receipts")
        written = write_receipts(self._workspace)
        self._so_far = replace(self._so_far, receipts=(*self._so_far.receipts, *written))
        forget_seen_receipts(self._workspace)

    def _put(self) -> None:
        self._tell("Leaving receipts and the area pack")
        raw = self._workspace.vault.setting(area_kept.SETTING) or b""
        pack = self._folder(INBOX) / sealed_name(raw, PACK_SUFFIX)
        write_safely(pack, raw)
        receipts = tuple(waiting_receipts(self._workspace))
        with putting(self._workspace, self._place, [path.name for path in (*receipts, pack)]):
            put = sum(self._place.put(path) for path in receipts)
            self._so_far = replace(self._so_far, receipts_put=put)
            if self._place.put(pack):
                version = area_kept.kept_pack(self._workspace).version
                self._so_far = replace(self._so_far, pack=version)
        for file in self._folder(INBOX).iterdir():
            file.unlink(missing_ok=True)

    def _folder(self, name: str) -> Path:
        folder = self._workspace.home / name
        make_folder(folder)
        return folder


def erases(plan: MergePlan) -> bool:
    """Whether taking these bundles in would erase somebody here for good."""
    return bool(getattr(plan.preview, "erases", ()))
