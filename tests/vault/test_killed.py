"""A program killed in the middle of saving leaves everything it said was saved."""

import random
from pathlib import Path

from tests.vault.killing import kill_while_saving

KILLS = 8


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    """Whatever happens to the program, the next start shows the last answer that was kept."""
    chance = random.Random(4)
    last = 0
    for _ in range(KILLS):
        last = kill_while_saving(tmp_path / "journal", last + 1, chance)
    assert last > KILLS
