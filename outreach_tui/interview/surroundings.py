"""What a session may know of the world; the same world gives the same session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.markup import read_xml
from outreach_tui.interview.xpath.context import World
from outreach_tui.interview.xpath.tree import Kind, Node

_LAST_SAVED = "jr://instance/last-saved"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The world around a session."""

    now: Callable[[], datetime]
    """The present moment, aware, in the local zone."""
    new_id: Callable[[], str]
    """A new UUID4, as text."""
    chance: Callable[[], float]
    """A number from 0 up to 1."""
    entities: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    """Entity list name to its rows: name, label and the fields."""
    device_id: str = ""
    """The device's id, for scripts that ask for it."""
    username: str = ""
    """The officer's name in the app, for scripts that ask for it."""
    last_saved: Mapping[str, bytes] = field(default_factory=dict)
    """The submission XML kept last, by form id, for scripts that start from it."""


def world_of(form: FormDefinition, surroundings: Surroundings, main: Node) -> World:
    """Return the world that a form's expressions see."""
    outside = {name: _outside(src, form, surroundings) for name, src in form.outside_lists.items()}
    return World(
        main=main,
        now=surroundings.now,
        new_id=surroundings.new_id,
        chance=surroundings.chance,
        instances={**outside, **form.lists},
        version=form.version,
        properties={"deviceid": surroundings.device_id, "username": surroundings.username},
    )


def _outside(address: str, form: FormDefinition, surroundings: Surroundings) -> Node:
    if address != _LAST_SAVED:
        return _document(surroundings.entities.get(_list_name(address), ()))
    saved = surroundings.last_saved.get(form.form_id)
    return Node(Kind.DOCUMENT) if saved is None else read_xml(saved, "The last saved conversation")


def _list_name(address: str) -> str:
    return address.rpartition("/")[2].rpartition(".")[0] or address.rpartition("/")[2]


def _document(rows: Sequence[Mapping[str, str]]) -> Node:
    document = Node(Kind.DOCUMENT)
    root = document.append(Node(Kind.ELEMENT, "root"))
    for row in rows:
        item = root.append(Node(Kind.ELEMENT, "item"))
        for name, text in row.items():
            item.append(Node(Kind.ELEMENT, name, text))
    return document
