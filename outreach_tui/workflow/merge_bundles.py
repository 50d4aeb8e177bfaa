"""Merge: take officers' bundles into the lead partner's picture, after showing what that would do.

Rules:
- Looking changes nothing; accepting is one commit; the same bundle again changes nothing.
- One bad bundle or record never stops the others: each is named with its reason and its next step.
- Bundles are opened in a process of their own, with limits; two that contradict each other are both kept out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.batch import Refusal
from outreach_tui.exchange.bundle import OpenedBundle, Reader
from outreach_tui.exchange.manifest import RECORDS
from outreach_tui.exchange.places import sealed_files
from outreach_tui.exchange.read_batch import read_batch
from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.exchange.sequence import Place as Standing
from outreach_tui.merging.accept import accept
from outreach_tui.merging.in_words import preview_lines
from outreach_tui.merging.incoming import BadLine, IncomingBundle, RefusedBundle
from outreach_tui.merging.preview import preview
from outreach_tui.merging.report import MergePreview
from outreach_tui.records.join import State
from outreach_tui.records.revision import revision_id
from outreach_tui.workflow import received_state
from outreach_tui.workflow.area_kept import kept_pack, utc
from outreach_tui.workflow.arrived import ArrivedBundle, Taken
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace
from outreach_tui.workflow.write_receipts import WrittenReceipt, write_receipts


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What taking these bundles in would do."""

    preview: MergePreview
    """New, same, conflicting, refused and missing, by officer and by person."""
    bundles: tuple[tuple[Mark, str], ...]
    """The bundles that would be remembered as taken in, each with its id."""
    forms: tuple[tuple[str, str, str], ...]
    """Scripts that come along: id, version, compiled form."""
    arrived: tuple[ArrivedBundle, ...] = ()
    """The bundles that were not here before, as their receipts need them."""

    @property
    def taken(self) -> int:
        """Bundles that can be taken in."""
        return len(self.bundles)

    @property
    def refused(self) -> int:
        """Files that cannot."""
        return len(self.preview.refused_bundles)

    @property
    def lines(self) -> tuple[str, ...]:
        """The plan in words."""
        return preview_lines(self.preview)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was taken in."""

    added: int
    """Changes that were new."""
    bundles: int
    """Bundles they came in."""
    conflicts: int
    """Fields where two officers wrote different things; both are kept."""
    receipts: tuple[WrittenReceipt, ...] = ()
    """What goes back to the laptops; `outreach sync PLACE` puts it there."""


def preview_merge(workspace: Workspace, paths: Sequence[Path]) -> MergePlan:
    """Return what taking in the bundles at these paths would do; folders stand for the bundles in them.

    Raises: OutreachError when this is no lead's workspace, or there is no bundle at all.
    """
    _require_lead(workspace)
    files = _files(paths)
    opened, refused, chains = _opened(workspace, files)
    officers = received_state.officers(workspace)
    incoming = [
        _incoming(name, bundle, officers.get(bundle.device, bundle.device), chains)
        for name, bundle in opened.items()
    ]
    seen = preview(_known(workspace), [*refused, *incoming], picture=workspace.picture)
    return MergePlan(
        preview=seen,
        bundles=tuple((bundle.mark, bundle.manifest.bundle_id) for bundle in opened.values()),
        arrived=tuple(
            _arrived(bundle, one, seen)
            for bundle, one in zip(opened.values(), incoming, strict=True)
            if bundle.place is Standing.NEW
        ),
        forms=tuple(
            dict.fromkeys(
                (form.form_id, form.version, form.xform) for one in opened.values() for form in one.forms
            )
        ),
    )


def accept_merge(workspace: Workspace, plan: MergePlan) -> MergeReport:
    """Take in what the plan shows, in one commit; where nothing is new, the store stays as it is."""
    acceptance = accept(_known(workspace), plan.preview)
    if not acceptance.add and received_state.are_known(workspace, (mark for mark, _ in plan.bundles)):
        return MergeReport(0, plan.taken, 0)
    with workspace.vault.together():
        workspace.vault.add(acceptance.add)
        received_state.remember(workspace, plan.bundles)
        received_state.keep_forms(workspace, plan.forms)
    workspace.learn(acceptance.add)
    conflicts = plan.preview.conflicts
    standing_beside = frozenset(one.revision_id for conflict in conflicts for one in conflict.versions)
    receipts = write_receipts(workspace, Taken(plan.arrived, acceptance.brought, standing_beside))
    return MergeReport(len(acceptance.add), plan.taken, len(conflicts), receipts)


def _known(workspace: Workspace) -> State:
    return State(revisions=workspace.vault.revisions(), erased=workspace.vault.erased())


def _files(paths: Sequence[Path]) -> tuple[Path, ...]:
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


def _opened(
    workspace: Workspace, files: tuple[Path, ...]
) -> tuple[dict[str, OpenedBundle], list[RefusedBundle], Chains]:
    """Return the bundles that are good, those that are not, and the sequences as they would be."""
    reader = _reader(workspace)
    opened: dict[str, OpenedBundle] = {}
    refused: list[RefusedBundle] = []
    for reading in read_batch(files, reader):
        name, outcome = Path(reading.where).name, reading.outcome
        if isinstance(outcome, Refusal):
            refused.append(RefusedBundle(name, outcome.code, f"{outcome.what}.", f"{outcome.next_step}."))
        else:
            opened[name] = outcome
    chains = Chains.of((*reader.chains.marks.values(), *(bundle.mark for bundle in opened.values())))
    return opened, refused, chains


def _reader(workspace: Workspace) -> Reader:
    pack = kept_pack(workspace)
    return Reader(
        identities=(workspace.keyring.age_identity,),
        area=pack.area,
        register=pack.register,
        at=utc(workspace.outside.now()),
        chains=received_state.chains(workspace),
    )


def _incoming(name: str, bundle: OpenedBundle, officer: str, chains: Chains) -> IncomingBundle:
    missing = tuple(seq for gap in chains.missing(bundle.mark.sender_key) for seq in gap)
    bad = tuple(BadLine(one.line, one.what) for one in bundle.set_aside if one.file == RECORDS)
    return IncomingBundle(name, officer, bundle.device, bundle.seq, bundle.records, missing, bad)


def _arrived(bundle: OpenedBundle, incoming: IncomingBundle, seen: MergePreview) -> ArrivedBundle:
    """Return one bundle as its receipt needs it, with the code of each line that is no record."""
    codes = {
        one.line: one.code
        for one in seen.refused_lines
        if (one.device, one.seq) == (bundle.device, bundle.seq)
    }
    refused = (
        {revision_id(raw): codes[line] for line, raw in incoming.numbered() if line in codes} if codes else {}
    )
    manifest = bundle.manifest
    return ArrivedBundle(
        mark=bundle.mark,
        bundle_id=manifest.bundle_id,
        receipt_nonce=manifest.receipt_nonce,
        revisions=tuple(map(revision_id, bundle.records)),
        refused=refused,
        acks=manifest.acks,
        erased=manifest.erased,
    )


def _require_lead(workspace: Workspace) -> None:
    if workspace.profile.role is not Role.LEAD:
        raise OutreachError(
            "not-lead",
            "this workspace",
            "it is an officer's, which takes no bundles in",
            "Merge at the lead partner's workspace",
        )
