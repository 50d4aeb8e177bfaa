"""Every screen as text at 80x24 and 120x40, reviewed like code (renewing them: `frames.py`)."""

from collections.abc import Callable

import pytest

from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.replies import DraftCourse, ReadInterests, Send, TakeIn
from outreach_tui.tui.unopened import Unopened
from tests.tui.at_view import at_view
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import assert_golden, post_keys, settled
from tests.tui.script import DAY, session_of
from tests.tui.worlds import app_for, lead

TALKED = "quiet-harbour\n1\n3"
TO_READ_BACK = TALKED + "\nfixing bikes\nac\n5\n\n+3\nask the garage\nturn up\n"


OFFICER: dict[str, tuple[str, list[str]]] = {
    "today": ("", []),
    "today_marked": ("", ["down"] * 9),
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


BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def golden(name: str, size: tuple[int, int]) -> str:
    """Return what the golden of a screen is called."""
    return name if size == (80, 24) else f"{name}_{size[0]}x{size[1]}"


@pytest.mark.parametrize("name", OFFICER)
@BOTH
async def test_an_officer_s_screen(name: str, size: tuple[int, int]) -> None:
    """The screen stands as it was last read and agreed; a wide one has the same rows, a rail and room."""
    typed, keys = OFFICER[name]
    interview = Interview() if name.startswith("interview") else None
    app = OutreachApp(desk=Desk(), interview=interview)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        post_keys(app, typed)
        post_keys(app, keys)
        await settled(pilot)
        assert_golden(app, golden(name, size))


TOGETHER: dict[str, tuple[str, list[str]]] = {
    "together_first": ("quiet-harbour\n", []),
    "together_many": ("quiet-harbour\nthe harbour\n31", []),
    "together_later": ("quiet-harbour\nthe harbour\n31\n4\n", ["f2", "2"]),
    "language": ("quiet-harbour\nthe harb", ["ctrl+t"]),
    "language_chosen": ("quiet-harbour\nthe harb", ["ctrl+t", "2"]),
}


@pytest.mark.parametrize("name", TOGETHER)
@BOTH
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
    "lead_conflicts": ["c"],
    "lead_conflicts_list": ["c", "f4"],
    "lead_conflicts_sent": ["c", "w"],
    "lead_another_answer": ["c", "4", *"gates"],
    "lead_same_person": ["s"],
    "lead_same_person_judged": ["s", "1"],
    "lead_taken_back": ["w", "down"],
    "lead_taken_back_case": ["w", "b"],
    "lead_interests": ["2"],
    "lead_course_empty": ["3"],
}


@pytest.mark.parametrize("name", LEAD)
@BOTH
async def test_a_lead_partner_s_screen(name: str, size: tuple[int, int]) -> None:
    """The screen stands as it was last read and agreed."""
    app = OutreachApp(desk=lead())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        post_keys(app, LEAD[name])
        await settled(pilot)
        assert_golden(app, golden(name, size))


OTHERS = (
    "AreaScriptsView",
    "ErrandsView",
    "ErrandView",
    "PinView",
    "ProblemView",
    "PassphraseView",
    "WhichOneView",
    "ReadBackView",
    "WipeView",
    "CoverView",
)


@pytest.mark.parametrize("view", OTHERS)
@BOTH
async def test_a_screen_that_is_seldom_seen(view: str, size: tuple[int, int]) -> None:
    """The screen stands as it was last read and agreed."""
    async with at_view(view, size=size) as (app, _):
        assert_golden(app, golden(view, size))


FIRST_STEPS: dict[str, list[str]] = {
    "first_steps": [],
    "first_step_file": ["1"],
    "first_step_passphrase": ["1", "enter", *"~/govan.area-pack", "enter"],
    "first_step_sheet": ["1", "x", "enter", "x", "enter", *"AGE-SECRET-KEY-1QQQQZRYX"],
    "first_step_words": ["1", "x", "enter", "x", "enter", "x", "enter"],
}


@pytest.mark.parametrize("name", FIRST_STEPS)
@BOTH
async def test_a_laptop_with_nothing_on_it(name: str, size: tuple[int, int]) -> None:
    """The first screen of all, and what it asks; a passphrase is stars, six words are large."""
    app = app_for("FirstStepsView", hostile=False)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        post_keys(app, FIRST_STEPS[name])
        await settled(pilot)
        assert_golden(app, golden(name, size))


async def test_the_way_round_a_forgotten_passphrase() -> None:
    """One key leads from the prompt to what can be done without it; Esc leads back, nothing typed stays."""
    app = app_for("UnlockView", hostile=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        post_keys(app, [*"half a pass", "ctrl+g"])
        await settled(pilot)
        assert_golden(app, "unlock_without")
        post_keys(app, ["escape"])
        await settled(pilot)
        assert_golden(app, "unlock_again")


async def test_the_passphrase_prompt() -> None:
    """The prompt shows stars, and a hint where the workspace is invented."""
    app = OutreachApp(unopened=Unopened(hint="An invented area; the passphrase is: open sesame"))
    async with app.run_test(size=(80, 24)) as pilot:
        post_keys(app, "open")
        await pilot.pause()
        assert_golden(app, "unlock")


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
        assert "The whole picture" not in app.screen.query_one("Pad").view.title()
        assert "Govan" in app.screen.query_one("Pad").view.title()
