"""What the lead partner has taken in: every bundle by its mark, for ever, and whose laptop is whose."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.vault.store import KeptForm
from outreach_tui.workflow.workspace import Workspace

_MARKS = "received"
_OFFICERS = "officers"
_FROM_A_BUNDLE = "from a bundle"


def chains(workspace: Workspace) -> Chains:
    """Return the sequences of all bundles taken in."""
    return Chains.of(_marks(workspace))


def remember(workspace: Workspace, marks: Iterable[Mark]) -> None:
    """Remember bundles as taken in."""
    every = tuple(dict.fromkeys((*_marks(workspace), *marks)))
    workspace.vault.keep_settings({_MARKS: msgspec.json.encode(every)})


def are_known(workspace: Workspace, marks: Iterable[Mark]) -> bool:
    """Whether every one of these bundles was taken in before."""
    return set(marks) <= set(_marks(workspace))


def officers(workspace: Workspace) -> Mapping[str, str]:
    """Return the officer code of each laptop that was let in."""
    raw = workspace.vault.setting(_OFFICERS)
    return msgspec.json.decode(raw, type=dict[str, str]) if raw else {}


def remember_officer(workspace: Workspace, device: str, officer: str) -> None:
    """Remember whose laptop it is."""
    workspace.vault.keep_settings({_OFFICERS: msgspec.json.encode({**officers(workspace), device: officer})})


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


def _marks(workspace: Workspace) -> tuple[Mark, ...]:
    raw = workspace.vault.setting(_MARKS)
    return msgspec.json.decode(raw, type=tuple[Mark, ...]) if raw else ()
