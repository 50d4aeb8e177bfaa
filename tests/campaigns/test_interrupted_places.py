"""Real places interrupted a thousand times each, at random moments.

An SFTP server whose lines are cut, programs killed while they send to it, and a disk of 4 MiB that fills.
`OUTREACH_INTERRUPTIONS` says how often, `OUTREACH_SEED` where chance begins.
"""

import os
from pathlib import Path

import pytest

os.environ.setdefault("OUTREACH_INTERRUPTIONS", "1000")

from tests.exchange import test_interrupted as short

host = short.host
small_disk = short.small_disk


@pytest.mark.campaign
def test_lines_cut(host: short.SftpHost, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand cuts lose and tear nothing."""
    short.test_a_line_that_is_cut_again_and_again_brings_everything_whole_and_once(host, tmp_path, capsys)


@pytest.mark.campaign
def test_programs_killed(host: short.SftpHost, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand killed programs lose and tear nothing."""
    short.test_a_program_killed_while_sending_leaves_nothing_torn(host, tmp_path, capsys)


@pytest.mark.campaign
def test_disk_filled(small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand full disks lose and tear nothing."""
    short.test_a_disk_that_fills_refuses_and_is_made_good_once_there_is_room(small_disk, tmp_path, capsys)
