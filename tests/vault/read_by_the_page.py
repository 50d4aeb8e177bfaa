"""A reader of vaults made from docs/vault-format.md alone, without any of our code."""

import hashlib
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


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


def plain_frames(raw: bytes, key: bytes, role: bytes) -> Iterator[tuple[int, bytes]]:
    """Section 3: the kind of each frame and what it says, for a file that is whole."""
    magic, version, protection, chance, checksum = struct.unpack(">8sHB16sI", raw[:31])
    assert (magic, version, protection) == (b"\x8aJRNL\r\n\x1a", 1, 1)
    assert checksum == zlib.crc32(raw[:27])
    file_key = HKDF(SHA256(), 32, salt=chance, info=b"journal frames\0" + role).derive(key)
    at, sequence = 31, 0
    while (found := frame_at(raw, at, zlib.crc32(chance))) is not None:
        kind, number, length, body = found
        assert number == sequence
        associated = raw[:31] + struct.pack(">BQ", kind, number)
        yield kind, AESGCM(file_key).decrypt(body[:12], body[12:], associated)
        at, sequence = at + 25 + length, sequence + 1


def read_journal(raw: bytes, key: bytes, role: bytes) -> tuple[dict[str, dict[str, Any]], bytes, int]:
    """Section 4: every table, the head and how many commits there were."""
    tables: dict[str, dict[str, Any]] = {}
    head, commits = b"", 0
    for kind, plain in plain_frames(raw, key, role):
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
