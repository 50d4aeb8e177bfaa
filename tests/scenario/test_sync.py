"""Syncing with a place: it arrives, it is confirmed, it can be run again, and nothing is lost on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.folder_place import FolderPlace
from outreach_tui.exchange.places import PACK_SUFFIX, Moved, PlaceError, sealed_files, sealed_name
from outreach_tui.sealing.errors import SealingError
from outreach_tui.workflow import which_disk
from outreach_tui.workflow.confirm_by_phone import confirm_by_phone
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.hand_over_states import Count, States
from outreach_tui.workflow.not_sent import not_sent
from outreach_tui.workflow.sync import last_place, sync
from outreach_tui.workflow.sync_in_words import state_lines, synced_lines
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.take_receipt import confirm_erasing
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, new_area
from tests.scenario.synced import Synced, quiet


@pytest.fixture
def area(tmp_path: Path) -> Iterator[Synced]:
    """Return an area with two laptops."""
    made = Synced(new_area(tmp_path, "isla", "rory").folder)
    yield made
    made.close()


def words_of(workspace: Workspace) -> set[str]:
    """Return every wish somebody's workspace holds."""
    return {record.value("words") for record in workspace.picture.each("interests")}


def test_a_visit_goes_from_kept_here_to_sent_to_received(area: Synced) -> None:
    """The officer sees for every visit how far it has come, and only a receipt makes it received."""
    area.visits("quiet-harbour")
    assert area.count() == Count(drafts=0, kept_here=1, sent=0, received=0)
    sent = area.officer()
    assert (len(sent.placed.new), sent.unconfirmed, sent.trouble) == (1, 1, "")
    assert area.count() == Count(drafts=0, kept_here=0, sent=1, received=0)
    taken = area.lead()
    assert [receipt.officer for receipt in taken.receipts] == ["isla"]
    assert area.count().received == 0
    back = area.officer()
    assert back.confirmed > 0
    assert back.unconfirmed == 0
    assert area.count() == Count(drafts=0, kept_here=0, sent=0, received=1)
    assert any("received by the lead partner" in line for line in synced_lines(back))


