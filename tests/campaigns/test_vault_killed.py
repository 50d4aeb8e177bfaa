"""The journal survives thousands of kills, a kill at every system call and every crash state.

The short forms run with the ordinary tests: `tests/vault/test_killed.py` and
`tests/vault/journal/test_crash_states.py`.
"""

import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.vault import memory_disk
from tests.vault.journal.test_crash_states import PowerCuts, a_days_work
from tests.vault.killing import kill_while_saving
from tests.vault.scripted_work import BACKED_UP, state_left, states_after_each_step
from tests.vault.system_calls import is_possible, kill_at, spans

KILLS = int(os.environ.get("VAULT_KILLS", "10000"))
"""How often the saving program is killed at a random instant."""
ROUNDS = 60
"""How many days' work the power is cut in, at every step."""


@pytest.mark.campaign
def test_ten_thousand_kills_lose_nothing(tmp_path: Path) -> None:
    """Zero acknowledged saves lost, zero journals unreadable."""
    seed = random.randrange(2**32)
    chance, last = random.Random(seed), 0
    for number in range(KILLS):
        if number % 500 == 0:
            print(f"seed {seed}: {number} kills, {last} saves")
            shutil.rmtree(tmp_path)
            tmp_path.mkdir()
            last = 0
        last = kill_while_saving(tmp_path / "journal", last + 1, chance)


@pytest.mark.campaign
def test_the_power_cut_at_every_step_of_many_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every torn, reordered or missing write of many days' work: nothing lost, nothing unreadable."""
    monkeypatch.setattr(memory_disk, "MOST_SECTORS", 1_000_000)
    cuts = PowerCuts(ahead=2000)
    a_days_work(cuts, ROUNDS)
    print(f"{len(cuts.seen)} crash states, {len(cuts.killed)} kills")
    assert len(cuts.seen) > 10_000


@pytest.mark.campaign
@pytest.mark.skipif(not is_possible(), reason="needs strace")
def test_a_kill_at_every_system_call_loses_nothing(tmp_path: Path) -> None:
    """Killed at each system call of everything a vault does: what was acknowledged is there, and it opens."""
    states = states_after_each_step(tmp_path / "unharmed" / "data")
    killed: Counter[str] = Counter()
    for span in spans(tmp_path / "counted"):
        for when in range(span.first, span.last + 1):
            folder = tmp_path / f"{span.call}-{when}"
            done, was_killed = kill_at(folder, span.call, when)
            killed[span.call] += was_killed
            assert state_left(folder / "data") in states[done : done + 2], folder.name
            if done >= BACKED_UP:
                assert state_left(folder / "backup") == states[BACKED_UP], folder.name
            shutil.rmtree(folder)
        print(f"{span.call} {killed[span.call]} of {span.last - span.first + 1}")
    assert killed.total() > 500
