"""A vault can be read by what docs/vault-format.md says alone, without any of our code."""

import hashlib
import re
import struct
import unicodedata
import zlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.store import BundleMark, Draft, KeptForm, KeptSubmission, create_vault
from tests.vault.make_kept_store import KEPT, PASSPHRASE
from tests.vault.revisions import PERSON, raw_revision

CHEAP = SlotCost(memory=8, passes=1, lanes=1)


def test_the_documentation_is_enough_to_read_a_vault(tmp_path: Path) -> None:
    """Years from now, somebody with the passphrase and that page reads everything."""
    with create_vault(tmp_path, " ke\u0301ttle ", cost=CHEAP) as vault:
        vault.keep_settings({"profile": b"officer", "gone": b"x"})
        vault.add([raw_revision("r1"), raw_revision("r2", PERSON)])
        vault._storage.journal.rewrite()
        vault.add([raw_revision("r3")])
        vault.erase([PERSON])
        vault.add([raw_revision("r4")])
        vault.keep_settings({"profile": b"changed"})
        head, commits = vault.journal_head()
    home = tmp_path / "work"
    key = data_key((home / "slot-passphrase").read_bytes(), "k\u00e9ttle")
    tables, found_head, found_commits = read_journal((home / "journal").read_bytes(), key, b"work")
    assert (found_head.hex(), found_commits) == (head, commits)
    assert tables["settings"] == {"profile": {"value": b"changed"}, "gone": {"value": b"x"}}
    revisions = [row["raw"] for row in tables["revisions"].values()]
    assert revisions == [raw_revision("r1"), raw_revision("r3"), raw_revision("r4")]
    assert tables["erased"] == {PERSON: {}}


def test_a_kept_vault_is_read_by_the_documentation_too() -> None:
    """A vault of an earlier version that was cut off in a save: everything acknowledged can be read."""
    home = KEPT / "0.1.0" / "work"
    key = data_key((home / "slot-passphrase").read_bytes(), PASSPHRASE)
    tables, _, commits = read_journal((home / "journal").read_bytes(), key, b"work")
    assert {name: len(rows) for name, rows in tables.items()} == {
        "settings": 1,
        "forms": 1,
        "revisions": 21,
        "submissions": 1,
        "drafts": 1,
    }
    assert commits == 5
    assert tables["drafts"]["d1"]["alias"] == "HERON"


@pytest.mark.parametrize(
    ("table", "row"),
    [("drafts", Draft), ("submissions", KeptSubmission), ("forms", KeptForm), ("received", BundleMark)],
)
def test_every_field_of_a_row_is_documented(table: str, row: type[Any]) -> None:
    """Who reads a vault by that page alone misses nothing that was said."""
    page = (Path(__file__).parents[2] / "docs" / "vault-format.md").read_text("utf-8")
    [line] = [line for line in page.splitlines() if line.startswith(f"| `{table}`")]
    told = set(re.findall(r"`(\w+)`", line.split("|", 3)[3]))
    assert told == {one.name for one in fields(row)}


def data_key(slot: bytes, passphrase: str) -> bytes:
    """Section 2."""
    assert slot[:8] == b"ORSLOT1\n"
    assert len(slot) == 96
    memory, passes, lanes = struct.unpack(">III", slot[8:20])
    typed = unicodedata.normalize("NFKC", passphrase).strip().encode()
    stretched = Argon2id(
        salt=slot[20:36], length=32, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(typed)
    return AESGCM(stretched).decrypt(slot[36:48], slot[48:], slot[:36])


def read_journal(raw: bytes, key: bytes, role: bytes) -> tuple[dict[str, dict[str, Any]], bytes, int]:
    """Sections 3 and 4, for a file that is whole."""
    magic, version, protection, chance, checksum = struct.unpack(">8sHB16sI", raw[:31])
    assert (magic, version, protection) == (b"\x8aJRNL\r\n\x1a", 1, 1)
    assert checksum == zlib.crc32(raw[:27])
    file_key = HKDF(SHA256(), 32, salt=chance, info=b"journal frames\0" + role).derive(key)
    tables: dict[str, dict[str, Any]] = {}
    at, sequence, head, commits = 31, 0, b"", 0
    while (found := frame_at(raw, at, zlib.crc32(chance))) is not None:
        kind, number, length, body = found
        assert number == sequence
        associated = raw[:31] + struct.pack(">BQ", kind, number)
        plain = AESGCM(file_key).decrypt(body[:12], body[12:], associated)
        at, sequence = at + 25 + length, sequence + 1
        if kind == 1:
            beginning = msgspec.msgpack.decode(plain)
            head, commits = beginning["head"], beginning["commits"]
        elif kind == 2:
            for name, rows in msgspec.msgpack.decode(plain):
                tables.setdefault(name, {}).update(rows)
        elif kind == 3:
            head, commits = hashlib.sha256(head + hashlib.sha256(plain).digest()).digest(), commits + 1
            for name, rows in msgspec.msgpack.decode(plain):
                apply(tables, name, rows)
    decoded = {
        name: {row_id: msgspec.msgpack.decode(row) for row_id, row in rows.items()}
        for name, rows in tables.items()
    }
    return decoded, head, commits


def frame_at(raw: bytes, at: int, seed: int) -> tuple[int, int, int, bytes] | None:
    """Kind, sequence, length and body of the frame there; nothing where a save was cut off, or at the end."""
    head = raw[at : at + 21]
    if len(head) < 21 or struct.unpack(">I", head[17:])[0] != zlib.crc32(head[:17], seed):
        return None
    marker, kind, number, length, _ = struct.unpack(">4sBQII", head)
    body, checksum = raw[at + 21 : at + 21 + length], raw[at + 21 + length : at + 25 + length]
    is_whole = marker == b"\xf5jf\n" and checksum == struct.pack(">I", zlib.crc32(body, seed))
    return (kind, number, length, body) if is_whole else None


def apply(tables: dict[str, dict[str, Any]], name: str, rows: list[Any] | None) -> None:
    """One step of a COMMIT."""
    if rows is None:
        tables.pop(name, None)
        return
    table = tables.setdefault(name, {})
    for row_id, row in rows:
        if row is None:
            table.pop(row_id, None)
        else:
            table[row_id] = row
