"""Write receipts: what goes back to each laptop, signed by the lead partner and sealed to that laptop.

Rules:
- A receipt says of every change a bundle carried what became of it, which bundles are missing, whom to erase,
  and carries what the coordinator decided about records of that laptop. It holds no name.
- Decisions go in a receipt of their own. One that repeats what its young person has taken back, or is about
  somebody erased, goes to nobody: a receipt that waits with it is withheld; what else it told is told anew.
- It waits in the outbox of receipts, and goes to every place that is synced, until its laptop says in a
  bundle that it was seen. A laptop with nothing to hear gets none.
- A change about somebody who was erased here is rejected as "erased": its laptop erases it too. So is one
  that was taken back and is wiped here (`out_of_sight.py`): its laptop keeps it, as not received.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.manifest import MOST_ERASED
from outreach_tui.exchange.phone_code import phone_code
from outreach_tui.exchange.receipt import BundleHeard, Receipt, RecordResult, Result
from outreach_tui.exchange.receipt_file import write_receipt
from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.records.revision import decode, revision_id
from outreach_tui.records.same_person import entries_of
from outreach_tui.records.withdrawal import goes_too_far, stays_in_view
from outreach_tui.sealing.signature import fingerprint, public_line
from outreach_tui.workflow import received_state
from outreach_tui.workflow.area_kept import kept_pack, utc
from outreach_tui.workflow.arrived import ArrivedBundle, Taken
from outreach_tui.workflow.receipts_outbox import lay_in_receipt
from outreach_tui.workflow.told_state import Told, WaitingReceipt, corrections, keep_told, told
from outreach_tui.workflow.workspace import Workspace

ERASED = "erased"
"""The code of a change that is not taken because it is about somebody erased here."""

_Part = TypeVar("_Part")
_MOST_RESULTS = 100_000
_MOST_CORRECTIONS = 5_000
_MOST_HEARD = 2_000
_MOST_GAPS = 1_000


@dataclass(frozen=True, slots=True)
class WrittenReceipt:
    """One receipt on its way to a laptop."""

    device: str
    """The laptop."""
    officer: str
    """The code of its officer."""
    path: Path
    """The sealed file in the outbox of receipts."""
    received: int
    """Changes it says were received."""
    rejected: int
    """Changes it says were not."""
    tombstones: int
    """How many people and records it asks to erase."""
    corrections: int
    """How many decisions it carries."""
    phone_code: str
    """What may be read out by phone for the newest bundle; empty where no bundle arrived."""


def write_receipts(workspace: Workspace, taken: Taken | None = None) -> tuple[WrittenReceipt, ...]:
    """Write a receipt for every laptop there is something new to say to, and keep them until they are seen.

    Args:
        workspace: the lead partner's, in which what was taken in is already kept.
        taken: what a merge has just taken in; none where only erasures and decisions are to be told.

    Raises: OutreachError when the outbox of receipts cannot be written; nothing is remembered as told then.
    """
    taken = taken or Taken()
    letters = _Letters(workspace, taken, kept_pack(workspace))
    return tuple(one for device in sorted(letters.recipients) for one in letters.to(device))


class _Letters:
    """One round of receipts."""

    def __init__(self, workspace: Workspace, taken: Taken, pack: AreaPack) -> None:
        self.recipients = received_state.recipients(workspace)
        self._workspace = workspace
        self._taken = taken
        self._pack = pack
        self._officers = received_state.officers(workspace)
        self._chains = received_state.chains(workspace)
        self._known = workspace.vault.revisions()
        self._erased = workspace.vault.erased()
        scopes = stays_in_view(workspace.picture)
        decided = {one: self._known[one] for one in corrections(workspace) if one in self._known}
        self._decisions = {one: raw for one, raw in decided.items() if not goes_too_far(raw, scopes)}

    def to(self, device: str) -> tuple[WrittenReceipt, ...]:
        """Write what one laptop is to hear now; return the receipts, and remember them as on their way."""
        bundles = [one for one in self._taken.bundles if one.mark.device == device]
        before = told(self._workspace, device)
        now = before.only(lambda one: self._decisions.keys() >= set(one.corrections))
        for bundle in bundles:
            now = now.hearing(bundle.acks, bundle.erased)
        written: list[WrittenReceipt] = []
        for key in self._keys_of(device, bundles):
            of_key = [one for one in bundles if one.mark.sender_key == key]
            for receipt, waiting in self._written(device, key, of_key, now):
                written.append(receipt)
                now = now.with_waiting(waiting)
        if now != before:
            keep_told(self._workspace, device, now)
        return tuple(written)

    def _written(
        self, device: str, key: str, bundles: Sequence[ArrivedBundle], now: Told
    ) -> Iterator[tuple[WrittenReceipt, WaitingReceipt]]:
        """Yield the receipts that say everything new about one key's sequence; usually one, or none."""
        results = list({result.id: result for bundle in bundles for result in self._results(bundle)}.values())
        erase = sorted(self._erased - now.tombstones_on_their_way)
        decided = [
            raw for raw in self._decisions_for(device) if revision_id(raw) not in now.corrections_on_their_way
        ]
        if not (bundles or erase or decided):
            return
        code = _code(bundles, results)
        if bundles or erase:
            arrived = _parts(results, _MOST_RESULTS), _parts(erase, MOST_ERASED)
            for some, tombstones in zip_longest(*arrived, fillvalue=()):
                yield self._one(device, key, some, tombstones, (), code)
        if decided:
            for corrected in _parts(decided, _MOST_CORRECTIONS):
                yield self._one(device, key, (), (), corrected, "")

    def _one(  # noqa: PLR0913, PLR0917 - a receipt has these parts
        self,
        device: str,
        key: str,
        results: Sequence[RecordResult],
        tombstones: Sequence[str],
        corrected: Sequence[bytes],
        code: str,
    ) -> tuple[WrittenReceipt, WaitingReceipt]:
        receipt = self._receipt(device, key, tuple(tombstones))
        sealed = write_receipt(
            receipt,
            results,
            corrected,
            self._workspace.keyring.signing_key,
            (self.recipients[device], *self._pack.recovery_recipients),
        )
        path = lay_in_receipt(self._workspace, sealed)
        rejected = sum(result.result is Result.REJECTED for result in results)
        written = WrittenReceipt(
            device=device,
            officer=self._officers.get(device, device),
            path=path,
            received=len(results) - rejected,
            rejected=rejected,
            tombstones=len(tombstones),
            corrections=len(corrected),
            phone_code=code,
        )
        ids = tuple(map(revision_id, corrected))
        return written, WaitingReceipt(
            receipt_id=receipt.receipt_id, file=path.name, tombstones=receipt.tombstones, corrections=ids
        )

    def _receipt(self, device: str, key: str, tombstones: tuple[str, ...]) -> Receipt:
        heard = sorted((mark.seq, mark.manifest_hash) for mark in _of_key(self._chains, key))
        gaps = tuple((gap.start, gap.stop - 1) for gap in self._chains.missing(key))
        return Receipt(
            receipt_id=self._workspace.outside.new_id(),
            area=self._pack.area,
            device=device,
            sender_key=key,
            highest_contiguous_seq=self._chains.contiguous(key),
            seqs_received=tuple(
                BundleHeard(seq=seq, manifest_hash=head) for seq, head in heard[-_MOST_HEARD:]
            ),
            missing=gaps[-_MOST_GAPS:],
            tombstones=tombstones,
            pack_version_current=self._pack.version,
            krl_version=len(self._pack.register.revocations),
            merged_at=utc(self._workspace.outside.now()),
            coordinator_key=fingerprint(public_line(self._workspace.keyring.signing_key)),
        )

    def _keys_of(self, device: str, bundles: Sequence[ArrivedBundle]) -> tuple[str, ...]:
        """Return the keys whose sequences there is something to say about: the newest where none arrived."""
        if bundles:
            return tuple(dict.fromkeys(one.mark.sender_key for one in bundles))
        keys = [fingerprint(one.key) for one in self._pack.register.signers if one.device == device]
        return tuple(keys[-1:])

    def _results(self, bundle: ArrivedBundle) -> Iterator[RecordResult]:
        for one in bundle.revisions:
            if one in bundle.refused:
                yield RecordResult(id=one, result=Result.REJECTED, code=bundle.refused[one])
            elif one not in self._known:
                yield RecordResult(id=one, result=Result.REJECTED, code=ERASED)
            elif one in self._taken.conflicting:
                yield RecordResult(id=one, result=Result.CONFLICT)
            else:
                yield RecordResult(
                    id=one, result=Result.MERGED if one in self._taken.new else Result.DUPLICATE
                )

    def _decisions_for(self, device: str) -> Iterator[bytes]:
        """Yield the coordinator's decisions about records this laptop's officer wrote, on any laptop.

        Who is one person is a decision about both entries: it goes to whoever wrote both.
        """
        officer = self._officers.get(device, device)
        theirs = {device, *(one for one, whose in self._officers.items() if whose == officer)}
        for raw in self._decisions.values():
            decision = decode(raw)
            records = entries_of(self._workspace.picture, decision)
            if all(self._is_written_by(theirs, *record) for record in records):
                yield raw

    def _is_written_by(self, devices: AbstractSet[str], entity_list: str, record: str) -> bool:
        return any(decode(row).device in devices for row in self._workspace.picture.rows(entity_list, record))


def _of_key(chains: Chains, key: str) -> Iterator[Mark]:
    return (mark for (owner, _), mark in chains.marks.items() if owner == key)


def _code(bundles: Sequence[ArrivedBundle], results: Iterable[RecordResult]) -> str:
    if not bundles:
        return ""
    rejected = {result.id for result in results if result.result is Result.REJECTED}
    newest = max(bundles, key=lambda one: one.mark.seq)
    accepted = sum(one not in rejected for one in newest.revisions)
    return phone_code(newest.receipt_nonce, newest.bundle_id, accepted)


def _parts(values: Sequence[_Part], most: int) -> list[Sequence[_Part]]:
    return [values[start : start + most] for start in range(0, len(values), most)] or [()]
