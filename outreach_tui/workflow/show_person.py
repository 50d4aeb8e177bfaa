"""What is kept about one young person: everything, for them to read ("What have you got on me?")."""

from dataclasses import dataclass

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.records.picture import Record
from outreach_tui.records.sharing import Scope, scope_of
from outreach_tui.workflow.answer_in_words import REASONS
from outreach_tui.workflow.hand_over_states import IN_WORDS, States
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace

HANDED_OVER = "handed over"
"""The line of a visit that says how far it has come on its way to the lead partner."""

_NOT_FOR_READING = {"label"}


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """One record as it is read to them."""

    what: str
    """What it is: a visit, an interest, a two-way promise."""
    lines: tuple[tuple[str, str], ...]
    """Each field's name and what it holds, conflicts and reasons included."""


@dataclass(frozen=True, slots=True)
class KeptAboutPerson:
    """Everything about one young person on this laptop."""

    alias: str
    """Their code name."""
    records: tuple[KeptRecord, ...]
    """Every record, by list."""
    travels: str
    """How far it goes, in words."""
    whole_talks: int
    """Conversations that are kept whole, on this laptop only."""


_TRAVELS = {
    Scope.NOTHING: "Nothing of it leaves this laptop.",
    Scope.PRESENCE: "Only that you were visited, and how it went, goes to the lead partner.",
    Scope.WORDS: "It goes to the small team at the lead partner, as you agreed.",
}


def show_person(workspace: Workspace, person: str) -> KeptAboutPerson:
    """Return everything that is kept about one young person."""
    record = workspace.picture.record("young_people", person)
    states = States(workspace) if workspace.profile.role is Role.OFFICER else None
    return KeptAboutPerson(
        alias=record.value("alias") if record else "",
        records=tuple(_kept(record, states) for record in workspace.picture.about(person)),
        travels=_TRAVELS[scope_of(workspace.picture, person)],
        whole_talks=sum(submission.about == person for submission in workspace.vault.submissions()),
    )


def _kept(record: Record, states: States | None) -> KeptRecord:
    fields = (field for field in record.fields if field not in _NOT_FOR_READING)
    lines = ((field.replace("_", " "), _in_words(record, field)) for field in fields)
    return KeptRecord(
        entity_list(record.entity_list, has_subject=True).one,
        (*((name, words) for name, words in lines if words), *_handed_over(record, states)),
    )


def _handed_over(record: Record, states: States | None) -> tuple[tuple[str, str], ...]:
    """Return how far a visit has come, for an officer."""
    if states is None or record.entity_list != "visits":
        return ()
    return ((HANDED_OVER, IN_WORDS[states.of_visit(record)]),)


def _in_words(record: Record, field: str) -> str:
    texts = dict.fromkeys(one.write for one in record.live(field) if isinstance(one.write, str))
    missing: MissingReason | None = record.missing(field)
    return " / ".join(texts) if texts else REASONS[missing] if missing else ""
