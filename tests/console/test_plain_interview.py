"""The conversation as plain lines: everything the screens can do, for a screen reader or a pipe."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.console.plain_interview import PlainInterview
from outreach_tui.console.voice import Voice
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.conduct_interview import Finished, Interview
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
    interview = begin_interview(workspace, "home_visit")
    voice = Voice(io.StringIO(), talk, io.StringIO("".join(f"{line}\n" for line in typed)))
    finished = PlainInterview(interview, voice, workspace.outside.now().date()).hold()
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
