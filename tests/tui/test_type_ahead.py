"""Keys typed faster than the screen goes on reach the question they were typed for.

Keys are posted without waiting for any of them, as a terminal does when somebody types ahead; the record is
held against the session driven directly.
"""

import asyncio
import random
import time
from collections.abc import Callable

import pytest

from outreach_tui.tui.app import OutreachApp
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import post_keys, settled, text_of
from tests.tui.random_talk import hold_against_deeds

VISIT = "quiet-harbour\n2\n3\nfixing bikes\nac\n51welding\nh\n4\n312\n+3\nask\nturn up\n\n13,5\n16:30\n"


def directly() -> Interview:
    """Return the visit as the session has it when each answer is given to it by itself."""
    interview = Interview()
    session = interview.session
    for value in ("quiet-harbour", "2", "talk"):
        session.answer(value)
    session.forward()
    for words, themes, want in (("fixing bikes", "sport music", "5"), ("welding", "trades", "4")):
        for value in (words, themes, want):
            session.answer(value)
        session.add_another() if words == "fixing bikes" else session.no_more()
    for value in ("talk not_in not_now", "2026-11-27", "ask", "turn up"):
        session.answer(value)
    session.forward()
    for value in ("OK", "3.5", "16:30"):
        session.answer(value)
    return interview


def answers(interview: Interview) -> list[tuple[str, str]]:
    """Return every answer with its place."""
    return [(one.ref, one.value) for one in interview.prompts()]


async def talked(interview: Interview, keys: list[str], seed: int, gap: float) -> None:
    """Type `keys` in bursts of chance length with `gap` seconds between them."""
    app = OutreachApp(desk=Desk(interview=interview), interview=interview)
    chance = random.Random(seed)
    async with app.run_test(size=(80, 24)) as pilot:
        while keys:
            burst = chance.randint(1, 12) if gap else len(keys)
            post_keys(app, keys[:burst])
            keys = keys[burst:]
            if gap:
                await pilot._wait_for_screen(timeout=0)
                time.sleep(gap)  # the pause of whoever types
        await pilot.pause()
        assert "That is everything." in text_of(app)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("gap", "saving_takes"), [(0.0, 0.0), (0.001, 0.004), (0.0, 0.03)])
async def test_a_whole_visit_typed_ahead(seed: int, gap: float, saving_takes: float) -> None:
    """A whole visit typed in bursts ends with exactly the answers that were meant, slow disk or not."""
    interview = Interview(saving_takes=saving_takes)
    await talked(interview, list(VISIT), seed, gap)
    assert answers(interview) == answers(directly())


async def test_letters_and_corrections_in_one_burst() -> None:
    """Backspace, arrows and Enter between letters are taken in their order."""
    interview = Interview()
    keys = [*"quiet-harbousr", "left", "backspace", "\n"]
    app = OutreachApp(desk=Desk(interview=interview), interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        post_keys(app, keys)
        await pilot.pause()
    assert interview.value("alias") == "quiet-harbour"


@pytest.mark.parametrize("seed", range(4))
async def test_typing_on_while_one_screen_gives_way_to_another(seed: int) -> None:
    """Keys pressed on today's list before the conversation is there are its first answers."""
    desk = Desk()
    app = OutreachApp(desk=desk)
    chance = random.Random(seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        keys = list("2quiet-harbour\n1\n3")
        cut = chance.randint(1, len(keys))
        post_keys(app, keys[:cut])
        await pilot.pause(chance.choice([0, 0.01, 0.05]))
        post_keys(app, keys[cut:])
        await settled(pilot)
        assert desk.interview.value("alias") == "quiet-harbour"
        assert desk.interview.value("door") == "talk"


async def test_a_screen_that_is_slow_to_be_left_keeps_no_key_back() -> None:
    """While the screen before is still at its own work, keys are taken by the next one, in their order."""
    app, is_done = OutreachApp(desk=Desk()), asyncio.Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        today = app.places[-1]
        post_keys(app, ["3"])
        await until(lambda: today.pad.stage.is_left)
        today.pad.call_later(is_done.wait)  # its own messages wait from here on
        post_keys(app, ["z"])
        await until(lambda: app.places[-1] is not today and app.places[-1].pad.has_focus)
        post_keys(app, ["y"])
        await until(lambda: "y" in typed_in(app))
        meanwhile = typed_in(app)
        is_done.set()
        await settled(pilot)
        assert meanwhile == typed_in(app) == "zy"


async def until(is_so: Callable[[], bool]) -> None:
    """Let the app go on until something is so; a thing that never becomes so fails where it is looked at."""
    for _ in range(2000):
        if is_so():
            return
        await asyncio.sleep(0.001)


def typed_in(app: OutreachApp) -> str:
    """Return what is looked for."""
    return next(
        (
            row.split()[1]
            for row in text_of(app).splitlines()
            if row.startswith("   find: ") and row.split()[1:]
        ),
        "",
    )


async def test_typing_on_while_the_workspace_opens() -> None:
    """Keys pressed while the passphrase is worked on reach today's list."""
    desk = Desk()
    app = OutreachApp(lambda _passphrase: time.sleep(0.15))  # a passphrase takes its time
    app._desk_of = lambda _workspace: desk
    async with app.run_test(size=(80, 24)) as pilot:
        post_keys(app, "sesame\n4711\n2quiet-harbour\n")
        for _ in range(20):
            await settled(pilot)
            if desk.interview.value("alias"):
                break
        assert desk.interview.value("alias") == "quiet-harbour"


SOME_KEYS = [
    *"123450abcq-",
    "\n",
    "\n",
    "\n",
    "escape",
    "left",
    "f2",
    "f4",
    "delete",
    "backspace",
    "ctrl+n",
    "f1",
    "down",
    "up",
    "ctrl+j",
    "home",
    "/",
]


@pytest.mark.parametrize("seed", range(6))
async def test_any_keys_in_one_burst_are_as_good_as_one_by_one(seed: int) -> None:
    """Random keys posted at once leave the same record as the same keys with the screen settled between."""
    chance = random.Random(seed)
    keys = [chance.choice(SOME_KEYS) for _ in range(150)]
    records = []
    for is_burst in (True, False):
        interview = Interview()
        app = OutreachApp(desk=Desk(interview=interview), interview=interview)
        async with app.run_test(size=(80, 24)) as pilot:
            for key in [keys] if is_burst else [[key] for key in keys]:
                post_keys(app, key)
                await pilot._wait_for_screen()
            await pilot.pause()
        records.append((answers(interview), interview.step))
    assert records[0] == records[1]


@pytest.mark.parametrize("seed", range(24))
async def test_random_keys_leave_what_the_same_deeds_leave(seed: int) -> None:
    """Typed in one burst or done without a screen, the vault holds the same to the byte."""
    await hold_against_deeds(seed)


@pytest.mark.parametrize("gap", [0.0, 0.03])
async def test_random_keys_while_every_save_is_slow(gap: float) -> None:
    """With saves a third of a second late every answer is where it belongs, however fast the hands."""
    await hold_against_deeds(1, gap=gap, saving_takes=0.3, deeds=6)
