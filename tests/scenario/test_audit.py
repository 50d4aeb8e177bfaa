"""The audit log: everything is noted, no word is in it, and no change to it stays unseen."""

from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.audit import Action, checked, events, note, who_looked
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.undo_merge import undo_merge
from tests.scenario.areas import PASSPHRASE, hold, new_area, visit

PLANTED = "to fix bikes with my uncle"


def test_what_was_done_is_noted_in_codes_and_outlives_closing(tmp_path: Path) -> None:
    """Looking, handing over and wiping stand in the log, in that order, without a word of theirs."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", PLANTED))
        person = person_named(isla, "quiet-harbour")
        show_person(isla, person)
        export_bundle(isla, area.stick)
        erase_person(isla, person, PASSPHRASE)
    with area.at("isla") as isla:
        done = [event.action for event in events(isla)]
        assert done[-4:] == [Action.SHOWN, Action.EXPORTED, Action.WIPED, Action.UNLOCKED]
        assert [event.action for event in who_looked(isla, person)] == [Action.SHOWN, Action.WIPED]
        text = b"".join(isla.vault.audit_lines())
    assert PLANTED.encode() not in text
    assert b"quiet-harbour" not in text


def test_a_merge_and_its_undoing_are_noted(tmp_path: Path) -> None:
    """The coordinator's log tells when bundles were taken in and when that was undone."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", PLANTED))
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [area.stick]))
        undo_merge(lead)
        assert [event.action for event in events(lead)][-2:] == [Action.MERGED, Action.UNDONE]


@pytest.mark.parametrize("at", range(5))
def test_no_line_is_altered_removed_or_moved_unseen(tmp_path: Path, at: int) -> None:
    """Whichever line before the last is changed, reading the log says so."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        for _ in range(6):
            note(isla, Action.SHOWN, "someone")
        lines = [*isla.vault.audit_lines()][:6]
    altered = [*lines]
    altered[at] = altered[at].replace(b'"actor":"', b'"actor":"x')
    moved = [*lines]
    moved[at], moved[at + 1] = moved[at + 1], moved[at]
    for changed in (altered, moved, lines[:at] + lines[at + 1 :]):
        with pytest.raises(OutreachError) as refused:
            checked(changed)
        assert refused.value.code == "audit-broken"
    assert len(checked(lines)) == len(lines)
