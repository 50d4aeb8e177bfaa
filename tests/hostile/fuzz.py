"""Bundles changed at random, before the signature and behind it, and what must hold whatever comes out."""

import copy
import random
import time
from typing import Any

import msgspec

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.bundle import OpenedBundle, read_bundle
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.manifest import BUNDLE, Manifest
from outreach_tui.exchange.refusal import BundleError, Code
from outreach_tui.exchange.signed_archive import FileEntry, write_signed
from tests.exchange.invented import contents, invented, revisions
from tests.hostile import forged

LONGEST = 1.0
"""Seconds one hostile file may cost."""

ODD: tuple[Any, ...] = (
    None, True, False, -1, 0, 1, 2, 1.5, 2**53, 2**63, 2**70, "", "a", "\0", "\x1b[2J", "\u202e", "x" * 5_000,
    [], {}, [[]], [None], {"a": {"b": []}}, "0" * 64, "age1" + "q" * 58, [1, 0], [1, 99], [2, 0],
    "2026-05-04T09:30:00Z", "../x", ["a", "a"], "manifest.json", "padding.bin", "ﬀ", "e\u0301",
)  # fmt: skip  # a table is read in rows
"""Values a field may be changed into."""


def read(sealed: bytes) -> OpenedBundle | None:
    """Return the bundle, None if it was refused properly; anything else is a failure."""
    begun = time.perf_counter()
    opened, code = None, Code.MANIFEST.value
    try:
        opened = read_bundle(sealed, invented().reader())
    except BundleError as refusal:
        code = refusal.code
    assert code in set(Code)
    assert time.perf_counter() - begun < LONGEST
    return opened


def changed_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few bits, pieces or lengths changed."""
    data = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0 if place < len(data):
                data[place] ^= 1 << chance.randrange(8)
            case 1 if place < len(data):
                data[place] = chance.choice(b"\0\xff\n -/07AZaz")
            case 2:
                data[place:place] = chance.randbytes(chance.choice((1, 2, 512)))
            case 3:
                del data[place : place + chance.choice((1, 2, 512, 40_000))]
            case _:
                other = chance.randrange(len(data) + 1)
                data[place : place + 64] = data[other : other + 64]
    return bytes(data)


def before_the_signature(sealed: bytes, archive: bytes, chance: random.Random) -> None:
    """Change a sealed file, or the archive inside, and see that nothing else than the original is taken."""
    if chance.random() < 0.3:
        opened = read(changed_bytes(sealed, chance))
    else:
        part = archive if chance.random() < 0.3 else archive[:12_000]
        opened = read(forged.sealed(changed_bytes(part, chance) + archive[len(part) :]))
    assert opened is None or (opened.records == revisions(3) and not opened.set_aside)


def behind_the_signature(manifest: dict[str, Any], chance: random.Random) -> None:
    """Change what an enrolled laptop signs, and see that what is taken keeps every rule."""
    changed = copy.deepcopy(manifest)
    for _ in range(chance.choice((1, 1, 2, 3))):
        change_somewhere(changed, chance)
    try:
        content = canonical(changed)
    except (TypeError, UnicodeError):
        return
    opened = read(forged.with_head(content))
    if opened is not None:
        again = msgspec.convert(msgspec.to_builtins(opened.manifest), Manifest)
        assert again == opened.manifest
        assert opened.records == revisions(3)


def in_the_files(chance: random.Random) -> None:
    """Sign files of nonsense, and see that lines are taken or set aside, all counted."""
    lines = b"\n".join(changed_bytes(line, chance) for line in revisions(chance.randrange(6)))
    count = lines.count(b"\n") + (not lines.endswith(b"\n") if lines else 0)
    data = [
        lines,
        changed_bytes(b'{"form_id":"a"}\n', chance),
        changed_bytes(b'{"a":1}\n', chance),
        b"read me",
    ]
    members = [Member(name, content) for name, content in zip(BUNDLE.limits, data, strict=False)]
    good = forged.manifest()

    def head(files: tuple[FileEntry, ...]) -> bytes:
        return canonical({**good, "record_count": count, "files": msgspec.to_builtins(files)})

    archive, _ = write_signed(BUNDLE, members, head, invented().device)
    opened = read(forged.sealed(archive))
    if opened is not None:
        aside = sum(1 for line in opened.set_aside if line.file == "records.ndjson")
        assert len(opened.records) + aside == count
        assert all(line.startswith(b"{") and b"\n" not in line for line in opened.records)


def run(times: int, seed: int) -> None:
    """Change bundles `times` times in each of the three ways; `seed` repeats a run."""
    chance = random.Random(seed)
    sealed = invented().bundle(contents()).sealed
    archive, manifest = forged.plain(), forged.manifest()
    for _ in range(times):
        before_the_signature(sealed, archive, chance)
        behind_the_signature(manifest, chance)
        in_the_files(chance)


def change_somewhere(value: Any, chance: random.Random) -> None:
    """Replace, remove, repeat or add something at a random depth."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return
    key = chance.choice(keys)
    inner = value[key]
    if isinstance(inner, dict | list) and inner and chance.random() < 0.5:
        change_somewhere(inner, chance)
        return
    match chance.randrange(4):
        case 0:
            del value[key]
        case 1 if isinstance(value, dict):
            value[chance.choice(("new", "files", "seq", "prev"))] = inner
        case 1:
            value.append(inner)
        case _:
            value[key] = copy.deepcopy(chance.choice(ODD))
