"""Every age test vector of the community (C2SP/CCTV) that our kind of file concerns, through our own opener.

Set OUTREACH_CONFORMANCE to a folder that holds `age-vectors.tar.gz` (or the unpacked vectors in `age/`).
"""

import hashlib
import os
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from outreach_tui.sealing.age_file import AgeError, AgeIdentity, open_sealed

pytestmark = pytest.mark.campaign


@dataclass(frozen=True)
class Vector:
    """One file and what a reader must do with it."""

    name: str
    says: dict[str, list[str]]
    sealed: bytes

    @property
    def is_ours(self) -> bool:
        """Tell whether it is binary and opened with X25519 keys alone."""
        keys = self.says.get("identity", [])
        is_plain_key = bool(keys) and all(key.startswith("AGE-SECRET-KEY-1") for key in keys)
        return is_plain_key and "armored" not in self.says and "passphrase" not in self.says


def _vectors() -> Iterator[Vector]:
    folder = os.environ.get("OUTREACH_CONFORMANCE")
    if not folder:
        pytest.skip("OUTREACH_CONFORMANCE names no folder of vectors")
    with tarfile.open(Path(folder) / "age-vectors.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                yield _vector(Path(member.name).name, file.read())


def _vector(name: str, raw: bytes) -> Vector:
    head, _, body = raw.partition(b"\n\n")
    says: dict[str, list[str]] = {}
    for line in head.decode("latin-1").splitlines():
        field, _, value = line.partition(": ")
        says.setdefault(field, []).append(value)
    return Vector(name, says, zlib.decompress(body) if "compressed" in says else body)


def _outcome(vector: Vector) -> str:
    identities = [AgeIdentity(secret=key, recipient="") for key in vector.says["identity"]]
    try:
        plain = open_sealed(vector.sealed, identities, 64 * 1024 * 1024)
    except AgeError:
        return "refused"
    return hashlib.sha256(plain).hexdigest()


def test_24_our_opener_takes_and_refuses_what_the_age_vectors_say() -> None:
    """A file any other age tool makes opens here, and one that no age tool may open does not."""
    wrong = []
    checked = 0
    for vector in _vectors():
        if not vector.is_ours:
            continue
        checked += 1
        expected = vector.says["payload"][0] if vector.says["expect"] == ["success"] else "refused"
        if _outcome(vector) != expected:
            wrong.append((vector.name, vector.says["expect"]))
    assert (wrong, checked >= 60) == ([], True), checked


def test_armored_and_passphrase_vectors_are_refused_without_work() -> None:
    """What is not our kind of file is refused by its first bytes."""
    for vector in _vectors():
        if "passphrase" in vector.says or "armored" in vector.says:
            with pytest.raises(AgeError):
                open_sealed(vector.sealed, [], 64 * 1024 * 1024)
