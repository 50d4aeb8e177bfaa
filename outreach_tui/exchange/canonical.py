"""JSON in the one form that is signed: sorted keys, no spaces, UTF-8, one line feed at the end.

Rules:
- One value has one spelling. Bytes that would not come out the same when written again are refused, which
  also refuses double keys, `1.0` for `1`, NaN, byte order marks and lone surrogates.
- Sizes and depth are limited before values are used.
- A field that is not known is kept in the bytes and otherwise ignored.
"""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from outreach_tui.exchange.refusal import Code, refused

DEEPEST = 32
"""Levels of lists and objects inside one another."""

T = TypeVar("T")


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a struct or of plain JSON values."""
    return msgspec.json.encode(value, order="sorted") + b"\n"


def parse_canonical(raw: bytes, kind: type[T], limit: int, where: str) -> T:
    """Return the typed value that canonical `raw` spells, or refuse it with the part that is wrong.

    Args:
        raw: bytes from anybody.
        kind: the struct whose closed rules hold.
        limit: the most bytes that are looked at.
        where: the name of the part, for the sentence.
    """
    if len(raw) > limit:
        raise refused(Code.TOO_BIG, where, f"it is longer than {limit // 1024} KiB")
    _check_spelling(raw, where)
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        raise refused(Code.MANIFEST, where, f"a field breaks its rule{_path(error)}") from error


def _check_spelling(raw: bytes, where: str) -> None:
    try:
        value = msgspec.json.decode(raw)
        is_canonical = isinstance(value, dict) and canonical(value) == raw and not _is_deeper(value, DEEPEST)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise refused(Code.JSON, where, "it is not JSON") from error
    if not is_canonical:
        raise refused(Code.JSON, where, "it is not an object in canonical JSON")


def _is_deeper(value: object, levels: int) -> bool:
    """Tell whether lists and objects nest beyond `levels`, without recursion."""
    layer: list[object] = [value]
    for _ in range(levels + 1):
        layer = [inner for outer in layer for inner in _inside(outer)]
        if not layer:
            return False
    return True


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _path(error: msgspec.ValidationError) -> str:
    """Return ` (at $.files[2].size)`: the place, and nothing of what stands there."""
    _, found, place = str(error).rpartition(" - at `")
    return f" (at {place.rstrip('`')})" if found else ""
