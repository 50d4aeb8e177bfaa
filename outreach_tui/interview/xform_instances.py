"""The instances of a form: the answers before anything is asked, and the lists beside them.

Templates of repeats (jr:template) are taken out of the answers and kept apart; a repeat without one uses its
first instance as template.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from outreach_tui.interview.body import Place
from outreach_tui.interview.form_markup import Markup, attribute, elements, split_name
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.sample import Sample, sample_of
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.tree import Kind, Node, copy_of

_TEMPLATE = "jr:template"
OPENROSA = "http://openrosa.org/xforms"
"""The namespace of the id of a conversation."""


@dataclass(frozen=True, slots=True)
class Instances:
    """What the model holds before anybody answers."""

    main: Node
    """The document of answers."""
    places: frozenset[Place]
    """Every place there is, attributes and repeat templates included."""
    child_order: Mapping[Place, tuple[str, ...]]
    """The names of the children of each place, in order."""
    templates: Mapping[Place, Node]
    """One instance of each repeat."""
    lists: Mapping[str, tuple[Sample, ...]]
    """What is in the lists that stand in the form, by id."""
    outside: Mapping[str, str]
    """Lists that come from elsewhere, id to address."""

    id_place: Place | None
    """Where the id of the conversation goes, if the form itself has no place for it."""
    bound: Mapping[str, str]
    """References by the id of their bind, for controls and actions that name a bind."""

    @property
    def root(self) -> Node:
        """The root element of the answers."""
        return self.main.children[0]


def root_name(model: Markup, where: str) -> str:
    """Return the name of the root of the answers.

    Raises:
        ScriptError: if the form has none.
    """
    for instance in elements(model, "instance"):
        for root in elements(instance):
            return root.name
    raise ScriptError(where, "it has no answers to fill in", "Export the form again")


def read_instances(model: Markup, repeats: frozenset[Place], openrosa: str) -> Instances:
    """Return the instances of a model whose root is known to be there.

    Args:
        model: the model element.
        repeats: the places that repeat.
        openrosa: the prefix that the form declares for OpenRosa; empty if none.
    """
    found = list(elements(model, "instance"))
    main = Node(Kind.DOCUMENT)
    order: dict[Place, dict[str, None]] = {}
    places: set[Place] = set()
    root = main.append(answers_of(next(elements(found[0])), (), places, order))
    id_place = _add_instance_id(root, f"{openrosa}:" if openrosa else "", places, order)
    order[()] = {root.name: None}
    lists = [(attribute(one, "id"), attribute(one, "src"), one) for one in found[1:]]
    return Instances(
        main=main,
        places=frozenset(places),
        child_order={place: tuple(names) for place, names in order.items()},
        templates=_take_templates(root, repeats),
        lists={name: _rows(one) for name, address, one in lists if not address},
        id_place=id_place,
        bound={
            bind.attributes["id"]: attribute(bind, "nodeset")
            for bind in elements(model, "bind")
            if "id" in bind.attributes
        },
        outside={name: address for name, address, _ in lists if address},
    )


def answers_of(
    element: Markup, above: Place, places: set[Place], order: dict[Place, dict[str, None]]
) -> Node:
    """Return the answers of an element, each knowing its place, without white space between elements.

    Args:
        element: the element.
        above: the place of its parent.
        places: gathers every place there is.
        order: gathers the names of the children of each place.
    """
    node = Node(Kind.ELEMENT, element.name, element.text, element.namespace)
    place = node.shape = (*above, element.name)
    places.add(place)
    names = order.setdefault(place, {})
    for given in _attributes(element):
        given.shape = (*place, "@" + given.name)
        places.add(given.shape)
        node.set_attribute(given)
    for child in element.children:
        if not isinstance(child, str):
            names[child.name] = None
            node.append(answers_of(child, place, places, order))
    return node


def _attributes(element: Markup) -> Iterator[Node]:
    for key, text in element.attributes.items():
        name, _, namespace = split_name(key)
        yield Node(Kind.ATTRIBUTE, name, text, namespace)


def _rows(element: Markup) -> tuple[Sample, ...]:
    """Return what is in a list, without white space between elements."""
    return tuple(
        Sample(
            child.name,
            _rows(child),
            child.text,
            attributes=tuple(sample_of(given) for given in _attributes(child)) if child.attributes else (),
            namespace=child.namespace,
        )
        for child in elements(element)
    )


def _add_instance_id(
    root: Node, openrosa: str, places: set[Place], order: dict[Place, dict[str, None]]
) -> Place | None:
    """Add a place for the id of the conversation (OpenRosa metadata) if there is none, and return it."""
    meta = next((child for child in root.children if child.local_name == "meta"), None)
    if meta is None:
        meta = Node(Kind.ELEMENT, f"{openrosa}meta", namespace=OPENROSA if openrosa else "")
        _added(root, meta, places, order)
    if any(child.local_name == "instanceID" for child in meta.children):
        return None
    name = meta.name.removesuffix("meta") + "instanceID"
    return _added(meta, Node(Kind.ELEMENT, name, namespace=meta.namespace), places, order)


def _added(parent: Node, node: Node, places: set[Place], order: dict[Place, dict[str, None]]) -> Place:
    above = place_of_node(parent)
    place = (*above, node.name)
    node.shape = place
    places.add(place)
    order.setdefault(above, {})[node.name] = None
    order.setdefault(place, {})
    parent.append(node)
    return place


def _take_templates(root: Node, repeats: frozenset[Place]) -> dict[Place, Node]:
    taken: dict[Place, Node] = {}
    for place in sorted(repeats, key=len):
        holders = _holders(root, taken, place)
        marked = [
            node for holder in holders for node in holder.by_name.get(place[-1], ()) if _is_template(node)
        ]
        for node in marked:
            if node.parent is not None:
                node.parent.remove(node)
        plain = [node for holder in holders for node in holder.by_name.get(place[-1], ())]
        for node in marked[:1] or [copy_of(node) for node in plain[:1]]:
            node.attributes = [given for given in node.attributes if given.name != _TEMPLATE]
            node.parent = None
            taken[place] = node
    return taken


def _is_template(node: Node) -> bool:
    return node.attribute(_TEMPLATE) is not None


def _holders(root: Node, taken: Mapping[Place, Node], place: Place) -> list[Node]:
    """Return the parents of a repeat's instances: in the answers, and in the templates around it."""
    tops = [((root.name,), root), *taken.items()]
    return [
        node for top, start in tops if place[: len(top)] == top for node in _at(start, place[len(top) : -1])
    ]


def _at(root: Node, names: Iterable[str]) -> list[Node]:
    nodes = [root]
    for name in names:
        nodes = [child for node in nodes for child in node.by_name.get(name, ())]
    return nodes
