"""One change to one record, and its bytes: the only thing that is ever stored, sent or joined.

Rules:
- A revision is named by the SHA-256 of its bytes, so two laptops can never mean different things by one name.
- Its bytes are canonical JSON: keys sorted by code point, no spaces, UTF-8, nothing escaped that need not be.
  Bytes that say the same in another way are refused, so one meaning has one name.
- `at` is for people to read. Nothing ever compares it: a clock decades wrong changes no value.
- `decode` treats its bytes as hostile: whatever is wrong, it raises `RevisionError` and nothing else, and its
  sentence never repeats what the bytes say.
- Fields of a later version are tolerated and stay in the bytes, which are kept and passed on untouched; they
  may hold no fractions, no number over 2**53 and no deep nesting, so that every reader agrees on them.
- A revision may only replace writes of fields that it writes itself: nothing disappears without a successor.
"""

import hashlib
import re
from typing import Annotated

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason

LARGEST_REVISION = 256 * 1024
"""Bytes one revision may have, encoded."""

FORMAT = 1
"""The version of the revision format written here."""

_LARGEST_SAFE_INTEGER = 2**53 - 1
_DEEPEST_NESTING = 16

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_REVISION_ID = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 128
_NAME = re.compile(rf"[A-Za-z_][A-Za-z0-9_.-]{{0,{_LONGEST_NAME - 1}}}")
_SALT = re.compile(r"[0-9a-f]{1,128}")

ShortText = Annotated[str, msgspec.Meta(min_length=1, max_length=256)]


class RevisionError(OutreachError):
    """Bytes that are no revision, or a revision that could not be written as bytes."""


class Missing(msgspec.Struct, frozen=True):
    """A field left without an answer for a stated reason; the reason is an answer in its own right."""

    missing: MissingReason
    """Why there is no answer."""


Write = str | None | Missing
"""What a revision writes into a field: words, nothing (cleared), or the reason why there is nothing."""


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One change to one record. The fields stand in alphabetical order because the canonical bytes do."""

    at: Annotated[str, msgspec.Meta(max_length=64)]
    """When it was made, as ISO text by the author's own clock; for people to read, never compared."""
    device: ShortText
    """The laptop it was made on."""
    entity_list: str
    """The list the record stands in, such as `interests`."""
    form: ShortText
    """The form it came from, as `home_visit@1`."""
    format: Annotated[int, msgspec.Meta(ge=1)] = FORMAT
    """The version of this format."""
    record: str
    """The record it changes; an id means one record within one list."""
    replaces: dict[str, tuple[str, ...]]
    """For each field it writes, the revisions whose writes the author saw live; sorted, never empty."""
    salt: str
    """Chance, in hex, so that the id tells nobody what the words are."""
    set: dict[str, Write]
    """What it writes, by field."""
    subject: str | None
    """The young person it is about, or none."""
    who: ShortText
    """The officer code of its author."""


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Revision)
_ANY_JSON = msgspec.json.Decoder()
_KNOWN_FIELDS = frozenset(Revision.__struct_fields__)


def encode(revision: Revision) -> bytes:
    """Return the canonical bytes of `revision`, having made sure that `decode` reads them.

    Raises:
        RevisionError: the revision holds something that its format does not allow.
    """
    try:
        raw = _ENCODER.encode(revision)
    except (UnicodeEncodeError, TypeError, ValueError, RecursionError) as error:
        raise _refusal(
            "record-unwritable", "a record", "it holds something that cannot be written as text"
        ) from error
    decode(raw)
    return raw


