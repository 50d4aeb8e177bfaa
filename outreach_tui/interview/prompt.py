"""What a screen or a line of text may know about the conversation: plain, frozen values.

The session (`session.py`) makes these; faces only show them. Nothing here decides anything.
Values of answers are XForms strings throughout (ODK XForms, "Data types"): select_multiple and rank are
space-separated choice names, dates are ISO 8601, an acknowledged note is "OK", no answer is "".
"""

from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.interview.missing import MissingReason


class Control(StrEnum):
    """How a question takes its answer; every question type of the XLSForm reference maps onto one."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    RANGE = "range"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "dateTime"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    GEOPOINT = "geopoint"
    BARCODE = "barcode"


class Tier(StrEnum):
    """How soon a question is asked, as the script says it (`body::outreach:tier`, docs/scripts.md)."""

    SPINE = "S"
    """Part of the shortest honest talk."""
    CORE = "1"
    """Asked wherever there is time for a talk."""
    FLOWING = "2"
    """Asked if the talk flows."""
    OPTIONAL = "3"
    """Asked if there is time."""
    OFFICER = "0"
    """For the officer alone, before or after; never read out, never in a shared view."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from."""

    value: str
    """The choice's name, as stored."""
    label: str
    """The choice's words, in the session's language."""


@dataclass(frozen=True, slots=True)
class RangeLimits:
    """The scale of a range question, as the script gives it."""

    start: str
    """The first number on the scale."""
    end: str
    """The last number on the scale."""
    step: str
    """The distance between two numbers on the scale."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question as it stands now."""

    ref: str
    """Where it is, with every repeat position: "/data/ideas/interest[2]/i_words". Stable while it exists."""
    name: str
    """The script's name for it."""
    control: Control
    """How it takes its answer."""
    label: str
    """What to ask, in the session's language, with other answers already filled in."""
    hint: str
    """A line under the question; empty if the script gives none."""
    guidance: str
    """A line for whoever asks, not to be read out (XLSForm guidance_hint); empty if none."""
    sections: tuple[str, ...]
    """Labels of the groups and repeats it stands in, outermost first; a repeat's says which one it is."""
    options: tuple[Option, ...]
    """What there is to choose from, in the order to show; empty for questions without choices."""
    value: str
    """The answer so far, as an XForms string; "" when there is none."""
    missing: MissingReason | None
    """Why there is no answer, where somebody said why."""
    is_required: bool
    """Whether the script asks not to go on without an answer (or a reason why there is none)."""
    is_read_only: bool
    """Whether it can only be read."""
    limits: RangeLimits | None
    """The scale of a range question."""
    appearance: str
    """The script's appearance words, space-separated."""
    together: str = ""
    """The field-list (group or repeat instance) whose questions are one screen: its ref; "" if none."""
    say_it_like: tuple[str, ...] = ()
    """Other ways to say it aloud, in the session's language (`body::outreach:say`); empty if none."""
    tier: Tier | None = None
    """How soon it is asked; None where the script does not say."""


@dataclass(frozen=True, slots=True)
class Question:
    """The conversation stands at one question."""

    prompt: Prompt


@dataclass(frozen=True, slots=True)
class AddAnother:
    """The conversation stands behind a repeat: is there another one?"""

    ref: str
    """The repeat, without a position: "/data/ideas/interest"."""
    label: str
    """The repeat's words."""
    count: int
    """How many there are already."""
    sections: tuple[str, ...]
    """Labels of the groups it stands in, outermost first."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The conversation has been gone through; it can be finished or gone back into."""


Step = Question | AddAnother | Ending


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an answer was not taken; nothing was changed."""

    ref: str
    """The question it is about."""
    sentence: str
    """The script's own message where it has one, otherwise ours; in plain words."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the conversation is, counted over the questions that apply now."""

    answered: int
    """Questions with an answer."""
    missing: int
    """Questions with a reason why there is no answer."""
    total: int
    """Questions that apply now, notes not counted."""
