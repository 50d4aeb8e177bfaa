"""A forgotten passphrase, the yearly drill, a person handed over, an officer who leaves."""

import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.register import Register
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.sealing.disk import RealDisk
from outreach_tui.sealing.signature import public_line
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.area_pack import write_pack
from outreach_tui.workflow.audit import Action, events
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.devices import list_devices, revoke_device
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.hand_person_over import HandedOver, hand_over, take_person_in
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.identity_card import begin_card
from outreach_tui.workflow.leave_area import leave
from outreach_tui.workflow.leave_certificate import officer_only
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.recover_by_post import Requested, grant_recovery, request_recovery, take_grant
from outreach_tui.workflow.recovery_drill import drill_is_due, hold_drill
from outreach_tui.workflow.sync import sync
from outreach_tui.workflow.take_in_pack import take_in_pack
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area, nobody_in, visit
from tests.scenario.test_audit import actions
from tests.scenario.test_kitchen import say
from tests.stock_tools import stock_tools

WISH = "get good at welding, like proper gates"
DOOR = "14 Invented Row, flat 2"
NEW = "five other unrelated words here"


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """An area whose officer isla has heard a wish and knows a door; rory has a laptop; tests take copies."""
    area = new_area(tmp_path_factory.mktemp("heard"), "isla", "rory")
    with area.at("lead") as lead:
        raw = write_pack(lead, area.folder).read_bytes()
    for officer in ("isla", "rory"):
        with area.at(officer) as workspace:
            take_in_pack(workspace, raw, "govan.area-pack")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *nobody_in("quiet-harbour"))
        _know_the_door(isla)
        person = person_named(isla, "quiet-harbour")
        hold(isla, "home_visit", *visit("quiet-harbour", WISH), person=person)
    return area


@pytest.fixture(scope="module")
def received(heard: Area, tmp_path_factory: pytest.TempPathFactory) -> Area:
    """The same, after everything was received and the officer's laptop knows it; tests take copies."""
    area = _copy(heard, tmp_path_factory.mktemp("received"))
    for who in ("isla", "lead", "isla", "lead"):
        with area.at(who) as workspace:
            sync(workspace, str(area.stick), lambda _words: None)
    return area


@pytest.fixture(scope="module")
def settled(received: Area, tmp_path_factory: pytest.TempPathFactory) -> Area:
    """The same, after the one person was handed to another officer and the lead knows it."""
    area = _copy(received, tmp_path_factory.mktemp("settled"))
    _handed(area)
    for who in ("isla", "lead", "isla", "lead"):
        with area.at(who) as workspace:
            sync(workspace, str(area.stick), lambda _words: None)
    return area


@pytest.fixture
def area(heard: Area, tmp_path: Path) -> Area:
    """A copy of the area in which a wish was heard."""
    return _copy(heard, tmp_path)


def _copy(area: Area, folder: Path) -> Area:
    shutil.copytree(area.folder, folder, dirs_exist_ok=True)
    return Area(folder)


def _know_the_door(workspace: Workspace) -> None:
    names = open_identity(workspace, PASSPHRASE, 0.0)
    card = begin_card(workspace, names, person_named(workspace, "quiet-harbour"))
    for name, value in (("known_as", "Jamie"), ("phone", "0141 496 0000"), ("address", DOOR)):
        ref = next(ref for ref in card.refs() if ref.endswith(f"/{name}"))
        card.go_to(ref)
        card.answer(value)
    card.finish()
    names.lock()


def _doors(workspace: Workspace) -> list[str]:
    names = open_identity(workspace, PASSPHRASE, 0.0)
    try:
        return [one.value("address") for one in names.workspace.picture.each("identities")]
    finally:
        names.lock()


def _sheet(area: Area) -> str:
    return (area.folder / "govan-recovery-sheet-1.txt").read_text()


def _asked(area: Area) -> Requested:
    new = NewWorkspace(area.folder / "isla", NEW, "isla", "", area.stick)
    return request_recovery(new, area.folder / "govan.area-pack", area.outside.make())


