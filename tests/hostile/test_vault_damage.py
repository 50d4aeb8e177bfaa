"""A vault that was damaged, cut, swapped or tampered with is refused or whole, never silently different."""

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.journal import (
    Journal,
    JournalError,
    NoProtection,
    Protection,
    SealedUnder,
    create_journal,
    frame,
    open_journal,
)
from outreach_tui.vault.store import Draft, KeptSubmission, VaultError, create_vault, open_vault
from tests.vault.memory_disk import MemoryDisk
from tests.vault.revisions import PERSON, raw_revision

ROOT = Path(__file__).parents[2]
PATH = Path("/vault/journal")
SEALED = SealedUnder(bytes(32), "test")
CHEAP = SlotCost(memory=8, passes=1, lanes=1)
State = dict[str, dict[str, bytes]]


def state_of(journal: Journal) -> State:
    """Return all rows, by table."""
    return {name: dict(rows) for name, rows in journal.tables.snapshot()}


def small_store(protection: Protection) -> tuple[bytes, list[State]]:
    """Return the bytes of a small journal closed in good order, and every state it went through."""
    disk = MemoryDisk()
    journal = create_journal(PATH, protection, disk)
    states = [state_of(journal)]
    journal.commit([("drafts", [("a", b"one")])])
    journal.rewrite()
    for change in (
        [("drafts", [("a", b"two"), ("b", b"three")])],
        [("drafts", [("a", None)]), ("forms", [])],
    ):
        states.append(state_of(journal))
        journal.commit(change)
    states.append(state_of(journal))
    journal.close()
    return bytes(disk.files[PATH].current), states


def opened(raw: bytes, protection: Protection) -> State | None:
    """Return what a journal with these bytes holds, or nothing if it is refused."""
    try:
        return state_of(open_journal(PATH, protection, MemoryDisk.holding({PATH: raw})))
    except JournalError:
        return None


@pytest.mark.parametrize("protection", [SEALED, NoProtection()], ids=["sealed", "open"])
def test_every_byte_flipped_is_refused_or_harmless(protection: Protection) -> None:
    """No single changed byte of a vault makes it say anything else."""
    raw, states = small_store(protection)
    refused = 0
    for place in range(len(raw)):
        for flip in (0x01, 0x80, 0xFF):
            damaged = bytearray(raw)
            damaged[place] ^= flip
            state = opened(bytes(damaged), protection)
            assert state in (None, states[-1]), (place, flip)
            refused += state is None
    assert refused > 2 * len(raw)


def test_a_journal_cut_anywhere_is_refused_or_an_earlier_state() -> None:
    """A file cut short holds what was saved up to there, or is refused; never half of a save."""
    raw, states = small_store(SEALED)
    for length in range(len(raw)):
        state = opened(raw[:length], SEALED)
        assert state is None or state in states, length


def test_a_hole_anywhere_is_refused_or_harmless() -> None:
    """A sector that reads as zeros, or bytes inserted or taken out, are damage and told so."""
    raw, states = small_store(SEALED)
    for place in range(0, len(raw), 7):
        for broken in (
            raw[:place] + bytes(16) + raw[place + 16 :],
            raw[:place] + raw[place + 9 :],
            raw[:place] + b"insert" + raw[place:],
        ):
            assert opened(broken, SEALED) in (None, states[-1], *states[:-1])
            if place < len(raw) - 120:
                assert opened(broken, SEALED) in (None, states[-1])


def frames_of(raw: bytes) -> list[bytes]:
    """Return the frames of a journal file."""
    at, frames = frame.HEADER_BYTES, []
    while raw[at : at + 4] == frame.MARKER:
        length = struct.unpack_from(">I", raw, at + 13)[0]
        end = at + frame.HEAD_BYTES + length + frame.TAIL_BYTES
        frames.append(raw[at:end])
        at = end
    return frames


def rearranged() -> Iterator[tuple[str, Callable[[bytes, list[bytes]], bytes]]]:
    """Give ways to rearrange whole frames, checksums intact."""
    yield "two swapped", lambda head, frames: head + b"".join([frames[0], frames[2], frames[1], *frames[3:]])
    yield "one repeated", lambda head, frames: head + b"".join([*frames[:2], frames[1], *frames[2:]])
    yield "one missing", lambda head, frames: head + b"".join([frames[0], *frames[2:]])
    yield "the first missing", lambda head, frames: head + b"".join(frames[1:])
    yield "an old one at the end", lambda head, frames: head + b"".join([*frames, frames[2]])


