"""Receipts truly signed by a lead partner gone wrong, taken in by a laptop whatever they say."""

import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.receipt import BundleHeard, Receipt, RecordResult, Result
from outreach_tui.exchange.receipt_file import write_receipt
from outreach_tui.exchange.refusal import Code
from outreach_tui.records.revision import revision_id
from outreach_tui.sealing.signature import fingerprint, public_line
from outreach_tui.workflow.sent_state import sent_state
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.take_receipt import take_receipt
from outreach_tui.workflow.workspace import Workspace
from tests.exchange.invented import NOW
from tests.hostile.fuzz import LONGEST, change_somewhere, changed_bytes
from tests.scenario.areas import new_area
from tests.scenario.synced import Synced

_LISTS = ("same_person", "withdrawals", "consents", "identities", "young_people", "visits", "a_later_list")
_FORMS = ("decide_taken_back@1", "settle_conflict@1", "home_visit@1")
_ODD: dict[str, Any] = {"first": "x", "together": "yes", "lead_choice": "wipe", "scope": "nothing"}


def run(times: int, seed: int, folder: Path) -> Counter[str]:
    """Have a laptop take so many receipts; return how often each came out, by code, or "taken", "decided".

    Args:
        times: how many receipts.
        seed: repeats a run.
        folder: an empty one.
    """
    chance, seen = random.Random(seed), Counter[str]()
    area = Synced(new_area(folder, "isla").folder)
    area.visits("quiet-harbour", "steady-otter")
    area.officer()
    area.lead()
    with area.at("isla") as isla, area.at("lead") as lead:
        own = dict(isla.vault.revisions())
        for _ in range(times):
            _take(isla, lead, tuple(own.values()), chance, seen)
        assert own.items() <= dict(isla.vault.revisions()).items(), "nothing that was said is lost"
        assert own.items() <= dict(isla.picture.revisions).items()
    area.close()
    with area.at("isla") as isla:
        assert [show_person(isla, one).alias for one in isla.picture.ids("young_people")]
    area.close()
    return seen


def _take(
    isla: Workspace, lead: Workspace, rows: tuple[bytes, ...], chance: random.Random, seen: Counter[str]
) -> None:
    lines = [_decision(chance.choice(rows), chance) for _ in range(chance.randrange(4))]
    try:
        sealed = _receipt(isla, lead, rows, [one for one in lines if one and b"\n" not in one], chance)
    except OutreachError:
        return
    begun = time.perf_counter()
    try:
        taken = take_receipt(isla, sealed, "a receipt")
    except OutreachError as refusal:
        assert refusal.code in set(Code)  # noqa: PT017 - most are taken, and that is right
        seen[refusal.code] += 1
    else:
        seen["taken"] += 1
        seen["decided"] += taken.corrections
    assert time.perf_counter() - begun < LONGEST


def _receipt(
    isla: Workspace, lead: Workspace, rows: tuple[bytes, ...], lines: list[bytes], chance: random.Random
) -> bytes:
    mark, key = sent_state(isla).marks[-1], lead.keyring.signing_key
    head = mark.manifest_hash if chance.random() < 0.9 else "0" * 64
    receipt = Receipt(
        receipt_id=isla.outside.new_id(),
        area=isla.profile.area,
        device=isla.profile.device,
        sender_key=mark.sender_key,
        highest_contiguous_seq=chance.choice((0, 1, 2**53 - 1)),
        seqs_received=(BundleHeard(seq=mark.seq, manifest_hash=head),) * chance.randrange(3),
        missing=((1, 1), (5, 2))[: chance.randrange(3)],
        tombstones=tuple(isla.outside.new_id() for _ in range(chance.randrange(2))),
        pack_version_current=chance.choice((1, 2**53 - 1)),
        krl_version=0,
        merged_at=NOW,
        coordinator_key=fingerprint(public_line(key)),
    )
    results = [
        RecordResult(
            id=revision_id(chance.choice(rows)),
            result=chance.choice(list(Result)),
            code=chance.choice(("", "e")),
        )
        for _ in range(chance.randrange(5))
    ]
    return write_receipt(receipt, results, lines, key, [isla.keyring.age_identity.recipient])


def _decision(raw: bytes, chance: random.Random) -> bytes:
    """Return a change like one of the laptop's own, written by somebody gone wrong."""
    if chance.random() < 0.1:
        return changed_bytes(raw, chance)
    said = msgspec.json.decode(raw)
    change_somewhere(said["set"] if chance.random() < 0.7 else said, chance)
    if chance.random() < 0.3:
        said["entity_list"] = chance.choice(_LISTS)
    if chance.random() < 0.3:
        said["form"] = chance.choice(_FORMS)
    if chance.random() < 0.3 and isinstance(said.get("set"), dict):
        said["set"] |= _ODD
    try:
        return msgspec.json.encode(said, order="sorted")
    except (TypeError, UnicodeError):
        return b""
