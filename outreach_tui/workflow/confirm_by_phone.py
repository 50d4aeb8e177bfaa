"""A code the lead partner reads out: it says how much of a bundle was taken, for display and nothing else."""

from msgspec.structs import replace

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.phone_code import accepted_by_phone
from outreach_tui.workflow.sent_state import keep_outbox, outbox_bundles
from outreach_tui.workflow.workspace import Workspace


def confirm_by_phone(workspace: Workspace, code: str) -> tuple[int, int]:
    """Remember what a code says.

    Returns: the number of the bundle it is for, and how many changes of it were taken.
    Raises: OutreachError when it is the code of no bundle that waits for a receipt.
    """
    bundles = outbox_bundles(workspace)
    for bundle in reversed(bundles):
        taken = accepted_by_phone(code, bundle.receipt_nonce, bundle.bundle_id, bundle.revisions)
        if taken is not None:
            said = replace(bundle, confirmed_by_phone=taken)
            keep_outbox(workspace, [said if one is bundle else one for one in bundles])
            return bundle.seq, taken
    raise OutreachError(
        "phone-code",
        "the code",
        "it is not that of a bundle that waits for a receipt",
        "Ask for it again, letter by letter",
    )
