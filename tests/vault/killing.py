"""Starts a program that saves, kills it at any instant, and looks at what is left."""

import random
import subprocess
import sys
from pathlib import Path

from outreach_tui.vault.journal import JournalDB
from tests.vault.autosaving import HALVES, SEALED

ROOT = Path(__file__).parents[2]


def kill_while_saving(path: Path, first: int, chance: random.Random) -> int:
    """Let the program save a while, kill it, check the journal, and return the last number it holds.

    Args:
        path: the journal; made if it is not there.
        first: the number to go on from.
        chance: says how long to let it live.
    """
    command = [sys.executable, "-m", "tests.vault.autosaving", str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdout is not None
        for _ in range(chance.randrange(1, 40)):
            program.stdout.readline()
        for _ in range(chance.randrange(20_000)):  # some part of a save later, never the same
            pass
        program.kill()
        acknowledged = [int(line) for line in program.stdout.read().split()]
    return check(path, max(acknowledged, default=0))


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
