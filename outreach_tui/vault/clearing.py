"""What goes when a laptop's copy is cleared: rows the lead partner holds, and nothing that says "erased".

Rules:
- Only the revisions that are named go. No uuid is kept of them, so what is sent here again is taken in again.
- A conversation kept whole is kept on as it is given: without what went with the revisions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from outreach_tui.vault.journal import JournalStorage, values
from outreach_tui.vault.journal.changes import Changes
from outreach_tui.vault.kept import KeptSubmission


def steps_of_clearing(
    storage: JournalStorage,
    revisions: Iterable[str],
    submissions: Iterable[KeptSubmission],
    settings: Mapping[str, bytes],
) -> Changes:
    """Return the changes that take revisions out, and keep conversations and settings as they are given."""
    held = storage.encoded("revisions")
    steps: Changes = [("revisions", [(one, None) for one in revisions if one in held])]
    for table, rows in (
        ("submissions", {one.id: asdict(one) for one in submissions}),
        ("settings", {name: {"value": value} for name, value in settings.items()}),
    ):
        if rows:
            steps.append((table, [(row_id, values.encode(row)) for row_id, row in rows.items()]))
    return steps
