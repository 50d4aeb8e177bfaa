"""Partners, their contacts and their offers, as screens and later stages read them.

Each is a frozen copy of the values that stand now; conflicts and reasons stay with the `Record`.
"""

from dataclasses import dataclass

from outreach_tui.records.fields import choices, number
from outreach_tui.records.record import Record


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner: an organisation taking part."""

    id: str
    """The record's id."""
    name: str
    """Its name."""
    description: str
    """What it does."""
    sector: str
    """public, private, third or social_enterprise."""
    kind: str
    """What sort of organisation."""
    can_employ: str
    """Whether it can offer real work: yes, no or maybe."""

    @classmethod
    def of(cls, record: Record) -> "Partner":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            name=record.value("label"),
            description=record.value("description"),
            sector=record.value("sector"),
            kind=record.value("kind"),
            can_employ=record.value("can_employ"),
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: the named person who made an offer."""

    id: str
    """The record's id."""
    partner: str
    """The id of their partner."""
    name: str
    """Their name."""
    job_title: str
    """Their job."""
    best_way: str
    """How to reach them best."""
    cover: str
    """Who stands in for them."""
    until: str
    """The ISO date until which they are the contact; "" while they are."""

    @classmethod
    def of(cls, record: Record) -> "Contact":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            partner=record.value("partner"),
            name=record.value("label"),
            job_title=record.value("job_title"),
            best_way=record.value("best_way"),
            cover=record.value("cover"),
            until=record.value("until"),
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer: something a contact can actually give."""

    id: str
    """The record's id."""
    partner: str
    """The id of the partner."""
    partner_name: str
    """The name of the partner."""
    contact: str
    """The id of the contact."""
    contact_name: str
    """The name of the contact."""
    title: str
    """What it is called."""
    what_you_do: str
    """What you would do, in plain words."""
    kind: str
    """activity, taster, training, award, mentoring, volunteering, placement or job."""
    themes: tuple[str, ...]
    """The themes it belongs to."""
    min_age: int | None
    """The youngest age, in years."""
    max_age: int | None
    """The oldest age, in years."""
    good_for: str
    """Who it is good for."""
    not_for: str
    """Who it is not for."""
    conditions_fixed: str
    """Conditions that cannot bend."""
    conditions_can_bend: str
    """Conditions that can bend."""
    costs: str
    """What it costs the young person."""
    travel_paid: str
    """Whether travel is paid: yes, no or unknown."""
    place: str
    """Where."""
    schedule: str
    """When."""
    can_employ: str
    """Whether there is a real job at the end: yes, possible or no."""
    status: str
    """active, inactive, defunct or temporarily_closed."""
    review_by: str
    """The ISO date after which it has to be asked about again."""

    @classmethod
    def of(cls, record: Record) -> "Offer":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            partner=record.value("partner"),
            partner_name=record.value("partner_name"),
            contact=record.value("contact"),
            contact_name=record.value("contact_name"),
            title=record.value("title"),
            what_you_do=record.value("what_you_do"),
            kind=record.value("kind"),
            themes=choices(record, "themes"),
            min_age=number(record, "min_age"),
            max_age=number(record, "max_age"),
            good_for=record.value("good_for"),
            not_for=record.value("not_for"),
            conditions_fixed=record.value("conditions_fixed"),
            conditions_can_bend=record.value("conditions_can_bend"),
            costs=record.value("costs"),
            travel_paid=record.value("travel_paid"),
            place=record.value("place"),
            schedule=record.value("schedule"),
            can_employ=record.value("can_employ"),
            status=record.value("status"),
            review_by=record.value("review_by"),
        )
