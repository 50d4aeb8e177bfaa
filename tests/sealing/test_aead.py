"""What is encrypted opens with its key and its purpose, and with nothing else."""

import pytest

from outreach_tui.sealing import aead
from outreach_tui.sealing.errors import SealingError

NONCE = bytes(aead.NONCE_BYTES)


def test_bytes_come_back_under_the_same_key_and_purpose() -> None:
    """An officer gets back exactly what was kept."""
    key = aead.new_key()
    sealed = aead.encrypt(key, NONCE, b"I want to cook", b"work 1")
    assert aead.decrypt(key, NONCE, sealed, b"work 1") == b"I want to cook"
    assert b"cook" not in sealed


@pytest.mark.parametrize("changed", ["key", "nonce", "sealed", "purpose", "short", "empty"])
def test_anything_else_is_one_refusal(changed: str) -> None:
    """Somebody without the key learns nothing, not even what was wrong."""
    key = aead.new_key()
    sealed = aead.encrypt(key, NONCE, b"I want to cook", b"work 1")
    parts = {"key": key, "nonce": NONCE, "sealed": sealed, "purpose": b"work 1"}
    parts |= {
        "key": {"key": aead.new_key()},
        "nonce": {"nonce": b"\1" * aead.NONCE_BYTES},
        "sealed": {"sealed": bytes([sealed[0] ^ 1]) + sealed[1:]},
        "purpose": {"purpose": b"work 2"},
        "short": {"sealed": sealed[:-1]},
        "empty": {"sealed": b""},
    }[changed]
    with pytest.raises(SealingError) as refused:
        aead.decrypt(parts["key"], parts["nonce"], parts["sealed"], parts["purpose"])
    assert refused.value.code == "not-opened"


def test_sealing_twice_gives_different_bytes() -> None:
    """Two equal answers do not look equal on the disk."""
    cipher = aead.Aead(aead.new_key())
    assert cipher.seal(b"yes", b"") != cipher.seal(b"yes", b"")
    assert cipher.open(cipher.seal(b"yes", b"x"), b"x") == b"yes"


def test_a_derived_key_serves_one_purpose() -> None:
    """Two files of one vault have two keys."""
    key = aead.new_key()
    assert aead.derived_key(key, b"salt", b"work") != aead.derived_key(key, b"salt", b"identity")
    assert aead.derived_key(key, b"salt", b"work") == aead.derived_key(key, b"salt", b"work")


def test_a_key_of_another_length_is_refused() -> None:
    """A mangled key is told as such."""
    with pytest.raises(SealingError, match="32 bytes"):
        aead.Aead(b"short")
