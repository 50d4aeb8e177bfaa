"""At the kitchen table, on real files: taken back, kept light, noted and tidied, the vault holds it so."""

from datetime import timedelta

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Ending, Question, Refusal
from outreach_tui.tui.opened_desk import OpenedDesk
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview, throw_away
from outreach_tui.workflow.beside import Depth
from outreach_tui.workflow.company import place_of
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.own_notes import keep_note, note_begun, note_typed
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import Area

TALK = {
    "alias": "quiet-harbour",
    "door": "talk",
    "present": "alone",
    "mode": "full",
    "age_band": "a18_25",
    "understood": "yes",
    "ok_talk": "yes",
    "ok_write": "yes",
    "share_with": "team",
    "a_words": "fixing things",
    "i_kind": "skill",
    "i_words": "weldin bikes n that",
    "i_word_source": "verbatim",
    "next_step": "nothing",
    "decided_by": "young_person",
    "concern": "none",
}


def at(interview: Interview, name: str) -> str:
    """Return where the question with this name is."""
    return next(ref for ref in interview.refs() if ref.endswith(f"/{name}"))


def say(interview: Interview, **answers: str) -> None:
    """Give answers by name."""
    for name, value in answers.items():
        interview.go_to(at(interview, name))
        assert not isinstance(interview.answer(value), Refusal), name


def value(interview: Interview, name: str) -> str:
    """Return an answer by name."""
    return next((one.value for one in interview.prompts() if one.name == name), "")


TO_THE_STRENGTHS = {name: TALK[name] for name in list(TALK)[: list(TALK).index("i_kind")]}


def add_a_wish(interview: Interview, words: str) -> str:
    """Say another wish out of its turn, and no more; return where the conversation stands then."""
    wish = next(one.ref for one in interview.repeats() if one.ref.endswith("/interest"))
    interview.add(wish)
    for answer in ("skill", words, "verbatim"):
        interview.answer(answer)
    interview.no_more()
    return place_of(interview.step)


def test_a_wish_added_behind_a_list_leads_back_there(isla: Workspace) -> None:
    """Asked if they are good at anything else, they say a wish: it is kept, and they are asked again."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TO_THE_STRENGTHS)
    behind = place_of(interview.step)
    assert behind.endswith("/asset")
    assert add_a_wish(interview, "weldin") == behind
    interview.no_more()
    assert place_of(interview.step) == at(interview, "opp")


def test_a_promise_without_a_day_is_never_buried(isla: Workspace) -> None:
    """What was promised "some time" stands on today from the first evening until it is kept."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **TALK, we_will="ask the garage", read_back="right")
    interview.finish()
    [promise] = plan_today(isla).promises
    assert (promise.words, promise.by) == ("ask the garage", None)


def test_a_wish_amid_a_wish_leads_back_to_the_first(isla: Workspace) -> None:
    """Bikes, then welding in the same breath: bikes goes on where it was left, welding is not asked again."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TO_THE_STRENGTHS)
    interview.go_to(at(interview, "i_kind"))
    interview.answer("activity")
    interview.answer("bikes")
    left = place_of(interview.step)
    assert left.endswith("interest[1]/i_word_source")
    again = resume_interview(isla, interview.draft)
    assert add_a_wish(again, "welding") == left
    again.answer("verbatim")
    assert place_of(again.step).endswith("/interest")
    again.no_more()
    assert "/interest" not in place_of(again.step)
    assert [one.value for one in again.prompts() if one.name == "i_words"] == ["bikes", "welding"]


def test_ways_back_lie_one_in_the_other(isla: Workspace) -> None:
    """A third wish amid a second that came at a promise: first the second, then the promise."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TALK)
    promise = at(interview, "you_will")
    interview.go_to(promise)
    interview.add(next(one.ref for one in interview.repeats() if one.ref.endswith("/interest")))
    interview.answer("job")
    second = place_of(interview.step)
    assert add_a_wish(interview, "a van") == second
    interview.answer("drive the lorry")
    interview.answer("verbatim")
    interview.no_more()
    assert place_of(interview.step) == promise


def test_who_walks_back_has_no_way_back_any_more(isla: Workspace) -> None:
    """Gone back by Esc to where the wish was added from, nothing leads there a second time."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TO_THE_STRENGTHS)
    interview.go_to(at(interview, "opp"))
    interview.add(next(one.ref for one in interview.repeats() if one.ref.endswith("/interest")))
    assert interview.back_to
    interview.back()
    interview.forward()
    assert interview.back_to == ""


def test_a_wish_added_at_the_end_leads_back_to_the_end(isla: Workspace) -> None:
    """What comes to somebody's mind when all was asked is added, and the end stands there again."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TALK)
    for reason in iter(interview.problems, ()):
        interview.go_to(reason[0].ref)
        interview.leave_out(MissingReason.COME_BACK_LATER)
    while not isinstance(interview.step, Ending):
        interview.forward()
    assert add_a_wish(interview, "a van") == ""


