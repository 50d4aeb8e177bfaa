"""An area from its first day: keys on paper, laptops let in by phone, lost ones taken off, keys changed."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import AreaPack
from outreach_tui.sealing.recovery_sheet import root_key_of, secret_on
from outreach_tui.sealing.signature import public_line
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.area_numbers import area_numbers
from outreach_tui.workflow.area_pack import PackChanges, renew_charter, show_area, write_next_pack
from outreach_tui.workflow.devices import list_devices, revoke_device
from outreach_tui.workflow.enrol_device import enrol_device
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.recovery_sheets import read_back
from outreach_tui.workflow.set_up_lead import set_up_lead
from outreach_tui.workflow.set_up_officer import set_up_officer
from outreach_tui.workflow.take_in_pack import take_in_pack
from tests.scenario.areas import PASSPHRASE, Area, hold, visit

WORDS = "get good at welding, like proper gates"
WRONG_WORDS = "abacus abdomen abdominal abide abiding ability"


def _new(folder: Path, name: str) -> NewWorkspace:
    return NewWorkspace(folder / name, PASSPHRASE, name, "Fire and rescue", folder)


def test_an_area_does_not_begin_before_a_sheet_is_proven(tmp_path: Path, area: Area) -> None:
    """A line mistyped from the print stops everything: no workspace, no pack; the right one begins it."""
    begun = tmp_path / "second"
    begun.mkdir()
    other = (tmp_path / "govan-recovery-sheet-1.txt").read_text()
    with pytest.raises(OutreachError, match="does not open the test file"):
        set_up_lead(_new(begun, "lead"), "Elm", area.outside.make(), lambda _sheets: other)
    assert sorted(path.suffix for path in begun.iterdir()) == [".txt", ".txt"]
    made = set_up_lead(
        _new(begun, "lead"), "Elm", area.outside.make(), lambda sheets: read_back(sheets).lower()
    )
    pack = AreaPack.from_bytes(made.pack.read_bytes(), at=None, known=None)
    root = root_key_of(secret_on(made.sheets[1].read_text()))
    assert pack.root == public_line(root)


def test_nothing_of_the_sheet_is_kept(area: Area, tmp_path: Path) -> None:
    """The lead partner's vault holds neither the recovery key nor the root key that comes from it."""
    recovery = secret_on((tmp_path / "govan-recovery-sheet-1.txt").read_text())
    with area.at("lead") as lead:
        kept = [lead.vault.setting(name) or b"" for name in ("keyring", "profile", "area-pack")]
    for secret in (recovery.secret.encode(), root_key_of(recovery).seed):
        assert not any(secret in raw for raw in kept)


def test_wrong_words_let_nobody_in(area: Area, tmp_path: Path) -> None:
    """A pack or a join request that somebody put in another's place is found out by phone, on both sides."""
    new = _new(tmp_path, "rory")
    with pytest.raises(OutreachError, match="not its words"):
        set_up_officer(new, tmp_path / "govan.area-pack", WRONG_WORDS, area.outside.make())
    assert not new.folder.exists()
    made = set_up_officer(new, tmp_path / "govan.area-pack", area.words.upper(), area.outside.make())
    with area.at("lead") as lead, pytest.raises(OutreachError, match="not its words"):
        enrol_device(lead, made.request, WRONG_WORDS, tmp_path)
    with area.at("lead") as lead:
        assert [one.officer for one in list_devices(lead)] == ["isla"]


def test_a_bundle_from_before_the_approval_waits_and_then_counts(area: Area, tmp_path: Path) -> None:
    """An officer may record and hand over at once; the words count from the moment the laptop is let in."""
    made = set_up_officer(
        _new(tmp_path, "rory"), tmp_path / "govan.area-pack", area.words, area.outside.make()
    )
    with area.at("rory") as rory:
        hold(rory, "home_visit", *visit("quiet-harbour", WORDS))
        export_bundle(rory, area.stick)
    with area.at("lead") as lead:
        assert preview_merge(lead, [area.stick]).refused
        enrol_device(lead, made.request, " ".join(made.words), tmp_path)
        plan = preview_merge(lead, [area.stick])
        assert not plan.refused
        accept_merge(lead, plan)
        assert [one.last_bundle for one in list_devices(lead)] == [0, 1]


