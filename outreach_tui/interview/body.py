"""What a script asks, in order: questions, groups and repeats, each with its words and choices. Frozen.

A place in the form is a path: the names from the root of the answers down, without repeat positions; the
last may be "@name" for an attribute.
"""

from collections.abc import Iterable, Iterator

import msgspec

from outreach_tui.interview.prompt import Control, RangeLimits, Tier
from outreach_tui.interview.xpath.compiler import Compiled

MOST_INSTANCES = 10_000
"""How many instances a count may give a repeat."""

Place = tuple[str, ...]
"""Names from the root down."""


def question_name(place: Place) -> str:
    """Return what to call a place in an error: the name its author gave it."""
    return f"Question {place[-1]!r}" if place else "The form"


class Output(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An answer, or what is made of answers, in the middle of words."""

    expression: Compiled
    """What is worked out and said."""


class Wording(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words of the script: text with answers in it, or the id of a translation."""

    parts: tuple[str | Output, ...] = ()
    """Text and answers, in order."""
    text_id: str = ""
    """The id of a translation, where the words come from there."""


class Options(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The answers a question offers."""

    fixed: tuple[tuple[str, Wording], ...] = ()
    """Value and label of each, where they stand in the question itself."""
    nodes: Compiled | None = None
    """The rows they come from otherwise, in the order to show."""
    value: Compiled | None = None
    """A row's value."""
    label: Compiled | None = None
    """A row's label."""


class Question(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="question"):
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


class Group(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="group"):
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


class Repeat(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="repeat"):
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


def flattened(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items and everything in them, in order."""
    for item in items:
        yield item
        if isinstance(item, Group | Repeat):
            yield from flattened(item.children)
