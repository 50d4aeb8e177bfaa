"""The audit log of an Outreach that knew no links, made into links when a workspace is opened.

Such a line is JSON with `prev`, `seq`, `at`, `actor`, `action`, `object_id` and `reason`. What it says is
kept under its number; entries about people who were erased meanwhile are left out.
"""

import msgspec

from outreach_tui.records.audit_chain import Entry, Link, link_after
from outreach_tui.workflow.audit import kept, person_in, salt_for
from outreach_tui.workflow.workspace import Workspace


class _Line(msgspec.Struct):
    at: str
    actor: str
    action: str
    object_id: str
    reason: str = ""


def bring_up_to_date(workspace: Workspace) -> None:
    """Make links of a log that has none, in one commit; usually there is nothing to do.

    Raises: OutreachError when it cannot be kept.
    """
    lines = workspace.vault.own_log.lines_of_before()
    if not lines:
        return
    erased, links = workspace.vault.erased(), list[Link]()
    for raw in lines:
        line = msgspec.json.decode(raw, type=_Line)
        entry = Entry(
            at=line.at,
            actor=line.actor,
            action=line.action,
            object_id=line.object_id,
            reason=line.reason,
            salt=salt_for(workspace),
        )
        link = link_after(links[-1] if links else None, entry)
        links.append(link.sealed() if person_in(entry) in erased else link)
    workspace.vault.own_log.keep(map(kept, links))
