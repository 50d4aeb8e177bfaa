"""Receipts: every officer hears what arrived, what did not, whom to erase and what was decided."""

from pathlib import Path

import pytest

from outreach_tui.exchange.receipt import OpenedReceipt, Result
from outreach_tui.exchange.receipt_file import Addressee, read_receipt
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import encode
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.merge_bundles import MergeReport, accept_merge, preview_merge
from outreach_tui.workflow.told_state import keep_decisions, told
from outreach_tui.workflow.workspace import Workspace
from outreach_tui.workflow.write_receipts import write_receipts
from tests.scenario.areas import PASSPHRASE, Area, handed_over, new_area


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area with two laptops."""
    return new_area(tmp_path, "isla", "rory")


def merged(area: Area) -> MergeReport:
    """Let the lead partner take in whatever lies on the stick."""
    with area.at("lead") as lead:
        return accept_merge(lead, preview_merge(lead, [area.stick]))


def read(workspace: Workspace, path: Path) -> OpenedReceipt:
    """Open a receipt as the laptop does."""
    pack = kept_pack(workspace)
    return read_receipt(
        path.read_bytes(),
        Addressee(
            identities=(workspace.keyring.age_identity,),
            area=pack.area,
            device=workspace.profile.device,
            lead_signing_key=pack.lead_signing_key,
        ),
    )


def test_every_officer_whose_bundle_was_taken_in_gets_a_receipt(area: Area) -> None:
    """What arrived is confirmed change by change, to the laptop it came from and to no other."""
    for officer, alias in (("isla", "quiet-harbour"), ("rory", "silver-ladder")):
        handed_over(area, officer, alias, "mend bikes")
    receipts = {receipt.officer: receipt for receipt in merged(area).receipts}
    assert set(receipts) == {"isla", "rory"}
    with area.at("isla") as isla:
        opened = read(isla, receipts["isla"].path)
        held = set(isla.vault.revisions())
        assert {result.id for result in opened.results} <= held
        assert {result.result for result in opened.results} == {Result.MERGED}
        assert (opened.receipt.highest_contiguous_seq, opened.receipt.missing) == (1, ())
        with pytest.raises(Exception, match="not sealed for this key"):
            read(isla, receipts["rory"].path)


def test_a_second_merge_of_the_same_bundles_writes_no_second_receipt(area: Area) -> None:
    """The same stick again says nothing new to anybody."""
    handed_over(area, "isla", "quiet-harbour", "mend bikes")
    assert len(merged(area).receipts) == 1
    assert merged(area).receipts == ()


def test_an_erasure_is_told_to_every_laptop_once(area: Area) -> None:
    """Somebody wiped at the lead partner's is to be wiped everywhere; each laptop is told in one receipt."""
    handed_over(area, "isla", "quiet-harbour", "mend bikes")
    merged(area)
    with area.at("lead") as lead:
        person = lead.picture.records("young_people")[0].id
        erase_person(lead, person, PASSPHRASE)
        receipts = write_receipts(lead)
        assert {receipt.officer for receipt in receipts} == {"isla", "rory"}
        assert write_receipts(lead) == ()
        assert told(lead, receipts[0].device).tombstones_on_their_way == {person}
        isla_path = next(receipt.path for receipt in receipts if receipt.officer == "isla")
    with area.at("isla") as isla:
        assert read(isla, isla_path).receipt.tombstones == (person,)


def test_a_decision_goes_back_to_the_laptop_it_concerns_and_to_no_other(area: Area) -> None:
    """What the coordinator decided about an answer reaches the officer who wrote the answer down."""
    handed_over(area, "isla", "quiet-harbour", "mend bikes")
    merged(area)
    with area.at("lead") as lead:
        [wish] = lead.picture.records("interests")
        decision = revise(
            lead.picture,
            entity_list="interests",
            record=wish.id,
            subject=wish.subject,
            fields={"words": "mend bikes for folk"},
            form="settle_conflict@1",
            who="davie",
            device=lead.profile.device,
            at="2026-11-22T16:18:00Z",
            salt="aa",
        )
        assert decision is not None
        raw = encode(decision)
        keep_decisions(lead, [decision])
        [receipt] = write_receipts(lead)
        assert (receipt.officer, receipt.corrections) == ("isla", 1)
    with area.at("isla") as isla:
        assert read(isla, receipt.path).corrections == (raw,)
