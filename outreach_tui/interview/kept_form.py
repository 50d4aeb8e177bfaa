"""A form as it is kept once it was read from its XForm and is in order: bytes that read back quickly.

Rules:
- What is kept is what `load_xform` made, order of rules and all; nothing is checked or worked out again.
- Only the program that wrote it reads it. For any other, the XForm is read again.
- An expression stands once, however many rules share it, and is read when it first runs.
"""

from typing import Any

import msgspec

from outreach_tui import __version__
from outreach_tui.interview.body import Place
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.uncollected import uncollected
from outreach_tui.interview.xpath.compiler import Compiled
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.tree import Kind, Node, Reading

_WRITER = f"{__version__}/1"
"""Who wrote it; the number after the stroke changes with the shape or the meaning of a definition."""


_ELEMENT = Kind.ELEMENT
_READINGS = tuple(Reading)
_NOTHING_MORE: tuple[Any, ...] = ("", 0, (), "")


class _Expression(msgspec.Struct, frozen=True, array_like=True, gc=False):
    source: str
    scope: Scope


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    writer: str
    expressions: tuple[_Expression, ...]
    form: msgspec.Raw


def kept_bytes(form: FormDefinition) -> bytes:
    """Return a form as bytes, for `kept_form` to read."""
    expressions: dict[Compiled, int] = {}

    def plain(value: object) -> object:
        if isinstance(value, Compiled):
            return expressions.setdefault(value, len(expressions))
        if isinstance(value, Node):
            return _top(value)
        raise TypeError(type(value).__name__)

    written = msgspec.msgpack.encode(form, enc_hook=plain)
    table = tuple(_Expression(one.source, one.scope) for one in expressions)
    return msgspec.msgpack.encode(_Kept(_WRITER, table, msgspec.Raw(written)))


@uncollected()
def kept_form(raw: bytes) -> FormDefinition | None:
    """Return the form that `kept_bytes` wrote; None if it must be read from its XForm again."""
    try:
        kept = msgspec.msgpack.decode(raw, type=_Kept)
        if kept.writer != _WRITER:
            return None
        expressions = [Compiled(one.source, one.scope) for one in kept.expressions]

        def read(wanted: type, value: Any) -> Compiled | Node:
            return expressions[value] if wanted is Compiled else _read_top(*value)

        return msgspec.msgpack.decode(kept.form, type=FormDefinition, dec_hook=read)
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _top(node: Node) -> tuple[Place | None, list[Any]]:
    """Return a node that stands alone, with the place above it if it holds answers."""
    first = node.children[0] if node.kind is Kind.DOCUMENT and node.children else node
    return first.shape[:-1] if isinstance(first.shape, tuple) else None, _written(node)


def _read_top(above: list[str] | None, written: list[Any]) -> Node:
    place = None if above is None else tuple(above)
    if written[0]:
        return _read(written, place)
    document = Node(Kind.DOCUMENT)
    for child in written[1] if len(written) > 1 else ():
        document.append(_read(child, place))
    return document


def _written(node: Node) -> list[Any]:
    """Return a node as name, children, text, reading, attributes and namespace, as far as it has them."""
    written: list[Any] = [
        node.name,
        [_written(child) for child in node.children],
        node.text,
        int(node.reads_as),
        [(given.name, given.text, given.namespace) for given in node.attributes],
        node.namespace,
    ]
    while len(written) > 1 and not written[-1]:
        written.pop()
    return written


def _read(written: list[Any], above: Place | None) -> Node:
    """Return the node that was written; those of answers know their place, those of lists have none."""
    node = Node(_ELEMENT, written[0])
    place = node.shape = None if above is None else (*above, written[0])
    if len(written) > 1:
        for child in written[1]:
            node.append(_read(child, place))
    if len(written) > 2:  # noqa: PLR2004 - what a plain question or group does not have
        text, reading, attributes, namespace = (*written[2:], *_NOTHING_MORE[len(written) - 2 :])
        node.text, node.namespace = text, namespace
        node.reads_as = _READINGS[reading]
        for name, value, uri in attributes:
            given = Node(Kind.ATTRIBUTE, name, value, uri)
            given.shape = None if place is None else (*place, "@" + name)
            node.set_attribute(given)
    return node
