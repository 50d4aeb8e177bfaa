"""From the door to a course: what was said in a kitchen stands, word for word, in the course draft."""

import json
from pathlib import Path

import pytest

from outreach_tui.codesign.in_words import draft_lines
from outreach_tui.errors import OutreachError
from outreach_tui.exchange.folder_place import FolderPlace
from outreach_tui.exchange.places import Moved
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Question
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview
from outreach_tui.workflow.design_course import draft_course
from outreach_tui.workflow.export_bundle import export_bundle, what_would_leave
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.set_up_officer import set_up_officer
from tests.scenario.areas import Area, hold, new_area, nobody_in, visit

WISHES = ("get good at welding, like proper gates", "a shot at DJing", "learn to drive, so I can get oot")


def test_three_wishes_arrive_in_the_words_typed(area: Area) -> None:
    """What a young person said arrives word for word, and a second merge changes nothing."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", *WISHES))
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        plan = preview_merge(lead, [area.stick])
        assert read_interests(lead).interests == ()
        assert accept_merge(lead, plan).added > 0
        assert {line.words for line in read_interests(lead).interests} == set(WISHES)
        before = lead.vault.journal_head()
        again = preview_merge(lead, [area.stick])
        assert again.preview.changes_nothing
        assert accept_merge(lead, again).added == 0
        assert lead.vault.journal_head() == before


def test_everything_stands_again_after_reopening(area: Area) -> None:
    """The lead partner closes the laptop, opens it again and reads the same wishes and the same draft."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", *WISHES))
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [area.stick]))
        read, draft = read_interests(lead), draft_course(lead)
    with area.at("lead") as lead:
        assert read_interests(lead) == read
        assert draft_lines(draft_course(lead)) == draft_lines(draft)
    assert any(WISHES[0] in line for line in draft_lines(draft))


def test_a_talk_left_in_the_middle_of_a_word_goes_on_there(area: Area) -> None:
    """Lid shut in mid-word: the draft opens at the same question with the letters typed so far."""
    with area.at("isla") as isla:
        interview = begin_interview(isla, "home_visit")
        question = next(prompt.ref for prompt in interview.prompts() if prompt.name == "alias")
        interview.go_to(question)
        interview.typing("quiet-har")
        draft = interview.draft
    with area.at("isla") as isla:
        assert [entry.draft for entry in plan_today(isla).drafts] == [draft]
        resumed = resume_interview(isla, draft)
        assert isinstance(resumed.step, Question)
        assert (resumed.step.prompt.ref, resumed.typed) == (question, "quiet-har")


def test_just_you_and_me_keeps_everything_on_the_laptop(area: Area) -> None:
    """Somebody who says "just you and me" is in no bundle, not by a word and not by a code name."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WISHES[0]))
        hold(isla, "home_visit", *visit("silver-ladder", "a secret wish", share="officer"))
        assert "silver-ladder" not in what_would_leave(isla).people
        assert export_bundle(isla, area.stick).kept_back > 0
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [area.stick]))
        people = {record.value("alias") for record in lead.picture.each("young_people")}
        assert people == {"quiet-harbour"}


def test_a_reason_for_no_answer_arrives_as_a_reason(area: Area) -> None:
    """That somebody would rather not say reaches the lead partner as that, not as an empty answer."""
    lines = visit("quiet-harbour", WISHES[0])
    want = next(line for line in lines if str(line.get("question", "")).endswith("i_want"))
    want.pop("answer")
    want["missing"] = "declined"
    with area.at("isla") as isla:
        hold(isla, "home_visit", *lines)
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [area.stick]))
        [interest] = lead.picture.records("interests")
        assert interest.missing("want") is MissingReason.DECLINED


def test_not_in_is_work_and_the_person_stays_on_the_list(area: Area) -> None:
    """Nobody in: the try counts, and tomorrow's list still has the person."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *nobody_in("quiet-harbour"))
        [person] = plan_today(isla).people
        assert (person.alias, person.tries) == ("quiet-harbour", 1)


def test_nobody_is_listed_before_the_day_they_gave(area: Area) -> None:
    """Somebody who said to come back in a week is hidden for a week, then shown with that date."""
    with area.at("isla") as isla:
        hold(
            isla,
            "home_visit",
            {"question": "alias", "answer": "quiet-harbour"},
            {"question": "door", "answer": "not_now"},
            {"question": "come_back", "answer": "today+7"},
        )
        today = plan_today(isla)
        assert (today.people, today.waiting) == ((), 1)
    area.outside.moment = area.outside.moment.replace(day=29)
    with area.at("isla") as isla:
        [person] = plan_today(isla).people
        assert str(person.asked_for) == "2026-11-29"


