"""The conversation as plain lines: everything the screens can do, for a screen reader or a pipe."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.console.plain_commands import AroundTalk
from outreach_tui.console.plain_interview import PlainInterview
from outreach_tui.console.voice import Voice
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview
from outreach_tui.workflow.beside import Depth
from outreach_tui.workflow.conduct_interview import Finished, Interview
from outreach_tui.workflow.person_page import PersonPage
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import new_area

BEFORE_THE_CODE_NAME = ("", "", "")
"""Date, area and officer code are known already."""


@pytest.fixture
def isla(tmp_path: Path) -> Iterator[Workspace]:
    """Return an officer's opened workspace."""
    with new_area(tmp_path, "isla").at("isla") as workspace:
        yield workspace


def hold(workspace: Workspace, *typed: str) -> tuple[Finished | None, str, Interview]:
    """Type these lines into a home visit; return what came of it and all that was said."""
    talk = io.StringIO()
    interview = begin_interview(workspace, "home_visit", depth=Depth.SPINE)
    voice = Voice(io.StringIO(), talk, io.StringIO("".join(f"{line}\n" for line in typed)))
    plain = PlainInterview(interview, voice, workspace.outside.now().date())
    finished = plain.hold()
    voice.say(*plain.kept_lines())
    return finished, talk.getvalue(), interview


