"""Everything that was wished for and everything on offer, gathered from the records for one read.

Rules:
- Own words first: a wish is shown as it was said; whose words they are is marked, never smoothed over.
- What a carer hopes is kept apart and never counts as the young person's.
- Entries that were linked as one young person count once; two who share a code name are two.
- Nothing is left out for being odd, rare or untagged. Only wishes that were dropped, changed into another or
  done, and wishes of somebody who said no, moved on or was removed, do not count for a course.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.same_person import pairs, standing_for
from outreach_tui.records.views import Barrier, Contact, Interest, Offer, YoungPerson

_NOT_FOR_A_COURSE = ("said_no", "moved_on", "removed")


@dataclass(frozen=True, slots=True)
class Wish:
    """One interest with what matters around it."""

    interest: Interest
    """The interest itself, in its own words."""
    alias: str
    """The young person's code name, "" where it has not arrived."""
    age_band: str
    """Their age band, "" where not known."""
    person_status: str
    """Where they stand, "" where not known."""
    barriers: tuple[Barrier, ...]
    """What gets in the way for them."""
    other_words: tuple[str, ...] = ()
    """Other words for the same wish, while two officers' versions stand side by side."""
    linked_as: str = ""
    """The id that stands for the young person where several entries were linked as one, else ""."""

    @property
    def person(self) -> str:
        """What tells one young person from another when people are counted."""
        return self.linked_as or self.interest.subject or self.interest.id

    @property
    def is_a_carers(self) -> bool:
        """Whether a carer said it; then it is not the young person's wish."""
        return self.interest.speaker == "carer"

    @property
    def is_in_officers_words(self) -> bool:
        """Whether the officer's words were typed; to be read back at the next visit."""
        return self.interest.word_source == "officer"

    @property
    def counts(self) -> bool:
        """Whether it is a live wish of a young person who is there for a course."""
        is_live = self.interest.status in ("", "active")
        return is_live and not self.is_a_carers and self.person_status not in _NOT_FOR_A_COURSE


@dataclass(frozen=True, slots=True)
class OfferOnTable:
    """One partner offer with the person who made it."""

    offer: Offer
    """The offer."""
    contact: Contact | None
    """Who made it, where the records know them."""


def wishes_of(picture: Picture) -> tuple[Wish, ...]:
    """Return every interest there is: top picks first, then by how much it is wanted, then by code name."""
    linked = standing_for(pairs(picture))
    every = (_wish(picture, record, linked) for record in picture.each("interests"))
    return tuple(sorted(every, key=strongest_first))


def offers_of(picture: Picture) -> tuple[OfferOnTable, ...]:
    """Return every offer there is, by title."""
    contacts = {record.id: Contact.of(record) for record in picture.each("contacts")}
    offers = (Offer.of(record) for record in picture.each("offers"))
    every = (OfferOnTable(offer, contacts.get(offer.contact)) for offer in offers)
    return tuple(sorted(every, key=lambda one: (one.offer.title.casefold(), one.offer.id)))


def strongest_first(wish: Wish) -> tuple[bool, int, str, str]:
    """Return the place of a wish in a list: top pick, then want, then code name."""
    return not wish.interest.top_pick, -(wish.interest.want or 0), wish.alias, wish.interest.id


def _wish(picture: Picture, record: Record, linked: Mapping[str, str]) -> Wish:
    interest = Interest.of(record)
    person = picture.record("young_people", interest.subject) if interest.subject else None
    known = YoungPerson.of(person) if person else None
    barriers = picture.about(interest.subject, "barriers") if interest.subject else ()
    return Wish(
        interest=interest,
        alias=known.alias if known else "",
        age_band=known.age_band if known else "",
        person_status=known.status if known else "",
        barriers=tuple(Barrier.of(one) for one in barriers),
        other_words=_other_words(record),
        linked_as=linked.get(interest.subject or "", ""),
    )


def _other_words(record: Record) -> tuple[str, ...]:
    written = dict.fromkeys(one.write for one in record.live("words") if isinstance(one.write, str))
    return tuple(words for words in written if words != record.value("words"))
