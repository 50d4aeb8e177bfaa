"""What goes when somebody is erased, and what stays so that they never come back.

Rules:
- Every revision about the person or record goes, and so do drafts and submissions about them.
- Of the audit logs, the entries about them go; the links they stood in stay, so that the chain holds.
- Their uuid stays, so that what arrives later, in any order, is not taken in. It says nothing by itself.
"""

from collections.abc import Collection

from outreach_tui.vault.audit_log import ARRIVED, OWN
from outreach_tui.vault.journal import JournalStorage, values
from outreach_tui.vault.journal.changes import Changes, RowChange

_NAMED_IN = {"revisions": ("record", "subject"), "drafts": ("about",), "submissions": ("about",)}


def steps_of_erasure(storage: JournalStorage, uuids: Collection[str]) -> Changes:
    """Return the changes that erase these records and people."""
    steps: Changes = [("erased", [(uuid, values.encode({})) for uuid in sorted(uuids)])]
    for table, fields in _NAMED_IN.items():
        gone: list[RowChange] = [
            (row_id, None)
            for row_id, raw in storage.encoded(table).items()
            if _names(values.decode(raw), fields, uuids)
        ]
        if gone:
            steps.append((table, gone))
    steps += [
        (table, sealed) for table in (OWN, ARRIVED) if (sealed := _sealed(storage.encoded(table), uuids))
    ]
    return steps


def _sealed(rows: dict[str, bytes], uuids: Collection[str]) -> list[RowChange]:
    """Return the links about these people without their entries."""
    links = ((row_id, values.decode(raw)) for row_id, raw in rows.items())
    return [
        (row_id, values.encode({**link, "entry": b"", "about": ""}))
        for row_id, link in links
        if link.get("about") in uuids
    ]


def _names(document: dict[str, object], fields: tuple[str, ...], uuids: Collection[str]) -> bool:
    return any(document.get(field) in uuids for field in fields)
