"""What a merge would do, as values that a screen and `--dry-run` show alike.

Counts are of changes (revisions), each counted once however many bundles carry it. Where two officers bring
the same change, it counts for both of them and once in the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.incoming import RefusedBundle
from outreach_tui.records.picture import Picture


class Counts(msgspec.Struct, frozen=True, gc=False):
    """How many changes of each sort."""

    new: int = 0
    """Not known here yet, or withdrawn from view by an undo."""
    same: int = 0
    """Known already; taking them again changes nothing."""
    erased: int = 0
    """About somebody or something erased for good; they stay out."""
    conflicts: int = 0
    """Fields that would hold different things at once."""
    refused: int = 0
    """Lines that are no record; set aside while the others merge."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One bad record; the others of its bundle merge all the same."""

    bundle: str
    """The file it stands in."""
    officer: str
    """The code of the officer who sent it."""
    device: str
    """The laptop."""
    seq: int
    """The number of the bundle."""
    line: int
    """Its line in `records.ndjson`, from 1."""
    code: str
    """The stable code of what is wrong."""
    sentence: str
    """What is wrong and what to do, in plain words; nothing of what the line says."""
    person: str = ""
    """The id of the young person it names, where that can be told."""


@dataclass(frozen=True, slots=True)
class MissingBundles:
    """Bundles of one laptop that have not arrived; the laptop keeps their content until it has a receipt."""

    device: str
    """The laptop."""
    seqs: tuple[int, ...]
    """Their numbers, ascending."""


@dataclass(frozen=True, slots=True)
class OfficerReport:
    """What one officer's bundles bring."""

    officer: str
    """The officer code."""
    bundles: int
    """How many different bundles of theirs were read."""
    counts: Counts
    """What their changes would do."""
    missing: tuple[MissingBundles, ...]
    """What has not arrived of theirs, by laptop."""


class ListCount(msgspec.Struct, frozen=True, gc=False):
    """How many new records of one list."""

    entity_list: str
    """The list."""
    records: int
    """Records not known here before."""


class PersonReport(msgspec.Struct, frozen=True, gc=False):
    """What the bundles bring about one young person; or about nobody, such as partners and offers."""

    person: str | None
    """Their id, or None for what is about nobody."""
    alias: str
    """Their code name, "" where it is not known or not to be known."""
    officers: tuple[str, ...]
    """Codes of the officers whose bundles speak of them."""
    counts: Counts
    """What the changes about them would do; `refused` counts the lines that name them, `erased` stays 0."""
    new_records: tuple[ListCount, ...]
    """Records about them that were not known before, by list."""
    awaited: int = 0
    """Earlier changes that these build upon and that have not arrived: they wait for a missing bundle."""


@dataclass(frozen=True, slots=True)
class SharedCodeName:
    """Two or more young people who would have one code name; perhaps one person, never joined unasked."""

    alias: str
    """The code name."""
    people: tuple[str, ...]
    """Their ids, sorted."""


@dataclass(frozen=True, slots=True)
class ErasedEntry:
    """A young person known here whom the merge would erase for good."""

    person: str
    """Their id."""
    alias: str
    """Their code name, "" where it is not known."""
    officers: tuple[str, ...]
    """Codes of the officers who were asked to; none where a same-person link brings the entry along."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What taking a set of bundles would do; the same for every order in which they are given."""

    counts: Counts
    """The whole."""
    officers: tuple[OfficerReport, ...]
    """By officer, in order of their codes."""
    people: tuple[PersonReport, ...]
    """By young person, in order of code name; what is about nobody comes last."""
    conflicts: tuple[FieldConflict, ...]
    """Every field in which a new change stands against another one."""
    refused_lines: tuple[RefusedLine, ...]
    """Every line that is no record."""
    refused_bundles: tuple[RefusedBundle, ...]
    """Every file that is no bundle, in order of name."""
    shared_code_names: tuple[SharedCodeName, ...]
    """Code names that a newcomer would share with somebody else, sorted."""
    brings: Mapping[str, bytes]
    """The new changes themselves, encoded, by revision id."""
    arriving: Picture = field(compare=False, repr=False)
    """The picture of the new changes alone."""
    erases: frozenset[str] = frozenset()
    """Ids of records and people that it would erase for good."""
    erased_entries: tuple[ErasedEntry, ...] = ()
    """The young people among them who are known here, in order of code name."""

    @property
    def changes_nothing(self) -> bool:
        """Whether accepting it would leave everything as it is."""
        return not self.brings and not self.erases