def test_where_the_bundles_lie_is_said_where_that_is_this_laptops_own_disk(
    area: Synced, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said before anything is written and after it; from a stick nothing of the kind is said."""
    area.visits("quiet-harbour")
    told: list[str] = []
    with area.at("isla") as isla:
        here = sync_officer(isla, str(area.stick), told.append)
        own_disk = "Writing to a folder on this laptop's own disk, not to a stick"
        assert told.index(own_disk) < next(at for at, one in enumerate(told) if one.startswith("Bundle 1"))
        assert f"They lie in {area.stick}, on this laptop's own disk" in "\n".join(synced_lines(here))
        monkeypatch.setattr(which_disk, "is_on_same_disk", lambda *_two: False)
        told.clear()
        stick = tmp_path / "stick of somebody"
        stick.mkdir()
        sync(isla, str(stick), told.append)
        assert own_disk not in told
        monkeypatch.undo()
        with pytest.raises(OutreachError, match="no stick is plugged in there"):
            sync(isla, str(stick), told.append)


def test_a_place_is_remembered_so_that_it_is_the_same_from_every_folder(
    area: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who typed a path from where they stood finds the same folder from elsewhere."""
    monkeypatch.chdir(area.stick.parent)
    with area.at("isla") as isla:
        sync(isla, area.stick.name, quiet)
        assert last_place(isla) == str(area.stick)


def test_syncing_again_changes_nothing(area: Synced) -> None:
    """A second sync writes no second bundle, and the lead partner's second one no second receipt."""
    area.visits("quiet-harbour")
    area.officer()
    files = sorted(path.name for path in area.stick.iterdir())
    again = area.officer()
    assert (again.placed.new, len(again.placed.there_before)) == ((), 1)
    assert sorted(path.name for path in area.stick.iterdir()) == files
    area.lead()
    assert area.lead().receipts == ()
    area.officer()
    assert area.officer().receipts == ()


def test_what_has_no_receipt_goes_to_every_place(area: Synced, tmp_path: Path) -> None:
    """A lost stick costs nothing: the next one is given everything that was not confirmed."""
    area.visits("quiet-harbour")
    area.officer()
    shutil.rmtree(area.stick)
    area.stick.mkdir()
    area.visits("silver-ladder")
    assert len(area.officer().placed.new) == 2
    area.lead()
    with area.at("lead") as lead:
        assert words_of(lead) == {"a wish of quiet-harbour", "a wish of silver-ladder"}


def test_a_receipt_stops_the_resending_of_what_it_names(area: Synced) -> None:
    """What was received is in no later bundle; what is new is."""
    area.visits("quiet-harbour")
    area.officer()
    area.lead()
    area.officer()
    area.visits("silver-ladder")
    sent = area.officer()
    assert sent.prepared.revisions == sent.prepared.new
    assert [receipt.received for receipt in area.lead().receipts] == [sent.prepared.new]


def test_a_newer_area_pack_comes_along(area: Synced) -> None:
    """What the lead partner changed in the area reaches every laptop with its next sync."""
    area.lead()
    assert [path.suffix for path in area.stick.iterdir()] == [PACK_SUFFIX]
    with area.at("isla") as isla:
        synced = sync_officer(isla, str(area.stick), quiet)
    assert synced.pack > 1
    assert area.officer().pack == 0


def test_other_peoples_files_are_looked_at_once_and_left_alone(area: Synced) -> None:
    """A colleague's bundle or receipt on the same stick is neither opened nor complained about."""
    area.visits("silver-ladder", who="rory")
    area.officer("rory")
    area.lead()
    synced = area.officer()
    assert (synced.receipts, synced.refused, synced.trouble) == ((), (), "")


def test_a_stick_pulled_out_in_the_middle_is_said_and_made_good_next_time(
    area: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What broke off is one sentence; what was done stays done; the same sync again finishes it."""
    area.visits("quiet-harbour")

    def pulled(_place: FolderPlace, _file: Path, _moved: Moved) -> bool:
        raise PlaceError("place", "the stick", "it was pulled out", "Put it in again")

    with monkeypatch.context() as out:
        out.setattr(FolderPlace, "put", pulled)
        broken = area.officer()
    assert "pulled out" in broken.trouble
    assert area.count().kept_here == 1
    again = area.officer()
    assert (again.trouble, len(again.placed.new), again.prepared.new) == ("", 1, 0)
    assert area.count().sent == 1


def test_half_a_bundle_of_ours_goes_at_the_next_sync_and_nobody_elses(
    area: Synced, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a pulled stick was left with is removed also where its bundle never goes again."""
    area.visits("quiet-harbour")
    theirs = area.stick / f".{sealed_name(b'theirs')}.77aa.part"
    theirs.write_bytes(b"half")

    def pulled(_place: FolderPlace, file: Path, _moved: Moved) -> bool:
        (area.stick / f".{file.name}.0c2f.part").write_bytes(b"half")
        raise PlaceError("place", "the stick", "it was pulled out", "Put it in again")

    with monkeypatch.context() as out:
        out.setattr(FolderPlace, "put", pulled)
        area.officer()
    assert len(list(area.stick.glob(".*.part"))) == 2
    other = tmp_path / "another stick"
    other.mkdir()
    with area.at("isla") as isla:
        sync_officer(isla, str(other), quiet)
    with area.at("lead") as lead:
        sync_lead(lead, str(other), quiet)
    with area.at("isla") as isla:
        assert sync_officer(isla, str(other), quiet).unconfirmed == 0
    area.officer()
    assert list(area.stick.glob(".*.part")) == [theirs]


def test_what_keeps_a_bundle_from_being_written_names_the_place(
    area: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full stick is one sentence about the stick, and what goes next time is not called new."""
    area.visits("quiet-harbour")

    def full(path: Path, *_: object) -> None:
        raise SealingError("disk-full", str(path), "there is no room left on this disk", "Make room")

    with monkeypatch.context() as out:
        out.setattr("outreach_tui.exchange.folder_place.write_safely", full)
        assert area.officer().trouble == f"{area.stick}: there is no room left on this disk. Make room."
    lines = synced_lines(area.officer())
    assert "1 bundle written and read back." in lines


def test_a_bad_file_on_the_stick_stops_nothing(area: Synced) -> None:
    """Rubbish, half a bundle and a pack of another area lie there; everything good still goes and comes."""
    area.visits("quiet-harbour")
    area.officer()
    [bundle] = sealed_files(area.stick)
    (area.stick / ("0" * 64 + ".outreach.age")).write_bytes(bundle.read_bytes()[:-100])
    (area.stick / sealed_name(b"no pack", PACK_SUFFIX)).write_bytes(b"no pack")
    taken = area.lead()
    assert taken.merged is not None
    assert taken.merged.added > 0
    assert len(taken.refused) == 1
    back = area.officer()
    assert back.confirmed > 0
    assert any("area pack" in sentence for sentence in back.refused)


def test_a_bundle_of_a_laptop_not_let_in_yet_waits_and_is_read_later(area: Synced, tmp_path: Path) -> None:
    """A bundle that comes before its laptop is let in is kept, also when its stick is gone, and then read."""
    from outreach_tui.workflow.enrol_device import enrol_device
    from outreach_tui.workflow.new_workspace import NewWorkspace
    from outreach_tui.workflow.set_up_officer import set_up_officer

    new = NewWorkspace(area.folder / "maya", PASSPHRASE, "maya", "Housing", area.folder)
    made = set_up_officer(new, area.folder / "govan.area-pack", area.words, area.outside.make())
    area.visits("amber-kettle", who="maya")
    area.officer("maya")
    assert area.lead().waiting == 1
    shutil.rmtree(area.stick)
    area.stick.mkdir()
    with area.at("lead") as lead:
        enrol_device(lead, made.request, " ".join(made.words), tmp_path)
    taken = area.lead()
    assert (taken.waiting, [receipt.officer for receipt in taken.receipts]) == (0, ["maya"])
    assert area.officer("maya").confirmed > 0


def test_a_code_by_phone_is_shown_and_confirms_nothing(area: Synced) -> None:
    """Eight characters read out say that it arrived; the visit stays unconfirmed until the receipt."""
    area.visits("quiet-harbour")
    area.officer()
    [receipt] = area.lead().receipts
    with area.at("isla") as isla:
        assert confirm_by_phone(isla, receipt.phone_code.lower()) == (1, receipt.received)
        with pytest.raises(OutreachError, match="Ask for it again"):
            confirm_by_phone(isla, "0000-0000")
        count = States(isla).visits()
    assert (count.sent, count.received, count.by_phone) == (1, 0, receipt.received)
    assert any("the receipt itself is awaited" in line for line in state_lines(count))


def test_somebody_wiped_at_the_lead_partners_is_wiped_on_the_laptop(area: Synced) -> None:
    """An erasure travels back, takes effect, is reported as done, and never comes back."""
    area.visits("quiet-harbour", "silver-ladder")
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        person = next(
            one.id for one in lead.picture.each("young_people") if one.value("alias") == "quiet-harbour"
        )
        erase_person(lead, person, PASSPHRASE)
    area.lead()
    assert sum(receipt.erased for receipt in area.officer().receipts) == 1
    with area.at("isla") as isla:
        assert words_of(isla) == {"a wish of silver-ladder"}
        assert isla.vault.erased() == {person}
        assert isla.vault.submissions()
        assert all(one.about != person for one in isla.vault.submissions())
    area.officer()
    assert area.lead().receipts != ()
    with area.at("lead") as lead:
        assert words_of(lead) == {"a wish of silver-ladder"}


def test_84_a_receipt_that_would_empty_a_laptop_waits_for_a_yes(area: Synced) -> None:
    """One signed mistake empties no laptop: everybody at once is erased only once a person says so."""
    area.visits("quiet-harbour", "silver-ladder")
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        for person in [record.id for record in lead.picture.each("young_people")]:
            erase_person(lead, person, PASSPHRASE)
    area.lead()
    asked = area.officer()
    assert (asked.to_confirm, sum(receipt.erased for receipt in asked.receipts)) == (2, 0)
    assert any("Call them" in line for line in synced_lines(asked))
    with area.at("isla") as isla:
        assert len(words_of(isla)) == 2
        assert confirm_erasing(isla) == 2
        assert words_of(isla) == set()


def test_77_a_cloned_laptop_is_noticed_and_neither_side_is_believed(area: Synced) -> None:
    """Two copies of a laptop hand over under one number: both wait for a person; the records stay."""
    area.visits("quiet-harbour")
    area.close("isla")
    shutil.copytree(area.folder / "isla", area.folder / "clone")
    area.visits("silver-ladder")
    area.visits("amber-kettle", who="clone")
    area.officer()
    area.officer("clone")
    taken = area.lead()
    assert taken.plan is not None
    assert {one.code for one in taken.plan.preview.refused_bundles} == {"fork"}
    assert taken.receipts == ()
    assert area.count().sent == 2


def test_the_copy_of_a_laptop_takes_no_receipt_meant_for_the_other(area: Synced) -> None:
    """A receipt about bundles this copy never wrote confirms nothing on it."""
    area.visits("quiet-harbour")
    area.close("isla")
    shutil.copytree(area.folder / "isla", area.folder / "clone")
    area.officer()
    area.lead()
    with area.at("clone") as clone:
        synced = sync_officer(clone, str(area.stick), quiet)
        assert synced.receipts == ()
        assert any("did not write" in sentence for sentence in synced.refused)
        assert not_sent(clone) == 0
        assert States(clone).visits().received == 0
