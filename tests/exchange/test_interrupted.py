"""Real places that break off: lines are cut, disks fill, programs are killed. Nothing is torn or lost.

The long form is `tests/campaigns/test_interrupted_places.py`.
"""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.exchange.places import PlaceError, sealed_name
from outreach_tui.exchange.sync_place import open_place
from tests.exchange.interrupting import Campaign, cut_at_random, fill_at_random, kill_at_random
from tests.exchange.sftp_host import SftpHost, sftp_host

INTERRUPTIONS = 3
"""How often each place is interrupted at least; in the campaign, a thousand times."""
SEED = 20261124
ROOM = 4 * 1024 * 1024
"""Bytes of the small disk."""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SftpHost]:
    """Return a server on this machine."""
    home = tmp_path / "host"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with sftp_host(home) as running:
        yield running


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a mounted disk of `ROOM` bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_line_that_is_cut_again_and_again_brings_everything_whole_and_once(
    host: SftpHost, tmp_path: Path
) -> None:
    """Whatever the network does, what stands at the server is whole, and in the end it is all there."""
    campaign = Campaign(tmp_path, random.Random(SEED), INTERRUPTIONS)
    tally = cut_at_random(host.address, host.folder, host.cut_lines, campaign)
    assert tally.interrupted >= INTERRUPTIONS
    assert tally.rounds > 0


def test_a_program_killed_while_sending_leaves_nothing_torn(host: SftpHost, tmp_path: Path) -> None:
    """The battery ends in the middle: nothing half is taken for whole, and the next sync finishes it."""
    campaign = Campaign(tmp_path, random.Random(SEED), INTERRUPTIONS)
    tally = kill_at_random(host.address, host.folder, campaign)
    assert tally.interrupted >= INTERRUPTIONS
    assert tally.rounds > 0


def test_a_disk_that_fills_refuses_and_is_made_good_once_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    """A full stick is one sentence, leaves no rubbish, and takes everything once there is room."""
    campaign = Campaign(tmp_path, random.Random(SEED), INTERRUPTIONS)
    tally = fill_at_random(small_disk, ROOM, campaign)
    assert tally.interrupted >= INTERRUPTIONS


def test_a_server_that_is_full_is_one_sentence_and_made_good_once_there_is_room(
    host: SftpHost, small_disk: Path, tmp_path: Path
) -> None:
    """Somebody reads that room is missing, nothing half is left, and the next sync finishes it."""
    content = random.Random(SEED).randbytes(ROOM // 2)
    file = tmp_path / sealed_name(content)
    file.write_bytes(content)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(ROOM - ROOM // 4))
    place = open_place(host.address.replace(str(host.folder), str(small_disk)))
    with pytest.raises(PlaceError, match="full"):
        place.put(file)
    assert list(small_disk.iterdir()) == [ballast]
    ballast.unlink()
    assert place.put(file) is True
    place.close()
