"""A program to be killed: saves into a journal without end and says what was acknowledged.

Each number it tells is safe: its draft is kept, and so is one half of a pair in each of two tables, saved
together. Now and then it rewrites the journal, in a thread beside the saves, or along with an erasure.
"""

import threading
from multiprocessing.connection import Connection
from pathlib import Path

from tinydb import where

from outreach_tui.vault.journal import JournalDB, SealedUnder
from outreach_tui.vault.journal.changes import RowChange

SEALED = SealedUnder(bytes(32), "killed")
HALVES = ("left", "right")
REWRITTEN_EVERY = 7
ERASED_EVERY = 11


def save_without_end(path: Path, first: int, tell: "Connection[int, int]") -> None:
    """Save, say so, and go on."""
    db = JournalDB(path, SEALED)
    number = first
    while True:
        draft = {"key": "draft", "number": number, "words": "w" * 700}
        db.table("drafts").upsert(draft, where("key") == "draft")
        with db.storage.together():
            for half in HALVES:
                db.table(half).insert({"number": number, "words": "x" * 300})
        _keep_small(db, number)
        tell.send(number)
        number += 1


def _keep_small(db: JournalDB, number: int) -> None:
    if number % REWRITTEN_EVERY == 0:
        threading.Thread(target=db.storage.journal.rewrite, daemon=True).start()
    if number % ERASED_EVERY == 0:
        gone: list[RowChange] = [(str(document.doc_id), None) for document in db.table("left").all()[:-20]]
        db.storage.journal.rewrite(last=[("left", gone), ("right", gone)])
