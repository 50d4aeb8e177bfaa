"""Hostile text in every field is shown harmlessly: no command, no action, no markup, no crash."""

import pytest
from rich.segment import Segment
from textual import events
from textual.color import Color

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Control
from outreach_tui.plain_text import shown
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.interviewing.kinds import asking_for
from outreach_tui.tui.interviewing.layout import question_body
from outreach_tui.tui.lines import Line, Size, filled, line, width_of
from outreach_tui.tui.page import page
from outreach_tui.tui.safe_output import HarmlessText
from outreach_tui.tui.screens.problem import ProblemView
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import post_keys
from tests.tui.hostile_text import FORBIDDEN, HOSTILE, PIECES
from tests.tui.script import NOW
from tests.tui.worlds import HostileInterview


def assert_harmless(app: OutreachApp) -> str:
    """Assert that the screen holds no forbidden character and nothing to click but our keys."""
    text = ""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            text += segment.text
            assert not set(segment.text) & set(FORBIDDEN), repr(segment.text)
            assert segment.style is None or (not segment.style.link and "@click" not in segment.style.meta)
    return text


@pytest.mark.parametrize("control", list(Control))
async def test_every_kind_of_question(control: Control) -> None:
    """Hostile questions, answers, hints, sections and refusals are only ever text."""
    app = OutreachApp(desk=Desk(), interview=HostileInterview(control))
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (
            [],
            list(HOSTILE)[:5],
            ["a", "enter"],
            ["f2"],
            ["escape", "f4"],
            ["escape", "ctrl+n"],
            ["escape", "ctrl+t"],
            ["escape", "escape"],
        ):
            post_keys(app, keys)
            await pilot.pause()
            assert_harmless(app)
        assert app.is_running


async def test_a_hostile_paste() -> None:
    """A paste keeps its words and loses its commands before it is an answer."""
    interview = Interview()
    app = OutreachApp(desk=Desk(), interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        post_keys(app, "quiet-harbour\n1\n3\n")
        await pilot.pause()
        app.post_message(events.Paste(HOSTILE))
        await pilot.pause()
        assert_harmless(app)
        post_keys(app, "\n")
        await pilot.pause()
    assert not set(interview.values("i_words")[0]) & set(FORBIDDEN)


def test_a_hostile_error() -> None:
    """A file name in an error cannot command the terminal."""
    rows = page(ProblemView(OutreachError("x", HOSTILE, HOSTILE, HOSTILE)), Size(80, 24))
    assert not set("".join(span.text for row in rows for span in row.spans)) & set("\x1b\x9b\x07")


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_the_backstop_alone(piece: str) -> None:
    """Even text that went around every door is made harmless just before it becomes bytes."""
    [segment] = HarmlessText().apply([Segment("«" + piece.replace("\n", " ") + "»")], Color.parse("black"))
    assert segment.text == shown("«" + piece.replace("\n", " ") + "»")
    assert not set(segment.text) & set(FORBIDDEN)


@pytest.mark.parametrize("width", [1, 7, 30, 80])
def test_rows_are_never_wider_than_their_room(width: int) -> None:
    """However odd the text, no row runs over its edge."""
    prompt = HostileInterview(Control.SELECT_MULTIPLE).prompt
    rows: list[Line] = question_body(asking_for(prompt, NOW, tuple), [], Size(width, 20))
    assert all(width_of(filled(row, width)) == width for row in [*rows, line(HOSTILE)])
