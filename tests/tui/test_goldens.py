"""Every screen as text at 80x24, reviewed like code (renewing them: `frames.py`)."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from outreach_tui.evidence.funnel import Funnel
from outreach_tui.evidence.share import Share
from outreach_tui.records.picture import Picture
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.replies import DraftCourse, ReadInterests, Send, TakeIn
from outreach_tui.workflow.read_interests import InterestLine, Reading
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import assert_golden, post_keys, settled
from tests.tui.script import DAY, session_of


def wish(
    alias: str, words: str, kind: str, want: int | None, word_source: str, **fields: object
) -> InterestLine:
    """Return one wish as it is read."""
    base = {"other_words": (), "is_top_pick": False, "speaker": "young_person", "themes": ()}
    known = {"alias": alias, "words": words, "kind": kind, "want": want, "word_source": word_source}
    return InterestLine(**{**base, **known, **fields})  # type: ignore[arg-type]


READING = Reading(
    interests=(
        wish(
            "amber-lantern",
            "cook for the wee ones",
            "skill",
            5,
            "verbatim",
            is_top_pick=True,
            themes=("Food",),
        ),
        wish(
            "amber-lantern", "a shot on a digger", "activity", None, "tidied", other_words=("a big digger",)
        ),
        wish("plain-window", "a trade", "job", 3, "officer", themes=("Building and trades",)),
        wish("plain-window", "college", "course", None, "verbatim", speaker="carer"),
    ),
    own_words=Share(2, 3, 2),
    read_back=Share(1, 2, 2),
    funnel=Funnel((), 3),
)
PLAN = SimpleNamespace(
    taken=2,
    refused=1,
    lines=(
        "Altogether: 21 new, 4 same, 1 conflict.",
        "Officer isla: 21 new (in 2 bundles).",
        "Not taken: x.age: it is cut short.",
    ),
)
TALKED = "quiet-harbour\n1\n3"
TO_READ_BACK = TALKED + "\nfixing bikes\nac\n5\n\n+3\nask the garage\nturn up\n"


def lead() -> Desk:
    """Return the lead partner's desk."""
    from outreach_tui.codesign.draft import draft_course
    from tests.tui.script import NOW

    course = draft_course(Picture.of(()), labels={}, today=NOW.date())
    return Desk(is_lead=True, reading=READING, plan=PLAN, course=course)


OFFICER: dict[str, tuple[str, list[str]]] = {
    "today": ("", []),
    "today_marked": ("", ["down"] * 5),
    "find": ("3", ["p"]),
    "help": ("", ["f1"]),
    "actions": ("", ["f10"]),
    "interview_own_words": (TALKED + "\n", list("fixing bikes")),
    "interview_one": ("quiet-harbour\n1\n", []),
    "interview_one_answered": ("quiet-harbour\n1\n3", ["escape", "9"]),
    "interview_many": (TALKED + "\nfixing bikes\nac", []),
    "interview_scale": (TALKED + "\nfixing bikes\n\n", []),
    "interview_another": (TALKED + "\nfixing bikes\n\n5", []),
    "interview_order": (TALKED + "\nfixing bikes\n\n5\n3", []),
    "interview_day": (TALKED + "\nfixing bikes\n\n5\n\n+10", []),
    "interview_note": (TALKED, []),
    "interview_refused": ("Harbour 7\n", []),
    "interview_not_now": (TALKED + "\n", ["f2"]),
    "interview_everything": (TALKED + "\nfixing bikes\nac\n", ["f4"]),
    "interview_read_back": (TO_READ_BACK, []),
    "interview_acknowledge": (TO_READ_BACK + "\n", []),
    "interview_end": ("quiet-harbour\n1\n1", []),
    "interview_finished": ("quiet-harbour\n1\n1\n", []),
    "send": ("", ["ctrl+s", *"/media/stick"]),
    "sent": ("", ["ctrl+s", *"/media/stick", "enter"]),
    "send_refused": ("", ["ctrl+s", *"/full", "enter"]),
}


@pytest.mark.parametrize("name", OFFICER)
async def test_an_officer_s_screen(name: str) -> None:
    """The screen stands as it was last read and agreed."""
    typed, keys = OFFICER[name]
    interview = Interview() if name.startswith("interview") else None
    app = OutreachApp(desk=Desk(), interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        post_keys(app, typed)
        post_keys(app, keys)
        await settled(pilot)
        assert_golden(app, name)


TOGETHER: dict[str, tuple[str, list[str]]] = {
    "together_first": ("quiet-harbour\n", []),
    "together_many": ("quiet-harbour\nthe harbour\n31", []),
    "together_later": ("quiet-harbour\nthe harbour\n31\n4\n", ["f2", "2"]),
    "language": ("quiet-harbour\nthe harb", ["ctrl+t"]),
    "language_chosen": ("quiet-harbour\nthe harb", ["ctrl+t", "2"]),
}


@pytest.mark.parametrize("name", TOGETHER)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_questions_asked_together_and_in_two_languages(name: str, size: tuple[int, int]) -> None:
    """The others of a group stand around the present question, which keeps its row; languages are a list."""
    typed, keys = TOGETHER[name]
    app = OutreachApp(desk=Desk(), interview=Interview(session_of(DAY)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        post_keys(app, typed)
        post_keys(app, keys)
        await settled(pilot)
        assert_golden(app, f"{name}_{size[0]}x{size[1]}")


LEAD: dict[str, list[str]] = {
    "lead_picture": [],
    "lead_take_in": ["1", *"/media/stick"],
    "lead_take_in_plan": ["1", *"/media/stick", "enter"],
    "lead_taken_in": ["1", *"/media/stick", "enter", "enter"],
    "lead_interests": ["2"],
    "lead_course_empty": ["3"],
}


@pytest.mark.parametrize("name", LEAD)
async def test_a_lead_partner_s_screen(name: str) -> None:
    """The screen stands as it was last read and agreed."""
    app = OutreachApp(desk=lead())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        post_keys(app, LEAD[name])
        await settled(pilot)
        assert_golden(app, name)


async def test_the_passphrase_prompt() -> None:
    """The prompt shows stars, and a hint where the workspace is invented."""
    app = OutreachApp(hint="An invented area; the passphrase is: open sesame")
    async with app.run_test(size=(80, 24)) as pilot:
        post_keys(app, "open")
        await pilot.pause()
        assert_golden(app, "unlock")


@pytest.mark.parametrize("name", ["today", "interview_own_words", "interview_many"])
async def test_a_wide_and_tall_window(name: str) -> None:
    """At 120x40 the same rows and keys stand, with a rail beside them and room between answers."""
    typed, keys = OFFICER[name]
    interview = Interview() if name.startswith("interview") else None
    app = OutreachApp(desk=Desk(), interview=interview)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        post_keys(app, typed)
        post_keys(app, keys)
        await settled(pilot)
        assert_golden(app, f"{name}_120x40")


MOVES: dict[str, Callable[[], object]] = {
    "send": Send,
    "take_in": TakeIn,
    "interests": ReadInterests,
    "course": DraftCourse,
}


@pytest.mark.parametrize("name", MOVES)
async def test_every_screen_goes_back_to_the_first_one(name: str) -> None:
    """F5 leads to the first screen from everywhere."""
    app = OutreachApp(desk=lead())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.dismiss(MOVES[name]())
        await settled(pilot)
        post_keys(app, ["f5"])
        await settled(pilot)
        assert "The whole picture" not in app.screen.query_one("Pad").view.title()  # type: ignore[attr-defined]
        assert "Govan" in app.screen.query_one("Pad").view.title()  # type: ignore[attr-defined]