def test_a_lost_laptop_counts_up_to_its_last_bundle(area: Area, tmp_path: Path) -> None:
    """What was handed over before counts; nothing signed with the lost key afterwards does."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WORDS))
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [area.stick]))
        revoked = revoke_device(lead, "isla", "lost")
        assert "bundle 1, 0 missing" in "\n".join(revoked.sheet)
        assert not re.search(r"\d{4}-\d\d-\d\d", "\n".join(revoked.sheet))  # days stand in words
        assert "72 hours" in "\n".join(revoked.sheet)
        (here,) = [line for line in revoked.sheet if line.startswith("Written on it and here:")]
        assert "1 visit" in here
        assert here.endswith("about 1 young person.")
        assert any(line.startswith("Not known here: how much young people left") for line in revoked.sheet)
        assert "quiet-harbour" not in "\n".join(revoked.sheet)
        assert [one.is_revoked for one in list_devices(lead)] == [True]
    later = tmp_path / "later"
    later.mkdir()
    with area.at("isla") as thief:
        hold(thief, "home_visit", *visit("quiet-harbour", "something never said"))
        export_bundle(thief, later)
    with area.at("lead") as lead:
        refused = preview_merge(lead, [later]).preview.refused_bundles
        assert [one.code for one in refused] == ["revoked"]
        assert not preview_merge(lead, [area.stick]).refused
        with pytest.raises(OutreachError, match="no laptop that counts"):
            revoke_device(lead, "isla", "lost")


def test_the_next_pack_brings_local_numbers_to_every_laptop(area: Area, tmp_path: Path) -> None:
    """What the coordinator enters for the area stands large on every officer's pass-it-on card."""
    with area.at("lead") as lead:
        changes = PackChanges(numbers=("Social work out of hours=0300 343 1505",))
        raw = write_next_pack(lead, changes, tmp_path).read_bytes()
        assert [one.label for one in show_area(lead).numbers] == ["Social work out of hours"]
        with pytest.raises(OutreachError, match="no number with its name"):
            write_next_pack(lead, PackChanges(numbers=("ring somebody",)), tmp_path)
    with area.at("isla") as isla:
        assert take_in_pack(isla, raw, "govan.area-pack") == show_area(isla).version
        assert area_numbers(isla)[-1].number == "0300 343 1505"


def test_keys_of_the_day_are_changed_with_a_sheet_and_late_bundles_still_open(
    area: Area, tmp_path: Path
) -> None:
    """A stick from before the change is taken in after it; both keys get new bundles for thirty days only."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WORDS))
        export_bundle(isla, area.stick)
    sheet = (tmp_path / "govan-recovery-sheet-2.txt").read_text()
    with area.at("lead") as lead:
        before = kept_pack(lead)
        raw = renew_charter(lead, sheet, tmp_path, changes_keys=True).read_bytes()
        assert not preview_merge(lead, [area.stick]).refused
        assert len(kept_pack(lead).recipients) == len(before.recipients) + 1
        area.outside.moment += timedelta(days=31)
        lead.outside = replace(area.outside.make())
        renew_charter(lead, sheet, tmp_path, changes_keys=False)
        assert len(kept_pack(lead).recipients) == len(before.recipients)
    with area.at("isla") as isla:
        assert take_in_pack(isla, raw, "govan.area-pack") == before.version + 1
        assert kept_pack(isla).lead_signing_key != before.lead_signing_key


def test_another_areas_sheet_changes_nothing(area: Area, tmp_path: Path) -> None:
    """Only the area's own root key signs its charter; an officer's laptop signs none at all."""
    other = "AGE-SECRET-KEY-1" + "Q" * 58
    with area.at("lead") as lead:
        before = kept_pack(lead)
        for sheet in (other, "no key at all"):
            with pytest.raises(OutreachError):
                renew_charter(lead, sheet, tmp_path, changes_keys=True)
        assert kept_pack(lead) == before
    with area.at("isla") as isla, pytest.raises(OutreachError, match="an officer's"):
        list_devices(isla)
