"""What an area pack carries besides keys: numbers to ring, notices, times to keep things, scripts.

Rules:
- Each is a file in the pack, readable by anybody who opens it with `tar`.
- The lead partner's words stand as they were entered; what is missing has a plain beginning to be put right.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import AreaPack
from outreach_tui.plain_text import clean
from outreach_tui.sealing.safe_file import read_whole

NUMBERS = "numbers.json"
"""The local numbers that the pass-it-on card shows."""
RETENTION = "retention.json"
"""How many days each kind of thing is kept."""
LAPTOPS = "laptops.json"
"""The public age key of each laptop, so that one officer can seal to another."""
SCRIPT = "script-"
"""What the file name of an area's own script begins with."""
NOTICE = "notice-"
"""What the file name of a notice begins with."""

_LARGEST = 1024 * 1024
_LONGEST_LABEL, _LONGEST_NUMBER = 60, 30
_DIALLED = re.compile(r"[0-9+() ]{2,30}")
_FILE = re.compile(r"[^a-z0-9._-]+")

_NOTICE = """\
What we write down, and who sees it (version 1)

We write down what you tell us you would like to do, learn or work as, in your words. You can read it, change
it, or have it wiped, any time. You say who may see it. One exception: if somebody could get hurt we have to
pass that on, and we tell you first if we can.
"""
_COPY = "received_laptop_copy"
_LOG = "audit_log"
_LONGEST_DAYS = 3_660
_Kept = TypeVar("_Kept")
_KEPT_DAYS = {
    "suggested_never_visited": 90,
    "said_no": 30,
    _COPY: 30,
    _LOG: 730,
    "moved_on_review": 365,
}


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """A number that is rung from this area."""

    label: str
    """Who answers, in plain words."""
    number: str
    """What to dial."""


def first_attachments() -> Mapping[str, bytes]:
    """Return what a new area's pack carries (domain.md B6: to be set by the controller)."""
    return {
        f"{NOTICE}1.txt": _NOTICE.encode(),
        NUMBERS: msgspec.json.encode([]),
        RETENTION: msgspec.json.format(msgspec.json.encode(_KEPT_DAYS)),
    }


def local_numbers(pack: AreaPack) -> tuple[LocalNumber, ...]:
    """Return the numbers the lead partner entered for the area."""
    return _read(pack, NUMBERS, tuple[LocalNumber, ...], ())


def laptop_copy_days(pack: AreaPack) -> int:
    """Return how many days after its receipt a laptop keeps a copy; what a pack says wrongly is 30."""
    return _kept_days(pack, _COPY)


def audit_log_days(pack: AreaPack) -> int:
    """Return how many days an entry of an audit log is kept; what a pack says wrongly is 730, two years."""
    return _kept_days(pack, _LOG)


def _kept_days(pack: AreaPack, what: str) -> int:
    usual = _KEPT_DAYS[what]
    days = _read(pack, RETENTION, dict[str, int], {}).get(what, usual)
    return days if 1 <= days <= _LONGEST_DAYS else usual


def laptop_recipients(pack: AreaPack) -> Mapping[str, str]:
    """Return the public age key of each laptop that counts, by its id."""
    known = _laptops(pack)
    counting = {one.device for one in pack.register.signers if pack.register.revocation(one.key) is None}
    return {device: recipient for device, recipient in known.items() if device in counting}


def with_laptop(pack: AreaPack, device: str, recipient: str) -> AreaPack:
    """Return the pack with the public age key of a laptop."""
    return _with(pack, {LAPTOPS: msgspec.json.encode({**_laptops(pack), device: recipient}, order="sorted")})


def _laptops(pack: AreaPack) -> dict[str, str]:
    return _read(pack, LAPTOPS, dict[str, str], {})


def _read(pack: AreaPack, name: str, kind: type[_Kept], nothing: _Kept) -> _Kept:
    """Return what a file of the pack says, `nothing` where there is none or it cannot be read as that."""
    try:
        return msgspec.json.decode(pack.attachments.get(name, b""), type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return nothing


def with_numbers(pack: AreaPack, numbers: Iterable[str]) -> AreaPack:
    """Return the pack with these local numbers, each "Social work out of hours=0300 343 1505".

    Raises: OutreachError when one is not of that form.
    """
    found = tuple(_number(text) for text in numbers)
    return _with(pack, {NUMBERS: msgspec.json.encode(found)})


def with_files(pack: AreaPack, scripts: Iterable[Path], notices: Iterable[Path]) -> AreaPack:
    """Return the pack with the area's own scripts and notices, each under its file's name.

    Raises: OutreachError when a file cannot be read, or there are too many.
    """
    named = {f"{SCRIPT}{_plain(path)}": read_whole(path, _LARGEST) for path in scripts}
    told = {f"{NOTICE}{_plain(path)}": read_whole(path, _LARGEST) for path in notices}
    return _with(pack, named | told)


def script_names(pack: AreaPack) -> tuple[str, ...]:
    """Return the file names of the area's own scripts."""
    return tuple(name.removeprefix(SCRIPT) for name in sorted(pack.attachments) if name.startswith(SCRIPT))


def _with(pack: AreaPack, files: Mapping[str, bytes]) -> AreaPack:
    return replace(pack, attachments={**pack.attachments, **files})


def _number(text: str) -> LocalNumber:
    label, equals, number = text.partition("=")
    label, number = clean(label).strip(), number.strip()
    if not (equals and 0 < len(label) <= _LONGEST_LABEL and _DIALLED.fullmatch(number)):
        raise OutreachError(
            "number",
            repr(text[:_LONGEST_LABEL]),
            "is no number with its name",
            'Write it as "Social work=0141 287 0555"',
        )
    return LocalNumber(label, number)


def _plain(path: Path) -> str:
    return _FILE.sub("-", path.name.lower()).strip("-.")
