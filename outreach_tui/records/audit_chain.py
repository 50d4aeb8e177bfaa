"""The audit log as values: entries in codes, each a link of a chain that stays provable without its words.

Rules:
- An entry holds codes, ids and a time; never what was said and never a name (security.md P13).
- A link names its entry by the hash of its bytes, and the link before it by the hash of that one. So an entry
  can be left out (`sealed`), and the chain is as provable as before. The salt keeps the hash of an entry that
  was left out from being guessed.
- A line that came from anybody is read only as far as it keeps the form; nothing of a bad one is repeated.
"""

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from outreach_tui.errors import OutreachError

LONGEST_LINE = 4 * 1024
"""Bytes of one line of the log."""

_Code = Annotated[str, Meta(pattern=r"\A[ -~]*\Z", max_length=120)]
_Hash = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_Before = Annotated[str, Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
_Number = Annotated[int, Meta(ge=1, le=2**53 - 1)]


class Entry(Struct, frozen=True, kw_only=True):
    """What was done, by whom, when, to what."""

    at: _Code
    """When, by the laptop's clock, in ISO 8601; for people to read."""
    actor: _Code
    """The code of whose workspace it is."""
    action: _Code
    """What was done, as a code."""
    object_id: _Code = ""
    """The id of what it was done to, "" where there is none."""
    reason: _Code = ""
    """Why or how often, as a code, "" where there is nothing to say."""
    salt: _Code
    """Chance in hex."""


class Link(Struct, frozen=True, kw_only=True):
    """One place in the chain, with its entry or without."""

    seq: _Number
    """Its number, from 1."""
    prev: _Before
    """The head of the link before it; "" in the first."""
    sum: _Hash
    """SHA-256 of the entry's bytes, in hex."""
    entry: bytes = b""
    """The entry's bytes as they were hashed; empty where it is left out."""

    @property
    def head(self) -> str:
        """The hash that stands for this link and all before it."""
        return hashlib.sha256(f"{self.prev} {self.seq} {self.sum}".encode()).hexdigest()

    @property
    def is_sealed(self) -> bool:
        """Whether its entry is left out."""
        return not self.entry

    @property
    def is_its_entry(self) -> bool:
        """Whether the entry, where it is not left out, is the one that its hash names."""
        return self.is_sealed or hashlib.sha256(self.entry).hexdigest() == self.sum

    def sealed(self) -> "Link":
        """Return the link without its entry."""
        return msgspec.structs.replace(self, entry=b"")

    def read(self) -> Entry | None:
        """Return the entry, None where it is left out."""
        return _ENTRY.decode(self.entry) if self.entry else None


def link_after(last: Link | None, entry: Entry) -> Link:
    """Return the link that adds `entry` to a chain whose newest link is `last`."""
    raw = msgspec.json.encode(entry, order="sorted")
    return Link(
        seq=last.seq + 1 if last else 1,
        prev=last.head if last else "",
        sum=hashlib.sha256(raw).hexdigest(),
        entry=raw,
    )


def to_line(link: Link) -> bytes:
    """Return the link as one line of `audit.ndjson`, without its line feed."""
    entry = b'"entry":' + link.entry + b"," if link.entry else b""
    rest = f'"prev":"{link.prev}","seq":{link.seq},"sum":"{link.sum}"}}'
    return b"{" + entry + rest.encode()


def from_line(raw: bytes) -> Link:
    """Return the link that a line spells, its entry checked against its hash.

    Raises: OutreachError, which repeats nothing of the line.
    """
    if len(raw) > LONGEST_LINE:
        raise _bad("it is longer than 4 KiB")
    try:
        line = _LINE.decode(raw)
        entry = bytes(line.entry)
        if entry:
            _ENTRY.decode(entry)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise _bad("it is not an entry of a log") from error
    if entry and hashlib.sha256(entry).hexdigest() != line.sum:
        raise _bad("it is not the entry that its hash names")
    return Link(seq=line.seq, prev=line.prev, sum=line.sum, entry=entry)


class _Line(Struct, frozen=True, kw_only=True):
    seq: _Number
    prev: _Before
    sum: _Hash
    entry: msgspec.Raw = msgspec.Raw()


_ENTRY = msgspec.json.Decoder(Entry)
_LINE = msgspec.json.Decoder(_Line)


def _bad(what: str) -> OutreachError:
    return OutreachError("audit-line", "a line of the log", what, "It is left out; the others are taken")
