"""What can be done about each young person's words that were taken back, as questions and one verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from outreach_tui.errors import OutreachError
from outreach_tui.records.taken_back import Choice
from outreach_tui.workflow.asking import Answers, Ask
from outreach_tui.workflow.decide_taken_back import (
    TakenBack,
    checked_day,
    checked_duty,
    decide,
    leave_open,
    taken_back,
)
from outreach_tui.workflow.errand import Errand
from outreach_tui.workflow.out_of_sight import REASONS, Reason, read_out_of_sight
from outreach_tui.workflow.taken_back_in_words import in_words, named
from outreach_tui.workflow.workspace import Workspace

SURE = "WIPE"
"""What is typed before anything is wiped."""
TOLD = "Their officer's laptop is told in its next receipt, so that the young person hears of it."
"""What to say after every decision."""

_Do = Callable[[Workspace, Answers], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """One young person's words, with what can be done about them."""

    person: str
    """Their id."""
    name: str
    """What it is called in a list."""
    words: str
    """What was taken back and what became of it, in one line."""
    errands: tuple[Errand, ...]
    """What can be done."""


def cases(workspace: Workspace) -> tuple[Case, ...]:
    """Return everything that was taken back, what is open first.

    Raises: OutreachError when this is no lead's workspace.
    """
    today = workspace.outside.now().date()
    found = taken_back(workspace)
    return tuple(Case(one.person, named(one), in_words(one), errands_of(one, today)) for one in found)


def reason_of(typed: str) -> Reason:
    """Return the reason that was typed.

    Raises: OutreachError when it is none of those there are.
    """
    try:
        return Reason(typed.strip().lower())
    except ValueError as error:
        known = "; ".join(f"{one.value} ({words})" for one, words in REASONS.items())
        raise OutreachError(
            "reason", "the reason", "this is none of those there are", f"Type one of: {known}"
        ) from error


def errands_of(one: TakenBack, today: date) -> tuple[Errand, ...]:
    """Return what can be done about one young person's words."""
    wiping = Ask("sure", f"{SURE} to do it now; it cannot be taken back", check=_is_sure)
    review = Ask(
        "review",
        "The day on which that is looked at again, as 1 Mar 2027 or +90",
        check=lambda typed, _answers: _is_a_day(typed, today),
    )
    duty = Ask(
        "duty",
        "The duty that asks for it (the young person hears it in these words)",
        check=lambda typed, _answers: _is_a_duty(typed),
    )
    ways = ", ".join(Reason)
    reason = Ask("reason", f"Why: {ways}", check=lambda typed, _answers: _is_a_reason(typed))
    return (
        Errand("Wipe it here", _WIPES, (wiping,), _wipe(one.person)),
        Errand("Restrict it", _RESTRICTS, (), _decide(one.person, Choice.RESTRICT)),
        Errand("Keep it for a duty", _KEEPS, (duty, review), _decide(one.person, Choice.KEEP)),
        Errand("Read it", _READS, (reason,), _read(one.person)),
        Errand("Leave it open again", _OPENS, (), _open(one.person)),
    )


def _wipe(person: str) -> _Do:
    def do(workspace: Workspace, _answers: Answers) -> tuple[str, ...]:
        decide(workspace, person, Choice.WIPE)
        return ("Wiped: no file of this workspace holds it any more.", TOLD, _BACKUPS)

    return do


def _decide(person: str, choice: Choice) -> _Do:
    def do(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
        duty, review = answers.get("duty", ""), answers.get("review", "")
        decide(workspace, person, choice, duty=duty, review_on=review)
        return ("Written down; it can be changed at any time.", TOLD)

    return do


def _read(person: str) -> _Do:
    def do(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
        return read_out_of_sight(workspace, person, reason_of(answers["reason"]))

    return do


def _open(person: str) -> _Do:
    def do(workspace: Workspace, _answers: Answers) -> tuple[str, ...]:
        leave_open(workspace, person)
        return ("Open again: nobody has decided.",)

    return do


def _is_sure(typed: str, _answers: Answers) -> None:
    if typed.strip() != SURE:
        raise OutreachError("not-sure", repr(typed), f"is not {SURE}", f"Type {SURE}, or Esc keeps it all")


def _is_a_duty(typed: str) -> None:
    checked_duty(typed)


def _is_a_day(typed: str, today: date) -> None:
    checked_day(typed, today)


def _is_a_reason(typed: str) -> None:
    reason_of(typed)


_WIPES = "Out of this store for good; their officer's stays."
_RESTRICTS = "Sealed, used for nothing, read only by law."
_KEEPS = "Sealed until a day you name, for that alone."
_READS = "Once, for a lawful reason, which is noted."
_OPENS = "Takes a decision to restrict or keep back."
_BACKUPS = "Backups made before hold it still: make a new one, and delete the older ones."