def test_a_forgotten_passphrase_is_got_round_by_post(area: Area) -> None:
    """Request, six words by phone, sheet, grant: a new passphrase opens everything; the old one nothing."""
    asked = _asked(area)
    with area.at("lead") as lead:
        grant = grant_recovery(lead, asked.path, " ".join(asked.words), _sheet(area), area.stick)
    take_grant(area.folder / "isla", grant, NEW, area.outside.make())
    workspace = open_workspace(area.folder / "isla", NEW, area.outside.make())
    assert [line.words for line in read_interests(workspace).interests] == [WISH]
    names = open_identity(workspace, NEW, 0.0)
    assert [one.value("address") for one in names.workspace.picture.each("identities")] == [DOOR]
    names.lock()
    workspace.close()
    with pytest.raises(OutreachError, match="does not open"):
        open_workspace(area.folder / "isla", PASSPHRASE, area.outside.make())


def test_a_grant_helps_nobody_else(area: Area) -> None:
    """Wrong words, another sheet, another passphrase or a second use give nobody anything."""
    asked = _asked(area)
    words = " ".join(asked.words)
    with area.at("lead") as lead:
        with pytest.raises(OutreachError, match="not its words"):
            grant_recovery(lead, asked.path, "a b c d e f", _sheet(area), area.stick)
        with pytest.raises(OutreachError, match="no recovery key"):
            grant_recovery(lead, asked.path, words, "nothing", area.stick)
        grant = grant_recovery(lead, asked.path, words, _sheet(area), area.stick)
    with pytest.raises(OutreachError):
        take_grant(area.folder / "isla", grant, "a thief's guess at it", area.outside.make())
    with pytest.raises(OutreachError, match="no request"):
        take_grant(area.folder / "rory", grant, NEW, area.outside.make())
    with area.at("isla") as isla:  # nothing changed meanwhile
        assert isla.profile.who == "isla"
    take_grant(area.folder / "isla", grant, NEW, area.outside.make())
    with pytest.raises(OutreachError, match="no request"):
        take_grant(area.folder / "isla", grant, NEW, area.outside.make())
    with area.at("rory") as rory, pytest.raises(OutreachError, match="an officer's"):
        grant_recovery(rory, asked.path, words, _sheet(area), area.stick)


def test_the_yearly_drill_says_whether_the_sheet_works(area: Area) -> None:
    """The right sheet passes and is good for a year; another one fails, and says in what."""
    with area.at("isla") as isla:
        (bundle,) = _sent(isla, area.stick)
    with area.at("lead") as lead:
        assert not drill_is_due(lead)
        area.outside.moment += timedelta(days=366)
        lead.outside = area.outside.make()
        assert drill_is_due(lead)
        other = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33"
        failed = hold_drill(lead, other, bundle)
        assert (failed.is_the_areas, failed.opens_slot, failed.opens_bundle) == (False, False, False)
        assert drill_is_due(lead)
        assert hold_drill(lead, _sheet(area), bundle).passed
        assert not drill_is_due(lead)


def _sent(workspace: Workspace, place: Path) -> list[Path]:
    sync(workspace, str(place), lambda _words: None)
    return sorted(place.glob("*.outreach.age"))


def _handed(area: Area, share: str = "team") -> HandedOver:
    with area.at("rory") as rory:
        to = rory.profile.device
    with area.at("isla") as isla:
        if share != "team":
            person = person_named(isla, "quiet-harbour")
            hold(isla, "home_visit", *visit("quiet-harbour", WISH, share=share), person=person)
        return hand_over(isla, person_named(isla, "quiet-harbour"), to, PASSPHRASE, area.stick)