def test_a_first_wish_said_early_is_the_first_one(isla: Workspace) -> None:
    """A wish that comes before its turn fills the one that waits for it: none is left empty."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TO_THE_STRENGTHS)
    add_a_wish(interview, "weldin")
    add_a_wish(interview, "bikes")
    assert [one.value for one in interview.prompts() if one.name == "i_words"] == ["weldin", "bikes"]


def test_the_way_back_outlives_a_flat_battery(isla: Workspace) -> None:
    """Cut short in the middle of a wish added out of turn, it leads back to where it was added from."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TALK)
    interview.go_to(at(interview, "next_step"))
    interview.add(next(one.ref for one in interview.repeats() if one.ref.endswith("/interest")))
    again = resume_interview(isla, interview.draft)
    for answer in ("job", "drive the lorry", "verbatim"):
        again.answer(answer)
    assert again.back_to == "What do you want to happen next?"
    again.no_more()
    assert place_of(again.step) == at(again, "next_step")


def test_the_last_answer_is_in_sight_again_after_a_flat_battery(isla: Workspace) -> None:
    """Opened again, a talk shows the answer before its place; behind a list, the last one given there."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TO_THE_STRENGTHS)
    seen = []
    for ref in (at(interview, "understood"), place_of(interview.step)):
        interview.go_to(ref)
        seen.append(resume_interview(isla, interview.draft).last_said)
    assert [(one.label, one.answer) for one in seen if one] == [
        ("What age are you?", "18 to 25"),
        ("What are you good at? What do folk come to you for?", "fixing things"),
    ]


def test_a_talk_thrown_away_is_in_no_file(area: Area) -> None:
    """They want nothing of it kept: the draft of somebody new goes from today and from the disk, for good."""
    with area.at("isla") as isla:
        interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
        say(interview, **TALK)
        kept = len(isla.vault.revisions())
        before = sum(path.stat().st_size for path in isla.home.rglob("*") if path.is_file())
        throw_away(isla, interview.draft)
        throw_away(isla, interview.draft)
        assert plan_today(isla).drafts == ()
        assert len(isla.vault.revisions()) == kept
        assert sum(path.stat().st_size for path in isla.home.rglob("*") if path.is_file()) < before
    with area.at("isla") as isla:
        assert isla.vault.drafts() == ()


def test_taking_an_addition_back_takes_its_way_back_too(isla: Workspace) -> None:
    """Once an added wish is taken back, no later answer jumps to where it was added from."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, **TALK)
    interview.go_to(at(interview, "next_step"))
    interview.add(next(one.ref for one in interview.repeats() if one.ref.endswith("/interest")))
    interview.undo()
    assert interview.back_to == ""
    assert place_of(interview.step) == at(interview, "next_step")


def test_taking_back_survives_leaving_and_coming_back(isla: Workspace) -> None:
    """A draft left and opened again in the same sitting still takes back what was changed before."""
    interview = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    say(interview, alias="quiet-harbour", attempt="3", place="street")
    again = resume_interview(isla, interview.draft)
    again.undo()
    assert (again.last_said.label, again.last_said.answer) == ("Taken back: Where?", "Out and about")
    again.undo()
    assert (value(again, "place"), value(again, "attempt")) == ("home", "1")
    last = resume_interview(isla, interview.draft)
    assert value(last, "attempt") == "1"
    last.redo()
    assert value(resume_interview(isla, interview.draft), "attempt") == "3"


def test_a_sitting_ends_when_the_workspace_is_closed(area: Area) -> None:
    """Opened another time, nothing can be taken back, and nothing of it lay in any file."""
    with area.at("isla") as workspace:
        interview = begin_interview(workspace, "home_visit")
        say(interview, alias="quiet-harbour")
        draft = interview.draft
    with area.at("isla") as workspace:
        again = resume_interview(workspace, draft)
        assert isinstance(again.undo(), Refusal)
        assert value(again, "alias") == "quiet-harbour"


def test_notes_end_as_notes_about_the_young_person(isla: Workspace) -> None:
    """Lines written beside questions are records of their own, about the one the visit made; none is lost."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **TALK)
    interview.go_to(at(interview, "i_words"))
    interview.note("lit up when he said welding")
    interview.go_to(at(interview, "read_back"))
    interview.leave_out(MissingReason.COME_BACK_LATER)
    interview.finish()
    [person] = isla.picture.records("young_people")
    [note] = isla.picture.about(person.id, "notes")
    assert note.value("words") == "lit up when he said welding"
    assert note.value("beside") == "In your words: what is it?"
    assert len(isla.vault.submissions()) == 2


def test_a_line_from_anywhere_waits_to_be_filed(isla: Workspace) -> None:
    """One line is enough for a note; typed and not entered it is kept too."""
    note_begun(isla, "the gran likes")
    assert note_typed(isla) == "the gran likes"
    keep_note(isla, "the gran likes visits")
    assert note_typed(isla) == ""
    [note] = isla.picture.records("notes")
    assert (note.value("words"), note.subject) == ("the gran likes visits", None)


def test_tidied_words_stand_beside_those_typed_first(isla: Workspace) -> None:
    """The record has both, says that they were tidied and agreed, and tidying again keeps the first ones."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **TALK, read_back="right")
    interview.tidy(at(interview, "i_words"), "Welding bikes")
    interview.tidy(at(interview, "i_words"), "Welding bikes and frames")
    interview.finish()
    [wish] = isla.picture.records("interests")
    assert wish.value("words") == "Welding bikes and frames"
    assert wish.value("first_words") == "weldin bikes n that"
    assert wish.value("word_source") == "tidied"


