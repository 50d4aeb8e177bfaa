"""A talk held without a screen or a store: a script, what the app knows beforehand, and answers in order."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Refusal
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.submission import EntityAction
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform

BRINGS_WORDS = {
    "door": "talk",
    "mode": "full",
    "age_band": "a16_17",
    "understood": "yes",
    "ok_talk": "yes",
    "ok_write": "yes",
    "interest[1]/i_kind": "job",
    "skill_wish": "yes",
    "job_wish": "yes",
    "in_way": "places",
    "mentor_wish": "yes",
    "next_step": "own",
    "decided_by": "young_person",
    "read_back": "changed",
    "concern": "passed_on",
}
"""Answers of choice in a home visit that bring the questions for words with them."""


FORMS = Path(__file__).parents[2] / "forms"
NOW = datetime(2026, 5, 4, 16, 10, tzinfo=UTC)

Line = tuple[str, str | MissingReason]
"""A question's name with its answer or reason; "+" with a repeat's name adds one of it."""
Rows = Mapping[str, Sequence[Mapping[str, str]]]


@cache
def script(name: str) -> FormDefinition:
    """Return a script of ours as the engine sees it."""
    source = (FORMS / f"{name}.md").read_bytes()
    return load_xform(compile_xlsform(source, ".md", name).xform)


def talk(
    name: str, lines: Sequence[Line], *, given: Mapping[str, str] | None = None, known: Rows | None = None
) -> Session:
    """Return the session after every line has been taken; a line that is refused fails the test."""
    outside = Surroundings(
        now=lambda: NOW, new_id=lambda: str(uuid.uuid4()), chance=lambda: 0.5, entities=known or {}
    )
    session = Session.begin(script(name), outside, given=given or {})
    for question, answer in lines:
        _take(session, question, answer)
    return session


def made(session: Session, entity_list: str) -> list[EntityAction]:
    """Return what the finished talk does to one kind of record."""
    return [action for action in session.submission().entities if action.entity_list == entity_list]


def _take(session: Session, question: str, answer: str | MissingReason) -> None:
    if question == "+":
        (repeat,) = (one.ref for one in session.repeats() if one.ref.endswith(f"/{answer}"))
        session.add(repeat)
        return
    (ref,) = (prompt.ref for prompt in session.prompts() if prompt.ref.endswith(f"/{question}"))
    session.go_to(ref)
    after = session.leave_out(answer) if isinstance(answer, MissingReason) else session.answer(answer)
    assert not isinstance(after, Refusal), (question, after)
