"""The laptops of an area, and one taken off the register when it is lost or its officer leaves.

Rules (security.md 5, step 7):
- A laptop is revoked at the last bundle that was taken in from it: late bundles from before still count,
  nothing after it does.
- What was on it, as far as it is known, is said by its sheet (`revoked_sheet.py`).
"""

from dataclasses import dataclass, replace
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.register import Revocation, Signer
from outreach_tui.exchange.sequence import Mark
from outreach_tui.sealing.signature import fingerprint
from outreach_tui.workflow import area_kept, received_state
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.leave_certificate import read_certificate
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.revoke_reason import Reason
from outreach_tui.workflow.revoked_sheet import LastHeard, sheet_of
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Device:
    """One laptop on the register."""

    device: str
    """Its id."""
    officer: str
    """The officer code it asked with; empty if this workspace did not let it in."""
    is_revoked: bool
    """Whether it was taken off."""
    valid_before: str
    """Until when its key counts, `YYYY-MM-DD`; empty for ever."""
    last_bundle: int
    """The number of the last bundle taken in from it; 0 if there was none."""
    missing: int
    """How many of its bundles before that one are missing."""

    @property
    def standing(self) -> str:
        """How it stands, in words."""
        if self.is_revoked:
            return f"taken off; counts up to bundle {self.last_bundle}"
        last = f"last bundle {self.last_bundle}" if self.last_bundle else "no bundle yet"
        gaps = f", {self.missing} missing" if self.missing else ""
        until = f", counts until {brief_kept_day(self.valid_before)}" if self.valid_before else ""
        return last + gaps + until


@dataclass(frozen=True, slots=True)
class Revoked:
    """A laptop that was taken off."""

    device: str
    """Its id."""
    pack_version: int
    """The version of the pack that says so."""
    sheet: tuple[str, ...]
    """What was on it, line by line."""


def list_devices(workspace: Workspace) -> tuple[Device, ...]:
    """Return every laptop of the area, in the register's order.

    Raises: OutreachError when this is no lead's workspace.
    """
    require_lead(workspace, "Look at the register")
    pack = area_kept.kept_pack(workspace)
    return tuple(_device(workspace, pack, signer) for signer in pack.register.signers)


def revoke_device(
    workspace: Workspace, device: str, reason: Reason, certificate: Path | None = None
) -> Revoked:
    """Take a laptop off the register; nothing it signs after its last bundle here counts any more.

    Args:
        workspace: the lead partner's.
        device: its id, or the officer code it was let in with.
        reason: why.
        certificate: what its officer left with, where there is one; the sheet then says what ended with it.

    Raises: OutreachError when this is no lead's workspace, no laptop or several are called that, or the
        certificate is not signed with that laptop's key.
    """
    require_lead(workspace, "Take laptops off")
    pack = area_kept.kept_pack(workspace)
    signer = _named(workspace, pack, device)
    gone = read_certificate(certificate, signer.key).lines if certificate else ()
    last = _last_mark(workspace, signer)
    revocation = Revocation(
        device=signer.device,
        key=fingerprint(signer.key),
        after_seq=last.seq if last else 0,
        head=last.manifest_hash if last else None,
        on=area_kept.utc(workspace.outside.now()),
    )
    following = area_kept.keep_next_pack(workspace, replace(pack, register=pack.register.without(revocation)))
    note(workspace, Action.REVOKED, signer.device, reason)
    shown = _device(workspace, following, signer)
    heard = LastHeard(shown.device, shown.officer, shown.last_bundle, shown.missing)
    sheet = sheet_of(workspace, heard, reason, revocation.on, gone)
    return Revoked(signer.device, following.version, sheet)


def require_device(workspace: Workspace, name: str) -> None:
    """Return if one laptop that counts is called that, by its id or its officer's code.

    Raises: OutreachError when none or several are.
    """
    _named(workspace, area_kept.kept_pack(workspace), name)


def reason_of(typed: str) -> Reason:
    """Return the reason that was typed.

    Raises: OutreachError when it is none of those there are.
    """
    match typed.strip().lower():
        case "lost" | "stolen" | "left" | "replaced" as reason:
            return reason
    raise OutreachError(
        "reason", "the reason", "this is none of those there are", "Type lost, stolen, left or replaced"
    )


def _device(workspace: Workspace, pack: AreaPack, signer: Signer) -> Device:
    last = _last_mark(workspace, signer)
    gaps = received_state.chains(workspace).missing(fingerprint(signer.key))
    ends = signer.valid_before
    return Device(
        device=signer.device,
        officer=received_state.officers(workspace).get(signer.device, ""),
        is_revoked=pack.register.revocation(signer.key) is not None,
        valid_before=f"{ends[:4]}-{ends[4:6]}-{ends[6:8]}" if ends else "",
        last_bundle=last.seq if last else 0,
        missing=sum(len(gap) for gap in gaps),
    )


def _last_mark(workspace: Workspace, signer: Signer) -> Mark | None:
    key = fingerprint(signer.key)
    marks = received_state.chains(workspace).marks.values()
    return max((mark for mark in marks if mark.sender_key == key), key=lambda mark: mark.seq, default=None)


def _named(workspace: Workspace, pack: AreaPack, name: str) -> Signer:
    officers = received_state.officers(workspace)
    counting = [one for one in pack.register.signers if pack.register.revocation(one.key) is None]
    found = [one for one in counting if name in {one.device, officers.get(one.device)}]
    if len(found) == 1:
        return found[0]
    what = "several laptops are called that" if found else "no laptop that counts is called that"
    raise OutreachError(
        "which-device", repr(name), what, "See the laptops (`outreach device list`), and give the id of one"
    )
