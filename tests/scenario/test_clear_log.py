"""Clearing the audit log: two years later the entries go, the chain stays, and nothing goes unheard."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.cli import real_world
from outreach_tui.errors import OutreachError
from outreach_tui.vault.audit_log import KeptLink
from outreach_tui.workflow.audit import Action, checked, events, note
from outreach_tui.workflow.clear_log import clear_log, what_is_old
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.laptop_logs import arrived_logs
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.workspace import Workspace
from tests.cli.typed import run
from tests.scenario.areas import hold, new_area, visit
from tests.scenario.opened_files import everything_in
from tests.scenario.synced import Synced
from tests.scenario.test_audit import actions

TWO_YEARS = timedelta(days=731)
TEN_DAYS = timedelta(days=11)


@pytest.fixture
def ten_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the area keep its logs for ten days, so that its pack and keys still count afterwards."""
    monkeypatch.setattr("outreach_tui.workflow.clear_log.audit_log_days", lambda _pack: 10)


@pytest.fixture
def area(tmp_path: Path) -> Iterator[Synced]:
    """Return an area in which somebody was looked at, and the log of it has arrived."""
    made = Synced(new_area(tmp_path, "isla").folder)
    looked_at(made, "quiet-harbour")
    made.officer()
    made.lead()
    made.officer()
    yield made
    made.close()


def looked_at(area: Synced, alias: str) -> str:
    """Hold a visit with somebody and look at their page."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit(alias, "to bake"))
        show_person(isla, person := person_named(isla, alias))
        return person


def later(area: Synced, workspace: Workspace, by: timedelta = TWO_YEARS) -> None:
    """Let time go by."""
    area.outside.moment += by
    workspace.outside = area.outside.make()


def test_old_entries_that_arrived_go_and_the_chain_still_proves_the_rest(area: Synced) -> None:
    """After two years who was looked at stands in no file; every link that is left follows from the first."""
    with area.at("isla") as isla:
        later(area, isla)
        note(isla, Action.SEARCHED)
        before = what_is_old(isla)
        assert before.own == tuple(range(1, before.count + 1))
        assert clear_log(isla) == before
        links = events(isla)
        assert [link.seq for link in links] == list(range(1, len(links) + 1))
        left = actions(links)
        assert set(left[: before.count]) == {""}
        assert left[-2:] == [Action.SEARCHED, Action.LOG_CLEARED]
        assert what_is_old(isla).count == 0
        kept_before = Action.SHOWN.encode()
    area.close("isla")
    assert kept_before not in everything_in(area.folder / "isla")


@pytest.mark.usefixtures("ten_days")
def test_what_the_lead_partner_has_not_confirmed_stays(area: Synced) -> None:
    """However old it is, an entry that no receipt has heard of is never cleared, and is counted."""
    person = looked_at(area, "amber-otter")
    with area.at("isla") as isla:
        later(area, isla, TEN_DAYS)
        found = clear_log(isla)
        assert found.waiting > 0
        entries = [link.read() for link in events(isla)]
        assert [one.action for one in entries if one and one.object_id == person] == [Action.SHOWN]
    area.officer()
    area.lead()
    area.officer()
    with area.at("isla") as isla:
        assert clear_log(isla).waiting == 0
        assert Action.SHOWN not in actions(events(isla))


@pytest.mark.usefixtures("ten_days")
def test_the_lead_partner_clears_its_own_log_and_what_arrived(area: Synced) -> None:
    """Both go by their age, both chains hold, and later bundles go on from them without a complaint."""
    with area.at("lead") as lead:
        later(area, lead, TEN_DAYS)
        found = clear_log(lead)
        assert found.own
        assert found.arrived
        (log,) = arrived_logs(lead)
        assert checked(log.links)
        assert set(actions(log.links)) == {""}
    with area.at("isla") as isla:
        isla.outside = area.outside.make()
    looked_at(area, "amber-otter")
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        (log,) = arrived_logs(lead)
        assert log.remarks == ()
        assert Action.SHOWN in actions(checked(log.links))


def test_a_chain_that_was_cleared_is_still_broken_by_a_change(area: Synced) -> None:
    """A link that was moved, or whose entry was changed, is found after clearing as before."""
    with area.at("isla") as isla:
        later(area, isla)
        clear_log(isla)
        rows = isla.vault.own_log.all()
        first, second = rows[0], rows[1]
        for row in (
            KeptLink(second.seq, first.prev, second.sum),
            KeptLink(second.seq, second.prev, first.sum),
        ):
            isla.vault.own_log.keep([row])
            with pytest.raises(OutreachError, match="altered, removed or moved"):
                events(isla)
        isla.vault.own_log.keep([second])
        assert events(isla)


def test_one_wrong_clock_takes_nothing_out_of_its_turn(area: Synced) -> None:
    """An entry of 1970 stays as long as the one before it; a clock set back makes nothing due."""
    with area.at("isla") as isla:
        moment = area.outside.moment
        later(area, isla, timedelta(days=-20_000))
        note(isla, Action.SEARCHED)
        assert what_is_old(isla).count == 0
        area.outside.moment = moment
        isla.outside = area.outside.make()
        assert what_is_old(isla).count == 0


def test_the_command_says_what_is_old_and_clears_on_the_word(
    area: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`outreach audit` says it in one line; `audit clear` does nothing before CLEAR is typed."""
    area.close()
    area.outside.moment += TWO_YEARS
    monkeypatch.setattr(real_world, "outside", area.outside.make)
    assert "`outreach audit clear` lets them go." in run(area, "lead", "", "audit")[1]
    looked, said = run(area, "lead", "", "audit", "clear", "--dry-run")
    assert (looked, "are kept 730 days. Older than that:" in said) == (0, True)
    assert run(area, "lead", "clear\n", "audit", "clear")[0] == 1
    assert "still proves what is left" in run(area, "lead", "CLEAR\n", "audit", "clear")[1]
    assert "Older than that: 0." in run(area, "lead", "", "audit", "clear")[1]
