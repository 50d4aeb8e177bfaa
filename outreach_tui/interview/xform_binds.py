"""The rules of a form (`bind`), every expression compiled and every place known to exist."""

from dataclasses import fields, replace

from outreach_tui.interview.definition import Bind, Place, question_name
from outreach_tui.interview.xform_instances import Instances, attribute, elements
from outreach_tui.interview.xform_words import wording_of_attribute
from outreach_tui.interview.xpath.compiler import Compiled, compile_text
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.tree import Node


def place_of(reference: str, base: Place = ()) -> Place:
    """Return the place that a plain path names, "/data/group/question" or one relative to `base`."""
    text = "".join(reference.split())
    names = list(base) if not text.startswith("/") else []
    for name in text.strip("/").split("/"):
        if name == "..":
            names = names[:-1]
        elif name not in (".", "", "current()"):
            names.append(name.partition("[")[0])
    return tuple(names)


def read_binds(model: Node, instances: Instances) -> dict[Place, Bind]:
    """Return the rules by place; rules about what is not there rule nothing."""
    found: dict[Place, Bind] = {}
    for element in elements(model, "bind"):
        place = place_of(attribute(element, "nodeset"), (instances.root.name,))
        if place in instances.places:
            read = _bind(element, place)
            found[place] = _merged(found[place], read) if place in found else read
    if instances.id_place is not None:
        found.setdefault(instances.id_place, Bind(preload="uid"))
    return found


def _merged(first: Bind, second: Bind) -> Bind:
    """Return two sets of rules about one place as one; what both say, the second says."""
    nothing = Bind()
    said = {field.name: getattr(second, field.name) for field in fields(Bind)}
    return replace(first, **{name: rule for name, rule in said.items() if rule != getattr(nothing, name)})


def _bind(element: Node, place: Place) -> Bind:
    said = {given.local_name: given.text for given in element.attributes}

    def rule(name: str) -> Compiled | None:
        source = said.get(name, "").strip()
        return compile_text(source, Scope(f"{question_name(place)}, {name}", place)) if source else None

    scope = Scope(question_name(place), place)
    return Bind(
        data_type=said.get("type", "").rpartition(":")[2] or "string",
        relevant=rule("relevant"),
        required=rule("required"),
        read_only=rule("readonly"),
        calculate=rule("calculate"),
        constraint=rule("constraint"),
        constraint_message=wording_of_attribute(said.get("constraintMsg", ""), scope),
        required_message=wording_of_attribute(said.get("requiredMsg", ""), scope),
        preload=said.get("preload", ""),
        preload_parameter=said.get("preloadParams", ""),
        save_to=said.get("saveto", ""),
    )
