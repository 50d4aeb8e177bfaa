"""Questions a script puts on one screen stand around the present one and take nothing from it."""

import pytest

from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.tui.interviewing.together import amid
from outreach_tui.tui.lines import BLANK, Line, Size, line
from tests.tui.fakes import Interview
from tests.tui.script import DAY, session_of
from tests.tui.test_interview_screen import press, talking


def prompt(number: int, value: str = "") -> Prompt:
    """Return one question of a group."""
    return Prompt(
        ref=f"/d/g/q{number}",
        name=f"q{number}",
        control=Control.TEXT,
        label=f"Question {number}",
        hint="",
        guidance="",
        sections=(),
        options=(),
        value=value,
        missing=None,
        is_required=False,
        is_read_only=False,
        limits=None,
        appearance="",
        together="/d/g",
    )


GROUP = tuple(prompt(number) for number in range(1, 31))
ASKED = [BLANK, BLANK, line("   ASKED"), BLANK, line("   answer")]


def texts(rows: list[Line]) -> list[str]:
    """Return rows as text."""
    return ["".join(span.text for span in row.spans).strip() for row in rows]


@pytest.mark.parametrize("here", range(30))
@pytest.mark.parametrize("height", [17, 33])
def test_the_present_question_keeps_its_row_in_a_long_group(here: int, height: int) -> None:
    """Wherever one is in thirty questions, the present one begins on the same row and the page is kept."""
    rows = texts(amid(ASKED, GROUP[here].ref, GROUP, Size(80, height)))
    assert len(rows) <= height
    assert rows.index("ASKED") == (4 if height == 17 else 9)
    left_out = sum(int(row.split()[1]) for row in rows if row.endswith(" more"))
    shown = sum(row.startswith("Question") for row in rows)
    assert left_out + shown == len(GROUP) - 1


@pytest.mark.parametrize("height", range(1, 9))
def test_the_answers_never_give_way(height: int) -> None:
    """However little room there is, no row of the present question goes for another one's."""
    asked = ASKED[:height]
    rows = texts(amid(asked, GROUP[4].ref, GROUP, Size(80, height)))
    assert len(rows) <= height
    assert [row for row in rows if row in {"ASKED", "answer"}] == [row for row in texts(asked) if row]


def test_a_group_of_one_and_a_question_outside_it_change_nothing() -> None:
    """One question alone looks as it does outside a group."""
    assert amid(ASKED, GROUP[0].ref, GROUP[:1], Size(80, 17)) == ASKED
    assert amid(ASKED, "/elsewhere", GROUP, Size(80, 17)) == ASKED


async def test_every_question_of_the_group_is_on_the_page_with_its_answer() -> None:
    """Answers given so far stand beside their questions; a question outside the group does not."""
    async with talking(Interview(session_of(DAY))) as pilot:
        shown = await press(pilot, "quiet-harbour\n", "the harbour\n", "3")
        assert "“the harbour”" in shown
        assert "Bike" in shown
        for label in ("Where would it be?", "How would you get there?", "How many hours?", "Who with?"):
            assert label in shown
        assert "Anything else?" not in shown
