"""Why something that arrived is not taken: one stable code each, one plain sentence, one next step.

Rules:
- A refusal is about one file; the others in the same folder go on.
- The sentence names the place inside the file, never what is written there.
- Codes are stable: programs, tests and the handbook rely on them. The next step belongs to the code.
"""

from enum import StrEnum

from outreach_tui.errors import OutreachError


class Code(StrEnum):
    """The fifteen ways in which a sealed file is refused."""

    DECRYPT = "decrypt"
    """Not sealed for the key that is here, or changed or cut short on the way."""
    NOT_AGE = "not-age"
    """Not a sealed file at all."""
    SIGNATURE = "signature"
    """What was signed is not what arrived, or not signed by the one it names."""
    UNKNOWN_SENDER = "unknown-sender"
    """Signed by a key that is not enrolled at this time."""
    REVOKED = "revoked"
    """Signed by a device that was taken off the register before."""
    WRONG_AREA = "wrong-area"
    """Made for another area."""
    NOT_FOR_ME = "not-for-me"
    """Sealed for somebody else by its author, and passed on."""
    NEWER_VERSION = "newer-version"
    """Made by a newer Outreach, in a way this one cannot read."""
    HASH = "hash"
    """A part is not the one that was signed."""
    TAR = "tar"
    """The archive inside is damaged or uses what a bundle never uses."""
    JSON = "json"
    """A part that must be JSON in its one canonical form is not."""
    LAYOUT = "layout"
    """Parts are missing, too many or in another order."""
    TOO_BIG = "too-big"
    """Larger than such a file can be."""
    FORK = "fork"
    """Two different bundles carry the same number: a laptop was copied or restored from a backup."""
    MANIFEST = "manifest"
    """The signed description breaks its own rules."""


_SEND_AGAIN = "Ask for it to be sent again; nothing is lost, every bundle resends what has no receipt"
_TELL = "Keep the file, do not merge it, and tell whoever looks after Outreach"


def next_step(code: Code) -> str:
    """Return what a reader can do about a refusal, a sentence without a full stop."""
    match code:
        case Code.DECRYPT | Code.HASH | Code.TAR | Code.NOT_AGE:
            return _SEND_AGAIN
        case Code.UNKNOWN_SENDER:
            return "Approve the sender's join request first, or ask who sent it; the file can wait"
        case Code.REVOKED:
            return "Do not merge it; call the officer, the device may be lost or stolen"
        case Code.WRONG_AREA | Code.NOT_FOR_ME:
            return "Pass it to the area it was made for"
        case Code.NEWER_VERSION:
            return "Update Outreach here and merge it again; nothing is lost"
        case Code.FORK:
            return "Merge neither; have each laptop run `outreach device rejoin`: then all of it comes again"
        case Code.SIGNATURE | Code.JSON | Code.LAYOUT | Code.TOO_BIG | Code.MANIFEST:
            return _TELL


class ExchangeError(OutreachError):
    """Something arrived, or was about to leave, that breaks the rules of handing over."""


class BundleError(ExchangeError):
    """A bundle that is set aside, and why."""


def refused(code: Code, where: str, what: str) -> ExchangeError:
    """Return the error for a part of a file; the reader of the whole file adds the file's name."""
    return ExchangeError(code.value, where, what, next_step(code))
