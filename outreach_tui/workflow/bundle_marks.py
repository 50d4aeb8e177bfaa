"""A bundle's place in its sequence, as `exchange` reckons with it and as the vault keeps it for ever."""

from outreach_tui.exchange.sequence import Mark
from outreach_tui.vault.store import BundleMark


def mark_of(kept: BundleMark) -> Mark:
    """Return a kept bundle as a place in a sequence."""
    return Mark(
        device=kept.device,
        sender_key=kept.sender,
        seq=kept.sequence,
        prev=kept.previous or None,
        manifest_hash=kept.manifest_hash,
    )


def kept_mark(mark: Mark, bundle_id: str, at: str, revisions: tuple[str, ...] = ()) -> BundleMark:
    """Return a bundle as the vault keeps it.

    Args:
        mark: its place in the sequence.
        bundle_id: the id its sender gave it.
        at: when it was sent or taken in here, as ISO text.
        revisions: the revisions to remember it by.
    """
    return BundleMark(
        manifest_hash=mark.manifest_hash,
        bundle_id=bundle_id,
        sender=mark.sender_key,
        device=mark.device,
        sequence=mark.seq,
        previous=mark.prev or "",
        at=at,
        revisions=revisions,
    )
