"""A small invented area, written record by record."""

from datetime import date

from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import Write
from outreach_tui.records.same_person import FIRST, LIST, SECOND, TOGETHER, pair_of
from tests.records.revisions import revision, uuid

TODAY = date(2026, 3, 20)
LABELS = {
    "trades": "Building and trades",
    "vehicles": "Bikes, cars, engines",
    "unthemed": "None of these fit",
}
WORKSHOP: dict[str, Write] = {
    "title": "Morning in the workshop",
    "kind": "training",
    "themes": "trades",
    "not_for": "Nobody ruled out that we know of",
    "status": "active",
    "contact_name": "Rena",
}


class Area:
    """Young people, wishes and offers, gathered into a picture."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._rows: list[bytes] = []
        self._next = 0

    def add(self, entity_list: str, subject: str | None = None, **fields: Write) -> str:
        """Add one record and return its id."""
        self._next += 1
        record = subject if entity_list == "young_people" and subject else uuid(self._next)
        self._rows.append(revision(fields, entity_list=entity_list, record=record, subject=subject))
        return record

    def person(self, alias: str, age_band: str = "a16_17", status: str = "in_contact") -> str:
        """Add a young person."""
        self._next += 1
        return self.add(
            "young_people", uuid(1000 + self._next), alias=alias, age_band=age_band, status=status
        )

    def wish(self, person: str, words: str, themes: str = "trades", **fields: Write) -> str:
        """Add a wish of theirs: a skill, wanted 4 of 5, as said, unless told otherwise."""
        usual: dict[str, Write] = {
            "kind": "skill",
            "word_source": "verbatim",
            "want": "4",
            "speaker": "young_person",
        }
        return self.add("interests", person, **(usual | {"words": words, "themes": themes} | fields))

    def offer(self, **fields: Write) -> str:
        """Add an offer: the workshop's, unless told otherwise."""
        return self.add("offers", None, **(WORKSHOP | fields))

    def link(self, one: str, other: str) -> None:
        """Link two entries as the same person."""
        record, first, second = pair_of(one, other)
        said: dict[str, Write] = {FIRST: first, SECOND: second, TOGETHER: "yes"}
        self._rows.append(revision(said, entity_list=LIST, record=record, subject=None))

    @property
    def picture(self) -> Picture:
        """All of it."""
        return Picture.of(self._rows)
