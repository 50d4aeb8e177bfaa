r"""A key guarded by a passphrase: the slot that opens a vault.

Rules:
- A slot holds a random key sealed under Argon2id of the passphrase; changing the passphrase makes another
  slot for the same key and rewrites nothing else.
- Every guess costs the work written in the slot. The numbers are bounded when read, so that a tampered slot
  can neither hang the machine nor make guessing cheap, and they are sealed along with the key.
- A wrong passphrase and a changed slot are one refusal.
- The passphrase is what a person typed, whatever keyboard or system it came through: Unicode NFKC, outer
  spaces ignored. An empty one is refused.

Layout of a slot, 96 bytes: magic `ORSLOT1\n` (8), memory in KiB, passes, lanes (4 bytes each, big end
first), salt (16), nonce (12), sealed key (32) with its tag (16). Everything before the nonce is the
associated data.
"""

import os
import struct
import unicodedata
from dataclasses import dataclass

from outreach_tui.sealing import aead
from outreach_tui.sealing.errors import SealingError

LONGEST_PASSPHRASE = 1024
"""Characters a passphrase may have."""

_MAGIC = b"ORSLOT1\n"
_HEAD = struct.Struct(">8sIII16s")
_SALT_BYTES = 16
_SLOT_BYTES = _HEAD.size + aead.NONCE_BYTES + aead.KEY_BYTES + aead.TAG_BYTES


@dataclass(frozen=True, slots=True)
class SlotCost:
    """What one guess at a passphrase costs."""

    memory: int
    """Memory, in KiB."""
    passes: int
    """Times the memory is gone through."""
    lanes: int
    """Lanes worked on side by side."""


STANDARD_COST = SlotCost(memory=64 * 1024, passes=3, lanes=4)
"""What a new slot costs: the second recommendation of RFC 9106, about a tenth of a second."""
LEAST_COST = SlotCost(memory=19 * 1024, passes=1, lanes=1)
"""The cheapest slot that is opened."""
MOST_COST = SlotCost(memory=1024 * 1024, passes=10, lanes=8)
"""The dearest slot that is opened: a gibibyte."""


def make_slot(passphrase: str, key: bytes, cost: SlotCost = STANDARD_COST) -> bytes:
    """Return a slot from which the passphrase gets `key` back.

    Args:
        passphrase: what the person will type.
        key: the key to guard, 32 bytes.
        cost: what a guess costs; only tests pass one.
    """
    head = _HEAD.pack(_MAGIC, cost.memory, cost.passes, cost.lanes, os.urandom(_SALT_BYTES))
    nonce = os.urandom(aead.NONCE_BYTES)
    return head + nonce + aead.encrypt(_stretched(passphrase, head), nonce, key, head)


def open_slot(passphrase: str, slot: bytes, least: SlotCost = LEAST_COST) -> bytes:
    """Return the key the slot guards.

    Args:
        passphrase: what the person typed.
        slot: the bytes `make_slot` gave.
        least: the cheapest slot to accept; only tests pass one.

    Raises:
        SealingError: `wrong-passphrase`, or `slot-damaged` for bytes that are no slot.
    """
    _check_bounds(slot, least)
    head, sealed = slot[: _HEAD.size], slot[_HEAD.size :]
    key = _stretched(passphrase, head)
    try:
        return aead.decrypt(key, sealed[: aead.NONCE_BYTES], sealed[aead.NONCE_BYTES :], head)
    except SealingError as error:
        raise SealingError(
            "wrong-passphrase",
            "the passphrase",
            "it does not open this vault",
            "Type it again, slowly; if it is forgotten, nothing is lost: ^g where the app asks for it",
        ) from error


def _check_bounds(slot: bytes, least: SlotCost) -> None:
    if len(slot) != _SLOT_BYTES or not slot.startswith(_MAGIC):
        raise _damaged()
    _, memory, passes, lanes, _ = _HEAD.unpack(slot[: _HEAD.size])
    is_bounded = (
        least.memory <= memory <= MOST_COST.memory
        and least.passes <= passes <= MOST_COST.passes
        and least.lanes <= lanes <= MOST_COST.lanes
    )
    if not is_bounded:
        raise _damaged()


def _stretched(passphrase: str, head: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    _, memory, passes, lanes, salt = _HEAD.unpack(head)
    typed = _as_typed(passphrase)
    return Argon2id(
        salt=salt, length=aead.KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(typed)


def _as_typed(passphrase: str) -> bytes:
    typed = unicodedata.normalize("NFKC", passphrase).strip()
    if not typed or len(typed) > LONGEST_PASSPHRASE:
        what = "it is longer than 1,024 characters" if typed else "it is empty"
        raise SealingError("passphrase-length", "the passphrase", what, "Choose five words or more")
    try:
        return typed.encode()
    except UnicodeEncodeError as error:
        raise SealingError(
            "passphrase-characters",
            "the passphrase",
            "it holds characters that no keyboard types",
            "Type it again",
        ) from error


def _damaged() -> SealingError:
    return SealingError(
        "slot-damaged",
        "the vault",
        "its key file is damaged or was not made by Outreach",
        "Put back a backup, or ring your lead partner",
    )
