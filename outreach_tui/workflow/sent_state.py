"""What this laptop has handed over so far: its place in the sequence, and which revisions went with it.

Rules:
- A bundle's number is taken for good when it is sealed. Its revisions count as sent from the moment it stood
  whole at some place; a revision that was sent is "sent but not confirmed" until a receipt names it.
- A bundle stays in the outbox until a receipt names it, and is put at every place that is synced. One that
  holds what may not travel any more is withheld: it is put nowhere again, and the next bundle says so.
- A new signing key begins a new sequence; what went under an older one and was never confirmed counts as not
  sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from outreach_tui.exchange.manifest import MOST_WITHHELD, Withheld
from outreach_tui.exchange.sequence import Mark
from outreach_tui.exchange.write_bundle import SealedBundle
from outreach_tui.sealing.signature import fingerprint, public_line
from outreach_tui.vault.store import BundleMark
from outreach_tui.workflow import bundle_marks
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.workspace import Workspace

_OUTBOX = "outbox-of-bundles"
_WITHHELD = "withheld-bundles"
_TRAVELLED = "travelled"


class OutboxBundle(Struct, frozen=True, kw_only=True):
    """A sealed bundle that no receipt has named yet."""

    file: str
    """Its name in the outbox, and everywhere else."""
    seq: int
    """Its number."""
    prev: str | None
    """The hash of the manifest before it."""
    manifest_hash: str
    """The hash of its manifest."""
    bundle_id: str
    """Its identifier."""
    receipt_nonce: str
    """What the code read out by phone is checked with."""
    revisions: int
    """How many revisions it holds."""
    scopes: dict[str, int]
    """How far it went for each young person it speaks of when it was sealed (`records.sharing.Scope`)."""
    erased: int
    """How many records and people were erased here when it was sealed."""
    links: tuple[int, int] = (0, 0)
    """The first and the last link of the audit log in it; 0 and 0 for none."""
    is_placed: bool = False
    """Whether it stood whole at some place."""
    confirmed_by_phone: int | None = None
    """How many changes a code read out by phone says were taken; display only."""


@dataclass(frozen=True, slots=True)
class SentState:
    """Everything written so far."""

    last: Mark | None
    """The newest bundle of the key in use; the next one names it."""
    revisions: frozenset[str]
    """Ids of the revisions that stood in a bundle at some place."""
    in_bundles: frozenset[str]
    """Those, and the ones in bundles of the outbox that stood nowhere yet."""
    outbox: tuple[OutboxBundle, ...]
    """The bundles that no receipt has named, in order."""
    withheld: tuple[Withheld, ...]
    """The bundles of the key in use that will not be handed over again."""
    marks: tuple[Mark, ...]
    """Every bundle ever written here."""


def sent_state(workspace: Workspace) -> SentState:
    """Return what was handed over so far."""
    sent = workspace.vault.sent_bundles()
    outbox = outbox_bundles(workspace)
    withheld = _withheld(workspace)
    unplaced = {one.manifest_hash for one in outbox if not one.is_placed}
    dropped = {one for one, was_placed in withheld.items() if not was_placed}
    key = fingerprint(public_line(workspace.keyring.signing_key))
    ours = [bundle for bundle in sent if bundle.sender == key]
    newest = max(ours, key=lambda bundle: bundle.sequence, default=None)
    counting = [bundle for bundle in ours if bundle.manifest_hash not in dropped]
    confirmed = _confirmed_of_older_keys(workspace, sent, key)
    return SentState(
        last=bundle_marks.mark_of(newest) if newest else None,
        revisions=confirmed.union(
            *(bundle.revisions for bundle in counting if bundle.manifest_hash not in unplaced)
        ),
        in_bundles=confirmed.union(*(bundle.revisions for bundle in counting)),
        outbox=outbox,
        withheld=tuple(
            Withheld(seq=one.sequence, prev=one.previous or None, manifest_hash=one.manifest_hash)
            for one in ours
            if one.manifest_hash in withheld
        )[-MOST_WITHHELD:],
        marks=tuple(map(bundle_marks.mark_of, sent)),
    )


def _confirmed_of_older_keys(workspace: Workspace, sent: Iterable[BundleMark], key: str) -> frozenset[str]:
    """Return what went under keys not in use any more and is confirmed; what is not has to go again."""
    older = frozenset(one for bundle in sent if bundle.sender != key for one in bundle.revisions)
    return older & received_on(workspace).keys() if older else older


def outbox_bundles(workspace: Workspace) -> tuple[OutboxBundle, ...]:
    """Return the bundles that no receipt has named yet, in order."""
    raw = workspace.vault.setting(_OUTBOX)
    return msgspec.json.decode(raw, type=tuple[OutboxBundle, ...]) if raw else ()


def take_number(workspace: Workspace, bundle: SealedBundle, scopes: Mapping[str, int]) -> None:
    """In one commit, take a bundle's number for good and lay it into the outbox."""
    state = sent_state(workspace)
    at = workspace.outside.now().isoformat(timespec="seconds")
    first_time = tuple(one for one in bundle.revision_ids if one not in state.revisions)
    entry = OutboxBundle(
        file=bundle.name,
        seq=bundle.mark.seq,
        prev=bundle.mark.prev,
        manifest_hash=bundle.mark.manifest_hash,
        bundle_id=bundle.bundle_id,
        receipt_nonce=bundle.receipt_nonce,
        revisions=len(bundle.revision_ids),
        scopes=dict(scopes),
        erased=len(workspace.vault.erased()),
        links=bundle.links,
    )
    with workspace.vault.together():
        workspace.vault.keep_sent(bundle_marks.kept_mark(bundle.mark, bundle.bundle_id, at, first_time))
        keep_outbox(workspace, (*state.outbox, entry))
        _remember_travelled(workspace, scopes)


