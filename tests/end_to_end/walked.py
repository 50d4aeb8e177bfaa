"""The walked paths of domain.md C9 as keys: each place a home visit stops at, and what is pressed there.

A path is held with the conversation itself, no screen anywhere; what is written down on the way is where it
stood, what was asked, and the keys that mean the same. What those keys do in a terminal is held against it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Control, Prompt, Question, Refusal, Step
from outreach_tui.tui.interviewing.signs import signs_for
from outreach_tui.workflow.answer_in_words import REASONS
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.typed_answer import read_typed
from tests.scenario.talk import Line
from tests.scenario.test_home_visit_paths import Way

EVERYTHING = ("ctrl+d", "ctrl+d")
"""Keys, at the first question, that have every question asked: a path is walked whole."""
COMES_BACK = "+5"
"""A day they gave, as it is typed."""
_MOST_STEPS = 200
_LONGEST_LABEL = 40
_ONE_MORE, _NO_MORE = "1", "2"

Answers = tuple[tuple[str, str, MissingReason | None], ...]
"""Every answer of a conversation: where, what, and why there is none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a path stops."""

    at: str
    """What tells it from every other place of the path."""
    asked: str
    """How the question begins on the screen; empty at the end."""
    keys: tuple[str, ...]
    """What is pressed there."""
    marks: tuple[str, ...]
    """What those keys mark, one each, where several may be chosen; empty anywhere else."""
    is_prompt: bool
    """Whether it is a question or a note of the script."""
    answers: Answers
    """What had been said when it was come to."""


def walk(interview: Interview, way: Way, alias: str) -> Iterator[Place]:
    """Hold `interview` along `way` to its end, and yield each place before it is answered."""
    said = _said(way, alias)
    for _ in range(_MOST_STEPS):
        step = interview.step
        keys, value = _answer_at(step, said)
        is_prompt = isinstance(step, Question)
        marks = _marks(step, value)
        yield Place(place_of(step), _asked(step), keys, marks, is_prompt, answers_of(interview))
        match step:
            case Question() if isinstance(value, MissingReason):
                interview.leave_out(value)
            case Question():
                assert not isinstance(_answered(interview, step.prompt, value), Refusal), (way, step)
            case AddAnother():
                interview.add_another() if value == _ONE_MORE else interview.no_more()
            case _:
                return


def place_of(step: Step) -> str:
    """Return what tells a place from every other one of its path."""
    match step:
        case Question(prompt):
            return prompt.ref
        case AddAnother():
            return f"{step.ref} after {step.count}"
        case _:
            return "the end"


def answers_of(interview: Interview) -> Answers:
    """Return every answer that stands."""
    return tuple((one.ref, one.value, one.missing) for one in interview.prompts())


def _said(way: Way, alias: str) -> dict[str, str | MissingReason]:
    lines: list[Line] = [("alias", alias), *way.lines]
    return {name: COMES_BACK if name == "come_back" else value for name, value in lines if name != "+"}


def _answer_at(
    step: Step, said: dict[str, str | MissingReason]
) -> tuple[tuple[str, ...], str | MissingReason]:
    if isinstance(step, AddAnother):
        more = any(name.startswith(f"{step.ref.rpartition('/')[2]}[{step.count + 1}]") for name in said)
        sign = _ONE_MORE if more else _NO_MORE
        return (sign,), sign
    if not isinstance(step, Question):
        return ("enter",), ""
    name = next((name for name in said if step.prompt.ref.endswith(f"/{name}")), "")
    value = said.get(name, "")
    return _keys_for(step.prompt, value), value


def _keys_for(prompt: Prompt, value: str | MissingReason) -> tuple[str, ...]:
    if isinstance(value, MissingReason):
        return ("f2", str(list(REASONS).index(value) + 1))
    if not value:
        return ("enter",)
    if prompt.control is Control.SELECT_ONE:
        return (_signs(prompt)[value],)
    if prompt.control is Control.SELECT_MULTIPLE:
        return (*(_signs(prompt)[one] for one in value.split()), "enter")
    return (*value, "enter")


def _marks(step: Step, value: str | MissingReason) -> tuple[str, ...]:
    has_several = isinstance(step, Question) and step.prompt.control is Control.SELECT_MULTIPLE
    return tuple(value.split()) if has_several and isinstance(value, str) else ()


def _signs(prompt: Prompt) -> dict[str, str]:
    values = (one.value for one in prompt.options)
    return dict(zip(values, signs_for(prompt.options), strict=True))


def _answered(interview: Interview, prompt: Prompt, value: str) -> Step | Refusal:
    if not value:
        return interview.forward()
    today = datetime.now().astimezone().date()
    meaning = read_typed(prompt, value, today) if prompt.control is Control.DATE else value
    return meaning if isinstance(meaning, Refusal) else interview.answer(meaning)


def _asked(step: Step) -> str:
    match step:
        case Question(prompt):
            return prompt.label[:_LONGEST_LABEL].rstrip()
        case AddAnother():
            return "Another one?"
        case _:
            return ""
