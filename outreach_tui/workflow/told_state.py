"""What the lead partner has told each laptop in receipts, and which receipts nobody has seen yet."""

from collections.abc import Callable, Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from outreach_tui.records.revision import Revision, encode, revision_id
from outreach_tui.workflow.workspace import Workspace

_CORRECTIONS = "corrections"


class WaitingReceipt(Struct, frozen=True, kw_only=True):
    """A receipt whose laptop has not said yet that it was seen."""

    receipt_id: str
    """Its name; the laptop lists it in `acks`."""
    file: str
    """Its file in the outbox of receipts."""
    tombstones: tuple[str, ...] = ()
    """Whom and what it asks to erase."""
    corrections: tuple[str, ...] = ()
    """The decisions that travel in it, by revision id."""


class Told(Struct, frozen=True, kw_only=True):
    """Everything told to one laptop."""

    waiting: tuple[WaitingReceipt, ...] = ()
    """Receipts on their way."""
    tombstones: frozenset[str] = frozenset()
    """Erasures the laptop has heard of or carried out."""
    corrections: frozenset[str] = frozenset()
    """Decisions the laptop has taken in."""

    @property
    def tombstones_on_their_way(self) -> frozenset[str]:
        """Erasures that are heard of, or stand in a receipt on its way."""
        return self.tombstones.union(*(one.tombstones for one in self.waiting))

    @property
    def corrections_on_their_way(self) -> frozenset[str]:
        """Decisions that are heard of, or stand in a receipt on its way."""
        return self.corrections.union(*(one.corrections for one in self.waiting))

    def with_waiting(self, receipt: WaitingReceipt) -> "Told":
        """Return what is told once one more receipt is on its way."""
        return replace(self, waiting=(*self.waiting, receipt))

    def only(self, may_go: Callable[[WaitingReceipt], bool]) -> "Told":
        """Return what is told without the receipts on their way that may not go any more."""
        return replace(self, waiting=tuple(filter(may_go, self.waiting)))

    def hearing(self, acks: Iterable[str], erased: Iterable[str]) -> "Told":
        """Return what is told once a bundle has said which receipts were seen and who was erased."""
        seen_ids = set(acks)
        seen = [one for one in self.waiting if one.receipt_id in seen_ids]
        return replace(
            self,
            waiting=tuple(one for one in self.waiting if one.receipt_id not in seen_ids),
            tombstones=self.tombstones.union(erased, *(one.tombstones for one in seen)),
            corrections=self.corrections.union(*(one.corrections for one in seen)),
        )


def told(workspace: Workspace, device: str) -> Told:
    """Return what was told to one laptop."""
    raw = workspace.vault.setting(_setting(device))
    return msgspec.json.decode(raw, type=Told) if raw else Told()


def keep_told(workspace: Workspace, device: str, now_told: Told) -> None:
    """Remember what was told to one laptop."""
    workspace.vault.keep_settings({_setting(device): msgspec.json.encode(now_told)})


def corrections(workspace: Workspace) -> tuple[str, ...]:
    """Return the revisions by which the coordinator decided something, in the order they were made."""
    raw = workspace.vault.setting(_CORRECTIONS)
    return msgspec.json.decode(raw, type=tuple[str, ...]) if raw else ()


def keep_decisions(
    workspace: Workspace, decisions: Iterable[Revision], beside: Callable[[], None] | None = None
) -> None:
    """Keep what the coordinator decided, to be told to the laptops it concerns; in one commit.

    To be called by every verb with which a coordinator changes what an officer wrote.

    Args:
        workspace: the lead partner's.
        decisions: what was decided.
        beside: keeps what belongs into the same commit.
    """
    rows = [encode(one) for one in decisions]
    noted = tuple(dict.fromkeys((*corrections(workspace), *map(revision_id, rows))))
    with workspace.vault.together():
        workspace.vault.add(rows)
        workspace.vault.keep_settings({_CORRECTIONS: msgspec.json.encode(noted)})
        if beside is not None:
            beside()
    workspace.learn(rows)


def _setting(device: str) -> str:
    return f"told-{device}"
