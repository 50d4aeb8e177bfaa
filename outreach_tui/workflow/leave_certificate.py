"""The certificate of an officer who left: what was received, and what of this laptop only went with its keys.

Rules:
- Records that were for this officer alone, or never travel, are counted by kind and never named. No other
  laptop has them, so they end with the keys; the certificate says so, and so does the lead partner's sheet.
- Signed with the laptop's own key, as `ssh-keygen -Y verify -n outreach-leave@v1` checks it; a certificate
  that is not signed with the key on the register says nothing.
"""

from collections import Counter
from pathlib import Path
from typing import Literal

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.sealing.signature import fingerprint, public_line, verify
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.hand_over import sorted_out
from outreach_tui.workflow.sent_state import sent_state
from outreach_tui.workflow.workspace import Workspace

NAMESPACE = "outreach-leave@v1"
"""What a certificate is signed for."""

_LARGEST = 64 * 1024
_SAYS = (
    "Every change that may travel was received. The keys of this laptop are destroyed. "
    "What is counted as this officer's only was never to travel; it ended with the keys, and no copy is left."
)


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """What the certificate says, field by field."""

    format: Literal["outreach-left"] = "outreach-left"
    """Always `outreach-left`."""
    area: str
    """The area."""
    device: str
    """The laptop."""
    officer: str
    """The code of its officer."""
    signing_key: str
    """The fingerprint of the key it is signed with."""
    last_bundle: int
    """The number of the last bundle; 0 for none."""
    journal_head: str
    """The hash over everything ever kept there."""
    journal_count: int
    """How many commits there were."""
    officer_only: dict[str, int] = {}
    """Records that were on this laptop alone and are gone with the keys, by list."""
    made: str
    """When (UTC)."""
    says: str = _SAYS
    """The whole in plain words."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What went with the keys, in sentences."""
        if not self.officer_only:
            return ("Nothing on it was for its officer alone.",)
        said = ", ".join(
            entity_list(name, has_subject=True).counted(number)
            for name, number in sorted(self.officer_only.items())
        )
        return (
            f"For its officer alone, on no other laptop: {said}.",
            "These ended with its keys: nobody can read them any more, and no copy is left.",
        )

    def to_bytes(self) -> bytes:
        """Return it as it is signed and written."""
        return canonical(self)


def officer_only(workspace: Workspace) -> dict[str, int]:
    """Return how many records of each list are on this laptop and may not leave it."""
    travelling = {(record.entity_list, record.id) for record in sorted_out(workspace).travelling}
    picture = workspace.picture
    return dict(
        sorted(
            Counter(
                name
                for name in picture.entity_lists()
                for one in picture.ids(name)
                if (name, one) not in travelling
            ).items()
        )
    )


def certificate_of(workspace: Workspace) -> Certificate:
    """Return the certificate this laptop signs when it leaves now."""
    last = sent_state(workspace).last
    head, count = workspace.vault.journal_head()
    return Certificate(
        area=workspace.profile.area,
        device=workspace.profile.device,
        officer=workspace.profile.who,
        signing_key=fingerprint(public_line(workspace.keyring.signing_key)),
        last_bundle=last.seq if last else 0,
        journal_head=head,
        journal_count=count,
        officer_only=officer_only(workspace),
        made=area_kept.utc(workspace.outside.now()),
    )


def read_certificate(path: Path, key: str) -> Certificate:
    """Return what a certificate says, proven to be signed with `key` (a public line).

    Raises: OutreachError when it or its signature beside it is not there, or not good.
    """
    raw = read_whole(path, _LARGEST)
    verify(key, NAMESPACE, raw, read_whole(path.with_name(f"{path.name}.sig"), _LARGEST))
    try:
        return parse_canonical(raw, Certificate, _LARGEST, path.name)
    except ExchangeError as error:
        raise OutreachError(
            "certificate", path.name, "it is no certificate of leaving", "Ask for the file once more"
        ) from error
