"""Who may sign: the enrolled devices of an area, in the very text `ssh-keygen -Y verify` reads.

Rules:
- One line a key: device, namespaces, the dates between which it counts, the key. A line of another form
  refuses the whole register, since it comes signed from the lead partner or not at all.
- One key belongs to one device; one device may have had several keys.
- A device taken off the register keeps its line. The revocation says after which bundle of that key nothing
  counts any more, so that a late bundle from before still merges.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from outreach_tui.exchange.fields import Count, Fingerprint, KeyLine, Name, Utc
from outreach_tui.exchange.refusal import Code, refused
from outreach_tui.exchange.signed_archive import Sha256
from outreach_tui.sealing.signature import fingerprint

_LINE = re.compile(
    r"(?P<device>[a-z0-9][a-z0-9-]{0,63}) "
    r'namespaces="(?P<namespaces>[a-z0-9@,-]{1,200})"'
    r'(?:,valid-after="(?P<after>[0-9]{14})Z")?(?:,valid-before="(?P<before>[0-9]{14})Z")? '
    r"(?P<key>ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43})"
)
_MOST_LINES = 5_000
_WHERE = "allowed_signers"


class Revocation(Struct, frozen=True, kw_only=True):
    """A key that counts no more."""

    device: Name
    """The device it belonged to."""
    key: Fingerprint
    """The key."""
    after_seq: Count
    """The last bundle of that key that still counts; 0 for none."""
    head: Sha256 | None = None
    """The hash of that bundle's manifest, so that no other can take its place."""
    on: Utc
    """When it was revoked; for people only."""


class Signer(Struct, frozen=True, kw_only=True):
    """One line of the register."""

    device: Name
    """Who signs."""
    namespaces: tuple[str, ...]
    """What for."""
    key: KeyLine
    """With which key."""
    valid_after: str
    """From when, `YYYYMMDDHHMMSS` in UTC; empty for always."""
    valid_before: str
    """Until when; empty for ever."""

    def line(self) -> str:
        """Return the line as it stands in `allowed_signers`, without its line feed."""
        after = f',valid-after="{self.valid_after}Z"' if self.valid_after else ""
        before = f',valid-before="{self.valid_before}Z"' if self.valid_before else ""
        return f'{self.device} namespaces="{",".join(self.namespaces)}"{after}{before} {self.key}'


class Register(Struct, frozen=True, kw_only=True):
    """Every enrolled key, and those that count no more."""

    signers: tuple[Signer, ...] = ()
    """The lines, in order."""
    revocations: tuple[Revocation, ...] = ()
    """Keys taken off."""

    @classmethod
    def parse(cls, text: str, revocations: Sequence[Revocation] = ()) -> "Register":
        """Return the register that an `allowed_signers` text spells; refuse any line not of our form."""
        lines = [line for line in text.split("\n") if line and not line.startswith("#")]
        if len(lines) > _MOST_LINES:
            raise refused(Code.TOO_BIG, _WHERE, "it has too many lines")
        signers = tuple(_signer(number, line) for number, line in enumerate(lines, 1))
        keys = [signer.key for signer in signers]
        if len(set(keys)) != len(keys):
            raise refused(Code.MANIFEST, _WHERE, "one key belongs to two devices")
        return cls(signers=signers, revocations=tuple(revocations))

    def text(self) -> str:
        """Return the `allowed_signers` text."""
        return "".join(f"{signer.line()}\n" for signer in self.signers)

    def with_device(self, device: str, key: str, valid_after: str, valid_before: str) -> "Register":
        """Return a register in which `device` may sign bundles with `key` between two moments (UTC, ISO)."""
        added = Signer(
            device=device,
            namespaces=("outreach-bundle@v1",),
            key=key,
            valid_after=_stamp(valid_after),
            valid_before=_stamp(valid_before),
        )
        text = "".join(f"{signer.line()}\n" for signer in (*self.signers, added))
        return Register.parse(text, self.revocations)

    def without(self, revocation: Revocation) -> "Register":
        """Return a register in which one key counts no more after the bundle the revocation names."""
        others = tuple(known for known in self.revocations if known.key != revocation.key)
        return Register(signers=self.signers, revocations=(*others, revocation))

    def signer(self, key: str, namespace: str, at: str) -> Signer:
        """Return who signs with `key` for `namespace` at the moment `at` (UTC, ISO), or refuse."""
        for signer in self.signers:
            if signer.key == key and namespace in signer.namespaces:
                return _in_time(signer, _stamp(at))
        raise refused(Code.UNKNOWN_SENDER, "the sender", "the key it is signed with is not enrolled here")

    def revocation(self, key: str) -> Revocation | None:
        """Return the revocation of a key, None if it counts."""
        wanted = fingerprint(key)
        return next((revoked for revoked in self.revocations if revoked.key == wanted), None)


def revoked_keys(register: Register) -> str:
    """Return the revoked keys one a line, as `ssh-keygen -Y verify -r` reads them."""
    return "".join(f"{signer.key}\n" for signer in register.signers if register.revocation(signer.key))


def _in_time(signer: Signer, moment: str) -> Signer:
    if signer.valid_after and moment < signer.valid_after:
        raise refused(Code.UNKNOWN_SENDER, "the sender", "the key it is signed with does not count yet")
    if signer.valid_before and moment >= signer.valid_before:
        what = "the key it is signed with has run out; its laptop joins anew with `outreach device rejoin`"
        raise refused(Code.UNKNOWN_SENDER, "the sender", what)
    return signer


def _signer(number: int, line: str) -> Signer:
    found = _LINE.fullmatch(line)
    if found is None:
        raise refused(Code.MANIFEST, f"{_WHERE} line {number}", "it is not a line of the register")
    return Signer(
        device=found["device"],
        namespaces=tuple(found["namespaces"].split(",")),
        key=found["key"],
        valid_after=found["after"] or "",
        valid_before=found["before"] or "",
    )


def _stamp(moment: str) -> str:
    """Return `20260504093000` for `2026-05-04T09:30:00Z`."""
    return re.sub(r"[^0-9]", "", moment)