def travelled(workspace: Workspace) -> dict[str, int]:
    """Return the furthest it ever went for each young person of whom a bundle was sealed."""
    raw = workspace.vault.setting(_TRAVELLED)
    return msgspec.json.decode(raw, type=dict[str, int]) if raw else {}


def _remember_travelled(workspace: Workspace, scopes: Mapping[str, int]) -> None:
    before = travelled(workspace)
    after = {**before, **{one: max(scope, before.get(one, 0)) for one, scope in scopes.items()}}
    if after != before:
        workspace.vault.keep_settings({_TRAVELLED: msgspec.json.encode(after)})


def remember_placed(workspace: Workspace, manifest_hash: str) -> None:
    """Remember that a bundle stands whole at a place: from now on its changes count as sent."""
    keep_outbox(
        workspace,
        [
            replace(one, is_placed=True) if one.manifest_hash == manifest_hash else one
            for one in outbox_bundles(workspace)
        ],
    )


def withhold(workspace: Workspace, bundles: Iterable[OutboxBundle]) -> None:
    """Take bundles out of the outbox for good, because something in them may not travel any more."""
    gone = {one.manifest_hash: one.is_placed for one in bundles}
    if gone:
        left = [one for one in outbox_bundles(workspace) if one.manifest_hash not in gone]
        with workspace.vault.together():
            keep_outbox(workspace, left)
            workspace.vault.keep_settings({_WITHHELD: msgspec.json.encode({**_withheld(workspace), **gone})})


def keep_outbox(workspace: Workspace, bundles: Iterable[OutboxBundle]) -> None:
    """Remember what lies in the outbox."""
    workspace.vault.keep_settings({_OUTBOX: msgspec.json.encode(tuple(bundles))})


def _withheld(workspace: Workspace) -> dict[str, bool]:
    """Return the withheld bundles by manifest hash, and whether each had stood at a place before."""
    raw = workspace.vault.setting(_WITHHELD)
    return msgspec.json.decode(raw, type=dict[str, bool]) if raw else {}
