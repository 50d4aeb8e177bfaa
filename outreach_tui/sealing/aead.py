"""Encryption under a shared key that also notices every change: AES-256-GCM.

Rules:
- A key is 32 bytes of chance, never a passphrase (`passphrase.py` guards a key with one).
- A nonce is used once under a key. `Aead.seal` draws its own; whoever passes one to `encrypt` answers for it.
- The associated data says what the bytes are for (which file, which place in it). It is not stored: opening
  with another purpose fails like a wrong key.
- A wrong key, a wrong purpose and a changed byte are one refusal, and no plain byte comes out of any of them.
"""

import os

from outreach_tui.sealing.errors import SealingError

KEY_BYTES = 32
"""Length of a key."""
NONCE_BYTES = 12
"""Length of a nonce."""
TAG_BYTES = 16
"""How much longer the sealed bytes are than the plain ones, nonce apart."""


class Aead:
    """One key, ready for many messages."""

    __slots__ = ("_cipher", "_refusals")

    def __init__(self, key: bytes) -> None:
        """Take a key of `KEY_BYTES`."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if len(key) != KEY_BYTES:
            raise SealingError(
                "key-length", "the key", "it is not 32 bytes long", "Use a key made by Outreach"
            )
        self._cipher = AESGCM(key)
        self._refusals = (InvalidTag, ValueError)

    def encrypt(self, nonce: bytes, plain: bytes, associated: bytes) -> bytes:
        """Return `plain` sealed, its tag at the end; the nonce must be new under this key."""
        return self._cipher.encrypt(nonce, plain, associated)

    def decrypt(self, nonce: bytes, sealed: bytes, associated: bytes) -> bytes:
        """Return the plain bytes.

        Raises:
            SealingError: `not-opened`, whatever the reason.
        """
        try:
            return self._cipher.decrypt(nonce, sealed, associated)
        except self._refusals as error:
            raise _not_opened() from error

    def seal(self, plain: bytes, associated: bytes) -> bytes:
        """Return a fresh nonce followed by `plain` sealed under it."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, associated)

    def open(self, sealed: bytes, associated: bytes) -> bytes:
        """Return the plain bytes of what `seal` gave.

        Raises:
            SealingError: `not-opened`, whatever the reason.
        """
        return self.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], associated)


def new_key() -> bytes:
    """Return a fresh key."""
    return os.urandom(KEY_BYTES)


def derived_key(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Return a key of its own for one purpose, from which `key` cannot be found (HKDF-SHA256)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(key)


def encrypt(key: bytes, nonce: bytes, plain: bytes, associated: bytes) -> bytes:
    """Return `plain` sealed under `key`, its tag at the end; the nonce must be new under this key."""
    return Aead(key).encrypt(nonce, plain, associated)


def decrypt(key: bytes, nonce: bytes, sealed: bytes, associated: bytes) -> bytes:
    """Return the plain bytes, or raise `SealingError` (`not-opened`) whatever the reason."""
    return Aead(key).decrypt(nonce, sealed, associated)


def _not_opened() -> SealingError:
    return SealingError(
        "not-opened",
        "the sealed bytes",
        "this key does not open them, or they were changed",
        "Use the right key",
    )
