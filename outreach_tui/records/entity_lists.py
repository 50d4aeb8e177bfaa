"""The lists of records: where each has its home, and how far it may travel.

Rules:
- A list nobody has named here is treated with care: about a young person, it travels only as far as their
  words do; about nobody, it travels.
- Notes are for the officer's eyes: one leaves the laptop only if it is marked for the lead partner, and then
  as far as words do. Worries passed on and safe-to-visit checks never leave it: a bundle has no recipient yet
  that is there for safety alone. Name and address have their home in the identity vault and never travel with
  work.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from outreach_tui.number_words import counted


class Sharing(StrEnum):
    """How far the records of a list may travel."""

    WHOLE = "whole"
    """Always: about partners and the area, not about a person."""
    PRESENCE = "presence"
    """That somebody was met: travels unless the young person said "just you and me"."""
    AGREED = "agreed"
    """Their words: travel only with an agreement that shares beyond the officer."""
    NEVER = "never"
    """Stay on the laptop."""
    ALWAYS = "always"
    """That something was taken back: travels whatever was agreed, and holds no word of theirs."""


@dataclass(frozen=True, slots=True)
class EntityList:
    """One list of records and the rules it lives by."""

    name: str
    """The list's name in forms, such as `interests`."""
    home: Literal["work", "identity"]
    """The vault it is kept in."""
    sharing: Sharing
    """How far its records may travel."""
    one: str
    """What one record is called on a screen, in lower case."""
    many: str
    """What several are called."""
    marked_by: str = ""
    """The field whose "yes" lets one record of a list that stays travel as words do; "" if none does."""

    def counted(self, records: int) -> str:
        """Return a number of records in words, such as "1 visit" or "2 visits"."""
        return counted(records, self.one, self.many)


ENTITY_LISTS = (
    EntityList("young_people", "work", Sharing.PRESENCE, "young person", "young people"),
    EntityList("visits", "work", Sharing.PRESENCE, "visit", "visits"),
    EntityList("consents", "work", Sharing.AGREED, "agreement to take part", "agreements to take part"),
    EntityList("assets", "work", Sharing.AGREED, "thing they bring", "things they bring"),
    EntityList("interests", "work", Sharing.AGREED, "interest", "interests"),
    EntityList("barriers", "work", Sharing.AGREED, "thing in the way", "things in the way"),
    EntityList("pledges", "work", Sharing.AGREED, "two-way promise", "two-way promises"),
    EntityList("corrections", "work", Sharing.AGREED, "thing put right", "things put right"),
    EntityList("tasters", "work", Sharing.AGREED, "thing to try", "things to try"),
    EntityList("feedback", "work", Sharing.AGREED, "word on how it was", "words on how it was"),
    EntityList("outcomes", "work", Sharing.AGREED, "check-in", "check-ins"),
    EntityList("notes", "work", Sharing.NEVER, "note for next time", "notes for next time", "pass_on"),
    EntityList("concern_flags", "work", Sharing.NEVER, "worry passed on", "worries passed on"),
    EntityList("withdrawals", "work", Sharing.ALWAYS, "word taken back", "words taken back"),
    EntityList("visit_safety", "work", Sharing.NEVER, "safe-to-visit check", "safe-to-visit checks"),
    EntityList("hand_overs", "work", Sharing.PRESENCE, "hand-over", "hand-overs"),
    EntityList("lessons", "work", Sharing.WHOLE, "lesson", "lessons"),
    EntityList("community_outcomes", "work", Sharing.WHOLE, "community outcome", "community outcomes"),
    EntityList("identities", "identity", Sharing.NEVER, "name and address", "names and addresses"),
    EntityList(
        "same_person", "work", Sharing.WHOLE, "word on who is one person", "words on who is one person"
    ),
    EntityList("partners", "work", Sharing.WHOLE, "partner", "partners"),
    EntityList("contacts", "work", Sharing.WHOLE, "contact", "contacts"),
    EntityList("offers", "work", Sharing.WHOLE, "offer", "offers"),
)
"""Every list whose rules are known."""


def entity_list(name: str, *, has_subject: bool) -> EntityList:
    """Return the rules of the list called `name`.

    Args:
        name: the list's name.
        has_subject: whether the record asked about is about a young person; it decides for unknown lists.
    """
    for known in ENTITY_LISTS:
        if known.name == name:
            return known
    words = name.replace("_", " ")
    return EntityList(name, "work", Sharing.AGREED if has_subject else Sharing.WHOLE, words, words)