def test_our_promise_is_on_the_list_by_its_date(area: Area) -> None:
    """What the officer promised stands on today's list, in its words, until it is kept."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WISHES[0]))
        [promise] = plan_today(isla).promises
        assert (promise.alias, promise.words, str(promise.by)) == (
            "quiet-harbour",
            "ask the workshop",
            "2026-11-25",
        )


def test_an_answer_the_script_refuses_names_its_line_and_keeps_the_rest(area: Area) -> None:
    """A wrong line in a file of answers is named; what stood before it stays as a draft."""
    with area.at("isla") as isla:
        with pytest.raises(OutreachError, match=r"answers\.jsonl, line 2: .*Two words with a dash"):
            hold(
                isla,
                "home_visit",
                {"question": "door", "answer": "talk"},
                {"question": "alias", "answer": "Kevin Street 7"},
            )
        assert len(plan_today(isla).drafts) == 1


def test_a_question_that_does_not_apply_is_named(area: Area) -> None:
    """An answer to a question nobody is asked is never dropped silently."""
    with area.at("isla") as isla, pytest.raises(OutreachError, match="names no question that applies"):
        hold(isla, "home_visit", {"question": "i_words", "answer": json.dumps(WISHES[0])})


def test_a_wrong_passphrase_is_one_sentence(area: Area) -> None:
    """A wrong passphrase opens nothing, says so, and leaves everything as it was."""
    with pytest.raises(OutreachError, match="assphrase") as refused:
        open_workspace(area.folder / "isla", "something else entirely", area.outside.make())
    assert "something else" not in str(refused.value)
    with area.at("isla") as isla:
        assert plan_today(isla).people == ()


def test_two_officers_share_a_laptop_and_not_a_word(tmp_path: Path) -> None:
    """Two officers set up on one laptop: each passphrase opens its own day, and none opens the other's."""
    area = new_area(tmp_path, "isla")
    shared = tmp_path / "isla"
    second = NewWorkspace(shared, "another four unrelated words", "rory", "Community safety", tmp_path)
    set_up_officer(second, tmp_path / "govan.area-pack", area.words, area.outside.make())
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WISHES[0]))
    rory = open_workspace(shared, "another four unrelated words", area.outside.make())
    assert rory.profile.who == "rory"
    assert rory.picture.entity_lists() == ()
    rory.close()
    with pytest.raises(OutreachError, match="in use on this laptop"):
        set_up_officer(second, tmp_path / "govan.area-pack", area.words, area.outside.make())


def test_a_hand_over_broken_off_goes_along_next_time(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stick is pulled out while writing: nothing counts as sent, and next time all of it arrives."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WISHES[0]))
        waiting = what_would_leave(isla).revisions
        with monkeypatch.context() as pulled:
            pulled.setattr(FolderPlace, "put", _pulled_out)
            with pytest.raises(OutreachError, match="pulled out"):
                export_bundle(isla, area.stick)
        assert what_would_leave(isla).revisions == waiting
    with area.at("isla") as isla:
        assert len(export_bundle(isla, area.stick).files) == 1
        assert what_would_leave(isla).revisions == 0
    with area.at("lead") as lead:
        plan = preview_merge(lead, [area.stick])
        assert (plan.taken, plan.refused) == (1, 0)
        accept_merge(lead, plan)
        assert [line.words for line in read_interests(lead).interests] == [WISHES[0]]


def test_nothing_is_numbered_for_a_place_that_is_not_there(area: Area) -> None:
    """A folder that does not exist is said at once, and the next bundle has the number it would have had."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", WISHES[0]))
        with pytest.raises(OutreachError, match="no such folder"):
            export_bundle(isla, area.stick / "not there")
        assert export_bundle(isla, area.stick).seq == 1


def test_a_place_that_is_not_there_is_named_whole(area: Area) -> None:
    """The stick is not in: nothing is looked at, and the sentence holds the whole path that was typed."""
    gone = area.stick / "not there"
    with area.at("lead") as lead, pytest.raises(OutreachError, match="no such folder or file") as told:
        preview_merge(lead, [gone])
    assert str(gone) in str(told.value)


def _pulled_out(_place: FolderPlace, _file: Path, _moved: Moved) -> bool:
    raise OutreachError("place", "the stick", "it was pulled out", "Put it in again")


def test_today_says_how_much_is_not_sent(area: Area) -> None:
    """The count on the first screen is what the next hand-over would bring, and none of what stays here."""
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("silver-ladder", "a secret wish", share="officer"))
        assert plan_today(isla).not_sent == 0
        hold(isla, "home_visit", *visit("quiet-harbour", WISHES[0]))
        assert plan_today(isla).not_sent == what_would_leave(isla).revisions > 0
        export_bundle(isla, area.stick)
        assert plan_today(isla).not_sent == 0
