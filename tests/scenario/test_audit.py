"""The audit log: everything is noted, no word is in it, it travels, and no change to it stays unseen."""

import shutil
from pathlib import Path

import msgspec
import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.records.audit_chain import Link, from_line, link_after
from outreach_tui.workflow.at_this_laptop import is_passphrase
from outreach_tui.workflow.audit import Action, checked, events, kept, note, who_looked
from outreach_tui.workflow.back_up import back_up, put_back
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.laptop_logs import arrived_logs, who_looked_elsewhere
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.undo_merge import undo_merge
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area, visit
from tests.scenario.synced import quiet
from tests.scenario.test_consent_in_bundle import inside, is_for

PLANTED = "to fix bikes with my uncle"


def actions(links: tuple[Link, ...]) -> list[str]:
    """Return what was done, "" where the entry is left out."""
    return [entry.action if (entry := link.read()) else "" for link in links]


def taken_in(area: Area) -> tuple[str, ...]:
    """Take in at the lead partner what lies on the stick; return what it was said to do."""
    with area.at("lead") as lead:
        plan = preview_merge(lead, [area.stick])
        accept_merge(lead, plan)
        return plan.lines


def on_the_stick(area: Area) -> dict[str, bytes]:
    """Return the files inside the newest bundle on the stick."""
    with area.at("lead") as lead:
        bundles = [path for path in area.stick.iterdir() if path.suffix == ".age" and is_for(path, lead)]
        return inside(max(bundles, key=lambda path: path.stat().st_mtime_ns).read_bytes(), lead)


def log_of(lead: Workspace) -> tuple[Link, ...]:
    """Return what arrived of the only laptop's log."""
    [log] = arrived_logs(lead)
    return log.links


def shown_and_handed_over(isla: Workspace, area: Area) -> str:
    """Visit quiet-harbour, look at what is kept of them and write a bundle; return their id."""
    hold(isla, "home_visit", *visit("quiet-harbour", PLANTED))
    person = person_named(isla, "quiet-harbour")
    show_person(isla, person)
    export_bundle(isla, area.stick)
    return person


def test_what_was_done_is_noted_in_codes_and_outlives_closing(tmp_path: Path) -> None:
    """Looking, handing over and wiping stand in the log in that order, with no word and no id of theirs."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        person = shown_and_handed_over(isla, area)
        assert actions(who_looked(isla, person)) == [Action.SHOWN]
        erase_person(isla, person, PASSPHRASE)
    with area.at("isla") as isla:
        log = events(isla)
        assert actions(log)[-4:] == ["", Action.EXPORTED, Action.WIPED, Action.UNLOCKED]
        text = b"".join(link.entry for link in log)
    for gone in (PLANTED, "quiet-harbour", person):
        assert gone.encode() not in text


def test_a_merge_and_its_undoing_are_noted(tmp_path: Path) -> None:
    """The coordinator's log tells when bundles were taken in and when that was undone."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", PLANTED))
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [area.stick]))
        undo_merge(lead)
        assert actions(events(lead))[-2:] == [Action.MERGED, Action.UNDONE]


@pytest.mark.parametrize("at", range(5))
def test_no_entry_is_altered_removed_or_moved_unseen(tmp_path: Path, at: int) -> None:
    """Whichever entry before the last is changed, reading the log says so."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        for _ in range(6):
            note(isla, Action.SHOWN, "someone")
        links = [*events(isla)][:6]
    altered = [*links]
    entry = links[at].entry.replace(b'"actor":"', b'"actor":"x')
    altered[at] = msgspec.structs.replace(links[at], entry=entry)
    moved = [*links]
    moved[at], moved[at + 1] = moved[at + 1], moved[at]
    for changed in (altered, moved, links[:at] + links[at + 1 :]):
        with pytest.raises(OutreachError) as refused:
            checked(changed)
        assert refused.value.code == "audit-broken"
    assert checked(link.sealed() for link in links)


def test_wrong_passphrases_at_a_locked_workspace_are_noted_at_the_next_opening(tmp_path: Path) -> None:
    """Without a key only their number can be kept; it enters the log once, with the next opening."""
    area = new_area(tmp_path, "isla")
    for _ in range(2):
        with pytest.raises(OutreachError, match="passphrase"):
            open_workspace(tmp_path / "isla", "not this one at all", area.outside.make())
    with area.at("isla") as isla:
        [tries] = [entry for link in events(isla) if (entry := link.read()) and "failed" in entry.action]
        assert (tries.action, tries.reason) == (Action.UNLOCK_FAILED, "2")
    with area.at("isla") as isla:
        assert actions(events(isla)).count(Action.UNLOCK_FAILED) == 1


def test_names_opened_refused_and_locked_are_noted(tmp_path: Path) -> None:
    """Whoever opens the names, or tries to, stands in the log; so does a passphrase refused inside."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        open_identity(isla, PASSPHRASE, 0.0).lock()
        with pytest.raises(OutreachError):
            open_identity(isla, "not this one at all", 0.0)
        assert not is_passphrase(isla, "nor this one either")
        assert actions(events(isla))[-4:] == [
            Action.NAMES_OPENED,
            Action.NAMES_LOCKED,
            Action.NAMES_REFUSED,
            Action.PASSPHRASE_REFUSED,
        ]


