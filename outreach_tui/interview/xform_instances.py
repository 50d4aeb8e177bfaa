"""The instances of a form: the answers before anything is asked, and the lists beside them.

Templates of repeats (jr:template) are taken out of the answers and kept apart; a repeat without one uses its
first instance as template.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from outreach_tui.interview.definition import Place
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.tree import Kind, Node, copy_of

_TEMPLATE = "jr:template"
_OPENROSA = "http://openrosa.org/xforms"


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
    lists: Mapping[str, Node]
    """Lists that stand in the form, by id."""
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


def elements(node: Node, name: str = "") -> Iterator[Node]:
    """Yield the child elements, or those of one name."""
    for child in node.children:
        if child.kind is Kind.ELEMENT and name in ("", child.local_name):
            yield child


def attribute(node: Node, name: str) -> str:
    """Return an attribute's value, empty if it is not there; its prefix does not matter."""
    for candidate in node.attributes:
        if candidate.local_name == name:
            return candidate.text
    return ""


def root_name(model: Node, where: str) -> str:
    """Return the name of the root of the answers.

    Raises:
        ScriptError: if the form has none.
    """
    for instance in elements(model, "instance"):
        for root in elements(instance):
            return root.name
    raise ScriptError(where, "it has no answers to fill in", "Export the form again")


def read_instances(model: Node, repeats: frozenset[Place]) -> Instances:
    """Return the instances of a model whose root is known to be there.

    Args:
        model: the model element.
        repeats: the places that repeat.
    """
    found = list(elements(model, "instance"))
    root = next(elements(found[0]))
    main = Node(Kind.DOCUMENT)
    bare = _bare(root)
    main.append(bare)
    id_place = _add_instance_id(bare, _openrosa_prefix(model))
    templates = _take_templates(main.children[0], repeats)
    places: set[Place] = set()
    order: dict[Place, list[str]] = {}
    for place, node in [((), main), *((place[:-1], _holder(node)) for place, node in templates.items())]:
        _collect(node, place, places, order)
    return Instances(
        main=main,
        places=frozenset(places),
        child_order={place: tuple(names) for place, names in order.items()},
        templates=templates,
        lists={attribute(node, "id"): _document(node) for node in found[1:] if not attribute(node, "src")},
        id_place=id_place,
        bound={attribute(bind, "id"): attribute(bind, "nodeset") for bind in elements(model, "bind")},
        outside={
            attribute(node, "id"): attribute(node, "src") for node in found[1:] if attribute(node, "src")
        },
    )


def _bare(node: Node) -> Node:
    """Return a copy without the white space between elements."""
    twin = Node(Kind.ELEMENT, node.name, node.text, node.namespace)
    for given in node.attributes:
        twin.set_attribute(copy_of(given))
    for child in node.children:
        if child.kind is Kind.ELEMENT:
            twin.append(_bare(child))
    return twin


def _openrosa_prefix(model: Node) -> str:
    """Return the prefix, with its colon, that the form declares for OpenRosa; empty if none."""
    declared = model.root().shape
    for spaces in declared.values() if isinstance(declared, dict) else ():
        for prefix, uri in spaces:
            if uri == _OPENROSA and prefix:
                return f"{prefix}:"
    return ""


def _add_instance_id(root: Node, openrosa: str) -> Place | None:
    """Add a place for the id of the conversation (OpenRosa metadata) if there is none, and return it."""
    meta = next((child for child in root.children if child.local_name == "meta"), None)
    if meta is None:
        meta = root.append(Node(Kind.ELEMENT, f"{openrosa}meta", namespace=_OPENROSA if openrosa else ""))
    if any(child.local_name == "instanceID" for child in meta.children):
        return None
    name = meta.name.removesuffix("meta") + "instanceID"
    meta.append(Node(Kind.ELEMENT, name, namespace=meta.namespace))
    return (root.name, meta.name, name)


def _document(instance: Node) -> Node:
    document = Node(Kind.DOCUMENT)
    for child in elements(instance):
        document.append(_bare(child))
    return document


def _holder(node: Node) -> Node:
    holder = Node(Kind.DOCUMENT)
    holder.children = [node]
    return holder


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


def _collect(node: Node, place: Place, places: set[Place], order: dict[Place, list[str]]) -> None:
    names = order.setdefault(place, [])
    for child in elements(node):
        below = (*place, child.name)
        child.shape = below
        places.add(below)
        if child.name not in names:
            names.append(child.name)
        for given in child.attributes:
            given.shape = (*below, "@" + given.name)
            places.add((*below, "@" + given.name))
        _collect(child, below, places, order)
