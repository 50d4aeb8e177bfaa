"""The rules of a form (`bind`), every expression compiled and every place known to exist."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import fields, replace

from outreach_tui.interview.body import Place, question_name
from outreach_tui.interview.definition import Bind
from outreach_tui.interview.form_markup import Markup, attribute, attributes_of, elements
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.stored import reading_of, stored_text
from outreach_tui.interview.xform_instances import Instances
from outreach_tui.interview.xform_words import wording_of_attribute
from outreach_tui.interview.xpath.compiler import compile_text
from outreach_tui.interview.xpath.scope import Scope

_PLAIN = re.compile(r"(?:/[^\s/.\[]+)+")
_KNOWN = MappingProxyType({kind: Bind(data_type=kind) for kind in ("string", "int", "date", "select1")})
_ONLY_A_TYPE = frozenset({"nodeset", "type"})
_RULES = ("relevant", "required", "readonly", "calculate", "constraint")


def place_of(reference: str, base: Place = ()) -> Place:
    """Return the place that a plain path names, "/data/group/question" or one relative to `base`."""
    if _PLAIN.fullmatch(reference):
        return tuple(reference[1:].split("/"))
    text = "".join(reference.split())
    names = list(base) if not text.startswith("/") else []
    for name in text.strip("/").split("/"):
        if name == "..":
            names = names[:-1]
        elif name not in (".", "", "current()"):
            names.append(name.partition("[")[0])
    return tuple(names)


def read_binds(model: Markup, instances: Instances) -> dict[Place, Bind]:
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


def bring_into_shape(instances: Instances, binds: Mapping[Place, Bind]) -> None:
    """Let the values that the form starts with look as their types have it, and be read as that."""
    for top in (instances.main, *instances.templates.values()):
        for node in (top, *top.descendants()):
            for one in (node, *node.attributes):
                bind = binds.get(place_of_node(one))
                if bind is not None and bind.data_type != "string":
                    one.reads_as = reading_of("", bind.data_type)
                    one.text = stored_text(one.text, bind.data_type) if one.text else ""


def _merged(first: Bind, second: Bind) -> Bind:
    """Return two sets of rules about one place as one; what both say, the second says."""
    nothing = Bind()
    said = {field.name: getattr(second, field.name) for field in fields(Bind)}
    return replace(first, **{name: rule for name, rule in said.items() if rule != getattr(nothing, name)})


def _bind(element: Markup, place: Place) -> Bind:
    if element.attributes.keys() <= _ONLY_A_TYPE:
        known = _KNOWN.get(element.attributes.get("type", ""))
        if known is not None:
            return known
    said = dict(attributes_of(element))
    name = question_name(place)
    rules = {
        rule: compile_text(source, Scope(f"{name}, {rule}", place))
        for rule in _RULES
        if (source := said.get(rule, "").strip())
    }
    scope = Scope(name, place)
    return Bind(
        data_type=said.get("type", "").rpartition(":")[2] or "string",
        relevant=rules.get("relevant"),
        required=rules.get("required"),
        read_only=rules.get("readonly"),
        calculate=rules.get("calculate"),
        constraint=rules.get("constraint"),
        constraint_message=wording_of_attribute(said.get("constraintMsg", ""), scope),
        required_message=wording_of_attribute(said.get("requiredMsg", ""), scope),
        preload=said.get("preload", ""),
        preload_parameter=said.get("preloadParams", ""),
        save_to=said.get("saveto", ""),
    )
