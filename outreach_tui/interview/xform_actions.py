"""What a form does by itself when something happens (`setvalue`): in the model, in questions, in repeats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outreach_tui.interview.body import Place, question_name
from outreach_tui.interview.definition import Action
from outreach_tui.interview.form_markup import Markup, attribute, elements
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xform_binds import place_of
from outreach_tui.interview.xform_instances import Instances
from outreach_tui.interview.xpath.compiler import compile_text
from outreach_tui.interview.xpath.scope import Scope

NEW_REPEAT = "odk-new-repeat"
"""A new instance of a repeat was added."""
FIRST_LOAD = frozenset({"odk-instance-first-load", "xforms-ready"})
"""A session began."""
LOAD = "odk-instance-load"
"""A session began or was resumed."""
CHANGED = "xforms-value-changed"
"""An answer changed."""


@dataclass(frozen=True, slots=True)
class Actions:
    """Everything a form does by itself."""

    at_load: tuple[Action, ...]
    """When a session begins or is resumed."""
    in_repeats: Mapping[Place, tuple[Action, ...]]
    """In a new instance, by repeat."""
    on_change: Mapping[Place, tuple[Action, ...]]
    """When an answer changes, by question."""


NO_ACTIONS = Actions((), {}, {})
"""Nothing."""


def read_actions(model: Markup, body: Markup, instances: Instances) -> Actions:
    """Return the actions of a form."""
    repeats = frozenset(instances.templates)
    at_load: list[Action] = []
    in_repeats: dict[Place, list[Action]] = {}
    on_change: dict[Place, list[Action]] = {}
    found = [(element, (instances.root.name,)) for element in elements(model)] + list(
        _nested(body, (instances.root.name,))
    )
    for element, owner in found:
        if element.local_name != "setvalue":
            continue
        action = _action(element, owner, instances)
        if action.events & FIRST_LOAD or LOAD in action.events:
            at_load.append(action)
        if NEW_REPEAT in action.events:
            in_repeats.setdefault(_repeat_around(owner, repeats), []).append(action)
        if CHANGED in action.events:
            on_change.setdefault(owner, []).append(action)
    return Actions(tuple(at_load), _frozen(in_repeats), _frozen(on_change))


def _repeat_around(place: Place, repeats: frozenset[Place]) -> Place:
    while place and place not in repeats:
        place = place[:-1]
    return place


def _frozen(actions: dict[Place, list[Action]]) -> Mapping[Place, tuple[Action, ...]]:
    return {place: tuple(some) for place, some in actions.items()}


def _nested(element: Markup, base: Place) -> Iterator[tuple[Markup, Place]]:
    for child in elements(element):
        if child.local_name == "setvalue":
            yield child, base
        reference = attribute(child, "ref") or attribute(child, "nodeset")
        yield from _nested(child, place_of(reference, base) if reference else base)


def _action(element: Markup, owner: Place, instances: Instances) -> Action:
    reference = attribute(element, "ref") or instances.bound.get(attribute(element, "bind"), "")
    target = place_of(reference, owner)
    if target not in instances.places:
        what = f"a setvalue puts a value into {'/'.join(target)!r}, which is not among the answers"
        raise ScriptError("The form", what, "Correct the name")
    source = attribute(element, "value")
    scope = Scope(f"{question_name(target)}, setvalue", target)
    return Action(
        events=frozenset(attribute(element, "event").split()),
        target=target,
        path=compile_text(reference, Scope(f"{question_name(target)}, setvalue", owner))
        if "[" in reference
        else None,
        value=compile_text(source, scope) if source else None,
        text=element.string_value(),
    )
