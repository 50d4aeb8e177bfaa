"""A program to be killed: saves into a journal without end and says what was acknowledged.

Run: `python -m tests.vault.autosaving JOURNAL FIRST`. Each line it prints is a number that is safe: its draft
is kept, and so is one half of a pair in each of two tables, saved together. Now and then it rewrites the
journal, in a thread beside the saves, or along with an erasure.
"""

import sys
import threading
from pathlib import Path

from outreach_tui.vault.journal import JournalDB, SealedUnder

SEALED = SealedUnder(bytes(32), "killed")
HALVES = ("left", "right")
REWRITTEN_EVERY = 7
ERASED_EVERY = 11


def save_without_end(path: Path, first: int) -> None:
    """Save, say so, and go on."""
    db = JournalDB(path, SEALED)
    number = first
    while True:
        db.table("drafts").upsert({"key": "draft", "number": number, "words": "w" * 700}, _is_draft)
        with db.storage.together():
            for half in HALVES:
                db.table(half).insert({"number": number, "words": "x" * 300})
        _keep_small(db, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


def _is_draft(document: dict[str, object]) -> bool:
    return document["key"] == "draft"


def _keep_small(db: JournalDB, number: int) -> None:
    if number % REWRITTEN_EVERY == 0:
        threading.Thread(target=db.storage.journal.rewrite, daemon=True).start()
    if number % ERASED_EVERY == 0:
        gone = [(str(document.doc_id), None) for document in db.table("left").all()[:-20]]
        db.storage.journal.rewrite(last=[("left", gone), ("right", gone)])


if __name__ == "__main__":
    save_without_end(Path(sys.argv[1]), int(sys.argv[2]))