def test_a_person_is_handed_to_another_officer_and_nobody_else_opens_it(area: Area) -> None:
    """Name, door and what was agreed to be shared arrive; the lead sees that it happened, and no name."""
    handed = _handed(area)
    assert len(handed.files) == 2
    assert not handed.work_stays
    with area.at("lead") as lead:
        for file in handed.files:
            with pytest.raises(OutreachError, match="not sealed for this key"):
                take_person_in(lead, file, PASSPHRASE)
    with area.at("rory") as rory:
        names, _ = handed.files
        with pytest.raises(OutreachError, match="passphrase"):
            take_person_in(rory, names, "not this one at all")
        assert Action.PERSON_TAKEN_IN not in actions(events(rory))
        parts = [take_person_in(rory, file, PASSPHRASE) for file in handed.files]
        assert actions(events(rory)).count(Action.PERSON_TAKEN_IN) == 2
        assert {one.part for one in parts} == {"identity", "work"}
        assert _doors(rory) == [DOOR]
        assert [line.words for line in read_interests(rory).interests] == [WISH]
        assert [take_person_in(rory, file, PASSPHRASE).new for file in handed.files] == [0, 0]
    with area.at("isla") as isla:
        bundles = _sent(isla, area.stick)
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, bundles))
        (seen,) = lead.picture.records("hand_overs")
        assert seen.value("to_device").startswith("govan-")
        assert not any(DOOR.encode() in raw for raw in lead.vault.revisions().values())


