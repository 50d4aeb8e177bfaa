"""Real places interrupted a thousand times each, at random moments.

An SFTP server whose lines are cut, programs killed while they send to it, and a disk of 4 MiB that fills.
`OUTREACH_INTERRUPTIONS` says how often, `OUTREACH_SEED` where chance begins.
"""

import os
import random
from pathlib import Path

import pytest

from tests.exchange import test_interrupted as short
from tests.exchange.interrupting import Campaign, Tally, cut_at_random, fill_at_random, kill_at_random

INTERRUPTIONS = int(os.environ.get("OUTREACH_INTERRUPTIONS", "1000"))
SEED = int(os.environ.get("OUTREACH_SEED", str(short.SEED)))

host = short.host
small_disk = short.small_disk


@pytest.fixture
def campaign(tmp_path: Path) -> Campaign:
    """Return how often to interrupt, and where chance begins."""
    return Campaign(tmp_path, random.Random(SEED), INTERRUPTIONS)


@pytest.mark.campaign
def test_lines_cut(host: short.SftpHost, campaign: Campaign) -> None:
    """A thousand cuts lose and tear nothing."""
    _require_all("lines cut", cut_at_random(host.address, host.folder, host.cut_lines, campaign))


@pytest.mark.campaign
def test_programs_killed(host: short.SftpHost, campaign: Campaign) -> None:
    """A thousand killed programs lose and tear nothing."""
    _require_all("programs killed", kill_at_random(host.address, host.folder, campaign))


@pytest.mark.campaign
def test_disk_filled(small_disk: Path, campaign: Campaign) -> None:
    """A thousand full disks lose and tear nothing."""
    _require_all("disk full", fill_at_random(small_disk, short.ROOM, campaign))


def _require_all(what: str, tally: Tally) -> None:
    print(f"\n{what}: {tally.words}; seed {SEED}")
    assert tally.interrupted >= INTERRUPTIONS
    assert tally.rounds > 0