def decode(raw: bytes, where: str = "a record") -> Revision:
    """Return the revision that `raw` is, trusted from here on.

    Args:
        raw: one line of a bundle without its line break, or bytes from the vault.
        where: what to call it in an error, such as "line 12".

    Raises:
        RevisionError: `raw` is not the canonical bytes of a revision.
    """
    if len(raw) > LARGEST_REVISION:
        raise _refusal("record-too-big", where, "the record is larger than 256 KiB")
    try:
        revision = _DECODER.decode(raw)
        is_plain = _ENCODER.encode(revision) == raw
    except msgspec.ValidationError as error:
        raise _refusal(*_why_not_a_revision(raw, where)) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _refusal("record-not-json", where, "the line is not a record in JSON") from error
    if revision.format > FORMAT:
        raise _newer(where)
    if not is_plain:
        _check_unknown_fields(raw, where)
    _check_names(revision, where)
    check_replaced(revision, where)
    return revision


def revision_id(raw: bytes) -> str:
    """Return the name of the revision whose bytes are `raw`: their SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def _why_not_a_revision(raw: bytes, where: str) -> tuple[str, str, str]:
    """Tell a record of a later format from one that is plainly wrong."""
    try:
        parsed = _ANY_JSON.decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        parsed = None
    later = parsed.get("format") if isinstance(parsed, dict) else None
    if type(later) is int and later > FORMAT:
        return "record-newer-version", where, "the record was written by a newer version of Outreach"
    return "record-fields", where, "the record lacks a part, or one of its parts is of the wrong kind"


def _check_unknown_fields(raw: bytes, where: str) -> None:
    """Let a record with unknown fields through if its bytes are canonical all the same."""
    try:
        parsed = _ANY_JSON.decode(raw)
        is_canonical = _ENCODER.encode(parsed) == raw
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _refusal("record-not-json", where, "the line is not a record in JSON") from error
    if not is_canonical or not parsed.keys() >= _KNOWN_FIELDS:
        raise _refusal(
            "record-not-canonical", where, "the record is not written in the one form records have"
        )
    if not _is_readable_everywhere(parsed, _DEEPEST_NESTING):
        raise _refusal(
            "record-not-canonical",
            where,
            "the record holds numbers or nesting that not every reader reads alike",
        )


def _is_readable_everywhere(value: object, depth_left: int) -> bool:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return depth_left > 0 and all(_is_readable_everywhere(one, depth_left - 1) for one in inner)
    if isinstance(value, int):
        return abs(value) <= _LARGEST_SAFE_INTEGER
    return not isinstance(value, float)


def _check_names(revision: Revision, where: str) -> None:
    """Refuse ids and names that are none; compiled patterns here cost a third of typed ones."""
    named = (
        _UUID.fullmatch(revision.record) and _SALT.fullmatch(revision.salt) and is_name(revision.entity_list)
    )
    about = revision.subject is None or _UUID.fullmatch(revision.subject)
    if not named or not about or not all(map(is_name, revision.set)):
        raise _refusal("record-fields", where, "an id or a name in the record is none")


def is_name(name: str) -> bool:
    """Tell whether `name` may name a list or a field."""
    is_usual = name.isidentifier() and name.isascii() and len(name) <= _LONGEST_NAME
    return is_usual or _NAME.fullmatch(name) is not None


def check_replaced(revision: Revision, where: str = "a record") -> None:
    """Refuse a revision that replaces what it does not write, or something that is no revision."""
    for field, replaced in revision.replaces.items():
        if field not in revision.set:
            raise _refusal("record-replaces", where, "the record replaces a field that it does not write")
        if not replaced or list(replaced) != sorted(set(replaced)):
            raise _refusal(
                "record-replaces",
                where,
                "the record names what it replaces twice, out of order or not at all",
            )
        if not all(map(_REVISION_ID.fullmatch, replaced)):
            raise _refusal("record-replaces", where, "the record replaces something that is no revision")


def _newer(where: str) -> RevisionError:
    return _refusal("record-newer-version", where, "the record was written by a newer version of Outreach")


def _refusal(code: str, where: str, what: str) -> RevisionError:
    next_step = "Ask the sender to export again; nothing already here has changed"
    if code == "record-newer-version":
        next_step = "Update Outreach and read the file again; nothing is lost"
    return RevisionError(code, where, what, next_step)
