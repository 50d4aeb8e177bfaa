"""Every line of every bundle, sorted into new, same, erased and refused, before anything is counted.

Rules:
- A line is known by the hash of its bytes; the same line in many bundles is one change.
- A line already known is not read again. A line that is no record is set aside with its number, and the
  others go on.
- What is erased stays out, whoever sends it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from outreach_tui.merging.incoming import BadLine, IncomingBundle
from outreach_tui.merging.report import RefusedLine
from outreach_tui.records.join import State
from outreach_tui.records.place import Place, place_of
from outreach_tui.records.revision import RevisionError, decode, revision_id


@dataclass(slots=True)
class OfficerLines:
    """The lines of one officer's bundles, by what they are; filled while the bundles are read."""

    new: set[str] = field(default_factory=set)
    """Ids of changes that are not in view here."""
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


@dataclass(slots=True)
class SortedLines:
    """All lines, and where each change belongs."""

    officers: dict[str, OfficerLines]
    """By officer code."""
    places: dict[str, Place]
    """Where every change that was read belongs, by its id."""
    brings: dict[str, bytes]
    """The new changes, encoded, by id."""


def sort_lines(known: State, bundles: Iterable[IncomingBundle], withdrawn: frozenset[str]) -> SortedLines:
    """Sort every line of `bundles` by what it would do to `known`.

    Args:
        known: all that is here, also what an undo withdrew from view.
        bundles: what arrived, in any order.
        withdrawn: ids of known changes that are out of view; bringing them again is new.
    """
    lines = SortedLines({}, {}, {})
    for bundle in sorted(bundles, key=lambda one: (one.device, one.seq, one.name)):
        officer = lines.officers.setdefault(bundle.officer, OfficerLines())
        officer.bundles.add((bundle.device, bundle.seq))
        officer.missing.setdefault(bundle.device, set()).update(bundle.missing_seqs)
        for bad in bundle.bad_lines:
            officer.refused.add(_refused(bundle, bad.line, "line", _sentence(bad)))
        for number, raw in bundle.numbered():
            _sort_line(known, bundle, number, raw, lines, withdrawn)
    for officer in lines.officers.values():
        for device, seq in officer.bundles:
            officer.missing[device].discard(seq)
    return lines


def _sort_line(  # noqa: PLR0913, PLR0917 - one step of the loop above
    known: State,
    bundle: IncomingBundle,
    number: int,
    raw: bytes,
    lines: SortedLines,
    withdrawn: frozenset[str],
) -> None:
    officer = lines.officers[bundle.officer]
    one = revision_id(raw)
    if one not in lines.places:
        try:
            lines.places[one] = _checked_place(raw, number, known.revisions, one)
        except RevisionError as error:
            officer.refused.add(_refused(bundle, number, error.code, str(error)))
            return
    if lines.places[one].is_about(known.erased):
        officer.erased.add(one)
    elif one in known.revisions and one not in withdrawn:
        officer.same.add(one)
    else:
        officer.new.add(one)
        lines.brings[one] = raw


def _checked_place(raw: bytes, number: int, known: Mapping[str, bytes], one: str) -> Place:
    return place_of(raw) if one in known else Place.of(decode(raw, where=f"line {number}"))


def _sentence(bad: BadLine) -> str:
    return f"line {bad.line}: {bad.what}. Ask the sender to export again; nothing already here has changed."


def _refused(bundle: IncomingBundle, number: int, code: str, sentence: str) -> RefusedLine:
    return RefusedLine(
        bundle=f"{bundle.device} {bundle.seq}",
        officer=bundle.officer,
        device=bundle.device,
        seq=bundle.seq,
        line=number,
        code=code,
        sentence=sentence,
    )
