"""What a finished conversation hands on: the ODK submission, and the entities it creates or updates.

- What does not apply is left out, of the XML and of the fields alike.
- A field belongs to the entity declared in the nearest group, repeat or form around its question.
- A field whose question has a reason instead of an answer carries the reason; in the XML the reason is an
  attribute of its own, so that no other program mistakes it for an answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.xpath.tree import Kind, Node

REASONS_NAMESPACE = "urn:outreach:interview"
"""The namespace of the attribute that says why there is no answer."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XFORMS = "http://www.w3.org/2002/xforms"
_PERSON = "young_people"
_TRUE = frozenset({"1", "true"})

EntityKind = Literal["create", "update", "upsert"]
"""What is done: make it, change it, or whichever of the two it takes."""


@dataclass(frozen=True, slots=True)
class EntityAction:
    """One record that a conversation creates or changes."""

    entity_list: str
    """The list it belongs to."""
    id: str
    """Its UUID."""
    kind: EntityKind
    """What is done."""
    label: str
    """What it is called; "" leaves the name as it is."""
    fields: Mapping[str, str | MissingReason]
    """Its fields; "" for blank."""


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything a finished conversation said."""

    form_id: str
    """The script's id."""
    version: str
    """The script's version."""
    instance_id: str
    """The id of this conversation: "uuid:…"."""
    xml: bytes
    """The ODK submission."""
    entities: tuple[EntityAction, ...]
    """The records, in the order of the script."""
    subject: str | None
    """The UUID of the young person it is about, if it is about one."""


def submission_of(form: FormDefinition, main: Node, new_id: str) -> Submission:
    """Return what the answers hand on.

    Args:
        form: the script.
        main: the document of answers.
        new_id: a UUID, used where the script keeps no id of the conversation.
    """
    root = main.children[0]
    declarations = list(_declarations(root))
    return Submission(
        form_id=form.form_id,
        version=form.version,
        instance_id=_instance_id(root) or f"uuid:{new_id}",
        xml=written(root),
        entities=tuple(_actions(declarations, form)),
        subject=_subject(declarations),
    )


def subject_of(main: Node) -> str | None:
    """Return the UUID of the young person the answers are about as they stand, if they are about one."""
    return _subject(_declarations(main.children[0]))


def _subject(declarations: Iterable[Node]) -> str | None:
    about = (_attribute(node, "id") for node in declarations if _attribute(node, "dataset") == _PERSON)
    return next(about, "") or None


def _instance_id(root: Node) -> str:
    for meta in root.children:
        if meta.local_name == "meta":
            return next((node.text for node in meta.children if node.local_name == "instanceID"), "")
    return ""


# -- entities -------------------------------------------------------------------------------------------


def _declarations(root: Node) -> Iterator[Node]:
    for node in root.descendants():
        is_declared = node.local_name == "entity" and node.attribute("dataset") is not None
        if is_declared and node.parent is not None and node.parent.local_name == "meta":
            yield node


def _attribute(node: Node, name: str) -> str:
    found = node.attribute(name)
    return found.text if found is not None and found.is_relevant else ""


def _actions(declarations: list[Node], form: FormDefinition) -> Iterator[EntityAction]:
    for declaration in declarations:
        kind = _kind(declaration)
        entity_id = _attribute(declaration, "id")
        if kind is None or not declaration.is_relevant or not entity_id:
            continue
        meta = declaration.parent
        container = meta.parent if meta is not None else None
        fields = dict(_fields(container, form)) if container is not None else {}
        label = next((node.text for node in declaration.children if node.local_name == "label"), "")
        dataset = _attribute(declaration, "dataset")
        yield EntityAction(dataset, entity_id, kind, label, MappingProxyType(fields))


def _kind(declaration: Node) -> EntityKind | None:
    creates = _attribute(declaration, "create") in _TRUE
    updates = _attribute(declaration, "update") in _TRUE
    if creates and updates:
        return "upsert"
    return "create" if creates else "update" if updates else None


def _fields(container: Node, form: FormDefinition) -> Iterator[tuple[str, str | MissingReason]]:
    for node in container.children:
        if not node.is_relevant:
            continue
        bind = form.binds.get(place_of_node(node))
        if bind is not None and bind.save_to:
            yield bind.save_to, MissingReason(node.missing) if node.missing else node.text
        elif node.children and not _declares(node):
            yield from _fields(node, form)


def _declares(container: Node) -> bool:
    return any(
        entity.local_name == "entity"
        for meta in container.by_name.get("meta", ())
        for entity in meta.children
    )


# -- XML ------------------------------------------------------------------------------------------------


def written(root: Node) -> bytes:
    """Return the answers that apply as ODK submission XML."""
    spaces = {"outreach": REASONS_NAMESPACE}
    for node in (root, *root.descendants()):
        for one in (node, *node.attributes):
            prefix = one.name.rpartition(":")[0]
            if prefix:
                spaces.setdefault(prefix, one.namespace)
    declared = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in sorted(spaces.items()))
    if root.namespace and root.namespace != _XFORMS and ":" not in root.name:
        declared = f" xmlns={quoteattr(root.namespace)}{declared}"
    return "".join(_element(root, declared)).encode("utf-8", "replace")


def _element(node: Node, declared: str = "") -> Iterator[str]:
    if not node.is_relevant:
        return
    attributes = "".join(
        f" {given.name}={quoteattr(given.text)}" for given in node.attributes if given.is_relevant
    )
    if node.missing:
        attributes += f" outreach:missing={quoteattr(node.missing)}"
    inner = [part for child in node.children if child.kind is Kind.ELEMENT for part in _element(child)]
    if not inner and not node.text:
        yield f"<{node.name}{declared}{attributes}/>"
        return
    yield f"<{node.name}{declared}{attributes}>"
    yield from inner or (escape(_UNWRITABLE.sub("", node.text)),)
    yield f"</{node.name}>"
