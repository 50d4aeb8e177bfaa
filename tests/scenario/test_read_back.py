"""What a young person does with what is read back to them, on real files: put right, struck, a copy taken."""

from pathlib import Path

import pytest
from wcwidth import width

from outreach_tui.interview.prompt import Refusal
from outreach_tui.records.views import Correction, Visit
from outreach_tui.workflow.audit import Action, who_looked
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.person_page import page_as_read_back, page_lines
from outreach_tui.workflow.reading_back import parts_to_read_back
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, hold, visit
from tests.scenario.test_kitchen import TALK, at, say, value

ALIAS = "quiet-harbour"
BIKE_SHED = """
| survey |
| | type | name | label |
| | hidden | person | |
| | text | tool | What would you want to learn there? |
| settings |
| | form_title | form_id | version |
| | The bike shed | bike_shed | 1 |
"""


@pytest.fixture
def known(isla: Workspace) -> str:
    """Return somebody who has been visited once."""
    hold(isla, "home_visit", *visit(ALIAS, "welding"))
    return person_named(isla, ALIAS)


def home_visit(isla: Workspace) -> Interview:
    """Return a home visit in which all was said."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **TALK, we_will="ask the garage", read_back="right")
    return interview


def put_right(isla: Workspace, person: str) -> list[tuple[int | None, int | None, str, str]]:
    """Return what was put right about somebody: changed, struck, by whom and in which words."""
    found = map(Correction.of, isla.picture.about(person, "corrections"))
    return [(one.changed, one.struck, one.by, one.words) for one in found]


def test_what_is_changed_and_struck_is_recorded_as_theirs(isla: Workspace) -> None:
    """A home visit read back leaves a record by the young person, that holds numbers and no words."""
    interview = home_visit(isla)
    interview.reword(at(interview, "i_words"), "welding bikes")
    interview.strike(at(interview, "we_will"))
    interview.finish()
    [person] = isla.picture.records("young_people")
    assert put_right(isla, person.id) == [(1, 1, "young_person", "")]
    [wrong] = [one for one in show_person(isla, person.id).sections if one.heading == "What we got wrong"]
    assert wrong.records[0].words == "22 Nov · words that were not yours · changed: 1 · crossed out: 1"


def test_one_reading_back_leaves_one_record(isla: Workspace) -> None:
    """Who also answers "What did we change?" finds words and numbers in one record, without a conflict."""
    interview = home_visit(isla)
    interview.reword(at(interview, "i_words"), "welding bikes")
    interview.strike(at(interview, "we_will"))
    say(interview, read_back="changed", read_back_fix="bikes, not gates")
    interview.finish()
    [person] = isla.picture.records("young_people")
    assert put_right(isla, person.id) == [(1, 1, "young_person", "bikes, not gates")]
    [record] = isla.picture.records("corrections")
    assert record.conflicts() == ()


@pytest.mark.parametrize(
    ("script", "question"), [("check_in", "not_good"), ("taster", "best"), ("bike_shed.md", "tool")]
)
def test_every_script_leaves_the_same_record(
    script: str, question: str, isla: Workspace, known: str, tmp_path: Path
) -> None:
    """A check-in, the word after a taster and a script of the area's own record it as the home visit does."""
    (tmp_path / "bike_shed.md").write_text(BIKE_SHED)
    name = str(tmp_path / script) if script.endswith(".md") else script
    interview = begin_interview(isla, name, person=known)
    answer_all(interview)
    say(interview, **{question: "when we chose the day"})
    interview.reword(at(interview, question), "when we all chose the day")
    interview.finish()
    assert put_right(isla, known) == [(1, 0, "young_person", "")]


def answer_all(interview: Interview) -> None:
    """Answer what a script needs, with the first choice or the lowest number there is."""
    for _ in range(20):
        problems = interview.problems()
        if not problems:
            return
        interview.go_to(problems[0].ref)
        prompt = next(one for one in interview.prompts() if one.ref == problems[0].ref)
        wanted = (
            prompt.options[0].value if prompt.options else "2026-11-22" if "date" in prompt.control else "5"
        )
        assert not isinstance(interview.answer(wanted), Refusal), prompt.name


def test_what_is_taken_back_was_never_put_right(isla: Workspace) -> None:
    """^z over a slip leaves no record of it; brought back, it counts again, also after a night in between."""
    interview = home_visit(isla)
    interview.reword(at(interview, "i_words"), "weldin gates")
    interview.undo()
    interview.strike(at(interview, "we_will"))
    interview.undo()
    interview.redo()
    resume_interview(isla, interview.draft).finish()
    [person] = isla.picture.records("young_people")
    assert put_right(isla, person.id) == [(0, 1, "young_person", "")]


