"""Join anew with a laptop that was copied or put back from a backup: a new id, new keys, the same six words.

Rules (security.md 3, T10; docs/bundle-format.md 6):
- Two laptops that hand over under one key contradict each other, and neither is believed. Each that goes on
  asks to join under a name of its own; the lead partner approves after the words were read out by phone.
- Nothing that was said is touched. What no receipt named counts as kept here again and goes along in the
  first bundles under the new name, so that what was in refused bundles arrives after all.
- Bundles under the old key go nowhere again. What was sealed to the old age key still opens; receipts made
  for an old name say nothing, for all they could confirm goes along anew.
"""

from pathlib import Path

import msgspec

from outreach_tui.workflow import keyring, outbox, profile
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.ask_to_join import AskedToJoin, ask_to_join
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.audit_sent import send_whole_log
from outreach_tui.workflow.hand_over import require_officer
from outreach_tui.workflow.sent_state import keep_outbox
from outreach_tui.workflow.workspace import Workspace


def rejoin(workspace: Workspace, to: Path) -> AskedToJoin:
    """Give this laptop a new id and new keys, and write its join request into the folder `to`.

    Raises: OutreachError when this is no officer's laptop, or something cannot be written; then all is as it
        was, and it can be run again.
    """
    require_officer(workspace)
    was = workspace.keyring
    asked = ask_to_join(
        kept_pack(workspace), workspace.profile.who, to, workspace.outside, key_epoch=was.key_epoch + 1
    )
    keys = msgspec.structs.replace(
        asked.keys,
        older_age_secrets=(was.age_secret, *was.older_age_secrets),
        older_devices=(workspace.profile.device, *was.older_devices),
    )
    whose = msgspec.structs.replace(workspace.profile, device=asked.device)
    with workspace.vault.together():
        workspace.vault.keep_settings(
            {profile.SETTING: profile.to_bytes(whose), keyring.SETTING: keyring.to_bytes(keys)}
        )
        keep_outbox(workspace, ())
        send_whole_log(workspace)
        note(workspace, Action.REJOINED, asked.device)
    workspace.profile, workspace.keyring = whose, keys
    outbox.tidy(workspace)
    return asked
