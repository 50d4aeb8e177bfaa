"""Every line of every bundle, sorted into new, same, erased and refused, in one pass that also counts.

Rules:
- A line is known by its id, the hash of its bytes; the same line in many bundles is one change.
- Most rows are of records nobody has seen yet: they are taken together, column by column. Only rows that meet
  something, known, arriving or erased, are looked at one by one.
- Nothing is decoded here: the lines were read where they were opened (`records.read_lines`). A line that is
  no record is set aside with its number, and the others go on.
- What is erased stays out, whoever sends it.
"""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from outreach_tui.merging.report import RefusedLine
from outreach_tui.merging.tally import Tally
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture, RecordKey
from outreach_tui.records.place import Place
from outreach_tui.records.read_lines import ReadLines, Rows


@dataclass(slots=True)
class OfficerLines:
    """The lines of one officer's bundles, by what they are; filled while the bundles are read."""

    together: list[tuple[str, ...]] = field(default_factory=list)
    """Ids of changes that nobody had brought before, bundle by bundle."""
    new: set[str] = field(default_factory=set)
    """Ids of other changes that are not in view here; some of them may be among `together` too."""
    same: set[str] = field(default_factory=set)
    """Ids of changes that are."""
    erased: set[str] = field(default_factory=set)
    """Ids of changes about what is erased."""
    refused: set[RefusedLine] = field(default_factory=set)
    """Lines that are no record."""
    bundles: set[tuple[str, int]] = field(default_factory=set)
    """Laptop and number of every bundle read."""
    missing: dict[str, set[int]] = field(default_factory=dict)
    """Numbers that have not arrived, by laptop."""

    @property
    def new_count(self) -> int:
        """How many changes are not in view here, each once."""
        return sum(map(len, self.together)) + len(self.new - self.among(self.new))

    def among(self, ids: AbstractSet[str]) -> set[str]:
        """Return those of `ids` that are new and were brought by nobody before."""
        return set().union(*map(set(ids).intersection, self.together)) if ids else set()


@dataclass(slots=True)
class SortedLines:
    """All lines, and where each new change belongs."""

    officers: dict[str, OfficerLines] = field(default_factory=dict)
    """By officer code."""
    people: dict[str | None, Tally] = field(default_factory=dict)
    """What the changes are about each young person, or about nobody."""
    same: set[str] = field(default_factory=set)
    """Ids of changes that are in view already."""
    arriving: Picture = field(default_factory=Picture)
    """The picture of the new changes alone."""
    meeting: set[RecordKey] = field(default_factory=set)
    """Records with a new change that meets another one: where contradictions can be."""

    def tally(self, subject: str | None, officer: str) -> Tally:
        """Return the counts of one young person, of whom an officer's bundle speaks."""
        tally = self.people.get(subject)
        if tally is None:
            tally = self.people[subject] = Tally()
        if officer not in tally.officers:
            tally.officers = (*tally.officers, officer)
        return tally


@dataclass(frozen=True, slots=True)
class Sorter:
    """Sorts bundles, one after the other, by what they would do."""

    known: State
    """All that is here, also what an undo withdrew from view."""
    picture: Picture
    """What is in view."""
    withdrawn: AbstractSet[str]
    """Ids of known changes that are out of view; bringing them again is new."""
    erased: frozenset[str]
    """Records and people that are erased, here or by what arrives."""
    lines: SortedLines = field(default_factory=SortedLines)
    """What has been sorted."""

    def take(self, code: str, read: ReadLines) -> None:
        """Sort the lines that the officer of that code sent in one bundle."""
        officer = self.lines.officers.setdefault(code, OfficerLines())
        for rows in read.rows:
            is_odd = self._odd(rows)
            if is_odd:
                self._take_one_by_one(rows.only(is_odd), officer, code)
                self._take_together(rows.only([not one for one in is_odd]), officer, code)
            else:
                self._take_together(rows, officer, code)

    def _odd(self, rows: Rows) -> list[bool]:
        """Return which rows need a closer look: known, met twice, or erased; nothing where none does."""
        records = set(rows.records)
        odd = self.lines.arriving.ids(rows.entity_list) & records
        odd |= self.picture.ids(rows.entity_list) & records
        if len(records) < len(rows.records):
            odd |= {record for record, times in Counter(rows.records).items() if times > 1}
        if self.erased and not (self.erased.isdisjoint(records) and self.erased.isdisjoint(rows.subjects)):
            return [
                record in odd or record in self.erased or subject in self.erased
                for record, subject in zip(rows.records, rows.subjects, strict=True)
            ]
        return [record in odd for record in rows.records] if odd else []

    def _take_together(self, rows: Rows, officer: OfficerLines, code: str) -> None:
        """Take in rows that are all new, each of a new record of its own."""
        if not rows.ids:
            return
        officer.together.append(rows.ids)
        self.lines.arriving.put_new(rows)
        for subject, times in Counter(rows.subjects).items():
            tally = self.lines.tally(subject, code)
            tally.new += times
            tally.new_records[rows.entity_list] = tally.new_records.get(rows.entity_list, 0) + times

    def _take_one_by_one(self, rows: Rows, officer: OfficerLines, code: str) -> None:
        for one, raw, record, subject in zip(rows.ids, rows.lines, rows.records, rows.subjects, strict=True):
            if record in self.erased or subject in self.erased:
                officer.erased.add(one)
            elif one in self.known.revisions and one not in self.withdrawn:
                officer.same.add(one)
                self._count_same(one, self.lines.tally(subject, code))
            else:
                officer.new.add(one)
                self._bring(
                    one, raw, Place(rows.entity_list, record, subject), self.lines.tally(subject, code)
                )

    def _count_same(self, one: str, tally: Tally) -> None:
        if one not in self.lines.same:
            self.lines.same.add(one)
            tally.same += 1

    def _bring(self, one: str, raw: bytes, place: Place, tally: Tally) -> None:
        arriving, key = self.lines.arriving, (place.entity_list, place.record)
        if one in arriving.revisions:
            return
        tally.new += 1
        if self.picture.has(*key) or arriving.has(*key):
            self.lines.meeting.add(key)
        else:
            tally.new_records[place.entity_list] = tally.new_records.get(place.entity_list, 0) + 1
        arriving.put(one, raw, place)
