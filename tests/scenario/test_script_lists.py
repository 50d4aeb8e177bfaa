"""Anybody's scripts: lists in a file beside them, another language midway, what was said last time."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.console.plain_interview import PlainInterview
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Question
from outreach_tui.workflow.answer_from_file import interview_from_file
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview
from tests.scenario.areas import Area

WITH_A_LIST = """
| survey |
| | type | name | label | calculation |
| | select_one_from_file clubs.csv | club | Which club? | |
| | calculate | night | | pulldata('clubs', 'night', 'name', ${club}) |
| | note | told | It meets on ${night} | |
"""
IN_TWO_LANGUAGES = """
| survey |
| | type | name | label::English (en) | label::Gàidhlig (gd) |
| | text | like | What would you like? | Dè bu toil leat? |
| | text | more | What else? | Dè eile? |
| settings |
| | form_title | form_id | default_language |
| | Two | two | English (en) |
"""
LAST_TIME = """
| survey |
| | type | name | label | default |
| | text | street | Which patch today? | ${last-saved#street} |
"""


def written(folder: Path, name: str, text: str) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_choices_come_from_a_file_beside_the_script(area: Area) -> None:
    """A list kept in a CSV file offers its rows, and other columns of it can be said back."""
    written(area.folder, "clubs.csv", "name,label,night\nbox,Boxing,Monday\nchess,Chess,Friday\n")
    script = written(area.folder, "clubs_talk.md", WITH_A_LIST)
    with area.at("isla") as isla:
        interview = begin_interview(isla, script)
        assert isinstance(interview.step, Question)
        assert [option.label for option in interview.step.prompt.options] == ["Boxing", "Chess"]
        after = interview.answer("chess")
        assert isinstance(after, Question)
        assert after.prompt.label == "It meets on Friday"


def test_a_draft_goes_on_with_the_list_it_began_with(area: Area) -> None:
    """The list changes while a draft is left: the draft offers the old rows, a new talk the new ones."""
    written(area.folder, "clubs.csv", "name,label,night\nbox,Boxing,Monday\n")
    script = written(area.folder, "clubs_talk.md", WITH_A_LIST)
    with area.at("isla") as isla:
        draft = begin_interview(isla, script).draft
    written(area.folder, "clubs.csv", "name,label,night\nswim,Swimming,Tuesday\n")
    with area.at("isla") as isla:
        offered = []
        for interview in (resume_interview(isla, draft), begin_interview(isla, script)):
            assert isinstance(interview.step, Question)
            offered.append([option.label for option in interview.step.prompt.options])
        assert offered == [["Boxing"], ["Swimming"]]


def test_a_list_that_is_no_text_is_named(area: Area) -> None:
    """A list saved in another encoding is refused by its name, and nothing is begun."""
    (area.folder / "clubs.csv").write_bytes(b"name,label\nbox,\xff\xfe\n")
    script = written(area.folder, "clubs_talk.md", WITH_A_LIST)
    with area.at("isla") as isla:
        with pytest.raises(OutreachError, match=r"clubs\.csv: it cannot be read as a \.csv list"):
            begin_interview(isla, script)
        assert isla.vault.drafts() == ()


def test_the_language_can_change_in_the_middle(area: Area) -> None:
    """Somebody would rather speak Gaelic: the same question is asked in it, and the answers stay."""
    script = written(area.folder, "two.md", IN_TWO_LANGUAGES)
    talk = io.StringIO()
    with area.at("isla") as isla:
        interview = begin_interview(isla, script)
        typed = io.StringIO("bikes\n:speak\n2\n:stop\n")
        PlainInterview(interview, Voice(io.StringIO(), talk, typed), isla.outside.now().date()).hold()
        resumed = resume_interview(isla, interview.draft)
        assert resumed.language == "Gàidhlig (gd)"
        assert [prompt.value for prompt in resumed.prompts()] == ["bikes", ""]
    assert "Dè eile?" in talk.getvalue()


def test_a_script_may_begin_from_what_was_said_last_time(area: Area) -> None:
    """An answer of the conversation finished last stands ready in the next one."""
    script = written(area.folder, "last.md", LAST_TIME)
    with area.at("isla") as isla:
        first = begin_interview(isla, script)
        interview_from_file(isla, first, '{"question": "street", "answer": "by the canal"}', "answers.jsonl")
        assert [prompt.value for prompt in begin_interview(isla, script).prompts()] == ["by the canal"]


def test_a_conversation_goes_on_after_an_update_of_the_program(area: Area) -> None:
    """What an older program made of a script is not read; the draft stands where it stood all the same."""
    script = written(area.folder, "two.md", IN_TWO_LANGUAGES)
    with area.at("isla") as isla:
        interview = begin_interview(isla, script)
        interview.answer("Boxing")
        draft, stood = interview.draft, interview.step
        (kept,) = (form for form in isla.vault.forms() if form.form_id == "two")
        isla.vault.keep_form(replace(kept, ready=b"of another time"))
    with area.at("isla") as isla:
        assert resume_interview(isla, draft).step == stood
        assert isla.vault.form(kept.key) == kept