def test_nobody_in_is_a_handful_of_lines(isla: Workspace) -> None:
    """A door where nobody opens is told by numbers alone, and counts as a visit."""
    finished, said, _ = hold(isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", "", "", "1", "1", "", "1")
    assert finished is not None
    assert dict(finished.records)["visits"] == 1
    assert "  1  Nobody in" in said


def test_leaving_keeps_everything_said_so_far(isla: Workspace) -> None:
    """:stop, or a pipe that ends, leaves a draft that today's list goes on with."""
    finished, said, interview = hold(isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", ":stop")
    assert finished is None
    assert "Nothing is lost" in said
    [draft] = plan_today(isla).drafts
    assert (draft.draft, draft.alias) == (interview.draft, "quiet-harbour")


def test_at_the_end_it_can_be_kept_for_later(isla: Workspace) -> None:
    """2 at the end keeps it as a draft and asks no more."""
    finished, _, interview = hold(
        isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", "", "", "1", "1", "", "2", "1"
    )
    assert finished is None
    assert [draft.draft for draft in plan_today(isla).drafts] == [interview.draft]


def test_what_the_script_refuses_is_said_in_its_words(isla: Workspace) -> None:
    """A code name that could be a real one is refused with the script's own sentence, and asked again."""
    _, said, _ = hold(isla, *BEFORE_THE_CODE_NAME, "Kevin Smith", "quiet-harbour", ":stop")
    assert "! Two words with a dash, no numbers" in said


def test_a_reason_can_stand_for_any_answer(isla: Workspace) -> None:
    """:why offers the five reasons, and the one chosen shows on the list."""
    _, said, _ = hold(isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", ":why", "2", ":list", ":stop")
    assert "Which try is this?: They do not know" in said


def test_going_back_and_jumping_lose_nothing(isla: Workspace) -> None:
    """:back and :go move; the answers stay and show as they stand."""
    _, said, _ = hold(isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", ":back", ":go 1", ":go 4", ":stop")
    assert said.count("now: quiet-harbour") == 2


def test_an_answer_may_begin_with_a_colon(isla: Workspace) -> None:
    """Two colons are one colon of an answer, and any other command only shows the help."""
    lines = (
        *BEFORE_THE_CODE_NAME,
        "quiet-harbour",
        "",
        "",
        "1",
        "1",
        "::) see you",
        ":list",
        ":nonsense",
        ":stop",
    )
    _, said, _ = hold(isla, *lines)
    assert ": :) see you" in said
    assert ":go NUMBER" in said


TO_THE_TALK = (
    *BEFORE_THE_CODE_NAME,
    "quiet-harbour",
    "",
    "",
    "1",
    "talk",
    "alone",
    "full",
    "",
    "",
    "a18_25",
    "yes",
    "yes",
    "yes",
    "team",
)
"""From the door to what they are good at."""
AT_THE_TABLE = (*TO_THE_TALK, "fixing things")


def test_the_last_change_is_taken_back_in_lines(isla: Workspace) -> None:
    """:undo takes back the last answer and says which; :redo brings it back."""
    _, said, interview = hold(isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", "3", ":undo", ":redo", ":stop")
    assert "Taken back: Which try is this?: 3" in said
    assert "Brought back: Which try is this?: 3" in said
    assert {one.name: one.value for one in interview.prompts()}["attempt"] == "3"


def test_somebody_walks_in_on_lines(isla: Workspace) -> None:
    """:light says nothing any more that was said before, also not on :list; once more goes back."""
    _, said, interview = hold(isla, *AT_THE_TABLE, ":light", ":list", ":stop")
    _before, _light, after = said.partition("Light: nothing that was said before")
    assert "fixing things" not in after
    assert "quiet-harbour" not in after
    assert interview.is_light


def test_something_else_is_nought_as_on_the_screen(isla: Workspace) -> None:
    """The number beside an answer is the key that gives it in the app."""
    _, said, interview = hold(isla, *BEFORE_THE_CODE_NAME, "quiet-harbour", "", "0", ":stop")
    assert "  0  Somewhere else" in said
    assert {one.name: one.value for one in interview.prompts()}["place"] == "other"


def test_their_words_are_read_back_on_lines(isla: Workspace) -> None:
    """Where it is checked back, their words and both promises stand one below the other, none empty."""
    wish = ("2", "a van", "2", "weldin", "1", "2", ":go 43", "1", "1", "1")
    _, said, _ = hold(isla, *AT_THE_TABLE, *wish, ":stop")
    assert "Here is what I have." in said
    assert "  What you would want:\n    “weldin”\n" in said
    assert "You will: ." not in said


def test_a_number_that_is_missing_is_asked_for(isla: Workspace) -> None:
    """:tidy and :go without a number say so; a question without an answer is listed without a colon."""
    _, said, _ = hold(isla, *AT_THE_TABLE, ":tidy", ":list", ":stop")
    assert "Say which, by its number; :list shows them" in said
    assert "  What is important to you just now?\n" in said


def test_a_wish_added_on_lines_leads_back(isla: Workspace) -> None:
    """:add says another wish from any question; after "no more" the same question is asked again."""
    wish = (":add", "2", "2", "weldin", "1", "2")
    _, said, interview = hold(isla, *AT_THE_TABLE, "2", *wish, ":stop")
    assert said.count("If a good opportunity came your way") == 2
    assert {one.name: one.value for one in interview.prompts()}["i_words"] == "weldin"


def test_a_note_a_way_to_say_it_and_more_to_ask(isla: Workspace) -> None:
    """:note keeps a line, :say gives other ways on demand, :more asks more from there on."""
    lines = (*TO_THE_TALK, ":say", ":note lit up at bikes", ":more", "2", ":stop")
    _, said, interview = hold(isla, *lines)
    assert said.count("say it like:") == 3
    assert "If your pals were stuck" in said
    assert [one.words for one in interview.notes] == ["lit up at bikes"]
    assert interview.depth is Depth.CORE


def test_words_are_put_right_in_lines(isla: Workspace) -> None:
    """:read reads their words; what they change is theirs as said, what they strike is gone."""
    wish = ("2", "a garage", "2", "weldin n that", "2", "2")
    putting_right = (":read", "2", "welding", ":read", "1", "-", ":stop")
    _, said, interview = hold(isla, *AT_THE_TABLE, *wish, *putting_right)
    kept = {one.name: one.value for one in interview.prompts()}
    assert "What you bring: fixing things" in said
    assert kept["i_words"] == "welding"
    assert kept["i_word_source"] == "verbatim"
    assert "fixing things" not in kept.values()


def test_a_copy_is_given_in_lines(isla: Workspace) -> None:
    """:copy says the page for a photo, or prints it, and keeps which; what was put right is on it."""
    interview = begin_interview(isla, "home_visit")
    hold(isla, *AT_THE_TABLE, "2", "a garage", "2", "weldin n that", "2", "2", ":stop")
    [draft] = [one for one in isla.vault.drafts() if one.id != interview.draft]
    interview = resume_interview(isla, draft.id)
    said = io.StringIO()
    printed: list[PersonPage] = []
    lines = io.StringIO(":read\n2\nwelding\n:copy\n2\n:copy\n1\n:stop\n")
    around = AroundTalk(print_page=printed.append)
    voice = Voice(io.StringIO(), said, lines)
    PlainInterview(interview, voice, isla.outside.now().date(), around).hold()
    assert "WHAT YOU WOULD WANT" in said.getvalue()
    assert ("“welding”" in said.getvalue(), len(printed)) == (True, 1)
    assert {one.name: one.value for one in interview.prompts()}["copy_way"] == "paper"


def test_words_are_tidied_in_lines(isla: Workspace) -> None:
    """:tidy writes words tidier with their agreement, and keeps those typed first."""
    interview = begin_interview(isla, "home_visit")
    hold(isla, *AT_THE_TABLE, "2", "", "2", "weldin n that", "1", ":list", ":stop")
    [draft] = [one for one in isla.vault.drafts() if one.id != interview.draft]
    interview = resume_interview(isla, draft.id)
    number = next(n for n, one in enumerate(interview.prompts(), 1) if one.name == "i_words")
    lines = io.StringIO(f":tidy {number}\nwelding\n:stop\n")
    PlainInterview(interview, Voice(io.StringIO(), io.StringIO(), lines), isla.outside.now().date()).hold()
    kept = {one.name: one.value for one in interview.prompts()}
    assert (kept["i_words"], kept["i_first_words"]) == ("welding", "weldin n that")
    assert kept["i_word_source"] == "tidied"


def test_a_worry_in_lines_comes_back_to_the_same_place(isla: Workspace) -> None:
    """:card says what to do and whom to ring, lets it be noted, and asks the same question again."""
    told: list[str] = []
    talk = io.StringIO()
    interview = begin_interview(isla, "home_visit")
    voice = Voice(io.StringIO(), talk, io.StringIO(":card\n1\n:stop\n"))
    around = AroundTalk(pass_on=lambda: told.append("noted"))
    PlainInterview(interview, voice, isla.outside.now().date(), around).hold()
    assert "Danger now: 999" in talk.getvalue()
    assert told == ["noted"]
    assert talk.getvalue().count("\nDate\n") == 2


def test_leaving_in_lines(isla: Workspace) -> None:
    """:leave says whom to ring, takes a reason where the script asks for one, and keeps the draft."""
    finished, said, interview = hold(isla, *AT_THE_TABLE, ":leave", "1")
    assert finished is None
    assert "Ring your buddy now" in said
    assert {one.name: one.value for one in interview.prompts()}["left_early"] == "not_safe"