def test_the_log_arrives_and_tells_who_looked_on_which_laptop(tmp_path: Path) -> None:
    """The lead partner reads who looked at a young person, here and there."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        person = shown_and_handed_over(isla, area)
    assert not [line for line in taken_in(area) if "log" in line]
    with area.at("lead") as lead:
        show_person(lead, person)
        [there] = who_looked_elsewhere(lead, person)
        assert actions(there.links) == actions(who_looked(lead, person)) == [Action.SHOWN]
        assert checked(log_of(lead))
        erase_person(lead, person, PASSPHRASE)
        assert not who_looked_elsewhere(lead, person)
        assert checked(log_of(lead))
        assert person.encode() not in b"".join(link.entry for link in (*log_of(lead), *events(lead)))


def test_who_said_just_you_and_me_is_in_no_line_that_travels(tmp_path: Path) -> None:
    """Of what was done to them only a hash travels, and the chain holds all the same."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("dusky-wren", PLANTED, share="officer"))
        hold(isla, "home_visit", *visit("amber-otter", "to bake"))
        hidden, shown = (person_named(isla, alias) for alias in ("dusky-wren", "amber-otter"))
        show_person(isla, hidden)
        show_person(isla, shown)
        export_bundle(isla, area.stick)
    found = on_the_stick(area)
    for word in (hidden, "dusky-wren", PLANTED):
        assert word.encode() not in b"".join(found.values())
    links = [from_line(line) for line in found["audit.ndjson"].splitlines()]
    assert checked(links)
    assert sum(link.is_sealed for link in links) == 1
    assert shown.encode() in found["audit.ndjson"]
    taken_in(area)
    with area.at("lead") as lead:
        assert checked(log_of(lead))


def test_what_a_receipt_has_heard_does_not_go_again(tmp_path: Path) -> None:
    """A bundle carries the log from where the last receipt heard of it, and the lead joins the parts."""
    area = new_area(tmp_path, "isla")
    for wish in ("to bake", "to weld"):
        with area.at("isla") as isla:
            hold(isla, "home_visit", *visit(wish.replace(" ", "-"), wish))
            sync_officer(isla, str(area.stick), quiet)
        with area.at("lead") as lead:
            sync_lead(lead, str(area.stick), quiet)
        with area.at("isla") as isla:
            sync_officer(isla, str(area.stick), quiet)
    first = from_line(on_the_stick(area)["audit.ndjson"].splitlines()[0])
    assert first.seq > 1
    with area.at("lead") as lead:
        assert checked(log_of(lead))


def test_a_laptop_put_back_from_a_backup_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Back up, go on, hand over, put the backup back, hand over again: merging says which laptop it is."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("to-bake", "to bake"))
        sync_officer(isla, str(area.stick), quiet)
        made = back_up(isla, PASSPHRASE, tmp_path)
        hold(isla, "home_visit", *visit("to-weld", "to weld"))
        sync_officer(isla, str(area.stick), quiet)
        device = isla.profile.device
    taken_in(area)
    shutil.rmtree(tmp_path / "isla")
    put_back(made.folder, tmp_path / "isla", PASSPHRASE)
    later = tmp_path / "later"
    later.mkdir()
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("to-sing", "to sing"))
        export_bundle(isla, later)
    with area.at("lead") as lead:
        [told] = [line for line in preview_merge(lead, [later]).lines if "older copy" in line]
    assert f"bundle 2 of laptop {device}" in told


def test_a_log_that_was_cut_short_is_told_at_the_next_bundle(tmp_path: Path) -> None:
    """Entries taken out of a laptop's log, and the rest linked anew, are noticed where they had arrived."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("to-bake", "to bake"))
        show_person(isla, person_named(isla, "to-bake"))
        export_bundle(isla, area.stick)
    taken_in(area)
    with area.at("isla") as isla:
        forge(isla)
        hold(isla, "home_visit", *visit("to-weld", "to weld"))
        export_bundle(isla, area.stick)
        device = isla.profile.device
    [told] = [line for line in taken_in(area) if "log" in line]
    assert told.startswith(f"The audit log of laptop {device} was changed: entry 3 ")
    with area.at("lead") as lead:
        [log] = arrived_logs(lead)
        assert log.remarks == (told,)
        assert Action.SHOWN not in actions(log.links)


def forge(isla: Workspace) -> None:
    """Link the log anew with all but its first entry made to say something else, as a program might."""
    log = isla.vault.own_log
    links: list[Link] = []
    for link in events(isla):
        entry = link.read()
        assert entry is not None
        changed = msgspec.structs.replace(entry, action="unlocked", object_id="") if link.seq > 1 else entry
        links.append(link_after(links[-1] if links else None, changed))
    log.keep(map(kept, links))
