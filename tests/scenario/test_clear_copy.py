"""Clearing a laptop's copy: what the lead partner has goes after 30 days, all else stays, nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.vault.audit_log import AuditLog
from outreach_tui.workflow.clear_copy import clear_copy, what_may_be_cleared
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import what_would_leave
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.sync_in_words import synced_lines
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, hold, new_area, visit
from tests.scenario.opened_files import everything_in
from tests.scenario.synced import Synced

ALIAS = "quiet-harbour"
PLANTED = "planted, to mend every bike in the street"


@pytest.fixture
def area(tmp_path: Path) -> Iterator[Synced]:
    """Return an area with one laptop."""
    made = Synced(new_area(tmp_path, "isla").folder)
    yield made
    made.close()


def at_rest(alias: str, *wishes: str, share: str = "team") -> list[dict[str, object]]:
    """Return a visit after which nothing is open: no promise of ours, and they say when."""
    lines = [
        one for one in visit(alias, *wishes, share=share) if one.get("question") not in {"we_will", "we_by"}
    ]
    return [{**one, "answer": "i_will_say"} if one.get("question") == "pace" else one for one in lines]


def visited(area: Synced, lines: list[dict[str, object]], *, days: int = 31) -> str:
    """Hold a visit, bring it to the lead partner and its receipt back; then let days go by."""
    with area.at("isla") as isla:
        held = hold(isla, "home_visit", *lines)
        person = held.person
    exchanged(area)
    area.outside.moment += timedelta(days=days)
    assert person
    return person


def exchanged(area: Synced) -> None:
    """Sync to and fro."""
    area.officer()
    area.lead()
    area.officer()


def wishes(workspace: Workspace) -> set[str]:
    """Return every wish a workspace holds."""
    return {record.value("words") for record in workspace.picture.each("interests")}


def test_what_was_received_long_ago_goes_and_no_key_opens_it_any_more(area: Synced) -> None:
    """Thirty days after the receipt their words leave the laptop for good, once the officer says yes."""
    visited(area, at_rest(ALIAS, PLANTED))
    area.close("isla")
    assert PLANTED.encode() in everything_in(area.folder / "isla")
    with area.at("isla") as isla:
        asked = what_may_be_cleared(isla)
        assert (asked.days, asked.people, asked.needed) == (30, (ALIAS,), ())
        assert PLANTED in wishes(isla)
        assert clear_copy(isla) == asked
        assert wishes(isla) == set()
        assert clear_copy(isla).count == 0
    area.close("isla")
    left = everything_in(area.folder / "isla")
    assert PLANTED.encode() not in left
    assert ALIAS.encode() in left


def test_a_log_that_cannot_be_kept_does_not_say_that_nothing_went(
    area: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went is told as gone, even where the disk had no room left to note it."""
    visited(area, at_rest(ALIAS, PLANTED))

    def is_full(_log: AuditLog, _links: object) -> None:
        raise OutreachError("disk-full", "the vault", "there is no room", "Make room")

    with area.at("isla") as isla:
        monkeypatch.setattr(AuditLog, "keep", is_full)
        assert "The lead partner has them." in clear_copy(isla).done
        assert wishes(isla) == set()


def test_the_day_before_nothing_goes(area: Synced) -> None:
    """A copy is kept for as long as the area pack says."""
    visited(area, at_rest(ALIAS, PLANTED), days=29)
    with area.at("isla") as isla:
        assert clear_copy(isla).count == 0
        assert wishes(isla) == {PLANTED}


def test_what_no_receipt_named_stays(area: Synced) -> None:
    """Sent is not received: however old it is, it stays until the lead partner has said so."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *at_rest(ALIAS, PLANTED))
    area.officer()
    area.lead()
    area.outside.moment += timedelta(days=400)
    with area.at("isla") as isla:
        before = set(isla.vault.revisions())
        assert clear_copy(isla).count == 0
        assert set(isla.vault.revisions()) == before


def test_what_stays_with_the_officer_by_agreement_is_never_cleared(area: Synced) -> None:
    """The lead partner never had "just you and me", nor words kept to the officer: they stay."""
    visited(area, at_rest(ALIAS, PLANTED, share="officer"))
    with area.at("isla") as isla:
        clear_copy(isla)
        assert wishes(isla) == {PLANTED}


def test_what_is_still_needed_stays_and_is_said_with_its_reason(area: Synced) -> None:
    """Promises of ours and days they gave us keep somebody's words here."""
    visited(area, visit(ALIAS, PLANTED))
    with area.at("isla") as isla:
        asked = what_may_be_cleared(isla)
        assert (asked.count, asked.needed) == (0, ((ALIAS, "a promise of ours is open"),))
        clear_copy(isla)
        assert wishes(isla) == {PLANTED}
    assert any("Stays: quiet-harbour, because a promise" in line for line in asked.lines)


def test_it_is_no_erasure_and_the_lead_partner_loses_nothing(area: Synced) -> None:
    """Nothing travels because of it; the sequence goes on, and a new visit alone is sent and received."""
    visited(area, at_rest(ALIAS, PLANTED))
    with area.at("lead") as lead:
        had = set(lead.vault.revisions())
    with area.at("isla") as isla:
        clear_copy(isla)
        assert isla.vault.erased() == frozenset()
    assert area.officer().prepared.new == 0
    area.visits("silver-ladder")
    exchanged(area)
    with area.at("lead") as lead:
        assert had < set(lead.vault.revisions())
        assert wishes(lead) == {PLANTED, "a wish of silver-ladder"}
        assert lead.vault.erased() == frozenset()
    assert area.count().received == 1
    assert area.officer().unconfirmed == 0


def test_somebody_seen_again_is_gone_on_with_and_not_there_twice(area: Synced) -> None:
    """They wait at their own pace, are found under their code name, and the next visit is theirs."""
    person = visited(area, at_rest(ALIAS, PLANTED))
    with area.at("isla") as isla:
        clear_copy(isla)
        today = plan_today(isla)
        assert (today.people, today.waiting) == ((), 1)
        assert any("Cleared from this laptop on" in line for line in show_person(isla, person).beside)
        hold(isla, "home_visit", *at_rest(ALIAS, "now a wish to cook"), person=person)
    exchanged(area)
    with area.at("lead") as lead:
        assert [one.id for one in lead.picture.records("young_people")] == [person]
        assert wishes(lead) == {PLANTED, "now a wish to cook"}


def test_what_was_cleared_and_is_wiped_later_is_asked_to_be_wiped_everywhere(area: Synced) -> None:
    """The wish to be forgotten reaches the lead partner from a laptop that no longer holds the words."""
    person = visited(area, at_rest(ALIAS, PLANTED))
    with area.at("isla") as isla:
        clear_copy(isla)
        erase_person(isla, person, PASSPHRASE)
    area.officer()
    taken = area.lead()
    assert taken.plan is not None
    assert person in taken.plan.preview.erases


def test_that_something_may_be_cleared_is_said_once_quietly_where_one_hands_over(area: Synced) -> None:
    """Before and after syncing, in one sentence; nothing is said while nothing may go."""
    visited(area, at_rest(ALIAS, PLANTED), days=5)
    with area.at("isla") as isla:
        assert what_would_leave(isla).may_go == ""
        assert area.officer().may_go == ""
        area.outside.moment += timedelta(days=26)
        isla.outside = area.outside.make()
        said = what_would_leave(isla).may_go
        assert "Received more than 30 days ago" in said
        assert synced_lines(area.officer()).count(said) == 1
        clear_copy(isla)
        assert what_would_leave(isla).may_go == ""
