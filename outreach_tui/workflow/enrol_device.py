"""Let an officer's laptop in: its key goes onto the register, and the pack gets its next version.

Only after a call: the coordinator types the six words the officer reads out, so that nobody else's laptop is
let in under the officer's code.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from outreach_tui.exchange.device import LARGEST_REQUEST, JoinRequest
from outreach_tui.exchange.register import Register, revoked_keys
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.workflow import area_kept, received_state
from outreach_tui.workflow.area_attachments import with_laptop
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.spoken_request import SpokenRequest
from outreach_tui.workflow.workspace import Workspace

_KEY_LASTS = timedelta(days=395)
_CLOCKS_DIFFER = timedelta(days=1)

JOINING = SpokenRequest(JoinRequest.from_bytes, LARGEST_REQUEST)
"""A laptop asks to be let in."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The laptop that was let in."""

    device: str
    """Its id on the register."""
    officer: str
    """The officer code it asked with."""
    signers: Path
    """The register as `ssh-keygen -Y verify` reads it, for emergencies."""
    others: tuple[str, ...] = ()
    """The officer's other laptops that still count; one that was given up is to be taken off."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What to say."""
        return (
            f"{self.device} ({self.officer}) is let in: its bundles count from now on.",
            *(
                f"{one} is {self.officer}'s too. If it is not used any more: "
                f"outreach device revoke {one} --reason replaced"
                for one in self.others
            ),
        )


def enrol_device(workspace: Workspace, request: Path, words: str, to: Path) -> Enrolled:
    """Put the laptop that wrote `request` on the register.

    Args:
        workspace: the lead partner's.
        request: the join request's file.
        words: the six words the officer read out by phone, as they were typed.
        to: the folder that `allowed_signers` and `revoked_keys` are written to.

    Raises: OutreachError when this is no lead's workspace, the request is not good or is for another area, or
        the words are not its words.
    """
    require_lead(workspace, "Let laptops in")
    pack, asked = area_kept.kept_pack(workspace), JOINING.require_words(workspace, request, words)
    now = workspace.outside.now()
    received_state.remember_recipient(workspace, asked.device, asked.age_recipient)
    known = {(signer.device, signer.key) for signer in pack.register.signers}
    if (asked.device, asked.signing_key) not in known:
        register = pack.register.with_device(
            asked.device,
            asked.signing_key,
            area_kept.utc(now - _CLOCKS_DIFFER),
            area_kept.utc(now + _KEY_LASTS),
        )
        pack = with_laptop(replace(pack, register=register), asked.device, asked.age_recipient)
        pack = area_kept.keep_next_pack(workspace, pack)
        received_state.remember_officer(workspace, asked.device, asked.officer)
        note(workspace, Action.LET_IN, asked.device)
    signers = to / "allowed_signers"
    write_safely(signers, pack.allowed_signers.encode())
    write_safely(to / "revoked_keys", revoked_keys(pack.register).encode())
    return Enrolled(asked.device, asked.officer, signers, _others(workspace, pack.register, asked))


def _others(workspace: Workspace, register: Register, asked: JoinRequest) -> tuple[str, ...]:
    officers = received_state.officers(workspace)
    counting = {one.device for one in register.signers if register.revocation(one.key) is None}
    return tuple(sorted(one for one in counting - {asked.device} if officers.get(one) == asked.officer))
