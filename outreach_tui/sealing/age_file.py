"""Sealing for named readers, and opening what came sealed: the age format, read behind a guard of our own.

Rules:
- What is sealed can be opened with the `age` tool and one of the readers' keys, and with nothing else.
- Before the age library sees a file, its header is scanned here: at most 8 KiB and 16 stanzas, every stanza
  well formed, none for a passphrase. The library's own header parsing takes quadratic time and holds every
  other thread while it does.
- The plain text exists in memory only, and only once the whole file has proven whole: a file cut short or
  changed anywhere gives an error and not one byte.
- age says who may read, never who wrote: that is `signature.py`.
- pyrage is loaded when a file is sealed or opened, never before: start-up is measured.

It does not read armored (text) age files, nor files sealed with a passphrase.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_tui.sealing.errors import SealingError

LONGEST_HEADER = 8 * 1024
"""Bytes of header that are looked at; a file with more is refused."""
ENOUGH_TO_TELL = LONGEST_HEADER + 32
"""Bytes from which `may_open` can tell for whom a file is."""
MOST_STANZAS = 16
"""Readers (and unknown stanzas) one file may name."""

_FIRST_LINE = b"age-encryption.org/v1\n"
_STANZA = re.compile(rb"-> ([!-~]+)((?: [!-~]+)*)\n((?:[A-Za-z0-9+/]{64}\n)*)([A-Za-z0-9+/]{0,63})\n")
_LAST_LINE = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_CHUNK = 64 * 1024
_TAG = 16
_PAYLOAD_NONCE = 16
_WHERE = "the sealed file"
_SEND_AGAIN = "Ask for the file to be made and sent again"


class AgeError(SealingError):
    """A file that cannot be sealed or opened. Codes: not-age, too-big, decrypt, wrong-key, key."""


@dataclass(frozen=True, slots=True)
class AgeIdentity:
    """A key pair for opening sealed files."""

    secret: str = field(repr=False)
    """The line `AGE-SECRET-KEY-1…` that opens; the `age` tool reads it too."""
    recipient: str
    """The line `age1…` that anybody may seal to."""


def new_identity() -> AgeIdentity:
    """Return a fresh key pair, made from the operating system's randomness."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return AgeIdentity(secret=str(identity), recipient=str(identity.to_public()))


def identity_from_secret(secret: str) -> AgeIdentity:
    """Return the key pair that a kept or typed `AGE-SECRET-KEY-1…` line stands for.

    Raises: AgeError (`key`) when it is no such line.
    """
    import pyrage

    try:
        identity = pyrage.x25519.Identity.from_str(secret.strip())
    except pyrage.IdentityError as error:
        raise AgeError(
            "key", "the secret key", "this is not an age secret key", "Type or copy the whole line again"
        ) from error
    return AgeIdentity(secret=str(identity), recipient=str(identity.to_public()))


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Return `plain` as a binary age file that every one of `recipients` can open alone.

    Raises: AgeError (`key`) when a recipient is no age key, or there is none, or are too many.
    """
    import pyrage

    if not recipients or len(recipients) >= MOST_STANZAS:
        raise AgeError(
            "key", "the readers", "nobody, or too many, would be able to open this", "Check the area's keys"
        )
    try:
        return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(line) for line in recipients]))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise AgeError(
            "key", "the readers", "a reader's key is not an age key", "Check the area's keys"
        ) from error


def open_sealed(sealed: bytes, identities: Sequence[AgeIdentity], limit: int) -> bytes:
    """Return what was sealed, whole, or raise `AgeError`.

    Args:
        sealed: the file's bytes, from anybody.
        identities: the keys to try.
        limit: the most plain bytes the caller takes; a longer file is refused before any work.
    """
    import pyrage

    header = scan_header(sealed)
    if plain_length(len(sealed) - header) > limit:
        raise AgeError("too-big", _WHERE, "it is larger than such a file can be", _SEND_AGAIN)
    try:
        keys = [pyrage.x25519.Identity.from_str(identity.secret) for identity in identities]
        return bytes(pyrage.decrypt(sealed, keys))
    except pyrage.DecryptError as error:
        raise _closed(error) from error
    except (pyrage.IdentityError, OSError, ValueError) as error:
        raise _damaged() from error


def may_open(beginning: bytes, identities: Sequence[AgeIdentity]) -> bool:
    """Tell from its first bytes whether one of `identities` opens a file, so that others need not be fetched.

    Args:
        beginning: its first bytes, `ENOUGH_TO_TELL` of them, or all of it.
        identities: the keys to try.
    """
    try:
        header = scan_header(beginning)
        open_sealed(beginning[: header + _PAYLOAD_NONCE + _TAG], identities, LONGEST_HEADER)
    except AgeError as error:
        return error.code == "decrypt"
    return True


def scan_header(sealed: bytes) -> int:
    """Return the length of a well-formed header, in time linear in at most 8 KiB, or raise `AgeError`."""
    if not sealed.startswith(_FIRST_LINE):
        raise AgeError(
            "not-age", _WHERE, _what_it_is_instead(sealed), "Send the file exactly as it was written"
        )
    window = sealed[:LONGEST_HEADER]
    place = len(_FIRST_LINE)
    for _ in range(MOST_STANZAS + 1):
        if last := _LAST_LINE.match(window, place):
            return last.end()
        stanza = _STANZA.match(window, place)
        if stanza is None:
            raise _bad_header(is_cut=len(window) == LONGEST_HEADER and b"\n--- " not in window)
        if stanza[1] == b"scrypt":
            raise AgeError("not-age", _WHERE, "it is sealed with a passphrase, not for a key", _SEND_AGAIN)
        place = stanza.end()
    raise AgeError("too-big", _WHERE, f"it names more than {MOST_STANZAS} readers", _SEND_AGAIN)


def plain_length(payload: int) -> int:
    """Return how many plain bytes a payload of this many sealed bytes holds, 0 when too short for any."""
    chunks = -(-(payload - _PAYLOAD_NONCE) // (_CHUNK + _TAG))
    return max(0, payload - _PAYLOAD_NONCE - chunks * _TAG)


def _what_it_is_instead(sealed: bytes) -> str:
    """Name the commonest ways in which a sealed file arrives as something else."""
    if not sealed:
        return "it is empty"
    if sealed.startswith(b"-----BEGIN AGE"):
        return "it is the text form of a sealed file, where the binary form is expected"
    if sealed.startswith(_FIRST_LINE[:-1]):
        return "its line ends were changed on the way, as mail in text mode does"
    return "it is not a sealed file"


def _bad_header(*, is_cut: bool) -> AgeError:
    if is_cut:
        return AgeError("too-big", _WHERE, "its header is longer than 8 KiB", _SEND_AGAIN)
    return AgeError("not-age", _WHERE, "its header is damaged", _SEND_AGAIN)


def _closed(error: Exception) -> AgeError:
    if "No matching keys" in str(error):
        return AgeError(
            "wrong-key", _WHERE, "it is not sealed for this key", "Open it with the key it was made for"
        )
    return _damaged()


def _damaged() -> AgeError:
    return AgeError("decrypt", _WHERE, "it was changed or cut short on the way", _SEND_AGAIN)
