"""What else waits today: tasters, check-ins, decisions to tell, notes about nobody yet, a receipt.

Nothing here is late, and nothing is counted against a young person.
"""

from collections.abc import Mapping
from datetime import date

from outreach_tui.records.fields import day_of
from outreach_tui.records.taken_back import decided
from outreach_tui.records.views import Note, Outcome, Taster, Visit, YoungPerson
from outreach_tui.records.withdrawal import LIST
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.sent_state import sent_state
from outreach_tui.workflow.taken_back_in_words import told_to_them
from outreach_tui.workflow.today import CheckInDue, DecidedToTell, NoteToFile, TasterToAsk
from outreach_tui.workflow.workspace import Workspace

_DAYS_TO_TELL = 60
_TALKED = {"part", "full"}
_AFTER = {"m3": 3, "m6": 6, "m12": 12}
_DAYS_A_MONTH = 30
_NOT_ASKED = {"said_no", "removed"}


def tasters_to_ask(
    workspace: Workspace, people: Mapping[str, YoungPerson], on: date
) -> tuple[TasterToAsk, ...]:
    """Return the tasters whose day has come and of which nobody has said how they were."""
    due = (
        TasterToAsk(taster.id, person.id, person.alias, taster.title, day)
        for taster in map(Taster.of, workspace.picture.each("tasters"))
        if not taster.went
        and (person := _to_ask(people, taster.subject)) is not None
        and (day := day_of(taster.on)) is not None
        and day <= on
    )
    return tuple(sorted(due, key=lambda one: (one.on, one.alias, one.taster)))


def check_ins_due(
    workspace: Workspace, people: Mapping[str, YoungPerson], on: date
) -> tuple[CheckInDue, ...]:
    """Return whom to ask again after the end of their course, once 3, 6 or 12 months have gone by."""
    by_person: dict[str, list[Outcome]] = {}
    for one in map(Outcome.of, workspace.picture.each("outcomes")):
        if (person := _to_ask(people, one.subject)) is not None:
            by_person.setdefault(person.id, []).append(one)
    due = (
        CheckInDue(one, people[one].alias, months)
        for one, outcomes in by_person.items()
        if (months := _months_due(outcomes, on))
    )
    return tuple(sorted(due, key=lambda one: (one.alias, one.person)))


def decided_to_tell(
    workspace: Workspace, people: Mapping[str, YoungPerson], on: date
) -> tuple[DecidedToTell, ...]:
    """Return what was decided about words taken back, until there was a talk or two months have gone by."""
    picture = workspace.picture
    due = (
        DecidedToTell(message.id, people[message.id].alias, day)
        for message in picture.each(LIST)
        if message.id in people
        and told_to_them(picture, message.id)
        and (decision := decided(message)) is not None
        and (day := day_of(decision.decided_on)) is not None
        and (on - day).days <= _DAYS_TO_TELL
        and not _talked_since(workspace, message.id, day)
    )
    return tuple(sorted(due, key=lambda one: (one.on, one.alias, one.person)))


def _talked_since(workspace: Workspace, person: str, day: date) -> bool:
    visits = map(Visit.of, workspace.picture.about(person, "visits"))
    return any(one.outcome in _TALKED and (day_of(one.on) or date.min) > day for one in visits)


def notes_to_file(workspace: Workspace) -> tuple[NoteToFile, ...]:
    """Return the notes that belong to nobody yet."""
    notes = sorted(map(Note.of, workspace.picture.each("notes")), key=lambda one: (one.on, one.id))
    return tuple(NoteToFile(note.id, note.words) for note in notes if note.subject is None and note.words)


def not_received(workspace: Workspace) -> int:
    """Return how many changes were sent and are named by no receipt of the lead partner yet."""
    waiting = sent_state(workspace).revisions - received_on(workspace).keys()
    return sum(one in waiting for one in workspace.vault.revisions()) if waiting else 0


def _to_ask(people: Mapping[str, YoungPerson], subject: str | None) -> YoungPerson | None:
    person = people.get(subject or "")
    return person if person is not None and person.status not in _NOT_ASKED else None


def _months_due(outcomes: list[Outcome], on: date) -> int:
    """Return the last of the months that have come and were not asked about; 0 for none."""
    ends = [day for one in outcomes if one.timepoint == "end" and (day := day_of(one.on)) is not None]
    asked = {one.timepoint for one in outcomes}
    since = (on - max(ends)).days if ends else 0
    due = [
        months for point, months in _AFTER.items() if point not in asked and since >= months * _DAYS_A_MONTH
    ]
    return max(due, default=0)
