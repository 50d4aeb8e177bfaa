"""Joining anew after a laptop was copied: both copies go on, each under its own name, and nothing is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.devices import list_devices, revoke_device
from outreach_tui.workflow.enrol_device import enrol_device
from outreach_tui.workflow.export_bundle import what_would_leave
from outreach_tui.workflow.hand_over_states import Count
from outreach_tui.workflow.not_sent import not_sent
from outreach_tui.workflow.rejoin_area import rejoin
from tests.scenario.areas import new_area
from tests.scenario.synced import Synced


@pytest.fixture
def area(tmp_path: Path) -> Iterator[Synced]:
    """Return an area whose one laptop was received from, then copied, and both copies handed over."""
    made = Synced(new_area(tmp_path, "isla").folder)
    made.visits("quiet-harbour")
    made.officer()
    made.lead()
    made.officer()
    made.close("isla")
    shutil.copytree(made.folder / "isla", made.folder / "clone")
    made.visits("silver-ladder")
    made.visits("amber-kettle", who="clone")
    made.officer()
    made.officer("clone")
    yield made
    made.close()


def joined_anew(area: Synced, *whose: str) -> list[str]:
    """Join anew with each, approved after the words were read out; return the new ids."""
    devices = []
    for who in whose:
        with area.at(who) as workspace:
            asked = rejoin(workspace, area.folder)
        with area.at("lead") as lead:
            devices.append(enrol_device(lead, asked.request, " ".join(asked.words), area.folder).device)
    return devices


def wishes(area: Synced) -> set[str]:
    """Return every wish the lead partner knows of."""
    with area.at("lead") as lead:
        return {record.value("words") for record in lead.picture.each("interests")}


def test_what_was_in_the_refused_bundles_arrives_under_the_new_names(area: Synced) -> None:
    """A cloned laptop: neither copy is believed until both join anew, and then both are, whole."""
    refused = area.lead().plan
    assert refused is not None
    assert {one.code for one in refused.preview.refused_bundles} == {"fork"}
    assert "device rejoin" in refused.preview.refused_bundles[0].next_step
    assert wishes(area) == {"a wish of quiet-harbour"}
    devices = joined_anew(area, "isla", "clone")
    assert len(set(devices)) == 2
    for who in ("isla", "clone"):
        assert area.officer(who).trouble == ""
    area.lead()
    assert wishes(area) == {f"a wish of {one}" for one in ("quiet-harbour", "silver-ladder", "amber-kettle")}
    for who in ("isla", "clone"):
        assert area.officer(who).unconfirmed == 0
        assert area.count(who) == Count(drafts=0, kept_here=0, sent=0, received=2)


def test_what_was_confirmed_before_is_not_sent_again(area: Synced) -> None:
    """Joining anew resends what has no receipt, and that alone."""
    with area.at("isla") as isla:
        before = what_would_leave(isla)
    joined_anew(area, "isla")
    with area.at("isla") as isla:
        now = what_would_leave(isla)
        assert (now.revisions, now.again, now.received) == (before.again, 0, before.received)
        assert now.people == ("silver-ladder",)
        assert not_sent(isla) == before.again
        assert now.seq == 1
    assert area.count().kept_here == 1
    assert area.officer().prepared.new == before.again


def test_the_coordinator_is_told_which_laptop_was_given_up_and_takes_it_off(area: Synced) -> None:
    """The old name is named with the command; taken off, the new one still counts."""
    with area.at("isla") as isla:
        old = isla.profile.device
        asked = rejoin(isla, area.folder)
    with area.at("lead") as lead:
        let_in = enrol_device(lead, asked.request, " ".join(asked.words), area.folder)
        assert f"outreach device revoke {old} --reason replaced" in let_in.lines[1]
        revoke_device(lead, old, "replaced")
        assert {one.device: one.is_revoked for one in list_devices(lead)} == {old: True, asked.device: False}
    area.officer()
    area.lead()
    assert "a wish of silver-ladder" in wishes(area)


def test_a_request_that_cannot_be_written_leaves_the_laptop_as_it_was(area: Synced) -> None:
    """No stick there: one sentence, the old id, the old keys, and everything still in the outbox."""
    with area.at("isla") as isla:
        was = (isla.profile, isla.keyring.signing_seed, what_would_leave(isla))
        with pytest.raises(OutreachError, match="not-there"):
            rejoin(isla, area.folder / "not-there")
        assert (isla.profile, isla.keyring.signing_seed, what_would_leave(isla)) == was


def test_a_receipt_for_the_old_name_is_passed_over(tmp_path: Path) -> None:
    """It came too late: nothing is said of it, and what it would have confirmed is confirmed anew."""
    area = Synced(new_area(tmp_path, "isla").folder)
    area.visits("quiet-harbour")
    area.officer()
    area.lead()
    joined_anew(area, "isla")
    synced = area.officer()
    assert (synced.refused, synced.receipts, synced.trouble) == ((), (), "")
    assert area.count().sent == 1
    area.lead()
    assert area.officer().refused == ()
    assert area.count().received == 1
    area.close()
