"""Documents as bytes (MessagePack) and back, exactly.

Rules:
- What comes out equals what went in, or storing it is refused: text, whole numbers of 64 bits, fractions (NaN
  too), truth values, nothing, bytes, lists, and mappings whose keys are text. A tuple becomes a list.
- A subclass is stored as what it is a subclass of; nothing else is ever turned into something similar.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from outreach_tui.vault.journal.errors import UnstorableValueError

DEEPEST_NESTING = 64
"""Lists and mappings that may stand inside one another."""

_LEAST_NUMBER = -(2**63)
_LARGEST_NUMBER = 2**64 - 1
_AS_THEY_ARE = frozenset({str, bool, type(None), float, bytes})
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder()


def encode(document: object) -> bytes:
    """Return the bytes of a document.

    Raises:
        UnstorableValueError: it holds something that would not come back as it is.
    """
    try:
        return _ENCODER.encode(document if _is_flat(document) else _plain(document, DEEPEST_NESTING))
    except UnicodeEncodeError as error:
        raise UnstorableValueError("it holds characters that are no text (lone surrogates)") from error


def decode(raw: bytes) -> Any:
    """Return the document these bytes are; they come from `encode`, by way of a checked frame."""
    return _DECODER.decode(raw)


def _is_flat(document: object) -> bool:
    """Tell whether nothing in it need be looked into or copied, as in nearly every document."""
    return type(document) is dict and all(
        type(key) is str and (type(one) in _AS_THEY_ARE or _is_number(one)) for key, one in document.items()
    )


def _is_number(value: object) -> bool:
    return type(value) is int and _LEAST_NUMBER <= value <= _LARGEST_NUMBER


def _plain(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE or _is_number(value):
        return value
    if kind is dict:
        return _plain_mapping(value, depth)
    if kind is list or kind is tuple:
        return _plain_list(value, depth)
    return _plain_subclass(value, depth)


def _plain_mapping(value: Mapping[Any, Any], depth: int) -> dict[str, Any]:
    _check_depth(depth)
    for key in value:
        if not isinstance(key, str):
            raise UnstorableValueError("a mapping in it has a key that is not text")
    return {str(key): _plain(one, depth - 1) for key, one in value.items()}


def _plain_list(value: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
    _check_depth(depth)
    return [_plain(one, depth - 1) for one in value]


def _check_depth(depth: int) -> None:
    if not depth:
        raise UnstorableValueError("it is nested deeper than 64 levels")


def _plain_subclass(value: Any, depth: int) -> Any:
    if isinstance(value, Mapping):
        return _plain_mapping(value, depth)
    if isinstance(value, list | tuple):
        return _plain_list(value, depth)
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> Any:
    if isinstance(value, int):
        if not _LEAST_NUMBER <= value <= _LARGEST_NUMBER:
            raise UnstorableValueError("a number in it needs more than 64 bits")
        return int(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, bytes):
        return bytes(value)
    what = f"it holds a {type(value).__name__}"
    raise UnstorableValueError(what)
