"""Words taken back after they travelled: the lead partner wipes, restricts or keeps them, and says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.revision import encode
from outreach_tui.records.taken_back import FORM, Choice, Decision, as_fields
from outreach_tui.workflow.answer_from_file import answer_from_file
from outreach_tui.workflow.answers_file import GivenAnswer
from outreach_tui.workflow.at_the_door import at_the_door
from outreach_tui.workflow.audit import Action, events
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.clear_copy import what_may_be_cleared
from outreach_tui.workflow.decide_taken_back import decide, leave_open, taken_back
from outreach_tui.workflow.devices import revoke_device
from outreach_tui.workflow.out_of_sight import Reason, read_out_of_sight
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.receipts_outbox import waiting_receipts
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.take_receipt import take_receipt
from outreach_tui.workflow.taken_back_in_words import in_words
from outreach_tui.workflow.workspace import Workspace
from outreach_tui.workflow.write_receipts import write_receipts
from tests.scenario.areas import hold, new_area, visit
from tests.scenario.opened_files import everything_in
from tests.scenario.synced import Synced, quiet

PLANTED = "planted, to mend every bike in the street"
SAYS_NO = {"door": "talk", "still_ok": "yes", "share_with": "officer"}


@pytest.fixture
def area(tmp_path: Path) -> Iterator[Synced]:
    """Return an area with one laptop."""
    made = Synced(new_area(tmp_path, "isla").folder)
    yield made
    made.close()


def says(area: Synced, person: str, **answers: str) -> None:
    """Hold a follow-up two weeks later in which somebody says how far it may go, and leaves the rest out."""
    area.outside.moment += timedelta(days=14)
    with area.at("isla") as isla:
        isla.outside = area.outside.make()
        interview = begin_interview(isla, "follow_up", person=person)
        given = [GivenAnswer(1, name, value) for name, value in {**SAYS_NO, **answers}.items() if value]
        answer_from_file(interview, given, "answers")
        for problem in interview.problems():
            interview.go_to(problem.ref)
            interview.leave_out(MissingReason.DECLINED)
        interview.finish()


def took_back(area: Synced, **answers: str) -> str:
    """Let a visit travel and be received; then let its young person take it back."""
    with area.at("isla") as isla:
        person = hold(isla, "home_visit", *visit("quiet-harbour", PLANTED)).person
    assert person
    area.officer()
    area.lead()
    area.officer()
    says(area, person, **answers)
    area.officer()
    area.lead()
    return person


def held(workspace: Workspace) -> bool:
    """Tell whether a store holds the planted words."""
    return any(PLANTED.encode() in raw for raw in workspace.vault.revisions().values())


def test_what_was_taken_back_is_listed_without_a_code_name_until_somebody_decides(area: Synced) -> None:
    """The lead partner sees that something waits, from whom it was told and how much; no word, no name."""
    person = took_back(area)
    with area.at("lead") as lead:
        (found,) = taken_back(lead)
        assert (found.person, found.alias, found.officers) == (person, "", ("isla",))
        assert found.is_all
        assert found.out_of_sight > 3
        assert "nobody has decided yet" in in_words(found)
        assert PLANTED not in in_words(found)


def test_wiping_takes_the_words_from_every_file_and_tells_the_officer(area: Synced) -> None:
    """Wiped: in no file of the lead partner, also after an old stick; the officer reads it to them."""
    person = took_back(area)
    with area.at("lead") as lead:
        decide(lead, person, Choice.WIPE)
        assert not held(lead)
        (found,) = taken_back(lead)
        assert (found.out_of_sight, found.decision and found.decision.choice) == (0, Choice.WIPE)
        with pytest.raises(OutreachError, match="cannot come back"):
            leave_open(lead, person)
    area.lead()
    area.officer()
    with area.at("isla") as isla:
        assert held(isla)
        kept = show_person(isla, person)
        assert "wiped at the lead partner" in " ".join(kept.beside)
        (taken,) = [one for one in kept.sections if one.heading == "Words taken back"]
        assert [one.words for one in taken.records] == ["6 Dec · you took back all of it"]
    area.close("lead")
    left = everything_in(area.folder / "lead")
    assert PLANTED.encode() not in left


def test_a_decision_stands_on_today_until_they_were_told(area: Synced) -> None:
    """What came back with a receipt is a row of today, and first before the door; a talk ends it."""
    person = took_back(area)
    with area.at("isla") as isla:
        assert plan_today(isla).decided == ()
    with area.at("lead") as lead:
        decide(lead, person, Choice.RESTRICT)
    area.lead()
    area.officer()
    with area.at("isla") as isla:
        (to_tell,) = plan_today(isla).decided
        assert (to_tell.person, to_tell.alias) == (person, "quiet-harbour")
        assert (
            at_the_door(isla, person).lines[0].startswith("To tell them: What you took back is locked away")
        )
    with area.at("isla") as isla:
        isla.outside = replace(isla.outside, now=lambda: area.outside.moment + timedelta(days=61))
        assert plan_today(isla).decided == ()
    says(area, person)
    with area.at("isla") as isla:
        assert plan_today(isla).decided == ()


def test_a_lost_laptop_s_sheet_says_that_wiped_words_are_still_on_it(area: Synced) -> None:
    """What the lead partner wiped is on the laptop that told of it, and the sheet counts whose it is."""
    person = took_back(area)
    with area.at("lead") as lead:
        decide(lead, person, Choice.WIPE)
        sheet = revoke_device(lead, "isla", "lost").sheet
    assert sum("On it and no longer here: what 1 young person took back" in one for one in sheet) == 1


def test_an_old_stick_brings_no_wiped_word_back(area: Synced, tmp_path: Path) -> None:
    """A bundle that comes late is taken in without what was wiped."""
    late = tmp_path / "late"
    late.mkdir()
    with area.at("isla") as isla:
        person = hold(isla, "home_visit", *visit("quiet-harbour", PLANTED)).person
        assert person
        sync_officer(isla, str(late), quiet)
    says(area, person)
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        decide(lead, person, Choice.WIPE)
        assert sync_lead(lead, str(late), quiet).plan is not None
        assert not held(lead)


def test_a_wiped_word_comes_again_where_they_say_yes_again(area: Synced) -> None:
    """What was wiped counts as not received: no copy of it is cleared, and a new yes sends it again."""
    person = took_back(area)
    with area.at("lead") as lead:
        decide(lead, person, Choice.WIPE)
    area.lead()
    area.officer()
    with area.at("isla") as isla:
        words = {one for one, raw in isla.vault.revisions().items() if PLANTED.encode() in raw}
        assert words.isdisjoint(received_on(isla))
    area.outside.moment += timedelta(days=60)
    says(area, person, share_with="team")
    with area.at("isla") as isla:
        assert what_may_be_cleared(isla).count == 0
    area.officer()
    area.lead()
    area.officer()
    with area.at("lead") as lead:
        assert PLANTED in {one.words for one in read_interests(lead).interests}
        assert taken_back(lead) == ()
    with area.at("isla") as isla:
        assert words <= received_on(isla).keys()


def test_no_copy_is_cleared_while_a_new_yes_is_unheard(area: Synced) -> None:
    """The lead partner wiped it and the laptop does not know yet: a yes again makes nothing clearable."""
    person = took_back(area)
    with area.at("lead") as lead:
        decide(lead, person, Choice.WIPE)
    says(area, person, share_with="team")
    area.outside.moment += timedelta(days=60)
    with area.at("isla") as isla:
        isla.outside = area.outside.make()
        assert what_may_be_cleared(isla) == replace(what_may_be_cleared(isla), count=0, needed=())
        assert held(isla)


@pytest.mark.parametrize("order", [1, -1], ids=["as written", "the last first"])
def test_a_receipt_from_before_the_wiping_confirms_none_of_it(area: Synced, order: int) -> None:
    """Two receipts on one stick, whichever is taken first: what was wiped counts as not received."""
    with area.at("isla") as isla:
        person = hold(isla, "home_visit", *visit("quiet-harbour", PLANTED)).person
    assert person
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        before = list(waiting_receipts(lead))
        receipts = [path.read_bytes() for path in before]
    for path in area.stick.iterdir():
        path.unlink()
    says(area, person)
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        decide(lead, person, Choice.WIPE)
        write_receipts(lead)
        receipts += [path.read_bytes() for path in waiting_receipts(lead) if path not in before]
    assert len(receipts) == 3
    with area.at("isla") as isla:
        words = {one for one, raw in isla.vault.revisions().items() if PLANTED.encode() in raw}
        for sealed in receipts[::order]:
            take_receipt(isla, sealed, "a receipt")
        assert words
        assert words.isdisjoint(received_on(isla))


def test_restricting_is_used_for_nothing_and_can_be_taken_back(area: Synced) -> None:
    """Restricted: the words stay, in no list; a reading needs a lawful reason and is noted; open again."""
    person = took_back(area)
    with area.at("lead") as lead:
        decide(lead, person, Choice.RESTRICT)
        assert held(lead)
        assert read_interests(lead).interests == ()
        assert any(PLANTED in line for line in read_out_of_sight(lead, person, Reason.PROTECT))
        entries = [link.read() for link in events(lead)]
        noted = [(one.action, one.reason) for one in entries if one and one.object_id == person]
        assert noted[-2:] == [(Action.TAKEN_BACK, "restrict"), (Action.TAKEN_BACK_READ, "protect")]
        leave_open(lead, person)
        assert taken_back(lead)[0].decision is None


def test_keeping_needs_a_duty_and_a_day_and_says_when_the_day_has_come(area: Synced) -> None:
    """Kept: only for a named duty and until a day; then the list says so, and nothing goes by itself."""
    person = took_back(area)
    with area.at("lead") as lead:
        for duty, day in (("", "+30"), ("a court asked", ""), ("a court asked", "2020-01-01")):
            with pytest.raises(OutreachError):
                decide(lead, person, Choice.KEEP, duty=duty, review_on=day)
        assert taken_back(lead)[0].decision is None
        decide(lead, person, Choice.KEEP, duty="a court asked for it", review_on="+30")
        assert not taken_back(lead)[0].is_due
    area.lead()
    area.officer()
    with area.at("isla") as isla:
        assert "a court asked for it" in " ".join(show_person(isla, person).beside)
    area.outside.moment += timedelta(days=31)
    with area.at("lead") as lead:
        lead.outside = area.outside.make()
        (found,) = taken_back(lead)
        assert found.is_due
        assert "THE REVIEW WAS FOR" in in_words(found)
        assert held(lead)


def test_a_new_no_is_open_again(area: Synced) -> None:
    """A decision answers one message: who takes back more is decided about anew."""
    person = took_back(area, still_ok="no", share_with="")
    with area.at("lead") as lead:
        (found,) = taken_back(lead)
        assert not found.is_all
        assert found.alias == "quiet-harbour"
        decide(lead, person, Choice.RESTRICT)
    says(area, person)
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        (found,) = taken_back(lead)
        assert (found.is_all, found.decision) == (True, None)


def test_a_decision_that_a_laptop_wrote_itself_wipes_nothing(area: Synced) -> None:
    """A laptop gone wrong signs "wipe" in the lead partner's name: it stays open, the words stay."""
    person = took_back(area)
    with area.at("isla") as isla:
        message = isla.picture.record("withdrawals", person)
        assert message
        fields = as_fields(message, Decision(Choice.WIPE, decided_on="2026-12-06"))
        forged = revise_here(
            isla, entity_list="withdrawals", record=person, subject=person, fields=fields, form=FORM
        )
        assert forged
        isla.vault.add([encode(forged)])
        isla.learn([encode(forged)])
    area.officer()
    area.lead()
    with area.at("lead") as lead:
        assert held(lead)
        assert [(one.person, one.decision) for one in taken_back(lead)] == [(person, None)]
        decide(lead, person, Choice.RESTRICT)
        assert [one.decision and one.decision.choice for one in taken_back(lead)] == [Choice.RESTRICT]
        assert held(lead)


def test_only_the_lead_partner_decides(area: Synced) -> None:
    """An officer's laptop lists and decides nothing of it."""
    with area.at("isla") as isla, pytest.raises(OutreachError, match="officer's"):
        taken_back(isla)
