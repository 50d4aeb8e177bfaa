"""A laptop's clock is wrong, and is set again in the middle of the work: nothing is lost by it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outreach_tui.workflow.back_up import back_up, put_back
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.change_passphrase import change_passphrase
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.examine_workspace import examine_workspace
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.identity import IDLE, open_identity
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, SUNDAY, Area, hold, new_area, visit

NEW_PASSPHRASE = "some other five quiet words"
JUMPS = {
    "a year back": SUNDAY - timedelta(days=365),
    "the battery died: 1970": datetime(1970, 1, 1, tzinfo=UTC),
    "seven decades on": datetime(2099, 12, 31, 23, 59, tzinfo=UTC),
}
"""What the clock says after the first visit."""


def wishes(workspace: Workspace) -> set[str]:
    """Return every wish by its words."""
    return {line.words for line in read_interests(workspace).interests}


@pytest.fixture(params=JUMPS.values(), ids=JUMPS.keys())
def area(request: pytest.FixtureRequest, tmp_path: Path) -> Area:
    """Two visits were held, one was begun, and the clock jumps before anything else is done."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", "welding"))
        hold(isla, "home_visit", *visit("silver-ladder", "a studio"))
        begin_interview(isla, "home_visit", person=person_named(isla, "silver-ladder"))
    area.outside.moment = request.param
    return area


def test_saving_clearing_out_and_wiping_ask_no_clock(area: Area) -> None:
    """Whatever the clock says: what was said before is there, new words are kept, and wiped is wiped."""
    with area.at("isla") as isla:
        assert wishes(isla) == {"welding", "a studio"}
        assert len(plan_today(isla).drafts) == 1
        hold(isla, "home_visit", *visit("late-kettle", "boats"))
        head = isla.vault.journal_head()
        isla.vault._storage.journal.rewrite()
        assert isla.vault.journal_head() == head
        area.outside.moment = SUNDAY
        assert erase_person(isla, person_named(isla, "quiet-harbour"), PASSPHRASE) > 0
        assert wishes(isla) == {"a studio", "boats"}
    with area.at("isla") as isla:
        assert wishes(isla) == {"a studio", "boats"}


def test_a_backup_and_another_passphrase_ask_no_clock(area: Area, tmp_path: Path) -> None:
    """Whatever the clock says: a backup is whole and can be put back, and a new passphrase opens."""
    with area.at("isla") as isla:
        made = back_up(isla, PASSPHRASE, tmp_path / "stick")
        change_passphrase(isla, PASSPHRASE, NEW_PASSPHRASE)
    area.outside.moment = SUNDAY - timedelta(days=9000)
    put_back(made.folder, tmp_path / "new", PASSPHRASE)
    assert examine_workspace(tmp_path / "isla", NEW_PASSPHRASE).is_whole
    for folder, passphrase in ((tmp_path / "new", PASSPHRASE), (tmp_path / "isla", NEW_PASSPHRASE)):
        workspace = open_workspace(folder, passphrase, area.outside.make())
        assert wishes(workspace) == {"welding", "a studio"}
        workspace.close()


def test_names_lock_when_the_clock_jumps_and_otherwise_by_counted_time(area: Area) -> None:
    """A jump in either direction locks names; with a wrong clock that runs on evenly, two minutes do."""
    with area.at("isla") as isla:
        names = open_identity(isla, PASSPHRASE, 0.0)
        wrong = isla.outside.now()
        assert not names.lock_if_due(wrong + timedelta(seconds=1), 1.0)
        assert names.lock_if_due(SUNDAY - timedelta(days=1), 2.0)
        names = open_identity(isla, PASSPHRASE, 0.0)
        assert not names.lock_if_due(wrong + timedelta(seconds=119), 119.0)
        assert names.lock_if_due(wrong + IDLE, IDLE.total_seconds())
