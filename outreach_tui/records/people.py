"""Young people, visits and agreements to take part, as screens and later stages read them.

Each is a frozen copy of the values that stand now; conflicts and reasons stay with the `Record`.
"""

from dataclasses import dataclass

from outreach_tui.records.fields import choices, number
from outreach_tui.records.record import Record


@dataclass(frozen=True, slots=True)
class YoungPerson:
    """A young person by code name: someone approached or taking part."""

    id: str
    """The record's id."""
    alias: str
    """Their code name, two plain words."""
    area: str
    """The area they live in."""
    age_band: str
    """Their age band, a choice of the script; "" or `not_said` where not known."""
    status: str
    """suggested, in_contact, in_course, moved_on, said_no or removed."""
    pace: str
    """How soon they want the next bit."""
    next_contact_not_before: str
    """The ISO date before which nobody gets in touch."""
    contact_wish: tuple[str, ...]
    """How they want to be reached."""
    mentor_wish: str
    """Whether they would want one person alongside them."""
    mentor_like: str
    """What that person would be like, in their words."""
    how_suggested: str
    """The agreed reason why they were approached."""
    suggested_by: str
    """The partner that suggested them."""
    told: str
    """Whether they were told why: yes, no or asked_off."""

    @classmethod
    def of(cls, record: Record) -> "YoungPerson":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            alias=record.value("alias"),
            area=record.value("area"),
            age_band=record.value("age_band"),
            status=record.value("status"),
            pace=record.value("pace"),
            next_contact_not_before=record.value("next_contact_not_before"),
            contact_wish=choices(record, "contact_wish"),
            mentor_wish=record.value("mentor_wish"),
            mentor_like=record.value("mentor_like"),
            how_suggested=record.value("how_suggested"),
            suggested_by=record.value("suggested_by"),
            told=record.value("told"),
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """One try at meeting a young person, whatever happened."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    alias: str
    """Their code name as the officer typed it."""
    area: str
    """The area."""
    on: str
    """The ISO date."""
    attempt_no: int | None
    """Which try it was."""
    place: str
    """Where."""
    door: str
    """What happened at the door."""
    present: tuple[str, ...]
    """Who else was there."""
    mode: str
    """full, light, move or later."""
    outcome: str
    """not_in, moved, declined, come_back, not_suitable, talked_unrecorded, brief_chat, part or full."""
    read_back: str
    """Whether the words were read back: right, changed, wrong or not_done."""
    next_step: str
    """What they want to happen next."""
    next_own: str
    """Their own idea of what happens next."""
    decided_by: str
    """Who chose the next step."""
    pace: str
    """How soon they want it."""
    carry_on: str
    """Whether they want to go on, asked at a follow-up: yes, maybe or no."""
    come_back_on: str
    """The ISO date they asked the officer to come back."""
    said_why: str
    """Why not, where they said so."""
    left_early: str
    """Why the talk ended early, if it did."""
    felt: str
    """How the talk felt to them."""
    steer: str
    """How much the officer steered, in their own view."""
    officer: str
    """The officer code."""
    order_of_kinds: tuple[str, ...]
    """The order in which kinds of wish matter to them."""
    copy_way: str
    """How they got a copy."""

    @classmethod
    def of(cls, record: Record) -> "Visit":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            alias=record.value("alias"),
            area=record.value("area"),
            on=record.value("on"),
            attempt_no=number(record, "attempt_no"),
            place=record.value("place"),
            door=record.value("door"),
            present=choices(record, "present"),
            mode=record.value("mode"),
            outcome=record.value("outcome"),
            read_back=record.value("read_back"),
            next_step=record.value("next_step"),
            next_own=record.value("next_own"),
            decided_by=record.value("decided_by"),
            pace=record.value("pace"),
            carry_on=record.value("carry_on"),
            come_back_on=record.value("come_back_on"),
            said_why=record.value("said_why"),
            left_early=record.value("left_early"),
            felt=record.value("felt"),
            steer=record.value("steer"),
            officer=record.value("officer"),
            order_of_kinds=choices(record, "order_of_kinds"),
            copy_way=record.value("copy_way"),
        )


@dataclass(frozen=True, slots=True)
class Consent:
    """An agreement to take part: what a young person said yes to."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    talk: str
    """Whether they want to talk."""
    write_down: str
    """Whether some of it may be written down."""
    share_with: tuple[str, ...]
    """Who may be told; `officer` alone is "just you and me"."""
    explained_back: str
    """Whether they said back what it is about: yes, again or no."""
    given_on: str
    """The ISO date."""
    by: str
    """Who agreed: young_person or carer."""

    @classmethod
    def of(cls, record: Record) -> "Consent":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            talk=record.value("talk"),
            write_down=record.value("write_down"),
            share_with=choices(record, "share_with"),
            explained_back=record.value("explained_back"),
            given_on=record.value("given_on"),
            by=record.value("by"),
        )
