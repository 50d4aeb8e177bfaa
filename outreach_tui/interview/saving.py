"""A session as bytes and back: every node, every reason, where the conversation stands, node for node."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from outreach_tui.errors import OutreachError
from outreach_tui.interview.definition import FormDefinition, Place
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.stored import reading_of
from outreach_tui.interview.xpath.tree import Kind, Node, Reading

_FORMAT = 1
_LARGEST = 32 * 1024 * 1024
_DEEPEST = 100
_READINGS: Mapping[int, Reading] = MappingProxyType({int(reading): reading for reading in Reading})
_REASONS = frozenset(MissingReason)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved session holds."""

    main: Node
    """The document of answers."""
    language: str
    """The language it is asked in."""
    standing: str
    """Where it stands: a reference; "+" before it for the end of a repeat, "" for the end."""


def to_bytes(form: FormDefinition, saved: Saved) -> bytes:
    """Return a session as bytes, the same for the same session."""
    document = {
        "format": _FORMAT,
        "form": form.form_id,
        "version": form.version,
        "language": saved.language,
        "standing": saved.standing,
        "answers": _written(saved.main.children[0]),
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(form: FormDefinition, raw: bytes) -> Saved:
    """Return the session that was saved.

    Raises:
        OutreachError: if it is not a session of this version of the script.
    """
    try:
        document = json.loads(raw) if len(raw) <= _LARGEST else None
    except (ValueError, RecursionError) as fault:
        raise _damaged("it cannot be read") from fault
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise _damaged("it is not a saved conversation")
    if (document.get("form"), document.get("version")) != (form.form_id, form.version):
        raise _damaged("it was begun with another version of the script")
    main = Node(Kind.DOCUMENT)
    main.append(_read(document.get("answers"), (), form))
    return Saved(main, str(document.get("language", "")), str(document.get("standing", "")))


def _damaged(what: str) -> OutreachError:
    return OutreachError(
        "draft-unreadable", "The saved conversation", what, "Open it with the version it was begun with"
    )


def _written(node: Node) -> dict[str, object]:
    found: dict[str, object] = {"n": node.name}
    if node.text:
        found["t"] = node.text
    if node.reads_as is not Reading.TEXT:
        found["r"] = int(node.reads_as)
    if node.missing:
        found["m"] = node.missing
    if node.namespace:
        found["s"] = node.namespace
    if node.attributes:
        found["a"] = [[given.name, given.text, given.namespace] for given in node.attributes]
    if node.children:
        found["c"] = [_written(child) for child in node.children]
    return found


def _read(written: object, place: Place, form: FormDefinition) -> Node:
    if not isinstance(written, dict) or len(place) > _DEEPEST:
        raise _damaged("a part of it is missing")
    below = (*place, str(written.get("n")))
    if below not in form.child_order:
        raise _damaged("it holds an answer that the script does not have")
    node = Node(Kind.ELEMENT, below[-1], str(written.get("t", "")), str(written.get("s", "")))
    node.shape = below
    bind = form.binds.get(below)
    kept = written.get("r")
    reading = kept if isinstance(kept, int) else 0
    node.reads_as = _READINGS.get(reading) or reading_of("", bind.data_type if bind else "string")
    reason = written.get("m")
    node.missing = reason if reason in _REASONS else None
    for given in written.get("a", ()):
        name, text, namespace = (str(part) for part in given)
        attribute = Node(Kind.ATTRIBUTE, name, text, namespace)
        attribute.shape = (*below, "@" + name)
        node.set_attribute(attribute)
    for child in written.get("c", ()):
        node.append(_read(child, below, form))
    return node
