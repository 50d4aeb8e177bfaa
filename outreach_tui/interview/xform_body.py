"""The body of a form: its questions, groups and repeats in order, each with its words and choices."""

from collections.abc import Iterator

from outreach_tui.interview.body import Group, Item, Options, Place, Question, Repeat, Wording, question_name
from outreach_tui.interview.definition import Bind
from outreach_tui.interview.form_markup import Markup, attribute, elements
from outreach_tui.interview.prompt import RangeLimits
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xform_binds import place_of
from outreach_tui.interview.xform_controls import control_of, never_kept
from outreach_tui.interview.xform_instances import Instances
from outreach_tui.interview.xform_spoken import say_it_like, tier_of
from outreach_tui.interview.xform_words import plain_wording, read_wording
from outreach_tui.interview.xpath.compiler import compile_text
from outreach_tui.interview.xpath.scope import Scope

_QUESTIONS = frozenset(
    {"input", "select", "select1", "rank", "range", "trigger", "upload", "secret", "textarea"}
)
_NOTHING = Wording()
_NO_RULES = Bind()


class BodyReader:
    """Reads the body, knowing the answers and their rules."""

    def __init__(self, instances: Instances, binds: dict[Place, Bind]) -> None:
        """Read against these answers and rules."""
        self.instances = instances
        self.binds = binds

    def read(self, body: Markup) -> tuple[Item, ...]:
        """Return what the body asks, in order."""
        return self._children(body, (), (self.instances.root.name,))

    def _children(self, element: Markup, position: tuple[int, ...], base: Place) -> tuple[Item, ...]:
        found: list[Item] = []
        for child in elements(element):
            item = self._item(child, (*position, len(found)), base)
            if item is not None:
                found.append(item)
        return tuple(found)

    def _item(self, element: Markup, position: tuple[int, ...], base: Place) -> Item | None:
        if element.local_name == "group":
            return self._group(element, position, base)
        if element.local_name == "repeat":
            return self._repeat(element, position, base, _NOTHING)
        return self._question(element, position, base) if element.local_name in _QUESTIONS else None

    def _place(self, element: Markup, base: Place) -> Place | None:
        reference = attribute(element, "ref") or attribute(element, "nodeset")
        reference = reference or self.instances.bound.get(attribute(element, "bind"), "")
        if not reference:
            return None
        place = place_of(reference, base)
        if place not in self.instances.places:
            what = f"it asks for {'/'.join(place)!r}, which is not among its answers"
            raise ScriptError("The form", what, "Export the form again")
        return place

    def _group(self, element: Markup, position: tuple[int, ...], base: Place) -> Item:
        place = self._place(element, base)
        label = self._label(element, place or base)
        inner = list(elements(element, "repeat"))
        if len(inner) == 1 and self._place(inner[0], base) == place:
            return self._repeat(inner[0], position, base, label)
        children = self._children(element, position, place or base)
        return Group(position, place, label, children, attribute(element, "appearance"))

    def _repeat(self, element: Markup, position: tuple[int, ...], base: Place, label: Wording) -> Repeat:
        place = self._place(element, base)
        if place is None:
            raise ScriptError("The form", "it has a repeat that repeats nothing", "Export the form again")
        count = attribute(element, "count")
        return Repeat(
            position=position,
            place=place,
            label=self._label(element, place) if label == _NOTHING else label,
            children=self._children(element, position, place),
            count=compile_text(count, Scope(f"{question_name(place)}, repeat count", place))
            if count
            else None,
            is_fixed=attribute(element, "noAddRemove") in ("true()", "true"),
            appearance=attribute(element, "appearance"),
        )

    def _question(self, element: Markup, position: tuple[int, ...], base: Place) -> Question:
        place = self._place(element, base)
        if place is None:
            raise ScriptError(
                "The form", "it has a question whose answer goes nowhere", "Export the form again"
            )
        bind = self.binds.get(place, _NO_RULES)
        return Question(
            position=position,
            place=place,
            control=control_of(element, bind),
            label=self._label(element, place),
            hint=self._words(element, "hint", place),
            options=self._options(element, place),
            limits=_limits(element),
            appearance=attribute(element, "appearance"),
            never_kept=never_kept(element, bind),
            say_it_like=say_it_like(element),
            tier=tier_of(element, place),
        )

    def _label(self, element: Markup, place: Place) -> Wording:
        return self._words(element, "label", place) or _NOTHING

    def _words(self, element: Markup, name: str, place: Place) -> Wording | None:
        for child in element.children:
            if not isinstance(child, str) and child.local_name == name:
                return plain_wording(child) or read_wording(child, _scope(place, name))
        return None

    def _options(self, element: Markup, place: Place) -> Options | None:
        if element.local_name not in ("select", "select1", "rank"):
            return None
        for itemset in elements(element, "itemset"):
            return _from_rows(itemset, place)
        return Options(fixed=tuple(_fixed(element, place)))


def _scope(place: Place, what: str) -> Scope:
    return Scope(f"{question_name(place)}, {what}", place)


def _fixed(element: Markup, place: Place) -> Iterator[tuple[str, Wording]]:
    for item in elements(element, "item"):
        value = next((child.string_value() for child in elements(item, "value")), "")
        label = next(
            (read_wording(child, _scope(place, "choice")) for child in elements(item, "label")), _NOTHING
        )
        yield value.strip(), label


def _from_rows(itemset: Markup, place: Place) -> Options:
    scope = _scope(place, "choice filter")
    row = scope.inside(None)
    values = [attribute(child, "ref") for child in elements(itemset, "value")]
    labels = [attribute(child, "ref") for child in elements(itemset, "label")]
    return Options(
        nodes=compile_text(attribute(itemset, "nodeset"), scope),
        value=compile_text(values[0] if values else "name", row),
        label=compile_text(labels[0] if labels else "label", row),
    )


def _limits(element: Markup) -> RangeLimits | None:
    if element.local_name != "range":
        return None
    start, end, step = (attribute(element, name) for name in ("start", "end", "step"))
    return RangeLimits(start or "1", end or "10", step or "1")
