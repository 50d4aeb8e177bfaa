"""Which merges were made, what each brought into view, and which of them were undone.

Rules:
- What an undone merge brought is out of view, unless another merge that stands brought it too; it stays in
  the store, so that a receipt given for it stays true.
- Undoing an undo brings it back. What was erased meanwhile does not come back.
"""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from outreach_tui.merging.accept import in_view
from outreach_tui.records.join import State
from outreach_tui.vault.store import Vault

_MERGES = "merges"
_ID_BYTES = 32


class MergeMade(msgspec.Struct, frozen=True, kw_only=True):
    """One merge that was accepted."""

    number: int
    """Its number, from 1."""
    at: str
    """When, as ISO text, for people to read."""
    officers: tuple[str, ...]
    """Codes of the officers whose bundles it took in."""
    bundles: int
    """How many bundles."""
    changes: int
    """How many changes it brought into view."""
    conflicts: int
    """Fields in which they stood against others."""
    is_undone: bool = False
    """Whether what it brought is out of view."""
    undone_as: int = 0
    """Its place in the order in which merges were undone, from 1; 0 where it stands."""


def merges(vault: Vault) -> tuple[MergeMade, ...]:
    """Return every merge, the first one first."""
    raw = vault.setting(_MERGES)
    return msgspec.json.decode(raw, type=tuple[MergeMade, ...]) if raw else ()


def remember(vault: Vault, made: MergeMade, brought: Collection[str]) -> None:
    """Remember a merge and the ids of what it brought into view; one that brought nothing is none."""
    if brought:
        every = (*merges(vault), made)
        ids = b"".join(map(bytes.fromhex, brought))
        vault.keep_settings({_MERGES: msgspec.json.encode(every), _name(made.number): ids})


def mark_undone(vault: Vault, number: int, *, is_undone: bool) -> None:
    """Remember that a merge was undone, or that its undoing was."""
    known = merges(vault)
    place = 1 + max(one.undone_as for one in known) if is_undone else 0
    every = tuple(
        msgspec.structs.replace(one, is_undone=is_undone, undone_as=place) if one.number == number else one
        for one in known
    )
    vault.keep_settings({_MERGES: msgspec.json.encode(every)})


def withdrawn(vault: Vault) -> frozenset[str]:
    """Return the ids of everything that is out of view because its merge was undone."""
    every = merges(vault)
    undone = {one for made in every if made.is_undone for one in _brought(vault, made.number)}
    if undone:
        for made in every:
            if not made.is_undone:
                undone.difference_update(_brought(vault, made.number))
    return frozenset(undone)


def view(vault: Vault) -> Mapping[str, bytes]:
    """Return the revisions that are in view, encoded, by id."""
    return in_view(State(revisions=vault.revisions()), withdrawn(vault))


def _brought(vault: Vault, number: int) -> Iterator[str]:
    raw = vault.setting(_name(number)) or b""
    return (raw[start : start + _ID_BYTES].hex() for start in range(0, len(raw), _ID_BYTES))


def _name(number: int) -> str:
    return f"merge-{number}"
