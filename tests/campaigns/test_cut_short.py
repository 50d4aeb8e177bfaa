"""The walked paths of domain.md C9 typed in a terminal, cut short at hundreds of random moments."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.end_to_end.cut_short import cut_short, table
from tests.end_to_end.laptops import Laptop, found_area

PATHS = int(os.environ.get("OUTREACH_PATHS", "100"))
"""How many paths are walked."""
FIRST = int(os.environ.get("OUTREACH_SEED", "0"))
"""The seed of the first; each has the next one."""
MOST_BLOWS = 8
"""How often each is cut short at most."""


@pytest.mark.campaign
def test_paths_cut_short_at_random_moments(tmp_path: Path) -> None:
    """Killed, told to end, hung up, closed, stopped or with a jumped clock: same place, words and end."""
    area = found_area(tmp_path / "area")
    shutil.copytree(area.officer.folder, tmp_path / "undisturbed")
    with table(area.officer, Laptop(tmp_path / "undisturbed")) as at:
        for seed in range(FIRST, FIRST + PATHS):
            try:
                path = cut_short(at, seed, most=MOST_BLOWS)
            except BaseException:
                print(f"seed {seed}, after {at.blows}")
                raise
            print(seed, path, f"{len(at.blows)} moments", flush=True)
        print(dict(Counter(at.blows)))
