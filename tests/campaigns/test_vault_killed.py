"""The journal survives thousands of kills, a kill at every system call and every crash state.

The short forms run with the ordinary tests: `tests/vault/test_killed.py` and
`tests/vault/journal/test_crash_states.py`.
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.journal.test_crash_states import PowerCuts, a_days_work
from tests.vault.killing import ROOT, check, kill_while_saving

KILLS = int(os.environ.get("VAULT_KILLS", "10000"))
"""How often the saving program is killed at a random instant."""
ROUNDS = 60
"""How many days' work the power is cut in, at every step."""
CALLS = ("write", "fdatasync", "fsync", "rename", "openat", "close")
"""The system calls the program is killed at."""
OF_EVERYTHING = ("openat", "close")
"""Those of them that starting a program does hundreds of; only those on the journal itself are counted."""
MOST_OF_A_CALL = 120
"""At how many of each call, counted from the start of the program."""


@pytest.mark.campaign
def test_ten_thousand_kills_lose_nothing(tmp_path: Path) -> None:
    """Zero acknowledged saves lost, zero journals unreadable."""
    seed = random.randrange(2**32)
    chance, last = random.Random(seed), 0
    for number in range(KILLS):
        if number % 500 == 0:
            print(f"seed {seed}: {number} kills, {last} saves")  # noqa: T201 - pytest shows it on failure
            shutil.rmtree(tmp_path)
            tmp_path.mkdir()
            last = 0
        last = kill_while_saving(tmp_path / "journal", last + 1, chance)


@pytest.mark.campaign
def test_the_power_cut_at_every_step_of_many_days(tmp_path: Path) -> None:
    """Every torn, reordered or missing write of many days' work: nothing lost, nothing unreadable."""
    cuts = PowerCuts(ahead=2000)
    a_days_work(cuts, ROUNDS)
    print(f"{len(cuts.seen)} crash states")  # noqa: T201 - pytest shows it with -s
    assert len(cuts.seen) > 10_000


@pytest.mark.campaign
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("call", CALLS)
def test_a_kill_at_every_system_call_loses_nothing(tmp_path: Path, call: str) -> None:
    """However far a call got, the journal opens and holds what was acknowledged."""
    for when in range(1, MOST_OF_A_CALL):
        folder = tmp_path / f"{call}-{when}"
        folder.mkdir()
        command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"inject={call}:signal=SIGKILL:when={when}"]
        if call in OF_EVERYTHING:
            command += ["-P", str(folder / "journal")]
        ran = subprocess.run(
            [*command, sys.executable, "-m", "tests.vault.autosaving", str(folder / "journal"), "1"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        acknowledged = [int(line) for line in ran.stdout.split()]
        if (folder / "journal").exists():
            check(folder / "journal", max(acknowledged, default=0))
        else:
            assert not acknowledged
        shutil.rmtree(folder)
