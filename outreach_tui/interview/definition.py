"""A script as it is: what it asks, in which order, under which rules. Frozen; sessions only read it.

It is made by `xform.py` and knows nothing of answers. A place in the form is a path: the names from the
root of the answers down, without repeat positions; the last may be "@name" for an attribute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.interview.prompt import Control, RangeLimits, Tier
from outreach_tui.interview.xpath.compiler import Compiled
from outreach_tui.interview.xpath.tree import Node

Place = tuple[str, ...]
"""Names from the root down."""


def question_name(place: Place) -> str:
    """Return what to call a place in an error: the name its author gave it."""
    return f"Question {place[-1]!r}" if place else "The form"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the script: text with answers in it, or the id of a translation."""

    parts: tuple[str | Compiled, ...] = ()
    """Text and expressions, in order."""
    text_id: str = ""
    """The id of a translation, where the words come from there."""


@dataclass(frozen=True, slots=True)
class Bind:
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


@dataclass(frozen=True, slots=True)
class Options:
    """The answers a question offers."""

    fixed: tuple[tuple[str, Wording], ...] = ()
    """Value and label of each, where they stand in the question itself."""
    nodes: Compiled | None = None
    """The rows they come from otherwise, in the order to show."""
    value: Compiled | None = None
    """A row's value."""
    label: Compiled | None = None
    """A row's label."""


@dataclass(frozen=True, slots=True)
class Action:
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


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask."""

    position: tuple[int, ...]
    """Where it stands in the script: the index at every level."""
    place: Place
    """Where its answer goes."""
    control: Control
    """How it takes its answer."""
    label: Wording
    """What to ask."""
    hint: Wording | None = None
    """A line under the question."""
    options: Options | None = None
    """What there is to choose from."""
    limits: RangeLimits | None = None
    """The scale of a range."""
    appearance: str = ""
    """The script's appearance words."""
    never_kept: str = ""
    """Why no answer to it can be kept here (it would be a picture, say); "" if one can."""
    say_it_like: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Other ways to say it, by language code ("gd"); "" is the code of those for every language."""
    tier: Tier | None = None
    """How soon it is asked; None where the script does not say."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together."""

    position: tuple[int, ...]
    """Where it stands in the script."""
    place: Place | None
    """Its place, if it has one."""
    label: Wording
    """Its title."""
    children: tuple["Item", ...]
    """What is in it."""
    appearance: str = ""
    """The script's appearance words."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions that can be asked several times."""

    position: tuple[int, ...]
    """Where it stands in the script."""
    place: Place
    """The place of each instance."""
    label: Wording
    """Its title."""
    children: tuple["Item", ...]
    """What each instance asks."""
    count: Compiled | None = None
    """How many instances there are, where the script says so."""
    is_fixed: bool = False
    """Whether instances can be neither added nor removed."""
    appearance: str = ""
    """The script's appearance words."""

    @property
    def is_open(self) -> bool:
        """Whether people say how many instances there are."""
        return self.count is None and not self.is_fixed


Item = Question | Group | Repeat
"""Anything in the body of a script."""


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


@dataclass(frozen=True, slots=True)
class Rule:
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


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that a change at some place wakes."""

    rank: int
    """The rule."""
    anchor: int
    """How many names of the path the changed place and the rule's place share, instance for instance."""
    up: int
    """Parents from the changed place to where the two part."""
    down: Place
    """Names from there to the rule's place."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of one language."""

    language: str
    """Its name, as the script writes it."""
    texts: Mapping[str, Mapping[str, Wording]]
    """Words by text id and form: "" for the words, "guidance" for the line for whoever asks."""


@dataclass(frozen=True, slots=True)
class FormDefinition:
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
    items: Mapping[tuple[int, ...], Item]
    """Everything in the body by position."""
    questions: Mapping[Place, Question]
    """The questions by place."""
    repeats: Mapping[Place, Repeat]
    """The repeats by place."""
    binds: Mapping[Place, Bind]
    """The rules by place."""
    rules: tuple[Rule, ...]
    """What is worked out, in its turn."""
    rules_at: Mapping[Place, tuple[int, ...]]
    """The ranks of the rules about each place."""
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
    template: Node
    """The answers before anything is asked; copied, never changed."""
    repeat_templates: Mapping[Place, Node]
    """One instance of each repeat; copied, never changed."""
    child_order: Mapping[Place, tuple[str, ...]]
    """The names of the children of each place, in order."""
    lists: Mapping[str, Node]
    """Choice lists that stand in the form, by id."""
    outside_lists: Mapping[str, str]
    """Lists that come from elsewhere: id to address ("jr://file-csv/…")."""
