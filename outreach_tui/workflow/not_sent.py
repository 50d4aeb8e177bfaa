"""How much may leave this laptop and is in no bundle yet."""

from outreach_tui.records.place import place_of
from outreach_tui.records.presence import travelling_rows
from outreach_tui.records.revision import revision_id
from outreach_tui.records.sharing import Scope
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.sent_state import sent_state
from outreach_tui.workflow.workspace import Workspace


def not_sent(workspace: Workspace) -> int:
    """Return how many changes may leave and are in no bundle yet; looks only at what was not sent.

    What a receipt brought, as the lead partner's decisions, is there already.
    """
    state, picture = sent_state(workspace), workspace.picture
    waiting = dict.fromkeys(
        (place.entity_list, place.record)
        for revision, raw in workspace.vault.revisions().items()
        if revision not in state.revisions
        for place in (place_of(raw),)
    )
    scopes: dict[str, Scope] = {}
    records = (record for key in waiting if (record := picture.record(*key)) is not None)
    rows = (raw for record in records for raw in travelling_rows(picture, record, scopes))
    new = {revision for raw in rows if (revision := revision_id(raw)) not in state.revisions}
    return len(new - received_on(workspace).keys()) if new else 0
