"""Signed documents of every kind, changed at random before the signature and behind it.

Bundles have a harness of their own (`fuzz.py`). Here are receipts, area packs with their charter, join
requests, recovery requests and grants, files about a person and certificates of leaving: whatever is truly
signed by somebody who counts may still say anything. Each round asks three things: that a changed file is
refused or is the one that was signed; that signed words which are taken are taken as they were signed; and
that signed files of nonsense are taken whole or refused. What is taken is also used as its readers use it.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange import area as area_module
from outreach_tui.exchange import device, person_file, receipt_file, recovery
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.charter import CHARTER, CHARTER_SIGNATURE, NAMESPACE
from outreach_tui.exchange.receipt import OpenedReceipt, ReceiptError, received
from outreach_tui.exchange.refusal import Code, ExchangeError
from outreach_tui.exchange.register import Register
from outreach_tui.exchange.sequence import Mark
from outreach_tui.exchange.signed_archive import PADDING, SUMS
from outreach_tui.exchange.signed_document import SignedDocument
from outreach_tui.records.revision import RevisionError, decode
from outreach_tui.sealing.age_file import seal
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line, sign
from outreach_tui.workflow import area_attachments, area_scripts
from outreach_tui.workflow.leave_certificate import NAMESPACE as LEAVING
from outreach_tui.workflow.leave_certificate import Certificate, read_certificate
from tests.exchange.invented import AREA, DEVICE, NOW
from tests.exchange.test_signed_document import (
    GRANT,
    LAPTOP,
    LEAD,
    PACK,
    READER,
    RECEIPT,
    RESULTS,
    ROOT,
    WRITTEN,
)
from tests.hostile import forged
from tests.hostile.fuzz import LONGEST, ODD, change_somewhere, changed_bytes
from tests.records.revisions import revision

CODES = frozenset({*Code, "other-root", "older-version", "expired", "key", "wrong-key"})
"""Every code by which such a file may be refused; `docs/bundle-format.md` lists them."""
SENDERS = Register().with_device(DEVICE, public_line(LAPTOP), "2026-01-01T00:00:00Z", "2027-02-01T00:00:00Z")
LEFT = Certificate(
    area=AREA, device=DEVICE, officer="isla", signing_key=fingerprint(public_line(LAPTOP)), last_bundle=4,
    journal_head="a" * 64, journal_count=7, officer_only={"notes": 2}, made=NOW,
)  # fmt: skip  # a table is read in rows
_ADDRESSEE = receipt_file.Addressee(
    identities=(READER,), area=AREA, device=DEVICE, lead_signing_key=GRANT.signing_key
)
_NONSENSE: tuple[bytes, ...] = (
    b"", b"\n", b"\0", b"{}\n", b"[]", b"null", b"[" * 20_000, b'{"a":' * 20_000, b"\xff\xfe\n", b"1e999",
    b"9" * 5_000, b'{"a":NaN}', b'{"a":1,"a":2}\n', b"\n" * 50_000, b"{}\n" * 20_000, b"\xed\xa0\x80",
    b"\x1b]0;x\x07[red][@click=app.quit]", b'{"received_laptop_copy":1e400}', b'{"audit_log":"\xff"}',
    b'[{"label":"\xed\xa0\x80","number":"1"}]', b"PK\x03\x04" + bytes(64), b"# |\n| x |\n|---|\n| " * 500,
)  # fmt: skip  # a table is read in rows
_NAMES = (
    "numbers.json", "retention.json", "laptops.json", "script-home_visit.md", "script-own.md",
    "script-own.xlsx", "script-own.csv", "notice-12.txt", "area.json", "sha256sums", "root.json", "zzz",
    "script-.md",
)  # fmt: skip  # a table is read in rows


@dataclass(frozen=True)
class Document:
    """One kind of signed document, with a good one to begin from."""

    kind: SignedDocument[Any]
    """What it is."""
    key: SigningKey
    """Whose signature counts for it."""
    archive: bytes
    """A good one, open."""
    sealed: Callable[[bytes], bytes]
    """Wraps an archive as it travels."""
    read: Callable[[bytes], Any]
    """Reads what travelled."""
    said: Callable[[Any], Mapping[str, Any]]
    """Returns what was read, by the name of the signed field."""
    held: Callable[[Any, Mapping[str, bytes]], bool]
    """Tells whether the files that were signed are what was read."""
    used: Callable[[Any], object]
    """Uses what was read as the app does."""


def _lines(raw: bytes) -> tuple[bytes, ...]:
    return tuple(raw.removesuffix(b"\n").split(b"\n")) if raw else ()


def _fields(opened: Any, kind: SignedDocument[Any]) -> Mapping[str, Any]:
    return {name: getattr(opened, name) for name in kind.says.__dataclass_fields__}


def _receipt_held(opened: OpenedReceipt, files: Mapping[str, bytes]) -> bool:
    results = [msgspec.json.decode(line) for line in _lines(files["results.ndjson"])]
    return opened.corrections == _lines(files["corrections.ndjson"]) and _says_same(
        msgspec.to_builtins(opened.results), results
    )


def _use_receipt(opened: OpenedReceipt) -> None:
    held = [result.id for result in RESULTS]
    mark = Mark(sender_key=RECEIPT.sender_key, device=DEVICE, seq=1, prev=None, manifest_hash="b" * 64)
    with suppress(ReceiptError):
        received(opened, [mark], held)
    for line in opened.corrections:
        with suppress(RevisionError):
            decode(line)


def _use_pack(pack: AreaPack) -> None:
    area_attachments.local_numbers(pack)
    area_attachments.laptop_copy_days(pack)
    area_attachments.audit_log_days(pack)
    area_attachments.laptop_recipients(pack)
    area_scripts.scripts_not_used(pack)
    if pack.lead_signing_key == PACK.lead_signing_key:
        again = AreaPack.from_bytes(pack.to_bytes(LEAD), at=None, known=None)
        assert again == pack


def _pack_said(pack: AreaPack) -> Mapping[str, Any]:
    return {
        "area": pack.area,
        "pack_version": pack.version,
        "made": pack.made,
        "revoked": pack.register.revocations,
    }


def _pack_held(pack: AreaPack, files: Mapping[str, bytes]) -> bool:
    signers = [line for line in files["allowed_signers"].decode().split("\n") if line and line[0] != "#"]
    rest = {name: data for name, data in files.items() if name not in area_module._PACK.limits}
    assert _says_same(msgspec.to_builtins(pack.charter.says), msgspec.json.decode(files[CHARTER]))
    return signers == pack.register.text().split("\n")[:-1] and rest == dict(pack.attachments)


def _by_vault(kept: Mapping[str, bytes], files: Mapping[str, bytes]) -> bool:
    return set(kept.values()) == {files[name] for name in files if name.endswith((".age", ".key"))} - {b""}


def _for_reader(archive: bytes) -> bytes:
    return seal(archive, (READER.recipient,))


def _person(sealed: bytes) -> person_file.PersonFile:
    return person_file.PersonFile.from_bytes(sealed, (READER,), SENDERS, NOW)


@cache
def documents() -> Mapping[str, Document]:
    """Return every kind, by the name its good one has in the ordinary tests."""
    rows: dict[str, Any] = {
        "receipt": (
            receipt_file._RECEIPT, LEAD, lambda raw: receipt_file.read_receipt(raw, _ADDRESSEE),
            lambda opened: _fields(opened.receipt, receipt_file._RECEIPT),
            _receipt_held,
            _use_receipt,
        ),
        "join request": (
            device._JOIN, LAPTOP, lambda raw: device.JoinRequest.from_bytes(raw, (READER,), AREA),
            lambda opened: _fields(opened, device._JOIN),
            lambda opened, files: opened.recovery_slot == files["slot-recovery.age"],
            device.JoinRequest.digest,
        ),
        "recovery request": (
            recovery._REQUEST, LAPTOP, lambda raw: recovery.RecoveryRequest.from_bytes(raw, (READER,), AREA),
            lambda opened: _fields(opened, recovery._REQUEST),
            lambda opened, files: _by_vault(opened.slots, files), recovery.RecoveryRequest.digest,
        ),
        "recovery grant": (
            recovery._GRANT, LEAD, lambda raw: recovery.RecoveryGrant.from_bytes(raw, READER),
            lambda opened: _fields(opened, recovery._GRANT),
            lambda opened, files: _by_vault(opened.keys, files), repr,
        ),
        "person file": (
            person_file._PERSON, LAPTOP, _person, lambda opened: _fields(opened, person_file._PERSON),
            lambda opened, files: opened.revisions == _lines(files["records.ndjson"]), repr,
        ),
        "area pack": (
            area_module._PACK, LEAD, lambda raw: AreaPack.from_bytes(raw, at=NOW, known=None), _pack_said,
            _pack_held, _use_pack,
        ),
    }  # fmt: skip  # a table is read in rows
    return {
        name: Document(
            kind,
            key,
            WRITTEN[name][0](),
            bytes if name == "area pack" else _for_reader,
            read,
            said,
            held,
            used,
        )
        for name, (kind, key, read, said, held, used) in rows.items()
    }


def read(document: Document, sealed: bytes) -> Any:
    """Return what was read and used, None if it was refused properly; anything else is a failure."""
    begun, opened, refusal = time.perf_counter(), None, None
    try:
        opened = document.read(sealed)
    except OutreachError as error:
        refusal = error
    if refusal is None:
        document.used(opened)
    else:
        assert (refusal.code in CODES, type(refusal)) == (True, document.kind.refusal), refusal.code
        assert f"{refusal.what} {refusal.next_step}".isprintable()
        assert refusal.next_step
    assert time.perf_counter() - begun < LONGEST
    return opened


def before_the_signature(document: Document, chance: random.Random) -> None:
    """Change a file as it travels, or the archive inside, and see that only the original is ever taken."""
    if chance.random() < 0.3:
        opened = read(document, changed_bytes(document.sealed(document.archive), chance))
    else:
        size = len(document.archive) if chance.random() < 0.3 else 12_000
        part, rest = document.archive[:size], document.archive[size:]
        opened = read(document, document.sealed(changed_bytes(part, chance) + rest))
    assert opened is None or opened == document.read(document.sealed(document.archive))


def in_the_head(document: Document, chance: random.Random) -> bool:
    """Change what is truly signed, as values or bytes, and see that what is taken was signed; tell which."""
    good, _, *members = forged.members(document.archive)
    changed = msgspec.json.decode(good.data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        change_somewhere(changed, chance)
    try:
        content = canonical(changed) if chance.random() < 0.8 else changed_bytes(good.data, chance)
    except (TypeError, UnicodeError):
        return False
    opened = read(document, _signed(document, content, members))
    if opened is not None:
        signed = msgspec.json.decode(content)
        for name, value in document.said(opened).items():
            assert name not in signed or _says_same(msgspec.to_builtins(value), signed[name]), name
    return opened is not None


def in_the_files(document: Document, chance: random.Random) -> bool:
    """Truly sign files of nonsense, and see that they are taken whole or refused; tell which."""
    good, _, *others = forged.members(document.archive)
    members = [
        Member(one.name, _nonsense(one, chance) if chance.random() < 0.5 else one.data)
        for one in others
        if one.name not in {SUMS, PADDING}
    ]
    if document.kind.longest_other:
        members = _charter_changed(members, chance)
        members += [
            Member(name, _nonsense(Member(name, b"{}"), chance))
            for name in sorted(chance.sample(_NAMES, chance.randrange(4)))
        ]
    try:
        archive = forged.again(document.kind, msgspec.json.decode(good.data), members, document.key)
    except ExchangeError:
        return False
    opened = read(document, document.sealed(archive))
    if opened is not None:
        assert document.held(opened, {one.name: one.data for one in members})
    return opened is not None


def certificate(folder: Path, chance: random.Random) -> None:
    """Change a truly signed certificate of leaving, and see that it is taken as signed, or refused."""
    stated = msgspec.to_builtins(LEFT)
    change_somewhere(stated, chance)
    try:
        raw = canonical(stated) if chance.random() < 0.5 else changed_bytes(LEFT.to_bytes(), chance)
    except (TypeError, UnicodeError):
        return
    raw = chance.choice(_NONSENSE) if chance.random() < 0.1 else raw
    path = folder / "left.json"
    path.write_bytes(raw)
    path.with_name("left.json.sig").write_bytes(sign(LAPTOP, LEAVING, raw))
    with suppress(OutreachError):
        opened = read_certificate(path, public_line(LAPTOP))
        assert _says_same(msgspec.to_builtins(opened), msgspec.json.decode(raw))


def run(times: int, seed: int, folder: Path) -> Counter[str]:
    """Change every kind `times` times in each way; return how often each was taken behind the signature.

    Args:
        times: rounds.
        seed: repeats a run.
        folder: where certificates are written.
    """
    chance, taken = random.Random(seed), Counter[str]()
    for _ in range(times):
        for name, document in documents().items():
            before_the_signature(document, chance)
            taken[name] += in_the_head(document, chance) + in_the_files(document, chance)
        certificate(folder, chance)
    return taken


def _signed(document: Document, content: bytes, members: Sequence[Member]) -> bytes:
    signature = Member(document.kind.signature, sign(document.key, document.kind.namespace, content))
    return document.sealed(forged.write_archive([Member(document.kind.head, content), signature, *members]))


def _says_same(taken: Any, signed: Any) -> bool:
    """Tell whether all that was taken was signed; a field of a later version may stand beside it, ignored."""
    if isinstance(taken, dict):
        return all(one not in signed or _says_same(value, signed[one]) for one, value in taken.items())
    if isinstance(taken, list | tuple):
        return len(taken) == len(signed) and all(map(_says_same, taken, signed))
    return bool(taken == signed)


def _nonsense(member: Member, chance: random.Random) -> bytes:
    """Return other bytes for a file: near what it was, a line of its sort, or nothing like it."""
    match chance.randrange(4):
        case 0 if member.data:
            return changed_bytes(member.data, chance)
        case 1:
            return chance.choice(_NONSENSE)
        case 2:
            return b"".join(changed_bytes(revision({"words": "gates"}), chance) + b"\n" for _ in range(3))
        case _:
            odd = {chance.choice(("a", "received_laptop_copy", DEVICE)): chance.choice(ODD)}
            try:
                return msgspec.json.encode(odd if chance.random() < 0.7 else [odd])
            except (TypeError, UnicodeError):
                return b"{"


def _charter_changed(members: list[Member], chance: random.Random) -> list[Member]:
    """Return the files of a pack with another charter, truly signed by the root key."""
    if chance.random() < 0.5:
        return members
    files = {one.name: one.data for one in members}
    changed = msgspec.json.decode(PACK.charter.content)
    change_somewhere(changed, chance)
    try:
        files[CHARTER] = canonical(changed)
    except (TypeError, UnicodeError):
        return members
    files[CHARTER_SIGNATURE] = sign(ROOT, NAMESPACE, files[CHARTER])
    return [Member(name, data) for name, data in files.items()]