@pytest.mark.parametrize(("answer", "outcome"), [("right", "full"), ("changed", "full"), ("", "part")])
def test_a_visit_is_not_full_before_it_was_read_back(isla: Workspace, answer: str, outcome: str) -> None:
    """Only what they said yes to, or put right, makes a visit full."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **TALK)
    interview.go_to(at(interview, "read_back"))
    interview.answer(answer) if answer else interview.leave_out(MissingReason.COME_BACK_LATER)
    interview.finish()
    [visit] = isla.picture.records("visits")
    assert visit.value("outcome") == outcome


def test_what_they_strike_is_in_no_record(isla: Workspace) -> None:
    """Struck out at the reading back, words are gone, and that something was changed is said."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **TALK, we_will="ask the garage", read_back="right")
    interview.strike(at(interview, "we_will"))
    interview.strike(at(interview, "a_words"))
    interview.finish()
    assert isla.picture.records("pledges") == isla.picture.records("assets") == ()
    [visit] = isla.picture.records("visits")
    assert visit.value("read_back") == "changed"


def test_light_is_light_again_after_the_lid_was_shut(area: Area) -> None:
    """Closed while others were about, it opens with nothing in sight that was said before they came."""
    with area.at("isla") as workspace:
        interview = begin_interview(workspace, "home_visit")
        say(interview, **TALK)
        interview.go_to(at(interview, "matters"))
        interview.keep_light()
        draft = interview.draft
    with area.at("isla") as workspace:
        again = resume_interview(workspace, draft)
        assert again.is_light
        assert not [one for one in again.prompts() if one.value and one.name != "mode"]
        again.talk_fully()
        assert isinstance(again.step, Question)
        assert again.step.prompt.name == "matters"


def test_words_the_script_would_refuse_are_kept_through_going_elsewhere(area: Area) -> None:
    """What was typed and not taken stands at its question again, also after the lid was shut."""
    with area.at("isla") as workspace:
        interview = begin_interview(workspace, "home_visit")
        interview.go_to(at(interview, "alias"))
        interview.typing("Quiet Harbour")
        interview.go_to(at(interview, "door"))
        draft = interview.draft
    with area.at("isla") as workspace:
        again = resume_interview(workspace, draft)
        again.go_to(at(again, "alias"))
        assert again.typed == "Quiet Harbour"


def test_a_worry_needs_nobody_and_no_agreement(isla: Workspace) -> None:
    """The card's form keeps by which role and when, with no talk begun and nobody chosen."""
    interview = begin_interview(isla, "pass_it_on", depth=Depth.SPINE)
    say(interview, role="child_protection")
    interview.finish()
    [flag] = isla.picture.records("concern_flags")
    assert flag.value("passed_to") == "Child protection lead"
    assert flag.subject is None


def test_a_worry_in_a_first_talk_is_about_whom_is_talked_with(isla: Workspace) -> None:
    """Noted before any name, age or agreement; once the talk is finished it stands with them."""
    talk = begin_interview(isla, "home_visit", depth=Depth.SPINE)
    card = begin_interview(isla, "pass_it_on", person=talk.whom, depth=Depth.SPINE)
    say(card, role="child_protection")
    card.finish()
    desk = OpenedDesk(isla)
    assert desk.plan_today().people == ()
    leaving = desk.sending.what_would_leave()
    assert (leaving.revisions, leaving.kept_back) == (0, 1)
    assert isla.picture.record("young_people", talk.whom) is None
    say(talk, alias="quiet-harbour", place="home", door="not_in")
    person = talk.finish().person
    [flag] = isla.picture.about(person, "concern_flags")
    assert flag.value("passed_to") == "Child protection lead"
    assert "Worries passed on" in [section.heading for section in show_person(isla, person).sections]


def test_a_ring_is_said_once_it_is_due(area: Area) -> None:
    """Before the time nothing is said; from then on whom to ring, until it is closed."""
    with area.at("isla") as workspace:
        check = begin_interview(workspace, "visit_safety", depth=Depth.SPINE)
        say(check, buddy="Davie, control room", due_back="17:00:00.000Z")
        check.finish()
        assert OpenedDesk(workspace).ring_due() == ""
    area.outside.moment += timedelta(hours=2)
    with area.at("isla") as workspace:
        assert "ring Davie, control room" in OpenedDesk(workspace).ring_due()
        OpenedDesk(workspace).checked_in()
        assert OpenedDesk(workspace).ring_due() == ""
