"""A form as it is kept once it was read from its XForm and is in order: bytes that read back quickly.

Rules:
- What is kept is what `load_xform` made, order of rules and all; nothing is checked or worked out again.
- Only the program that wrote it reads it. For any other, the XForm is read again.
- An expression stands once, however many rules share it, and is read when it first runs.
"""

import msgspec

from outreach_tui import __version__
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.xpath.compiler import Compiled
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.uncollected import uncollected

_WRITER = f"{__version__}/1"
"""Who wrote it; the number after the stroke changes with the shape or the meaning of a definition."""


class _Expression(msgspec.Struct, frozen=True, array_like=True, gc=False):
    source: str
    scope: Scope
    syntax: msgspec.Raw


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    writer: str
    expressions: tuple[_Expression, ...]
    form: msgspec.Raw


def kept_bytes(form: FormDefinition) -> bytes:
    """Return a form as bytes, for `kept_form` to read."""
    numbers: dict[Compiled, int] = {}

    def number_of(expression: Compiled) -> int:
        return numbers.setdefault(expression, len(numbers))

    written = msgspec.msgpack.encode(form, enc_hook=number_of)
    expressions = tuple(
        _Expression(one.source, one.scope, msgspec.Raw(msgspec.msgpack.encode(one.syntax))) for one in numbers
    )
    return msgspec.msgpack.encode(_Kept(_WRITER, expressions, msgspec.Raw(written)))


@uncollected()
def kept_form(raw: bytes) -> FormDefinition | None:
    """Return the form that `kept_bytes` wrote; None if it must be read from its XForm again."""
    try:
        kept = msgspec.msgpack.decode(raw, type=_Kept)
        if kept.writer != _WRITER:
            return None
        expressions = [Compiled(one.source, one.scope, one.syntax) for one in kept.expressions]
        return msgspec.msgpack.decode(
            kept.form, type=FormDefinition, dec_hook=lambda _, number: expressions[number]
        )
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError):
        return None
