"""What young people want, bring, need and promise, as screens and later stages read it.

Each is a frozen copy of the values that stand now; conflicts and reasons stay with the `Record`.
"""

from dataclasses import dataclass

from outreach_tui.records.fields import choices, is_yes, number
from outreach_tui.records.record import Record


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest: something a young person would want, in their own words."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    words: str
    """The words, as said."""
    kind: str
    """activity, skill, job, course, help_others, make_start or other."""
    word_source: str
    """Whose words were typed: verbatim, tidied or officer."""
    looks_like: str
    """What it would look like."""
    themes: tuple[str, ...]
    """The themes officers tagged."""
    tried: str
    """Whether they have done it before."""
    want: int | None
    """How much they want it, 1 to 5."""
    with_who: tuple[str, ...]
    """Who with."""
    hours: str
    """The hours that would suit, for a job."""
    about_work: str
    """What it is about that work."""
    learn_how: tuple[str, ...]
    """How they like to pick things up."""
    for_whom: str
    """Who it would be good for."""
    top_pick: bool
    """Whether it is the one, if only one could happen."""
    status: str
    """active, changed, dropped or done; "" is active."""
    speaker: str
    """Who said it: young_person or carer."""
    asked_on: str
    """The ISO date it was last asked about again; "" if never."""

    @classmethod
    def of(cls, record: Record) -> "Interest":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            words=record.value("words"),
            kind=record.value("kind"),
            word_source=record.value("word_source"),
            looks_like=record.value("looks_like"),
            themes=choices(record, "themes"),
            tried=record.value("tried"),
            want=number(record, "want"),
            with_who=choices(record, "with_who"),
            hours=record.value("hours"),
            about_work=record.value("about_work"),
            learn_how=choices(record, "learn_how"),
            for_whom=record.value("for_whom"),
            top_pick=is_yes(record, "top_pick"),
            status=record.value("status"),
            speaker=record.value("speaker"),
            asked_on=record.value("asked_on"),
        )


@dataclass(frozen=True, slots=True)
class Asset:
    """Something a young person brings: a skill, knowledge, people, care, kit or time."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    words: str
    """The words."""
    kind: str
    """What sort of thing it is."""
    source: str
    """Whose view: self, others_say or seen."""
    would_share: str
    """Whether they would show it to others."""

    @classmethod
    def of(cls, record: Record) -> "Asset":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            words=record.value("words"),
            kind=record.value("kind"),
            source=record.value("source"),
            would_share=record.value("would_share"),
        )


@dataclass(frozen=True, slots=True)
class Barrier:
    """What gets in the way: practical things only."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    kinds: tuple[str, ...]
    """What sort of things."""
    places_ruled_out: str
    """Places that would not work, in their words."""
    fix_words: str
    """What would sort it, in their words."""

    @classmethod
    def of(cls, record: Record) -> "Barrier":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            kinds=choices(record, "kinds"),
            places_ruled_out=record.value("places_ruled_out"),
            fix_words=record.value("fix_words"),
        )


@dataclass(frozen=True, slots=True)
class Pledge:
    """A two-way promise: both sides of it."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    we_words: str
    """What the officer will do."""
    by: str
    """By which ISO date."""
    cannot_promise: str
    """What cannot be promised."""
    you_words: str
    """What the young person puts in."""
    fair: str
    """Whether it sounds fair to them."""
    kept: str
    """Whether our side was kept, as they see it: yes, part, no or na; "" until they were asked."""
    kept_why: str
    """What happened with our side."""
    you_kept: str
    """Whether their side was kept: yes, part, no or na."""
    judged_on: str
    """The ISO date both sides were looked at."""

    @classmethod
    def of(cls, record: Record) -> "Pledge":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            we_words=record.value("we_words"),
            by=record.value("by"),
            cannot_promise=record.value("cannot_promise"),
            you_words=record.value("you_words"),
            fair=record.value("fair"),
            kept=record.value("kept"),
            kept_why=record.value("kept_why"),
            you_kept=record.value("you_kept"),
            judged_on=record.value("judged_on"),
        )
