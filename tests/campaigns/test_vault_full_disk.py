"""A real disk of two mebibytes, filled to every last page: saving says so, and nothing saved is lost.

Needs the right to mount a small disk in memory; the short form, on a disk of our own making, is in
`tests/vault/journal/test_crash_states.py`.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.store import Draft, Vault, VaultError, create_vault, open_vault
from tests.vault.revisions import PERSON, raw_revision

SIZE = 2 * 1024 * 1024
"""Bytes of the disk."""
PAGE = 4096
"""What such a disk gives out at a time."""
WORDS = "kettle brasserie"
CHEAP = SlotCost(memory=8, passes=1, lanes=1)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A mounted disk of `SIZE` bytes."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(tmp_path)]
    mounted = subprocess.run(mount, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a disk here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.campaign
@pytest.mark.parametrize("free_pages", range(14))
def test_a_full_disk_loses_nothing_whatever_was_being_done(small_disk: Path, free_pages: int) -> None:
    """Drafts, finished forms, erasures, another passphrase: done, or refused in one sentence."""
    with create_vault(small_disk / "data", WORDS, cost=CHEAP) as vault:
        vault.add([raw_revision("kept")])
        kept = set(vault.revisions())
        fill(small_disk, free_pages)
        codes, passphrase = set(), WORDS
        for number in range(40):
            passphrase = attempt(vault, number, passphrase, codes)
            assert set(vault.revisions()) >= kept
            kept = set(vault.revisions())
        assert codes == {"disk-full"}
        before = dict(vault.revisions()), vault.drafts(), vault.erased()
    with open_vault(small_disk / "data", passphrase, least=CHEAP) as vault:
        assert (dict(vault.revisions()), vault.drafts(), vault.erased()) == before
        (small_disk / "filler").unlink()
        vault.add([raw_revision("there is room again")])


def fill(disk: Path, free_pages: int) -> None:
    """Leave so many pages of the disk."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(PAGE))
        except OSError:
            filler.truncate(max(0, filler.tell() // PAGE - free_pages) * PAGE)


def attempt(vault: Vault, number: int, passphrase: str, codes: set[str]) -> str:
    """Do one thing, note how it was refused if it was, and return the passphrase that holds."""
    new = f"passphrase {number}"
    doings = (
        lambda: vault.keep_draft(Draft("d", "f", "t", bytes(900), str(number), PERSON)),
        lambda: vault.add([raw_revision(f"r{number}", None, "w" * 6000)]),
        lambda: vault.openers.change_passphrase(passphrase, new, cost=CHEAP),
        lambda: vault.erase([f"nobody {number}"]),
    )
    try:
        doings[number % 4]()
    except VaultError as error:
        codes.add(error.code)
        return passphrase
    return new if number % 4 == 2 else passphrase
