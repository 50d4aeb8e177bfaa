"""What is to be told of bundles beside their lines: what is missing, what was refused, whom that touches.

Rules:
- A bundle that has not arrived is missed by its number, laptop by laptop. What it holds is not known; but
  whose changes build upon something that is nowhere here is, and so for whom one has to wait. A field that
  replaces something that is here waits for nothing: beside it may stand what never travels
  (`records/presence.py`).
- A line that is no record is told with its number; where it names a young person all the same, with them.
- Of somebody erased nothing is told.
"""

from collections.abc import Iterable, Sequence

from outreach_tui.merging.incoming import IncomingBundle
from outreach_tui.merging.report import RefusedLine
from outreach_tui.merging.sorting import OfficerLines, SortedLines, Sorter

_NEXT_STEP = "Ask the sender to export again; nothing already here has changed."


def note_bundles(sorter: Sorter, bundles: Sequence[IncomingBundle]) -> None:
    """Note what else is to be told of `bundles` beside their lines, which `sorter` has sorted."""
    for bundle in bundles:
        officer = sorter.lines.officers.setdefault(bundle.officer, OfficerLines())
        officer.bundles.add((bundle.device, bundle.seq))
        officer.missing.setdefault(bundle.device, set()).update(bundle.missing_seqs)
        officer.refused.update(_refused(bundle))
        _note_what_is_awaited(sorter, bundle)
    for officer in sorter.lines.officers.values():
        for device, seq in officer.bundles:
            officer.missing[device].discard(seq)
    _note_whom_refusals_touch(sorter.lines, sorter.erased)


def _note_what_is_awaited(sorter: Sorter, bundle: IncomingBundle) -> None:
    """Note for each young person what theirs replace and what is nowhere here."""
    known, arriving = sorter.known.revisions, sorter.lines.arriving.revisions
    for one in bundle.read.replacing:
        if one.record in sorter.erased or one.subject in sorter.erased:
            continue
        for before in one.replaced:
            if not any(change in arriving or change in known for change in before):
                tally = sorter.lines.tally(one.subject, bundle.officer)
                tally.awaited |= {before}


def _note_whom_refusals_touch(lines: SortedLines, erased: frozenset[str]) -> None:
    for code, officer in lines.officers.items():
        for line in officer.refused:
            if line.person and line.person not in erased:
                lines.tally(line.person, code).refused += 1


def _refused(bundle: IncomingBundle) -> Iterable[RefusedLine]:
    for bad in bundle.bad_lines:
        yield _line(bundle, bad.line, "line", f"line {bad.line}: {bad.what}. {_NEXT_STEP}")
    for one in bundle.read.bad:
        yield _line(bundle, one.line, one.code, one.sentence, one.person)


def _line(bundle: IncomingBundle, number: int, code: str, sentence: str, person: str = "") -> RefusedLine:
    return RefusedLine(
        bundle=f"{bundle.device} {bundle.seq}",
        officer=bundle.officer,
        device=bundle.device,
        seq=bundle.seq,
        line=number,
        code=code,
        sentence=sentence,
        person=person,
    )
