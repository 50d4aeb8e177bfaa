"""What the lead partner has taken in: every bundle by its mark, for ever, and whose laptop is whose."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.vault.store import KeptForm
from outreach_tui.workflow import bundle_marks
from outreach_tui.workflow.workspace import Workspace

_OFFICERS = "officers"
_RECIPIENTS = "laptop-recipients"
_FROM_A_BUNDLE = "from a bundle"


def chains(workspace: Workspace) -> Chains:
    """Return the sequences of all bundles taken in."""
    return Chains.of(bundle_marks.mark_of(kept) for kept in workspace.vault.received_bundles())


def remember(workspace: Workspace, bundles: Iterable[tuple[Mark, str]]) -> None:
    """Remember bundles, each with its id, as taken in."""
    at = workspace.outside.now().isoformat(timespec="seconds")
    known = {kept.manifest_hash for kept in workspace.vault.received_bundles()}
    for mark, bundle_id in bundles:
        if mark.manifest_hash not in known:
            workspace.vault.keep_received(bundle_marks.kept_mark(mark, bundle_id, at))


def are_known(workspace: Workspace, marks: Iterable[Mark]) -> bool:
    """Whether every one of these bundles was taken in before."""
    known = {kept.manifest_hash for kept in workspace.vault.received_bundles()}
    return {mark.manifest_hash for mark in marks} <= known


def officers(workspace: Workspace) -> Mapping[str, str]:
    """Return the officer code of each laptop that was let in."""
    raw = workspace.vault.setting(_OFFICERS)
    return msgspec.json.decode(raw, type=dict[str, str]) if raw else {}


def remember_officer(workspace: Workspace, device: str, officer: str) -> None:
    """Remember whose laptop it is."""
    workspace.vault.keep_settings({_OFFICERS: msgspec.json.encode({**officers(workspace), device: officer})})


def recipients(workspace: Workspace) -> Mapping[str, str]:
    """Return the age key of each laptop that was let in: what its receipts are sealed to."""
    raw = workspace.vault.setting(_RECIPIENTS)
    return msgspec.json.decode(raw, type=dict[str, str]) if raw else {}


def remember_recipient(workspace: Workspace, device: str, age_recipient: str) -> None:
    """Remember what a laptop's receipts are sealed to; a laptop enrolled anew has a new key."""
    known = {**recipients(workspace), device: age_recipient}
    workspace.vault.keep_settings({_RECIPIENTS: msgspec.json.encode(known)})


def keep_forms(workspace: Workspace, forms: Iterable[tuple[str, str, str]]) -> None:
    """Keep the scripts that came along, so that their answers can be read in years."""
    for form_id, version, xform in forms:
        key = hashlib.sha256(xform.encode()).hexdigest()
        if workspace.vault.form(key) is None:
            workspace.vault.keep_form(
                KeptForm(
                    key=key,
                    form_id=form_id,
                    version=version,
                    title=form_id,
                    source_hash=key,
                    pyxform_version=_FROM_A_BUNDLE,
                    xform=xform,
                )
            )
