"""Proving who wrote something: Ed25519 signatures as `ssh-keygen -Y sign` makes them, byte for byte.

Rules:
- A signature is bound to a namespace ("outreach-bundle@v1"): one given for a receipt proves nothing about
  a bundle.
- Only one form is accepted: SSHSIG version 1, Ed25519, SHA-512, nothing in the reserved field, armored
  exactly as OpenSSH armors it. A second spelling of the same signature is refused.
- `verify` proves that the holder of one named key signed these bytes. Whether that key belongs to anybody
  is a question for the register (`exchange/register.py`).
- cryptography is loaded when something is signed or verified, never before: start-up is measured.

It does not read OpenSSH private key files, and it signs with no other kind of key.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outreach_tui.sealing.errors import SealingError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LONGEST_SIGNATURE = 4096
"""Bytes of armored text that are looked at."""

_BEGIN = b"-----BEGIN SSH SIGNATURE-----\n"
_END = b"-----END SSH SIGNATURE-----\n"
_COLUMNS = 70
_MAGIC = b"SSHSIG"
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_KEY_LENGTH = 32
_SIGNATURE_LENGTH = 64
_PUBLIC_LINE = re.compile(r"ssh-ed25519 ([A-Za-z0-9+/]{68})")
_WHERE = "the signature"
_NEXT = "Ask the sender to make it again on the laptop that is enrolled"


class SignatureError(SealingError):
    """A signature or signing key that proves nothing. Codes: signature, key."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The secret that lets a device or the lead partner sign."""

    seed: bytes = field(repr=False)
    """32 random bytes; the Ed25519 private key."""


def new_signing_key() -> SigningKey:
    """Return a fresh signing key, made from the operating system's randomness."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(seed=Ed25519PrivateKey.generate().private_bytes_raw())


def public_line(key: SigningKey) -> str:
    """Return `ssh-ed25519 AAAA…`, the public half as OpenSSH writes it."""
    blob = _text(_KEY_TYPE) + _text(_private(key).public_key().public_bytes_raw())
    return f"ssh-ed25519 {base64.b64encode(blob).decode('ascii')}"


def is_public_line(line: str) -> bool:
    """Tell whether `line` is an Ed25519 public key as OpenSSH writes it, without a comment."""
    found = _PUBLIC_LINE.fullmatch(line)
    return found is not None and base64.b64decode(found[1]).startswith(_text(_KEY_TYPE) + b"\0\0\0\x20")


def fingerprint(line: str) -> str:
    """Return `SHA256:…`, as `ssh-keygen -l` shows the key of a public line."""
    digest = hashlib.sha256(_blob(line)).digest()
    return f"SHA256:{base64.b64encode(digest).decode('ascii').rstrip('=')}"


def sign(key: SigningKey, namespace: str, message: bytes) -> bytes:
    """Return the armored signature that `ssh-keygen -Y sign -n namespace` would write."""
    signature = _text(_KEY_TYPE) + _text(_private(key).sign(_signed_form(namespace, message)))
    inner = _MAGIC + (1).to_bytes(4) + _text(_blob(public_line(key))) + _text(namespace.encode())
    return _armor(inner + _text(b"") + _text(_HASH) + _text(signature))


def signer_of(armored: bytes) -> str:
    """Return the public line a signature claims to be by; it proves nothing before `verify`."""
    public, _, _ = _parts(armored)
    return f"ssh-ed25519 {base64.b64encode(public).decode('ascii')}"


def verify(line: str, namespace: str, message: bytes, armored: bytes) -> None:
    """Return if the holder of `line` signed exactly `message` for `namespace`; else a `SignatureError`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    public, signed_for, raw_signature = _parts(armored)
    if public != _blob(line):
        raise _refused("it was made with another key")
    if signed_for != namespace.encode():
        raise _refused("it was made for another purpose")
    try:
        Ed25519PublicKey.from_public_bytes(public[-_KEY_LENGTH:]).verify(
            raw_signature, _signed_form(namespace, message)
        )
    except (InvalidSignature, ValueError) as error:
        raise _refused("what was signed has been changed") from error


def _parts(armored: bytes) -> tuple[bytes, bytes, bytes]:
    """Return public key blob, namespace and the 64 signature bytes of the one accepted form."""
    inner = _unarmor(armored)
    if not inner.startswith(_MAGIC + (1).to_bytes(4)):
        raise _refused("it is not an OpenSSH signature, version 1")
    public, rest = _take(inner[len(_MAGIC) + 4 :])
    namespace, rest = _take(rest)
    reserved, rest = _take(rest)
    hash_name, rest = _take(rest)
    signature, rest = _take(rest)
    is_ours = hash_name == _HASH and not reserved and not rest
    raw = _only(signature, _SIGNATURE_LENGTH)
    if not is_ours or raw is None or _only(public, _KEY_LENGTH) is None:
        raise _refused("it is of a kind that is not accepted")
    return public, namespace, raw


def _only(blob: bytes, length: int) -> bytes | None:
    """Return the Ed25519 value in a typed blob, None if it is anything else than one of this length."""
    kind, rest = _take(blob)
    value, more = _take(rest)
    return value if kind == _KEY_TYPE and len(value) == length and not more else None


def _take(data: bytes) -> tuple[bytes, bytes]:
    """Return the first length-prefixed string and what follows it."""
    length = int.from_bytes(data[:4])
    if len(data) < 4 + length:
        raise _refused("it is cut short")
    return data[4 : 4 + length], data[4 + length :]


def _text(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data


def _signed_form(namespace: str, message: bytes) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _text(namespace.encode()) + _text(b"") + _text(_HASH) + _text(digest)


def _armor(inner: bytes) -> bytes:
    text = base64.b64encode(inner)
    lines = [text[start : start + _COLUMNS] + b"\n" for start in range(0, len(text), _COLUMNS)]
    return _BEGIN + b"".join(lines) + _END


def _unarmor(armored: bytes) -> bytes:
    if len(armored) > LONGEST_SIGNATURE or not (armored.startswith(_BEGIN) and armored.endswith(_END)):
        raise _refused("it is not an OpenSSH signature")
    try:
        inner = base64.b64decode(armored[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
    except binascii.Error as error:
        raise _refused("it is not an OpenSSH signature") from error
    if _armor(inner) != armored:
        raise _refused("it is not written the way OpenSSH writes it")
    return inner


def _blob(line: str) -> bytes:
    if not is_public_line(line):
        raise SignatureError(
            "key", "the public key", "it is not an Ed25519 key line", "Copy the whole line again"
        )
    return base64.b64decode(line.split(" ", 1)[1])


def _private(key: SigningKey) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(key.seed)


def _refused(what: str) -> SignatureError:
    return SignatureError("signature", _WHERE, what, _NEXT)