def test_a_laptop_that_does_not_know_the_giver_yet_is_told_to_sync(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pack is from before the giver was let in: it approves nobody, and a newer pack is the way."""
    handed = _handed(area)
    with area.at("rory") as rory:
        older = replace(area_kept.kept_pack(rory), register=Register())
        with monkeypatch.context() as before:
            before.setattr(area_kept, "kept_pack", lambda _workspace: older)
            with pytest.raises(OutreachError, match="not enrolled here") as told:
                take_person_in(rory, handed.files[0], PASSPHRASE)
        assert told.value.next_step.startswith("Sync first")
        assert take_person_in(rory, handed.files[0], PASSPHRASE).new == 1


def test_words_said_for_this_officer_alone_stay_with_them(area: Area) -> None:
    """Somebody who said "just you and me" is handed over by name and door, without a word of theirs."""
    handed = _handed(area, share="officer")
    assert handed.work_stays
    with area.at("rory") as rory:
        for file in handed.files:
            take_person_in(rory, file, PASSPHRASE)
        assert not read_interests(rory).interests
        assert _doors(rory) == [DOOR]


class FailingDisk(RealDisk):
    """A disk that fails at the n-th thing asked of it."""

    def __init__(self, works: int) -> None:
        """Work so many times."""
        self.left = works

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(5, "Input/output error")

    def create(self, path: Path, mode: int = 0o600):
        """Fail, or make a file."""
        self._count()
        return super().create(path, mode)

    def replace(self, source: Path, target: Path) -> None:
        """Fail, or rename."""
        self._count()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        """Fail, or remove."""
        self._count()
        super().remove(path)


def test_leaving_needs_every_receipt_and_ends_with_a_certificate_anybody_can_check(
    heard: Area, settled: Area, tmp_path: Path
) -> None:
    """Nothing is destroyed before the lead has it; then nothing opens, and ssh-keygen says who said so."""
    with heard.at("isla") as isla, pytest.raises(OutreachError, match="no receipt"):
        leave(isla, PASSPHRASE, heard.stick)
    area = _copy(settled, tmp_path)
    with area.at("isla") as isla:
        line = public_line(isla.keyring.signing_key)
        left = leave(isla, PASSPHRASE, area.stick)
    with pytest.raises(OutreachError):
        open_workspace(area.folder / "isla", PASSPHRASE, area.outside.make())
    assert not list((area.folder / "isla").rglob("slot-*"))
    (keygen,) = stock_tools("ssh-keygen")
    (tmp_path / "signers").write_text(f"isla {line}\n")
    subprocess.run(
        [
            *(keygen, "-Y", "verify", "-f", tmp_path / "signers", "-I", "isla"),
            *("-n", "outreach-leave@v1", "-s", f"{left.certificate}.sig"),
        ],
        input=left.certificate.read_bytes(),
        check=True,
        capture_output=True,
    )


def test_what_was_for_the_officer_alone_is_counted_in_the_certificate_and_on_the_sheet(
    settled: Area, tmp_path: Path
) -> None:
    """How many notes and checks end with the keys stands in both, and nobody else's certificate counts."""
    area = _copy(settled, tmp_path)
    with area.at("isla") as isla:
        held = hold(isla, "home_visit", *visit("amber-kettle", "one wish", share="officer"))
        device, counts = isla.profile.device, officer_only(isla)
        assert counts["interests"] == len(isla.picture.about(held.person, "interests")) > 0
        left = leave(isla, PASSPHRASE, area.stick)
    assert msgspec.json.decode(left.certificate.read_bytes())["officer_only"] == counts
    told = entity_list("interests", has_subject=True).counted(counts["interests"])
    assert told in left.officer_only[0]
    with area.at("lead") as lead:
        theirs = next(one.device for one in list_devices(lead) if one.device != device)
        with pytest.raises(OutreachError, match="another key"):
            revoke_device(lead, theirs, "left", left.certificate)
        revoked = revoke_device(lead, device, "left", left.certificate)
    assert set(left.officer_only) <= set(revoked.sheet)
    assert not any("Not known here: how much" in line for line in revoked.sheet)


def test_the_sheet_of_an_officer_who_left_with_a_certificate_raises_no_alarm(
    settled: Area, tmp_path: Path
) -> None:
    """The keys are destroyed and the sheet says that; without one it is a laptop to worry about."""
    area, without = _copy(settled, tmp_path / "with"), _copy(settled, tmp_path / "without")
    with area.at("isla") as isla:
        device = isla.profile.device
        left = leave(isla, PASSPHRASE, area.stick)
    alarm = ("opens with the officer's passphrase", "Perhaps on it and not here", "72 hours")
    with area.at("lead") as lead:
        sheet = " ".join(revoke_device(lead, device, "left", left.certificate).sheet)
        assert "its keys are destroyed" in sheet
        assert not [words for words in alarm if words in sheet]
    with without.at("lead") as lead:
        sheet = " ".join(revoke_device(lead, device, "left").sheet)
        assert "keys are destroyed" not in sheet
        assert [words for words in alarm if words in sheet] == list(alarm)


def test_a_talk_in_which_nothing_was_said_holds_nobody_up(settled: Area, tmp_path: Path) -> None:
    """A visit begun by mistake goes with the keys, and it is said; one answer in it has to be seen to."""
    area = _copy(settled, tmp_path)
    with area.at("isla") as isla:
        talk = begin_interview(isla, "home_visit")
        say(talk, safety_set="OK")
        with pytest.raises(OutreachError, match=r"not finished: 1 conversation\. .*Del pressed twice"):
            leave(isla, PASSPHRASE, area.stick)
        talk.undo()
        left = leave(isla, PASSPHRASE, area.stick)
    assert left.lines[-1] == "Begun and never answered, gone too: 1 conversation."


def test_leaving_destroys_no_name_that_nobody_else_has(received: Area, tmp_path: Path) -> None:
    """Names travel in no bundle, so an officer hands every person over before this laptop's keys go."""
    area = _copy(received, tmp_path)
    with area.at("isla") as isla, pytest.raises(OutreachError, match="person hand-over"):
        leave(isla, PASSPHRASE, area.stick)
    with area.at("isla") as isla:
        assert _doors(isla) == [DOOR]


@pytest.mark.parametrize("works", range(8))
def test_leaving_that_breaks_off_loses_nothing_that_was_not_received(
    settled: Area, tmp_path: Path, works: int
) -> None:
    """At whatever step the stick is pulled: no certificate stands while the laptop still opens."""
    area = _copy(settled, tmp_path)
    with area.at("isla") as isla, suppress(OutreachError, OSError):
        leave(isla, PASSPHRASE, area.stick, disk=FailingDisk(works))
    has_certificate = any(area.stick.glob("*.left.json"))
    try:
        open_workspace(area.folder / "isla", PASSPHRASE, area.outside.make()).close()
    except OutreachError:
        opens = False
    else:
        opens = True
    assert not (opens and has_certificate)
    with area.at("lead") as lead:
        assert [line.words for line in read_interests(lead).interests] == [WISH]
