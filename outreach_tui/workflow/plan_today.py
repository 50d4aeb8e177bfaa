"""Plan today: what was promised, whom to visit, what to go on with (the rules stand in `today.py`)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from outreach_tui.records.fields import day_of
from outreach_tui.records.views import Pledge, Visit, YoungPerson
from outreach_tui.workflow import coming_due
from outreach_tui.workflow.area_scripts import has_area_scripts
from outreach_tui.workflow.cleared_copies import cleared_people
from outreach_tui.workflow.hand_over_states import with_states
from outreach_tui.workflow.not_sent import not_sent
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.ring_back import due_back
from outreach_tui.workflow.today import DraftToFinish, PersonToVisit, PromiseDue, Today
from outreach_tui.workflow.workspace import Workspace

_PROMISES_AHEAD = timedelta(days=7)
_PACE = {"this_week": timedelta(days=1), "two_weeks": timedelta(days=14), "month": timedelta(days=30)}
NOT_VISITED = frozenset({"said_no", "removed", "moved_on"})
"""What somebody is who is not visited any more."""
ENDED_VISITS = frozenset({"declined", "moved", "not_suitable"})
"""What came of a visit after which there is no other."""
_AT_THEIR_PACE = {"i_will_say", "not_sure"}
_TALKED = {"part", "full"}


def plan_today(workspace: Workspace) -> Today:
    """Return what the first screen shows for the day on this laptop's clock."""
    on = workspace.outside.now().date()
    people = _people(workspace)
    to_visit, waiting = _doors(workspace, people.values(), on)
    return Today(
        on=on,
        promises=_promises(workspace, people, on),
        people=with_states(workspace, to_visit),
        waiting=waiting,
        drafts=drafts_to_finish(workspace),
        not_sent=not_sent(workspace),
        not_received=coming_due.not_received(workspace),
        is_any_received=bool(received_on(workspace)),
        due_back=due_back(workspace),
        tasters=coming_due.tasters_to_ask(workspace, people, on),
        check_ins=coming_due.check_ins_due(workspace, people, on),
        decided=coming_due.decided_to_tell(workspace, people, on),
        notes=coming_due.notes_to_file(workspace),
        has_area_scripts=has_area_scripts(workspace),
    )


def door_of(workspace: Workspace, person: str) -> PersonToVisit | None:
    """Return a young person as the list has them, whatever day they asked for; None if they are not on it."""
    record = workspace.picture.record("young_people", person)
    known = YoungPerson.of(record) if record is not None else None
    if known is None or known.status in NOT_VISITED:
        return None
    return _door(workspace, known, _visits(workspace, person))


def drafts_to_finish(workspace: Workspace) -> tuple[DraftToFinish, ...]:
    """Return the conversations that were left in the middle, the newest first."""
    drafts = (
        DraftToFinish(draft.id, draft.title, draft.alias, draft.place, datetime.fromisoformat(draft.kept_at))
        for draft in workspace.vault.drafts()
    )
    return tuple(sorted(drafts, key=lambda draft: draft.kept_at, reverse=True))


def _people(workspace: Workspace) -> dict[str, YoungPerson]:
    records = workspace.picture.records("young_people")
    return {record.id: YoungPerson.of(record) for record in records}


def _visits(workspace: Workspace, person: str) -> list[Visit]:
    visits = [Visit.of(record) for record in workspace.picture.about(person, "visits")]
    return sorted(visits, key=lambda visit: (visit.on, visit.attempt_no or 0, visit.id))


def _doors(
    workspace: Workspace, people: Iterable[YoungPerson], on: date
) -> tuple[tuple[PersonToVisit, ...], int]:
    doors: list[PersonToVisit] = []
    waiting, cleared = 0, cleared_people(workspace)
    for person in people:
        tries = _visits(workspace, person.id)
        if person.status in NOT_VISITED or (tries and tries[-1].outcome in ENDED_VISITS):
            continue
        if _waits(tries, on) or (not tries and person.id in cleared):
            waiting += 1
        else:
            doors.append(_door(workspace, person, tries))
    return tuple(
        sorted(doors, key=lambda door: (door.asked_for or date.max, door.alias, door.person))
    ), waiting


def _door(workspace: Workspace, person: YoungPerson, tries: list[Visit]) -> PersonToVisit:
    return PersonToVisit(
        person=person.id,
        alias=person.alias,
        tries=len(tries),
        asked_for=asked_for(tries[-1]) if tries else None,
        last_words=_last_words(workspace, person.id),
        is_follow_up=any(visit.outcome in _TALKED for visit in tries),
    )


def _waits(tries: list[Visit], on: date) -> bool:
    if not tries:
        return False
    asked = asked_for(tries[-1])
    if asked is not None:
        return asked > on
    return tries[-1].pace in _AT_THEIR_PACE or tries[-1].outcome == "come_back"


def asked_for(visit: Visit) -> date | None:
    """Return the day to come back that a visit ended with, None where they gave none."""
    if visit.come_back_on:
        return day_of(visit.come_back_on)
    visited = day_of(visit.on)
    return visited + _PACE[visit.pace] if visited and visit.pace in _PACE else None


def _last_words(workspace: Workspace, person: str) -> str:
    said = (
        record.value("words")
        for entity_list in ("notes", "interests")
        for record in workspace.picture.about(person, entity_list)
        if record.value("status") in ("", "active")
    )
    return next((words for words in said if words), "")


def _promises(workspace: Workspace, people: dict[str, YoungPerson], on: date) -> tuple[PromiseDue, ...]:
    pledges = (Pledge.of(record) for record in workspace.picture.records("pledges"))
    due = (
        PromiseDue(pledge.id, people[pledge.subject].alias, pledge.subject, pledge.we_words, by)
        for pledge in pledges
        if pledge.we_words
        and not pledge.kept
        and pledge.subject in people
        and ((by := day_of(pledge.by)) is None or by <= on + _PROMISES_AHEAD)
    )
    return tuple(sorted(due, key=lambda promise: (promise.by or date.max, promise.alias, promise.pledge)))