@pytest.mark.parametrize(("name", "rearrange"), list(rearranged()))
def test_rearranged_frames_are_refused(name: str, rearrange: Callable[[bytes, list[bytes]], bytes]) -> None:
    """Somebody with the file and no key cannot leave out, repeat or reorder what was saved."""
    raw, _ = small_store(SEALED)
    broken = rearrange(raw[: frame.HEADER_BYTES], frames_of(raw))
    with pytest.raises(JournalError) as told:
        open_journal(PATH, SEALED, MemoryDisk.holding({PATH: broken}))
    assert told.value.code in {"damaged", "foreign"}


def _other_kind(raw: bytes) -> bytes:
    """Return the journal with one more frame, of a kind nobody knows, rightly sealed."""
    header = frame.read_header(raw[: frame.HEADER_BYTES])
    assert header is not None
    sequence = len(frames_of(raw))
    body = SEALED.of_file(header.encoded(), header.chance).protect(99, sequence, b"from the future")
    return raw + frame.encode(99, sequence, body, header.checksum_seed())


def _other_version(raw: bytes) -> bytes:
    body = raw[:8] + struct.pack(">H", 2) + raw[10 : frame.HEADER_BYTES - 4]
    return body + struct.pack(">I", zlib.crc32(body)) + raw[frame.HEADER_BYTES :]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_other_kind, "newer-version"),
        (_other_version, "newer-version"),
        (lambda raw: b"", "damaged"),
        (lambda raw: raw[:10], "damaged"),
        (lambda raw: raw[: frame.HEADER_BYTES], "damaged"),
        (lambda raw: b'{"_default": {}}', "damaged"),
        (lambda raw: b"PK\x03\x04" + raw, "damaged"),
        (lambda raw: os.urandom(5000), "damaged"),
    ],
    ids=[
        "unknown kind",
        "newer format",
        "empty",
        "ten bytes",
        "header only",
        "plain JSON",
        "prefixed",
        "noise",
    ],
)
def test_what_is_no_journal_of_ours_is_told(change: Callable[[bytes], bytes], code: str) -> None:
    """Each is one plain sentence with what to do, and the file is left alone."""
    broken = change(small_store(SEALED)[0])
    disk = MemoryDisk.holding({PATH: broken})
    with pytest.raises(JournalError) as told:
        open_journal(PATH, SEALED, disk)
    assert told.value.code == code
    assert bytes(disk.files[PATH].current) == broken


@pytest.mark.parametrize(
    "protection", [SealedUnder(b"\1" * 32, "test"), SealedUnder(bytes(32), "other"), NoProtection()]
)
def test_another_key_or_role_opens_nothing(protection: Protection) -> None:
    """A journal of another laptop, or of the other vault, put in this one's place is refused."""
    raw, _ = small_store(SEALED)
    with pytest.raises(JournalError) as told:
        open_journal(PATH, protection, MemoryDisk.holding({PATH: raw}))
    assert told.value.code == "foreign"


def test_a_torn_end_is_dropped_without_a_word() -> None:
    """A save cut off by an empty battery was never acknowledged; the vault opens as if it had not begun."""
    disk = MemoryDisk()
    journal = create_journal(PATH, SEALED, disk, ahead=0)
    journal.commit([("drafts", [("a", b"one")])])
    kept = bytes(disk.files[PATH].current)
    journal.commit([("drafts", [("a", b"two" * 400)])])
    whole = bytes(disk.files[PATH].current)
    assert len(whole) > len(kept) + 1200
    for length in range(len(kept), len(whole)):
        for tail in (whole[len(kept) : length], bytes(length - len(kept))):
            disk = MemoryDisk.holding({PATH: kept + tail})
            assert state_of(open_journal(PATH, SEALED, disk)) == {"drafts": {"a": b"one"}}
            assert bytes(disk.files[PATH].current) == kept


