"""What a sync tells: whose the files at a place are, what is still on its way, and which decisions came."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.console.area_lines import area_lines
from outreach_tui.exchange.places import sealed_files
from outreach_tui.records.revise import revise
from outreach_tui.records.same_person import pairs
from outreach_tui.workflow.area_pack import show_area
from outreach_tui.workflow.devices import revoke_device
from outreach_tui.workflow.export_bundle import what_would_leave
from outreach_tui.workflow.hand_over_states import States
from outreach_tui.workflow.judge_same_person import keep_apart, link
from outreach_tui.workflow.merge_bundles import preview_merge
from outreach_tui.workflow.not_sent import not_sent
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.set_up_lead import CHARTER_LASTS
from outreach_tui.workflow.sync_in_words import synced_lines, visit_lines
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.told_state import keep_decisions
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import new_area
from tests.scenario.synced import Synced, quiet


@pytest.fixture
def area(tmp_path: Path) -> Iterator[Synced]:
    """Return an area with one laptop."""
    made = Synced(new_area(tmp_path, "isla").folder)
    yield made
    made.close()


def half(path: Path, most: int) -> bytes:
    """Leave only the beginning of a file, as a copy under way does; returns the whole."""
    whole = path.read_bytes()
    path.write_bytes(whole[:most])
    return whole


def test_receipts_beside_bundles_are_left_alone_and_not_called_bad(area: Synced) -> None:
    """Who looks at a stick that goes both ways is told of files for others in a word, without an alarm."""
    area.visits("quiet-harbour")
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        plan = preview_merge(lead, [area.stick])
        assert plan.refused == 0
        assert "Left alone: 1 file sealed for somebody else, as receipts are." in plan.lines
        one_by_one = preview_merge(lead, sealed_files(area.stick))
        assert (one_by_one.refused, one_by_one.for_others) == (1, 0)


@pytest.mark.parametrize("most", [0, 100], ids=["nothing yet", "a part of its header"])
def test_a_bundle_seen_half_copied_is_taken_in_once_it_is_whole(area: Synced, most: int) -> None:
    """A shared folder that shows a file before it is filled costs a sync, and never the visit."""
    area.visits("quiet-harbour")
    area.officer()
    (bundle,) = sealed_files(area.stick)
    whole = half(bundle, most)
    assert any("not whole" in words for words in synced_lines(area.lead()))
    bundle.write_bytes(whole)
    area.lead()
    with area.at("lead") as lead:
        assert len(read_interests(lead).interests) == 1


@pytest.mark.parametrize("most", [0, 100], ids=["nothing yet", "a part of its header"])
def test_a_receipt_seen_half_copied_is_taken_in_once_it_is_whole(area: Synced, most: int) -> None:
    """The officer's visit is received at the next sync, not never."""
    area.visits("quiet-harbour")
    area.officer()
    there = set(sealed_files(area.stick))
    area.lead()
    (receipt,) = set(sealed_files(area.stick)) - there
    whole = half(receipt, most)
    assert any("not whole" in words for words in synced_lines(area.officer()))
    assert area.count().received == 0
    receipt.write_bytes(whole)
    area.officer()
    assert area.count().received == 1


def reworded(lead: Workspace, words: str) -> None:
    """Have the coordinator decide what a wish says."""
    (wish,) = lead.picture.records("interests")
    made = revise(
        lead.picture,
        entity_list="interests",
        record=wish.id,
        subject=wish.subject,
        fields={"words": words, "label": words},
        form="settle_conflict@1",
        who="davie",
        device=lead.profile.device,
        at="2026-11-22T16:18:00Z",
        salt=words.encode().hex(),
    )
    assert made is not None
    keep_decisions(lead, [made])


def test_a_decision_that_was_made_twice_is_told_as_one_record(area: Synced) -> None:
    """The officer hears what was decided about, not how often; no receipt says that nothing was received."""
    area.visits("quiet-harbour")
    area.officer()
    area.lead()
    area.officer()
    with area.at("lead") as lead:
        for words in ("mend bikes", "mend bikes for folk"):
            reworded(lead, words)
    assert "Receipt for isla: 2 decisions." in synced_lines(area.lead())
    told = synced_lines(area.officer())
    assert "Decided there and written down here: 1 record." in told
    assert not [words for words in told if words.startswith("Receipt: 0")]
    with area.at("isla") as isla:
        assert not_sent(isla) == 0
        assert what_would_leave(isla).revisions == 0
    assert "Nothing to send." in synced_lines(area.officer())


def test_who_is_one_person_comes_back_to_whoever_wrote_both(area: Synced) -> None:
    """An officer with two entries of one young person hears that they are one, and also that they are two."""
    area.visits("quiet-harbour", "quiet-harbor")
    area.officer()
    area.lead()
    area.officer()
    for say, is_linked in ((link, True), (keep_apart, False)):
        with area.at("lead") as lead:
            say(lead, *lead.picture.ids("young_people"))
        area.lead()
        area.officer()
        with area.at("isla") as isla:
            (pair,) = pairs(isla.picture)
            assert (pair.is_linked, pair.is_settled) == (is_linked, True)


def test_a_laptop_that_was_taken_off_is_told_so(area: Synced) -> None:
    """An officer whose laptop was found again hears at the next sync that nothing of it counts any more."""
    area.visits("quiet-harbour")
    assert "taken off" not in " ".join(synced_lines(area.officer()))
    with area.at("lead") as lead:
        sync_lead(lead, str(area.stick), quiet)
        revoke_device(lead, "isla", "lost")
    area.lead()
    told = " ".join(synced_lines(area.officer()))
    assert "This laptop was taken off the register on 22 Nov 2026" in told
    assert "outreach device rejoin" in told


def test_an_area_pack_that_ran_out_is_told_with_what_to_do_and_holds_nobody_up(area: Synced) -> None:
    """Each side hears it at a sync and where the area is shown; the bundle is written all the same."""
    area.visits("quiet-harbour")
    area.close()
    area.outside.moment += CHARTER_LASTS
    steps = {
        "isla": "Ask the lead partner for the next area pack",
        "lead": "outreach area pack --renew SHEET",
    }
    handed_over, taken_in = area.officer(), area.lead()
    for who, synced in (("isla", handed_over), ("lead", taken_in)):
        with area.at(who) as workspace:
            shown = " ".join(area_lines(show_area(workspace)))
        for told in (shown, " ".join(synced_lines(synced))):
            assert "The area pack ran out on 27 Dec 2027." in told
            assert steps[who] in told
        assert "to be taken in until" not in shown
        assert not synced.trouble
    assert handed_over.placed.new


def test_every_visit_says_how_far_it_has_come(area: Synced) -> None:
    """Each visit stands with its day, its code name and its state; "just you and me" stays kept here."""
    area.visits("quiet-harbour")
    area.officer()
    area.visits("silver-ladder", share="officer")
    with area.at("isla") as isla:
        assert list(visit_lines(States(isla))) == [
            "  22 Nov 2026  quiet-harbour: sent but not confirmed",
            "  22 Nov 2026  silver-ladder: kept here",
        ]
