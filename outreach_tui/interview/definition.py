"""A script as it is: what it asks, in which order, under which rules. Frozen; sessions only read it.

It is made by `xform.py` and knows nothing of answers; what it asks is in `body.py`.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

import msgspec

from outreach_tui.interview.body import Item, Place, Question, Repeat, Wording, flattened
from outreach_tui.interview.sample import Sample, document_of
from outreach_tui.interview.xpath.compiler import Compiled
from outreach_tui.interview.xpath.tree import Node


class Bind(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The rules of one place."""

    data_type: str = "string"
    """The type of its answer, without prefix: string, int, decimal, date, select1 ..."""
    relevant: Compiled | None = None
    """Whether it applies."""
    required: Compiled | None = None
    """Whether it wants an answer."""
    read_only: Compiled | None = None
    """Whether it can only be read."""
    calculate: Compiled | None = None
    """What its value is worked out to be."""
    constraint: Compiled | None = None
    """What its answer must satisfy."""
    constraint_message: Wording | None = None
    """What to say when it does not."""
    required_message: Wording | None = None
    """What to say when there is no answer."""
    preload: str = ""
    """Where a first value comes from: uid, date, timestamp, property ..."""
    preload_parameter: str = ""
    """Which one of those."""
    save_to: str = ""
    """The entity field its answer is saved to."""


class Action(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A value put somewhere when something happens (setvalue)."""

    events: frozenset[str]
    """What makes it happen: "odk-new-repeat" ..."""
    target: Place
    """Where the value goes."""
    path: Compiled | None
    """The way to the target, where it says which instance."""
    value: Compiled | None
    """What the value is worked out to be."""
    text: str
    """The value itself, where it is not worked out."""


class Aspect(StrEnum):
    """What a rule decides about its place."""

    VALUE = "value"
    """Its value."""
    RELEVANCE = "relevance"
    """Whether it applies."""
    COUNT = "count"
    """How many instances a repeat has; the rule belongs to the repeat's parent."""
    CHOICES = "choices"
    """What there is to choose from, so that an answer that is no longer there goes."""


class Rule(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something worked out again whenever an answer it looks at changes."""

    rank: int
    """Its turn: rules look only at what earlier ones have decided."""
    place: Place
    """What it decides about."""
    aspect: Aspect
    """What it decides."""
    run: Compiled
    """How."""
    repeat: Place = ()
    """The repeat a count belongs to."""
    data_type: str = "string"
    """The type of its place."""


class Trigger(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A rule that a change at some place wakes."""

    rank: int
    """The rule."""
    anchor: int
    """How many names of the path the changed place and the rule's place share, instance for instance."""
    up: int
    """Parents from the changed place to where the two part."""
    down: Place
    """Names from there to the rule's place."""


class Translation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The words of one language."""

    language: str
    """Its name, as the script writes it."""
    texts: Mapping[str, Mapping[str, Wording]]
    """Words by text id and form: "" for the words, "guidance" for the line for whoever asks."""


class FormDefinition(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """A script ready to run."""

    form_id: str
    """Its id."""
    version: str
    """Its version."""
    title: str
    """Its title."""
    languages: tuple[str, ...]
    """The languages it can be asked in; empty if its words have one language only."""
    default_language: str
    """The language it starts in."""
    body: tuple[Item, ...]
    """What it asks, in order."""
    binds: Mapping[Place, Bind]
    """The rules by place."""
    rules: tuple[Rule, ...]
    """What is worked out, in its turn."""
    triggers: Mapping[Place, tuple[Trigger, ...]]
    """Which rules look at a place."""
    actions: tuple[Action, ...]
    """What happens once, when a session begins or is resumed."""
    new_repeat_actions: Mapping[Place, tuple[Action, ...]]
    """What happens in a new instance of a repeat."""
    change_actions: Mapping[Place, tuple[Action, ...]]
    """What happens when an answer changes."""
    translations: Mapping[str, Translation]
    """The words by language."""
    template: Sample
    """The root of the answers before anything is asked, each in the shape of its type."""
    repeat_templates: Mapping[Place, Sample]
    """One instance of each repeat."""
    child_order: Mapping[Place, tuple[str, ...]]
    """The names of the children of each place, in order."""
    rows: Mapping[str, tuple[Sample, ...]]
    """What is in the lists that stand in the form, by id."""
    outside_lists: Mapping[str, str]
    """Lists that come from elsewhere: id to address ("jr://file-csv/…")."""

    @cached_property
    def lists(self) -> Mapping[str, Node]:
        """The lists that stand in the form as documents, by id; never changed."""
        return {name: document_of(rows, None) for name, rows in self.rows.items()}

    @cached_property
    def items(self) -> Mapping[tuple[int, ...], Item]:
        """Everything in the body by position."""
        return {item.position: item for item in flattened(self.body)}

    @cached_property
    def questions(self) -> Mapping[Place, Question]:
        """The questions by place."""
        return {item.place: item for item in self.items.values() if isinstance(item, Question)}

    @cached_property
    def repeats(self) -> Mapping[Place, Repeat]:
        """The repeats by place."""
        return {item.place: item for item in self.items.values() if isinstance(item, Repeat)}

    @cached_property
    def rules_at(self) -> Mapping[Place, tuple[int, ...]]:
        """The ranks of the rules about each place."""
        found: dict[Place, list[int]] = {}
        for rule in self.rules:
            found.setdefault(rule.place, []).append(rule.rank)
        return {place: tuple(ranks) for place, ranks in found.items()}

    @cached_property
    def preloads(self) -> tuple[Place, ...]:
        """The places that are filled in from outside: an id, the date, the name of the officer."""
        return tuple(place for place, bind in self.binds.items() if bind.preload)
