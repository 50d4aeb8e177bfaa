"""What lies at the places a coordinator names: bundles opened and judged together, and files set aside.

Rules:
- Bundles are opened in a process of their own, with limits; two that contradict each other are both kept out.
- One bad file stops none of the others; it keeps its place and its reason, and is looked at again next time.
- Each bundle is let go as soon as it has been handed on, so that a thousand cost no more than their records.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.batch import Reading, Refusal, judge_together
from outreach_tui.exchange.bundle import OpenedBundle, Reader
from outreach_tui.exchange.contents import FormUsed
from outreach_tui.exchange.manifest import AUDIT, RECORDS
from outreach_tui.exchange.places import sealed_files
from outreach_tui.exchange.read_batch import read_each
from outreach_tui.exchange.sequence import Chains, Place
from outreach_tui.merging.incoming import BadLine, Incoming, IncomingBundle, RefusedBundle
from outreach_tui.merging.laptop_log import Segment
from outreach_tui.merging.preview import Foretelling
from outreach_tui.records.read_lines import ReadLines
from outreach_tui.uncollected import uncollected
from outreach_tui.workflow import received_state
from outreach_tui.workflow.area_kept import kept_pack, utc
from outreach_tui.workflow.arrived import ArrivedBundle
from outreach_tui.workflow.workspace import Workspace

_MOST_MISSING = 1_000


@dataclass(slots=True)
class Arrivals:
    """What was found, read once by `incoming`."""

    officers: Mapping[str, str]
    """The officer code of each laptop let in."""
    bundles: tuple[ArrivedBundle, ...]
    """The good ones."""
    fresh: tuple[ArrivedBundle, ...]
    """Those of them that were not here before."""
    forms: tuple[FormUsed, ...]
    """The scripts that came along, each once."""
    chains: Chains
    """The sequences as they would be."""
    _readings: list[Reading]

    @classmethod
    def at(cls, workspace: Workspace, paths: Sequence[Path], foretelling: Foretelling) -> "Arrivals":
        """Return what lies at `paths`; folders stand for the bundles in them. See `read`.

        Raises: OutreachError when there is no bundle at all, or no process to read them in.
        """
        return cls.read(_reader(workspace), received_state.officers(workspace), _files(paths), foretelling)

    @classmethod
    def read(
        cls, reader: Reader, officers: Mapping[str, str], files: Sequence[Path], foretelling: Foretelling
    ) -> "Arrivals":
        """Return what these files are to `reader`.

        Args:
            reader: who reads, and what they trust.
            officers: officer codes by laptop.
            files: the files.
            foretelling: is given every bundle as soon as it is opened, while the next ones are being opened.
        """
        forms: dict[str, FormUsed] = {}
        every: list[Reading] = []
        with uncollected():
            for one in read_each(files, reader):
                every.append(_light(one, forms))
                if isinstance(one.outcome, OpenedBundle):
                    foretelling.take(_officer(officers, one.outcome), one.read)
        readings = judge_together(every)
        good = [
            (one.outcome.place, _arrived(one.outcome, one.read))
            for one in readings
            if isinstance(one.outcome, OpenedBundle)
        ]
        return cls(
            officers=officers,
            bundles=tuple(bundle for _, bundle in good),
            fresh=tuple(bundle for place, bundle in good if place is Place.NEW),
            forms=tuple(forms.values()),
            chains=Chains.of(
                chain(
                    reader.chains.marks.values(),
                    *((bundle.mark, *bundle.withheld) for _, bundle in good),
                )
            ),
            _readings=list(readings),
        )

    def incoming(self) -> Iterator[Incoming]:
        """Yield everything that arrived, letting it go on the way; a second time there is nothing left."""
        told: set[str] = set()
        self._readings.reverse()
        while self._readings:
            yield self._incoming(self._readings.pop(), told)

    def _incoming(self, reading: Reading, told: set[str]) -> Incoming:
        name, found = Path(reading.where).name, reading.outcome
        if isinstance(found, Refusal):
            return RefusedBundle(name, found.code, f"{found.what}.", f"{found.next_step}.")
        key = found.mark.sender_key
        missing = () if key in told else islice(chain(*self.chains.missing(key)), _MOST_MISSING)
        told.add(key)
        return IncomingBundle(
            name=name,
            officer=_officer(self.officers, found),
            device=found.device,
            seq=found.seq,
            read=reading.read,
            missing_seqs=tuple(missing),
            bad_lines=tuple(BadLine(one.line, one.what) for one in found.set_aside if one.file == RECORDS),
            erased=found.erased,
        )


def _officer(officers: Mapping[str, str], bundle: OpenedBundle) -> str:
    """Return the code of the officer who sent a bundle, its laptop's name where nobody is known by it."""
    return officers.get(bundle.device, bundle.device)


def _arrived(bundle: OpenedBundle, read: ReadLines) -> ArrivedBundle:
    """Return one bundle as its receipt needs it."""
    manifest = bundle.manifest
    return ArrivedBundle(
        mark=bundle.mark,
        bundle_id=manifest.bundle_id,
        receipt_nonce=manifest.receipt_nonce,
        revisions=tuple(chain(*(rows.ids for rows in read.rows), (bad.id for bad in read.bad))),
        refused={bad.id: bad.code for bad in read.bad},
        acks=manifest.acks,
        erased=manifest.erased,
        segment=_segment(bundle),
        withheld=bundle.withheld,
    )


def _segment(bundle: OpenedBundle) -> Segment:
    """Return what a bundle says of its laptop's audit log and journal."""
    claim = bundle.manifest.claim
    return Segment(
        device=bundle.device,
        key_epoch=bundle.manifest.key_epoch,
        bundle=bundle.seq,
        head=claim.audit_head,
        count=claim.audit_count,
        journal_head=claim.journal_head,
        journal_count=claim.journal_count,
        links=bundle.audit,
        unreadable=sum(one.file == AUDIT for one in bundle.set_aside),
    )


def _light(reading: Reading, forms: dict[str, FormUsed]) -> Reading:
    """Return the reading without its scripts, which are the same in nearly every bundle."""
    found = reading.outcome
    if isinstance(found, Refusal):
        return reading
    for form in found.forms:
        forms.setdefault(form.sha256, form)
    return msgspec.structs.replace(reading, outcome=msgspec.structs.replace(found, forms=()))


def _files(paths: Sequence[Path]) -> tuple[Path, ...]:
    if not any(path.exists() or path.is_symlink() for path in paths):
        raise OutreachError(
            "place",
            str(paths[0]),
            "there is no such folder or file",
            "Put the stick in, or check what was typed",
        )
    files = tuple(
        dict.fromkeys(file for path in paths for file in (sealed_files(path) if path.is_dir() else (path,)))
    )
    if not files:
        raise OutreachError(
            "no-bundle",
            str(paths[0]),
            "there is no bundle here",
            "Name the folder or stick the officers wrote to",
        )
    return files


def _reader(workspace: Workspace) -> Reader:
    pack = kept_pack(workspace)
    return Reader(
        identities=workspace.keyring.age_identities,
        area=pack.area,
        register=pack.register,
        at=utc(workspace.outside.now()),
        chains=received_state.chains(workspace),
    )