def test_what_was_right_leaves_no_record(isla: Workspace) -> None:
    """Words read back and left, or typed again as they stood, were not put right."""
    interview = home_visit(isla)
    interview.reword(at(interview, "i_words"), value(interview, "i_words"))
    interview.finish()
    assert isla.picture.records("corrections") == ()
    [one] = map(Visit.of, isla.picture.records("visits"))
    assert one.read_back == "right"


def test_a_talk_about_nobody_leaves_none(isla: Workspace) -> None:
    """A lesson that is tidied while it is read back is nobody's to put right."""
    interview = begin_interview(isla, "lesson")
    answer_all(interview)
    say(interview, change="start later")
    interview.reword(at(interview, "change"), "start at noon")
    interview.finish()
    assert isla.picture.records("corrections") == ()


def test_a_copy_taken_while_it_is_read_back_stands_with_the_visit(isla: Workspace) -> None:
    """How they got it is the answer to whether they want one, is in the audit log, and can be taken back."""
    interview = home_visit(isla)
    interview.note_copy("none")
    interview.note_copy("photo")
    assert value(interview, "copy_way") == "photo"
    interview.undo()
    assert value(interview, "copy_way") == "none"
    interview.redo()
    interview.finish()
    [person] = isla.picture.records("young_people")
    [one] = map(Visit.of, isla.picture.records("visits"))
    assert one.copy_way == "photo"
    given = [link.read() for link in who_looked(isla, person.id)]
    assert [one.reason for one in given if one.action == Action.PAGE_GIVEN] == ["none", "photo"]


def test_a_copy_of_a_talk_that_is_no_visit_stands_with_the_last_one(isla: Workspace, known: str) -> None:
    """A check-in asks nothing about copies: how they got it is kept where it is kept afterwards too."""
    interview = begin_interview(isla, "check_in", person=known)
    interview.note_copy("paper")
    [one] = map(Visit.of, isla.picture.about(known, "visits"))
    assert one.copy_way == "paper"
    assert [draft.id for draft in isla.vault.drafts()] == [interview.draft]


def test_the_page_is_what_was_read_back(isla: Workspace) -> None:
    """Their words and both promises as they read now, with nothing of ours, no code name and no code."""
    interview = home_visit(isla)
    say(interview, we_by="2026-11-25", you_will="turn up", quick="good laugh, likes dogs")
    interview.reword(at(interview, "i_words"), "welding bikes")
    page = "\n".join(page_lines(page_as_read_back(interview.prompts(), isla.outside.now().date())))
    for words in ("“fixing things”", "“welding bikes”", "ask the garage   (by Wed", "turn up", "wiped"):
        assert words in page
    for words in ("weldin bikes", ALIAS, "good laugh", "verbatim"):
        assert words not in page


def test_what_is_for_the_officer_alone_is_not_read_back(isla: Workspace, known: str) -> None:
    """A check-in turned round shows their words, and no code name, worry passed on or officer's code."""
    interview = begin_interview(isla, "check_in", person=known)
    answer_all(interview)
    say(interview, not_good="too early in the day", concern="passed_on", concern_to="social worker, 16:20")
    [part] = parts_to_read_back(interview.prompts())
    said = {one.value for one in part.prompts}
    assert said >= {"welding", "too early in the day"}
    assert not said & {ALIAS, "isla", "social worker, 16:20"}


def test_the_page_is_no_wider_than_a_screen_in_any_script(isla: Workspace) -> None:
    """Wide letters and families of emoji are broken before the edge of a page, and never in their middle."""
    interview = begin_interview(isla, "home_visit")
    say(interview, **{**TALK, "a_words": "👨‍👩‍👧" * 50, "i_words": "أُحِبُّ إِصْلَاحَ الدَّرَّاجَاتِ " * 9})
    lines = page_lines(page_as_read_back(interview.prompts(), isla.outside.now().date()), 64)
    assert max(map(width, lines)) <= 64
    assert sum(line.count("👨‍👩‍👧") for line in lines) == 50


def test_a_note_beside_the_read_back_holds_none_of_it(isla: Workspace) -> None:
    """What was struck after a note was written there does not stand beside the note either."""
    interview = home_visit(isla)
    interview.go_to(at(interview, "n_back"))
    interview.note("ask again about the garage")
    interview.strike(at(interview, "we_will"))
    interview.strike(at(interview, "i_words"))
    interview.finish()
    assert "weldin" not in str([link.fields for link in isla.picture.records("notes")])
    assert isla.picture.records("notes")[0].value("beside").startswith("Here is what I have.")


def test_a_card_with_a_name_leaves_none(isla: Workspace, known: str) -> None:
    """Names lie in a vault of their own, into which nothing about a talk is written."""
    opened = open_identity(isla, PASSPHRASE, 0.0)
    names = opened.workspace
    card = begin_interview(names, "identity", person=known)
    say(card, known_as="Jo")
    card.reword(at(card, "known_as"), "Joe")
    card.finish()
    assert names.picture.records("corrections") == ()
    opened.lock()
