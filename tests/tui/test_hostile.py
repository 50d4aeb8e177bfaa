"""Hostile text in every field is shown harmlessly: no command, no action, no markup, no crash."""
# ruff: noqa: D102 - the port says what each method of a fake means

from dataclasses import replace
from types import SimpleNamespace

import pytest
from rich.segment import Segment
from textual import events
from textual.color import Color

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import AddAnother, Control, Option, Progress, Prompt, Question, Refusal
from outreach_tui.plain_text import shown
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.interviewing.kinds import asking_for
from outreach_tui.tui.interviewing.layout import question_body
from outreach_tui.tui.lines import Line, Size, filled, line, width_of
from outreach_tui.tui.page import page
from outreach_tui.tui.safe_output import HarmlessText
from outreach_tui.tui.screens.problem import ProblemView
from outreach_tui.workflow.read_interests import InterestLine
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import post_keys, settled
from tests.tui.hostile_text import FORBIDDEN, HOSTILE, PIECES
from tests.tui.script import NOW
from tests.tui.stand_alone import hostile_desk
from tests.tui.test_goldens import READING


def assert_harmless(app: OutreachApp) -> str:
    """Assert that the screen holds no forbidden character and nothing to click but our keys."""
    text = ""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            text += segment.text
            assert not set(segment.text) & set(FORBIDDEN), repr(segment.text)
            assert segment.style is None or (not segment.style.link and "@click" not in segment.style.meta)
    return text


async def test_today_and_everything_over_it() -> None:
    """A hostile code name, promise, draft or line for next time is only ever text."""
    app = OutreachApp(desk=hostile_desk())
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in ([], ["down"] * 4, ["f1"], ["escape", "f10"], ["escape", "3"]):
            post_keys(app, keys)
            await pilot.pause()
            assert "[@click=app.quit]press here[/]" in assert_harmless(app) or keys in (
                ["f1"],
                ["escape", "f10"],
            )
        for row in range(40):
            await pilot.click(offset=(30, row))
        assert app.is_running


class HostileInterview(Interview):
    """A conversation in which everything that is said, asked or refused is hostile."""

    def __init__(self, control: Control) -> None:
        super().__init__()
        options = tuple(Option(f"o{number}", HOSTILE) for number in range(12))
        self.prompt = Prompt(
            ref="/data/a[1]/q", name="q", control=control, label=HOSTILE, hint=HOSTILE, guidance=HOSTILE,
            sections=(HOSTILE, HOSTILE), options=options, missing=None,
            value="" if control is Control.DATE else HOSTILE,
            is_required=True, is_read_only=False, limits=None, appearance="", together="/data/a[1]",
            say_it_like=(HOSTILE, HOSTILE),
        )  # fmt: skip
        self.title = HOSTILE
        self.last_said = SimpleNamespace(label=HOSTILE, answer=HOSTILE)
        self.typed_ref, self.typed_text = self.prompt.ref, HOSTILE

    alias = HOSTILE
    languages = (HOSTILE, HOSTILE + "2")
    language = HOSTILE
    progress = Progress(1, 0, 2)

    @property
    def step(self) -> Question:
        return Question(self.prompt)

    def prompts(self) -> tuple[Prompt, ...]:
        return (
            replace(self.prompt, ref="/data/a[1]/p"),
            self.prompt,
            replace(self.prompt, ref="/data/a[1]/r"),
        )

    def repeats(self) -> tuple[AddAnother, ...]:
        return (AddAnother("/data/a", HOSTILE, 1, (HOSTILE,)), AddAnother("/data/b", HOSTILE, 1, ()))

    def answer(self, value: str) -> Refusal:
        return Refusal(self.prompt.ref, HOSTILE)

    forward = back = lambda self: Refusal("", HOSTILE)


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


async def test_what_came_in_from_others() -> None:
    """Wishes, plans and file names from elsewhere are only ever text."""
    line = InterestLine(
        alias=HOSTILE, words=HOSTILE, other_words=(HOSTILE,), kind=HOSTILE, want=5, is_top_pick=True,
        word_source=HOSTILE, speaker=HOSTILE, themes=(HOSTILE,),
    )  # fmt: skip
    desk = replace_lead(
        reading=replace(READING, interests=(line,)),
        plan=SimpleNamespace(taken=1, refused=1, lines=(HOSTILE,)),
    )
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (["2"], ["f5"], ["1", *"/x", "enter"], ["enter"]):
            post_keys(app, keys)
            await settled(pilot)
            assert_harmless(app)


def replace_lead(**fields: object) -> Desk:
    """Return the lead partner's desk with what came in."""
    return replace(Desk(is_lead=True), **fields)  # type: ignore[arg-type]


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
