"""What officers keep beside a talk: notes, that a worry was passed on, that somebody knows where they are.

Each is a frozen copy of the values that stand now; conflicts and reasons stay with the `Record`.
"""

from dataclasses import dataclass

from outreach_tui.records.fields import is_yes
from outreach_tui.records.record import Record


@dataclass(frozen=True, slots=True)
class Note:
    """One line for next time: a strength, a wish or a promise."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person, or none while it waits to be filed."""
    words: str
    """The line."""
    alias: str
    """The code name it was written under; "" for none."""
    on: str
    """The ISO date."""
    promise: bool
    """Whether it was a promise."""
    by: str
    """The ISO date it was promised for."""
    pass_on: bool
    """Whether the lead partner may read it."""

    @classmethod
    def of(cls, record: Record) -> "Note":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            words=record.value("words"),
            alias=record.value("alias"),
            on=record.value("on"),
            promise=is_yes(record, "promise"),
            by=record.value("by"),
            pass_on=is_yes(record, "pass_on"),
        )


@dataclass(frozen=True, slots=True)
class ConcernFlag:
    """That a worry was passed on: to whom and when, never what it was."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person, or none."""
    passed_to: str
    """The role that was told."""
    passed_on_at: str
    """When, as an ISO date and time."""
    reference: str
    """The reference they gave."""

    @classmethod
    def of(cls, record: Record) -> "ConcernFlag":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            passed_to=record.value("passed_to"),
            passed_on_at=record.value("passed_on_at"),
            reference=record.value("reference"),
        )


@dataclass(frozen=True, slots=True)
class VisitSafety:
    """That somebody knows where an officer is and when they check in."""

    id: str
    """The record's id."""
    on: str
    """The ISO date."""
    buddy: str
    """Who knows."""
    due_back: str
    """The ISO time of day at which the officer checks in."""
    checked_in_at: str
    """When they did, as an ISO date and time; "" while it is open."""
    two_person: bool
    """Whether there are two of them."""
    site_note: str
    """A fact about the place."""

    @classmethod
    def of(cls, record: Record) -> "VisitSafety":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            on=record.value("on"),
            buddy=record.value("buddy"),
            due_back=record.value("due_back"),
            checked_in_at=record.value("checked_in_at"),
            two_person=is_yes(record, "two_person"),
            site_note=record.value("site_note"),
        )
