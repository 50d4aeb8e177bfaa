"""A real disk taken away under an open vault, as when a stick is pulled out, and given back.

The medium is a file behind a loop device with ext4 on it. Pulled out, the device is told to end behind its
first sectors, so that everything else is answered with an error by the system itself. Needs Linux and the
right to mount; the short form, on a disk that fails from some call on, is in `tests/vault/test_pulled.py`.

Telling ext4 itself to shut down is no such test: it lets an fsync under way return as if it had been done
(seen with a bare write and fsync too, 21 of 120 times).
"""

import importlib
import os
import random
import shutil
import struct
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.vault.doctor import back_up
from outreach_tui.vault.store import Draft, Vault, VaultError, create_vault, open_vault
from tests.vault.revisions import PERSON, raw_revision
from tests.vault.scripted_work import CHEAP, OLD

PULLS = int(os.environ.get("VAULT_PULLS", "60"))
"""How often the stick is pulled out."""
MOST_SAVES = 400
"""Saves after which nobody waits any longer for the pull."""
_GET_STATUS, _SET_STATUS = 0x4C05, 0x4C04
"""The calls that tell and set what a loop device shows of its file (LOOP_GET_STATUS64, LOOP_SET_STATUS64)."""
_STATUS_BYTES, _SIZE_LIMIT_AT = 232, 32
"""Length of that, and where the size limit stands in it."""
_LEFT = 4096
"""Bytes of the device that still answer once it is pulled out."""

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(shutil.which("mkfs.ext4") is None, reason="needs ext4 and loop devices"),
]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A file with an empty file system in it."""
    image = tmp_path / "image"
    with image.open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    return image


@contextmanager
def plugged_in(stick: Path) -> Iterator[tuple[Path, str]]:
    """Mount the stick; give its folder and its device."""
    folder = stick.with_name("mounted")
    folder.mkdir(exist_ok=True)
    found = subprocess.run(
        ["losetup", "-f", "--show", str(stick)], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.skip("no right to make a device here")
    device = found.stdout.strip()
    try:
        subprocess.run(["mount", device, str(folder)], check=True)
        try:
            yield folder, device
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    finally:
        subprocess.run(["losetup", "-d", device], check=True)


def pull(device: str) -> None:
    """Let the device answer nothing but errors."""
    fcntl = importlib.import_module("fcntl")
    status = bytearray(_STATUS_BYTES)
    with Path(device).open("r+b", buffering=0) as opened_device:
        fcntl.ioctl(opened_device, _GET_STATUS, status)
        struct.pack_into("Q", status, _SIZE_LIMIT_AT, _LEFT)
        fcntl.ioctl(opened_device, _SET_STATUS, bytes(status))


def work_until_refused(
    vault: Vault, passphrase: str, codes: Counter[str]
) -> tuple[str, set[bytes], list[bytes]]:
    """Do everything a vault does until it refuses; return passphrase, revisions and drafts acknowledged."""
    revisions: set[bytes] = set()
    drafts = [b""]
    for number in range(MOST_SAVES):
        raw, words, new = raw_revision(f"r{number}", PERSON), str(number).encode(), f"passphrase {number}"
        try:
            vault.keep_draft(Draft("d", "f", "t", words, "now"))
            drafts.append(words)
            vault.add([raw])
            revisions.add(raw)
            if number % 5 == 2:
                vault._storage.journal.rewrite()
            if number % 7 == 3:
                vault.erase([f"nobody {number}"])
            if number % 9 == 4:
                vault.openers.change_passphrase(passphrase, new, cost=CHEAP)
                passphrase = new
            if number % 20 == 6:
                back_up(vault, vault.folder.parent / f"backup {number}")
        except OutreachError as error:
            codes[error.code] += 1
            break
    return passphrase, revisions, drafts


def test_a_stick_pulled_out_loses_nothing_that_was_kept(stick: Path) -> None:
    """Pulled out at any instant: one sentence, reading goes on; plugged in again, all is there."""
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    codes: Counter[str] = Counter()
    for number in range(PULLS):
        print(f"seed {seed}: {number} pulls, refused as {dict(codes)}")
        with plugged_in(stick) as (folder, device):
            shutil.rmtree(folder / "data", ignore_errors=True)
            vault = create_vault(folder / "data", OLD, cost=CHEAP)
            pulling = threading.Timer(chance.uniform(0, 0.3), pull, [device])
            pulling.start()
            passphrase, revisions, drafts = work_until_refused(vault, OLD, codes)
            pulling.join()
            with pytest.raises(VaultError):
                vault.add([raw_revision("too late")])
            assert set(vault.revisions().values()) >= revisions
            vault.close()
        with plugged_in(stick) as (folder, _), opened(folder / "data", passphrase) as vault:
            assert set(vault.revisions().values()) >= revisions
            kept = [draft.session for draft in vault.drafts()] or [b""]
            assert int(kept[0] or b"-1") >= int(drafts[-1] or b"-1")
            vault.add([raw_revision("goes on")])
    assert codes.total() > PULLS // 2


def opened(folder: Path, passphrase: str) -> Vault:
    """Open what is there, with the last passphrase acknowledged or one that was being made."""
    try:
        return open_vault(folder, passphrase, least=CHEAP)
    except VaultError as error:
        if error.code != "wrong-passphrase":
            raise
    last = -1 if passphrase == OLD else int(passphrase.removeprefix("passphrase "))
    following = next(number for number in range(4, MOST_SAVES, 9) if number > last)
    return open_vault(folder, f"passphrase {following}", least=CHEAP)
