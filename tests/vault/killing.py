"""Starts a program that saves, kills it at any instant, and looks at what is left."""

import multiprocessing
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

from outreach_tui.vault.journal import JournalDB
from tests.vault.autosaving import HALVES, SEALED, save_without_end


def starter() -> Any:
    """Return what starts processes: quickly, from one that has imported everything, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([save_without_end.__module__])
    return context


def kill_while_saving(path: Path, first: int, chance: random.Random) -> int:
    """Let the program save a while, kill it, check the journal, and return the last number it holds.

    Args:
        path: the journal; made if it is not there.
        first: the number to go on from.
        chance: says how long to let it live.
    """
    context = starter()
    told, tell = context.Pipe(duplex=False)
    program = context.Process(target=save_without_end, args=(path, first, tell))
    program.start()
    tell.close()
    acknowledged = 0
    for _ in range(chance.randrange(1, 40)):
        acknowledged = told.recv()
    for _ in range(chance.randrange(20_000)):  # some part of a save later, never the same
        pass
    program.kill()
    program.join()
    with suppress(EOFError):
        while True:
            acknowledged = told.recv()
    return check(path, acknowledged)


def check(path: Path, acknowledged: int) -> int:
    """Open what is left and return the last number it holds, at least the one acknowledged."""
    with JournalDB(path, SEALED) as db:
        drafts = [document["number"] for document in db.table("drafts")]
        halves = [[document["number"] for document in db.table(half)] for half in HALVES]
        assert halves[0] == halves[1], "half of a save"
        last = max(halves[0], default=0)
        assert last >= acknowledged, "an acknowledged save is gone"
        assert len(drafts) <= 1
        assert max(drafts, default=0) in {last, last + 1}
        return last
