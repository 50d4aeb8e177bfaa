"""Words that were taken back after they had travelled: what the lead partner may decide, and what it does.

Rules (security.md P3, P8 and P9):
- Matching, lists and reports stop by themselves when the message arrives (`records/withdrawal.py`). Then a
  person decides: wipe, restrict, or keep because a named duty asks for it until a day of review.
- Wiping takes the words out of this store, also those that arrive later. It is no erasure of the person: what
  they let their officer keep stays on that laptop, and comes again if they say yes again.
- Restricting and keeping can be changed or taken back at any time; wiping cannot.
- A decision is told to the laptop in its receipt, so that the officer can tell the young person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outreach_tui.errors import OutreachError
from outreach_tui.plain_text import clean
from outreach_tui.records.place import place_of
from outreach_tui.records.record import Record
from outreach_tui.records.sharing import Scope
from outreach_tui.records.taken_back import FORM, Choice, Decision, as_fields, decided
from outreach_tui.records.withdrawal import LIST, stays_in_view
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.out_of_sight import begin_wiping, rows_out_of_sight, wipe_what_was_decided
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.told_state import corrections, keep_decisions
from outreach_tui.workflow.typed_moment import day_meant
from outreach_tui.workflow.workspace import Workspace

_SHORTEST = 4
_WHAT = "Decide about words that were taken back"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What one young person took back."""

    person: str
    """Their id."""
    alias: str
    """Their code name; empty where not even that they were met may be shown."""
    officers: tuple[str, ...]
    """The codes of the officers whose laptops told it."""
    is_all: bool
    """Whether they took everything back; else that they were visited stays in view."""
    told_on: str
    """The ISO date of the agreement that decides it; empty if it has none."""
    out_of_sight: int
    """How many records of this store it keeps out of sight."""
    decision: Decision | None
    """What was decided, None while it is open."""
    is_due: bool
    """Whether the day of its review has come."""


def taken_back(workspace: Workspace) -> tuple[TakenBack, ...]:
    """Return everything that was taken back, what is open first.

    Raises: OutreachError when this is no lead's workspace.
    """
    require_lead(workspace, _WHAT)
    scopes = stays_in_view(workspace.picture)
    hidden = rows_out_of_sight(workspace, scopes)
    today = workspace.outside.now().date().isoformat()
    found = [
        _seen(workspace, message, scopes[message.id], hidden.get(message.id, {}), today)
        for message in workspace.picture.each(LIST)
        if message.id in scopes
    ]
    return tuple(sorted(found, key=lambda one: (one.decision is not None, one.alias, one.person)))


def meant(workspace: Workspace, typed: str) -> str:
    """Return the id of the young person meant by a code name, or by the beginning of an id.

    Raises: OutreachError when this is no lead's workspace, or it means none or several of the list.
    """
    found = [
        one.person
        for one in taken_back(workspace)
        if typed == one.alias or (len(typed) >= _SHORTEST and one.person.startswith(typed))
    ]
    if len(found) != 1:
        raise _nothing_taken_back(repr(typed))
    return found[0]


def decide(
    workspace: Workspace, person: str, choice: Choice, *, duty: str = "", review_on: str = ""
) -> Decision:
    """Decide what becomes of what a young person took back.

    Args:
        workspace: the lead partner's.
        person: the young person's id.
        choice: what becomes of it; to wipe cannot be undone.
        duty: what asks for it to be kept; needed to keep it, and only then.
        review_on: the day on which that is looked at again, as typed; needed to keep it, and only then.

    Raises: OutreachError when this is no lead's workspace, they took nothing back, or a duty or a day to come
        is missing; then nothing has changed.
    """
    message = _message(workspace, person)
    today = workspace.outside.now().date()
    kept_for = (checked_duty(duty), checked_day(review_on, today)) if choice is Choice.KEEP else ("", "")
    decision = Decision(choice, *kept_for, today.isoformat())
    _write(workspace, message, decision)
    wipe_what_was_decided(workspace)
    return decision


def leave_open(workspace: Workspace, person: str) -> None:
    """Take back a decision to restrict or to keep, so that it is open again.

    Raises: OutreachError when this is no lead's workspace, nothing was decided, or it was wiped.
    """
    message = _message(workspace, person)
    decision = decided(message, frozenset(corrections(workspace)))
    if decision is None or decision.choice is Choice.WIPE:
        what = "nothing was decided about it" if decision is None else "what is wiped cannot come back"
        raise OutreachError("not-decided", "what was taken back", what, "Nothing was changed")
    _write(workspace, message, None)


def checked_duty(duty: str) -> str:
    """Return a named duty as it is kept.

    Raises: OutreachError when there is none.
    """
    words = clean(duty).strip()
    if not words:
        raise OutreachError(
            "no-duty",
            "what was taken back",
            "it can be kept only because a duty asks for it",
            "Name that duty, or restrict it",
        )
    return words


def checked_day(typed: str, today: date) -> str:
    """Return the ISO date of a day to come.

    Raises: OutreachError when it is none.
    """
    day = day_meant(typed, today)
    if day is None or day <= today:
        raise OutreachError(
            "no-review",
            repr(typed),
            "is no day to come",
            "Type the day on which it is looked at again, as 1 Mar 2027 or +90",
        )
    return day.isoformat()


def _seen(
    workspace: Workspace, message: Record, scope: Scope, hidden: Mapping[str, bytes], today: str
) -> TakenBack:
    known = workspace.picture.record("young_people", message.id)
    decision = decided(message, frozenset(corrections(workspace)))
    return TakenBack(
        person=message.id,
        alias=known.value("alias") if known else "",
        officers=tuple(sorted({one.who for one in message.live("scope")})),
        is_all=scope is Scope.NOTHING,
        told_on=message.value("given_on"),
        out_of_sight=len({(place.entity_list, place.record) for place in map(place_of, hidden.values())}),
        decision=decision,
        is_due=bool(decision and decision.review_on and decision.review_on <= today),
    )


def _message(workspace: Workspace, person: str) -> Record:
    require_lead(workspace, _WHAT)
    message = workspace.picture.record(LIST, person)
    if message is None or person not in stays_in_view(workspace.picture):
        raise _nothing_taken_back("this young person")
    return message


def _nothing_taken_back(where: str) -> OutreachError:
    what = "they have taken nothing back that is here"
    return OutreachError("nothing-taken-back", where, what, "Look at `outreach taken-back`")


def _write(workspace: Workspace, message: Record, decision: Decision | None) -> None:
    revision = revise_here(
        workspace,
        entity_list=LIST,
        record=message.id,
        subject=message.id,
        fields=as_fields(message, decision),
        form=FORM,
    )
    if revision is None:
        return

    def beside() -> None:
        note(workspace, Action.TAKEN_BACK, message.id, decision.choice if decision else "open")
        if decision is not None and decision.choice is Choice.WIPE:
            begin_wiping(workspace)

    keep_decisions(workspace, [revision], beside)
