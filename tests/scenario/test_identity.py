"""Who somebody is: kept apart, shown for today's doors only, and locked by itself."""

from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.answer_from_file import interview_from_file
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.identity import IDLE, IdentityCard, OpenIdentity, open_identity
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area

CARD = """
{"question": "known_as", "answer": "Shug"}
{"question": "phone", "answer": "07700 900123"}
{"question": "address", "answer": "12 Harbour Road, 2/1"}
"""


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area whose officer has two doors, one of them not before next week."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        for alias, door in (("quiet-harbour", "not_in"), ("silver-ladder", "not_now")):
            hold(
                isla,
                "home_visit",
                {"question": "alias", "answer": alias},
                {"question": "door", "answer": door},
                *([{"question": "come_back", "answer": "today+7"}] if door == "not_now" else []),
            )
    return area


def write_card(isla: Workspace, names: OpenIdentity, alias: str) -> None:
    """Enter the name, number and door of somebody."""
    interview = begin_interview(names.workspace, "identity", person=person_named(isla, alias))
    interview_from_file(names.workspace, interview, CARD, "card.jsonl")


def test_a_name_shows_for_todays_door_and_for_no_other(area: Area) -> None:
    """The officer sees the name and door of whom they visit today, not of somebody who asked for later."""
    with area.at("isla") as isla:
        names = open_identity(isla, PASSPHRASE, 0.0)
        write_card(isla, names, "quiet-harbour")
        write_card(isla, names, "silver-ladder")
        person = person_named(isla, "quiet-harbour")
        assert names.cards_today() == (
            IdentityCard(person, "Shug", "07700 900123", "12 Harbour Road, 2/1", ""),
        )
        names.lock()


def test_a_card_written_again_corrects_the_first(area: Area) -> None:
    """A new number replaces the old one; there is one card a person."""
    with area.at("isla") as isla:
        names = open_identity(isla, PASSPHRASE, 0.0)
        write_card(isla, names, "quiet-harbour")
        interview = begin_interview(names.workspace, "identity", person=person_named(isla, "quiet-harbour"))
        new = '{"question": "known_as", "answer": "Shug"}\n{"question": "phone", "answer": "07700 900999"}'
        interview_from_file(names.workspace, interview, new, "card.jsonl")
        [card] = names.cards_today()
        assert card.phone == "07700 900999"
        names.lock()


def test_names_never_reach_the_work_vault_or_a_bundle(area: Area) -> None:
    """A name, a number or a door is in no record of the work vault, in no bundle and in no file as text."""
    with area.at("isla") as isla:
        names = open_identity(isla, PASSPHRASE, 0.0)
        write_card(isla, names, "quiet-harbour")
        names.lock()
        assert "identities" not in isla.picture.entity_lists()
        assert not any(b"Harbour Road" in raw for raw in isla.vault.revisions().values())
        with pytest.raises(OutreachError, match="kept apart"):
            begin_interview(isla, "identity", person=person_named(isla, "quiet-harbour"))
        export_bundle(isla, area.stick)
    files = [file for file in area.folder.rglob("*") if file.is_file()]
    assert not any(b"Harbour Road" in file.read_bytes() for file in files)


def test_only_the_passphrase_opens_names(area: Area) -> None:
    """A colleague at the open laptop does not get from code names to names."""
    with area.at("isla") as isla:
        with pytest.raises(OutreachError, match="does not open"):
            open_identity(isla, "some other words entirely", 0.0)
        open_identity(isla, PASSPHRASE, 0.0).lock()
        with pytest.raises(OutreachError, match="does not open"):
            open_identity(isla, "some other words entirely", 0.0)


def test_names_lock_after_two_idle_minutes_and_not_before(area: Area) -> None:
    """Two minutes without a key lock names; a key in between starts the two minutes again."""
    with area.at("isla") as isla:
        now = area.outside.moment
        names = open_identity(isla, PASSPHRASE, 0.0)
        names.lock_if_due(now, 0.0)
        for second in range(0, 119, 7):
            assert not names.lock_if_due(now + timedelta(seconds=second), float(second))
        names.touch(119.0)
        assert not names.lock_if_due(now + timedelta(seconds=130), 130.0)
        idle = 119.0 + IDLE.total_seconds()
        assert names.lock_if_due(now + timedelta(seconds=145), 145.0) is False
        assert names.lock_if_due(now + timedelta(seconds=170), 170.0) is False
        assert names.lock_if_due(now + timedelta(seconds=idle), idle)
        with pytest.raises(OutreachError, match="locked"):
            names.cards_today()


def test_names_lock_when_the_lid_was_shut(area: Area) -> None:
    """The clock ran on while the laptop slept: names are locked when it wakes."""
    with area.at("isla") as isla:
        names = open_identity(isla, PASSPHRASE, 0.0)
        names.lock_if_due(area.outside.moment, 0.0)
        assert names.lock_if_due(area.outside.moment + timedelta(minutes=10), 1.0)
        assert not names.is_open


def test_wiping_somebody_wipes_their_name(area: Area) -> None:
    """After "wipe it" the identity vault knows nobody of that name either."""
    with area.at("isla") as isla:
        names = open_identity(isla, PASSPHRASE, 0.0)
        write_card(isla, names, "quiet-harbour")
        names.lock()
        person = person_named(isla, "quiet-harbour")
        with pytest.raises(OutreachError, match="does not open"):
            erase_person(isla, person, "some other words entirely")
        erase_person(isla, person, PASSPHRASE)
        names = open_identity(isla, PASSPHRASE, 0.0)
        assert names.workspace.picture.entity_lists() == ()
        assert names.workspace.vault.submissions() == ()
        names.lock()
