"""A walked path cut short in mid-word, whatever does it: same place, same words, the same records in the end.

The long run is `tests/campaigns/test_cut_short.py`.
"""

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.cut_short import (
    CLOSED,
    JUMPED,
    KILLED,
    LEFT,
    STOPPED,
    SUSPENDED,
    TOLD,
    amid_a_reason,
    cut_short,
    table,
)
from tests.end_to_end.laptops import Area, Laptop

A_CHAT_WITH_NO_IDEAS = 189
"""The seed of a path on which questions are left without an answer."""


@pytest.mark.parametrize(
    ("seed", "blows"), [(17, (KILLED,)), (6, (TOLD, LEFT, CLOSED)), (31, (SUSPENDED, STOPPED, JUMPED))]
)
def test_a_path_cut_short_ends_as_one_that_was_not(
    area: Area, tmp_path: Path, seed: int, blows: tuple[str, ...]
) -> None:
    """Nothing acknowledged is lost, nothing is there that was not said, and it goes on to the same end."""
    shutil.copytree(area.officer.folder, tmp_path / "undisturbed")
    with table(area.officer, Laptop(tmp_path / "undisturbed")) as at:
        cut_short(at, seed, blows)
        assert at.blows


def test_locked_amid_a_reason_there_is_no_answer(area: Area, tmp_path: Path) -> None:
    """Unlocked, it stands at the question itself, nothing chosen; gone on with, it comes to the same end."""
    shutil.copytree(area.officer.folder, tmp_path / "undisturbed")
    with table(area.officer, Laptop(tmp_path / "undisturbed")) as at:
        cut_short(at, A_CHAT_WITH_NO_IDEAS, (SUSPENDED,), most=1, moment=amid_a_reason)
        assert at.blows == [SUSPENDED]
