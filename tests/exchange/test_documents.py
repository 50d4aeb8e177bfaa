"""The pages that must be right when nothing else works: their commands, run as they stand."""

import hashlib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from outreach_tui.exchange.archive import Member, write_archive
from outreach_tui.exchange.bundle import Reader, read_bundle
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.receipt import received
from outreach_tui.exchange.receipt_file import Addressee, read_receipt
from outreach_tui.exchange.register import Register
from outreach_tui.sealing.age_file import seal
from outreach_tui.sealing.signature import public_line
from tests.exchange.invented import AREA, DEVICE, NOW, invented
from tests.stock_tools import commands_of, in_bash

PERSON = "44444444-4444-4444-8444-444444444444"
LINES = (
    b'{"record":"1","set":{"words":"mend bikes"},"subject":"%s"}' % PERSON.encode(),
    b'{"record":"2","set":{"words":"cook for people"},"subject":"55555555-5555-4555-8555-555555555555"}',
)


@pytest.mark.parametrize("key", ["lead-key.txt", "recovery-key.txt"])
def test_the_emergency_page_gets_the_words_back_without_outreach(
    root: Path, tmp_path: Path, key: str
) -> None:
    """With a key from the safe and four common tools, what young people said is there again."""
    area = invented()
    first = area.bundle(BundleContents(revisions=LINES))
    second = area.bundle(BundleContents(revisions=LINES[1:]), first.mark, 2)
    for bundle in (first, second):
        (tmp_path / bundle.name).write_bytes(bundle.sealed)
    receipt = seal(write_archive([Member("results.ndjson", b"")]), area.pack().age_recipients)
    others = {"a" * 64: first.sealed[:-1000], "b" * 64: receipt}
    for name, content in others.items():
        (tmp_path / f"{name}.outreach.age").write_bytes(content)
    (tmp_path / "lead-key.txt").write_text(area.lead.secret + "\n")
    (tmp_path / "recovery-key.txt").write_text(area.recovery.secret + "\n")
    today = Register().with_device(
        DEVICE, public_line(area.device), "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
    )
    (tmp_path / "elm.pack").write_bytes(replace(area.pack(), register=today).to_bytes(area.lead_signing))
    *steps, drill, afterwards = commands_of(root / "docs" / "recovery.md")
    known = {"KEY": key, "BUNDLE": first.name, "PACK": "elm.pack", "SUBJECT": PERSON}
    said = "".join(in_bash(step, tmp_path, **known) for step in steps)
    assert f'Good "outreach-bundle@v1" signature for {DEVICE}' in said
    assert (tmp_path / "one-person.ndjson").read_bytes().splitlines() == [LINES[0]]
    assert (tmp_path / "everything" / "records.ndjson").read_bytes().splitlines() == sorted(LINES)
    assert in_bash(drill, tmp_path, **known) == "the sheet works\n"
    in_bash(afterwards, tmp_path, **known)
    assert {path.suffix for path in tmp_path.iterdir()} == {".age", ".txt", ".pack"}


def test_a_bundle_made_by_hand_from_the_format_page_merges(root: Path, tmp_path: Path) -> None:
    """Another team can hand over to Outreach from the page alone, with stock tools."""
    area = invented()
    (tmp_path / "records.ndjson").write_bytes(b"".join(line + b"\n" for line in LINES))
    (tmp_path / "recipients.txt").write_text("".join(f"{line}\n" for line in area.pack().age_recipients))
    in_bash("ssh-keygen -q -t ed25519 -N '' -C '' -f device_key", tmp_path)
    _, command, _ = commands_of(root / "docs" / "bundle-format.md")
    in_bash(command, tmp_path)
    key = " ".join((tmp_path / "device_key.pub").read_text().split()[:2])
    register = Register.parse(f'{DEVICE} namespaces="outreach-bundle@v1" {key}\n')
    reader = Reader(identities=(area.lead,), area=AREA, register=register, at=NOW)
    opened = read_bundle((tmp_path / "by-hand.outreach.age").read_bytes(), reader)
    assert (opened.device, opened.records, opened.set_aside) == (DEVICE, LINES, ())


def test_a_receipt_made_by_hand_from_the_format_page_is_taken(root: Path, tmp_path: Path) -> None:
    """Where the lead partner has no Outreach, a laptop still hears what arrived: stock tools tell it."""
    area = invented()
    laptop, bundle = area.stranger, area.bundle(BundleContents(revisions=LINES))
    (tmp_path / "b.outreach.age").write_bytes(bundle.sealed)
    (tmp_path / "key").write_text(area.lead.secret)
    (tmp_path / "laptop.txt").write_text(f"{laptop.recipient}\n{area.recovery.recipient}\n")
    in_bash("age -d -i key b.outreach.age | tar -xf - manifest.json records.ndjson", tmp_path)
    in_bash("ssh-keygen -q -t ed25519 -N '' -C '' -f lead_key", tmp_path)
    _, _, command = commands_of(root / "docs" / "bundle-format.md")
    in_bash(command, tmp_path)
    lead = " ".join((tmp_path / "lead_key.pub").read_text().split()[:2])
    addressee = Addressee(identities=(laptop,), area=AREA, device=DEVICE, lead_signing_key=lead)
    opened = read_receipt((tmp_path / "by-hand-receipt.outreach.age").read_bytes(), addressee)
    held = [hashlib.sha256(line).hexdigest() for line in LINES]
    assert received(opened, [bundle.mark], held) == frozenset(held)


def test_the_format_page_names_every_field_and_code(root: Path) -> None:
    """Nothing a bundle or a record holds, and no way to be refused, is missing from the page."""
    from outreach_tui.exchange.manifest import Manifest
    from outreach_tui.exchange.receipt import Receipt
    from outreach_tui.exchange.refusal import Code
    from outreach_tui.records.revision import Revision

    page = (root / "docs" / "bundle-format.md").read_text(encoding="utf-8")
    named = {*Manifest.__struct_fields__, *Revision.__struct_fields__, *(one.name for one in fields(Receipt))}
    assert {field for field in named if f"`{field}`" not in page} == set()
    assert {code for code in Code if f"*{code}*" not in page} == set()
