"""A session as bytes and back: every node, every reason, where the conversation stands, node for node."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from outreach_tui.errors import OutreachError
from outreach_tui.interview.aside import Aside
from outreach_tui.interview.body import Place
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.stored import reading_of
from outreach_tui.interview.xpath.tree import Kind, Node, Reading

_FORMAT = 2
_WITHOUT_RELEVANCE = 1
_LARGEST = 32 * 1024 * 1024
_DEEPEST = 100
_READINGS: Mapping[int, Reading] = MappingProxyType({int(reading): reading for reading in Reading})
_REASONS = frozenset(MissingReason)
_BEHIND_ANSWERS = b',"form":'


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved session holds."""

    main: Node
    """The document of answers."""
    language: str
    """The language it is asked in."""
    standing: str
    """Where it stands: a reference; "+" before it for the end of a repeat, "" for the end."""
    aside: Aside
    """Instances that a count no longer asks for."""
    says_what_applies: bool = True
    """Whether it says what applies and what does not."""


def to_bytes(form: FormDefinition, saved: Saved) -> bytes:
    """Return a session as bytes, the same for the same session."""
    document = {
        "format": _FORMAT,
        "form": form.form_id,
        "version": form.version,
        "language": saved.language,
        "standing": saved.standing,
        "answers": _written(saved.main.children[0], saved.aside),
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def are_same_answers(one: bytes, other: bytes) -> bool:
    """Return whether two saved sessions hold the same answers and reasons, wherever each stands.

    Keys stand in their order and no answer holds a bare quote: the answers are what comes before the form.
    """
    return one.rpartition(_BEHIND_ANSWERS)[0] == other.rpartition(_BEHIND_ANSWERS)[0]


def from_bytes(form: FormDefinition, raw: bytes) -> Saved:
    """Return the session that was saved.

    Raises:
        OutreachError: if it is not a session of this version of the script.
    """
    try:
        document = json.loads(raw) if len(raw) <= _LARGEST else None
    except (ValueError, RecursionError) as fault:
        raise _damaged("it cannot be read") from fault
    if not isinstance(document, dict) or document.get("format") not in (_FORMAT, _WITHOUT_RELEVANCE):
        raise _damaged("it is not a saved conversation")
    if (document.get("form"), document.get("version")) != (form.form_id, form.version):
        raise _damaged("it was begun with another version of the script")
    main = Node(Kind.DOCUMENT)
    reader = _Reader(form)
    main.append(reader.read(document.get("answers"), ()))
    _spread(main)
    return Saved(
        main=main,
        language=str(document.get("language", "")),
        standing=str(document.get("standing", "")),
        aside=reader.aside,
        says_what_applies=document["format"] == _FORMAT,
    )


def _spread(main: Node) -> None:
    """Let what stands in something that does not apply not apply either."""
    for node in main.descendants():
        for one in (node, *node.attributes):
            one.is_relevant = one.own_relevance and (one.parent is None or one.parent.is_relevant)


def _damaged(what: str) -> OutreachError:
    return OutreachError(
        "draft-unreadable", "The saved conversation", what, "Open it with the version it was begun with"
    )


def _written(node: Node, aside: Aside) -> dict[str, object]:
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
        found["a"] = [_written_attribute(given) for given in node.attributes]
    if not node.own_relevance:
        found["i"] = 1
    return {**found, **_below(node, aside)}


def _below(node: Node, aside: Aside) -> dict[str, object]:
    below = {"c": node.children, "k": tuple(aside.below(node))}
    return {key: [_written(child, aside) for child in nodes] for key, nodes in below.items() if nodes}


def _written_attribute(given: Node) -> list[object]:
    return [given.name, given.text, given.namespace, *([] if given.own_relevance else [1])]


class _Reader:
    """Reads nodes, each where the script has a place for it."""

    def __init__(self, form: FormDefinition) -> None:
        self.form = form
        self.aside = Aside()

    def read(self, written: object, above: Place) -> Node:
        if not isinstance(written, dict) or len(above) > _DEEPEST:
            raise _damaged("a part of it is missing")
        place = (*above, str(written.get("n")))
        if place not in self.form.child_order:
            raise _damaged("it holds an answer that the script does not have")
        node = Node(Kind.ELEMENT, place[-1], str(written.get("t", "")), str(written.get("s", "")))
        node.shape = place
        node.own_relevance = not written.get("i")
        node.reads_as = self._reading(written.get("r"), place)
        reason = written.get("m")
        node.missing = reason if reason in _REASONS else None
        for given in written.get("a", ()):
            node.set_attribute(_attribute(given, place))
        for child in written.get("c", ()):
            node.append(self.read(child, place))
        for instance in written.get("k", ()):
            self.aside.keep(node, self.read(instance, place))
        return node

    def _reading(self, kept: object, place: Place) -> Reading:
        bind = self.form.binds.get(place)
        reading = _READINGS.get(kept) if isinstance(kept, int) else None
        return reading or reading_of("", bind.data_type if bind else "string")


def _attribute(given: object, place: Place) -> Node:
    if not isinstance(given, list) or len(given) < 3:  # noqa: PLR2004 - name, text, namespace
        raise _damaged("a part of it is missing")
    name, text, namespace = (str(part) for part in given[:3])
    attribute = Node(Kind.ATTRIBUTE, name, text, namespace)
    attribute.shape = (*place, "@" + name)
    attribute.own_relevance = given[3:] != [1]
    return attribute