def test_nothing_said_can_be_read_from_the_folder(tmp_path: Path) -> None:
    """Sentences planted in every field are in no file of the vault, while it is open and after."""
    planted = [f"PLANTED-{number}-sentence" for number in range(8)]
    draft = Draft(
        "d", "f", planted[0], planted[1].encode(), "now", PERSON, planted[2], planted[3], "/x", planted[4]
    )
    with create_vault(tmp_path, "kettle brasserie", cost=CHEAP) as vault:
        vault.keep_draft(draft)
        vault.keep_settings({planted[5]: planted[6].encode()})
        vault.finish(
            "x", KeptSubmission("s", "f", PERSON, "now", planted[7].encode()), [raw_revision("r", PERSON)]
        )
        _assert_absent(tmp_path, [*planted, PERSON, "kettle"])
        vault._storage.journal.rewrite()
        _assert_absent(tmp_path, [*planted, PERSON, "kettle"])
    _assert_absent(tmp_path, [*planted, PERSON, "kettle"])


def test_an_erased_person_is_in_no_frame_of_no_file(tmp_path: Path) -> None:
    """Even with every key, nothing that was said about an erased person can be found in the folder."""
    planted = [f"PLANTED-{number}" for number in range(5)]
    with create_vault(tmp_path, "kettle brasserie", cost=CHEAP) as vault:
        vault.keep_draft(Draft("d", "f", "t", planted[0].encode(), "now", PERSON, planted[1], planted[2]))
        submission = KeptSubmission("s", "f", PERSON, "now", planted[3].encode())
        vault.finish("none", submission, [raw_revision("r1", PERSON, planted[4])])
        vault._storage.journal.rewrite()
        vault.add([raw_revision("r2", PERSON, planted[4]), raw_revision("r3", None, "stays")])
        key = vault._key
        before = _every_plain_text(tmp_path, key)
        assert all(word.encode() in before for word in planted)
        vault.erase([PERSON])
        vault.add([raw_revision("r4", None, "later")])
        after = _every_plain_text(tmp_path, key)
    for word in planted:
        assert word.encode() not in after
    assert b"stays" in after
    assert b"later" in after
    assert [path.name for path in (tmp_path / "work").iterdir() if path.suffix == ".new"] == []


def _every_plain_text(folder: Path, key: bytes) -> bytes:
    plain = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        header = frame.read_header(raw)
        if header is None:
            plain.append(raw)
            continue
        opened = SealedUnder(key, "work").of_file(header.encoded(), header.chance)
        for sequence, one in enumerate(frames_of(raw)):
            plain.append(opened.open(one[4], sequence, one[frame.HEAD_BYTES : -frame.TAIL_BYTES]))
    return b"\n".join(plain)


def _assert_absent(folder: Path, words: list[str]) -> None:
    for path in folder.rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        for word in words:
            assert word.encode() not in raw, path.name
            assert word not in path.name


READ_ONLY = """
import os, sys
from pathlib import Path
from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.store import VaultError, create_vault, open_vault
folder, cheap = Path(sys.argv[1]), SlotCost(8, 1, 1)
create_vault(folder, "kettle", cost=cheap).close()
for path in (folder, *folder.rglob("*")):
    path.chmod(0o555 if path.is_dir() else 0o444)
if os.geteuid() == 0:
    os.setuid(65534)
for attempt in (open_vault, create_vault):
    try:
        attempt(folder if attempt is open_vault else folder / "new", "kettle")
    except VaultError as error:
        print(error.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="modes of folders mean nothing there")
def test_a_folder_that_cannot_be_written_is_one_sentence() -> None:
    """A read-only folder is told as such, for a vault in it and for one to be made."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        command = [sys.executable, "-c", READ_ONLY, str(Path(folder) / "data")]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        (Path(folder) / "data").chmod(0o755)
        (Path(folder) / "data" / "work").chmod(0o755)
    assert (ran.stdout.split(), ran.stderr) == (["read-only", "read-only"], "")


@pytest.mark.parametrize(
    "slot", [b"", b"ORSLOT1\n", os.urandom(84), bytes(20_000)], ids=["empty", "cut", "noise", "huge"]
)
def test_a_damaged_slot_is_one_sentence(tmp_path: Path, slot: bytes) -> None:
    """Without its key file a vault is refused and left alone."""
    create_vault(tmp_path, "kettle brasserie", cost=CHEAP).close()
    (tmp_path / "work" / "slot-passphrase").write_bytes(slot)
    with pytest.raises(VaultError, match=r"key file|too large|larger"):
        open_vault(tmp_path, "kettle brasserie", least=CHEAP)
    (tmp_path / "work" / "slot-passphrase").unlink()
    with pytest.raises(VaultError) as told:
        open_vault(tmp_path, "kettle brasserie", least=CHEAP)
    assert told.value.code == "not-there"
