"""What a young person may ask for at any time: to see all of it, and to have it wiped."""

from pathlib import Path

import pytest

from outreach_tui.console.person_lines import person_lines
from outreach_tui.errors import OutreachError
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.show_person import show_person
from tests.scenario.areas import PASSPHRASE, hold, new_area, visit

WORDS = "get good at welding, like proper gates"


def test_somebody_sees_all_that_is_kept_about_them(tmp_path: Path) -> None:
    """Asked what there is, the officer shows their words, both promises and how far it travels."""
    with new_area(tmp_path, "isla").at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WORDS))
        lines = "\n".join(person_lines(show_person(isla, person_named(isla, "quiet-harbour"))))
    assert WORDS in lines
    assert "ask the workshop" in lines
    assert "turn up and see" in lines
    assert "as you agreed" in lines


def test_wiped_is_gone_and_stays_gone(tmp_path: Path) -> None:
    """After "wipe it", no list, draft or conversation knows them, and the others stay."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WORDS))
        hold(isla, "home_visit", *visit("silver-ladder", "a studio"))
        person = person_named(isla, "quiet-harbour")
        begin_interview(isla, "home_visit", person=person)
        with pytest.raises(OutreachError, match="does not open"):
            erase_person(isla, person, "any words at all")
        assert erase_person(isla, person, PASSPHRASE) > 0
    with area.at("isla") as isla:
        assert plan_today(isla).drafts == ()
        assert isla.picture.about(person) == ()
        assert [record.value("alias") for record in isla.picture.each("young_people")] == ["silver-ladder"]
        assert {submission.about for submission in isla.vault.submissions()} == {
            person_named(isla, "silver-ladder")
        }
