"""The PIN that brings a covered screen back, and the watch that locks when nobody is there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from textual.pilot import Pilot

from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.guard import Guard
from outreach_tui.tui.watch import LOCKED_IDLE, Watch
from tests.tui.fakes import PASSPHRASE, PIN, TODAY, Desk, Interview
from tests.tui.frames import post_keys, settled, text_of
from tests.tui.test_names import press


class Clock:
    """A wall clock and a counting one that a test moves."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 24, 10, 47, tzinfo=UTC)
        self.counted = 100.0

    def now(self) -> datetime:
        """Return the time on the wall."""
        return self.wall

    def monotonic(self) -> float:
        """Return the seconds counted."""
        return self.counted

    def passes(self, seconds: float, *, wall: float | None = None) -> None:
        """Let time pass, on the wall as much as counted unless it is said otherwise."""
        self.counted += seconds
        self.wall += timedelta(seconds=seconds if wall is None else wall)

    def passes_slowly(self, seconds: int, watch: Watch) -> str:
        """Let time pass second by second, and return what the watch says at the end."""
        for _ in range(seconds - 1):
            self.passes(1)
            watch.look()
        self.passes(1)
        return watch.look()


class AtDesk(Desk):
    """A desk at which time passes as a test says."""

    def __init__(self, clock: Clock, interview: Interview) -> None:
        super().__init__(interview=interview, today=TODAY)
        self.now = clock.now


@asynccontextmanager
async def unlocked(clock: Clock, interview: Interview) -> AsyncIterator[Pilot[int]]:
    """Run the app, opened with the passphrase and a PIN."""
    desks = [AtDesk(clock, interview) for _ in range(3)]
    app = OutreachApp(lambda _passphrase: SimpleNamespace())
    app._desk_of = lambda _workspace: desks.pop(0)
    app._guard = Guard(clock.monotonic)
    async with app.run_test(size=(80, 24)) as pilot:
        post_keys(app, f"{PASSPHRASE}\n{PIN}\n")
        await settled(pilot)
        await settled(pilot)
        yield pilot


async def test_the_pin_brings_the_screen_back() -> None:
    """F6, then the digits chosen at unlocking and Enter: the same words stand there again."""
    async with unlocked(Clock(), Interview()) as pilot:
        await press(pilot, "2", "quiet-har")
        covered = await press(pilot, "f6", "47")
        assert "quiet" not in covered
        assert "**" in covered
        assert "47" not in covered
        assert "quiet-har" in await press(pilot, "11", "enter")


async def test_three_wrong_pins_lock_and_the_words_stand_where_they_were() -> None:
    """Three wrong PINs lock; the passphrase and a new PIN lead back to the question, with its words."""
    interview = Interview()
    async with unlocked(Clock(), interview) as pilot:
        await press(pilot, "2", "quiet-har", "f6")
        for left in ("2 tries left", "1 try left"):
            assert left in await press(pilot, "0000", "enter")
        assert "Locked after three wrong tries" in await press(pilot, "0000", "enter")
        assert interview.typed_text == "quiet-har"
        again = await press(pilot, PASSPHRASE, "enter", "99999", "enter")
        assert "quiet-har" in again
        await press(pilot, "f6", PIN, "enter")
        assert "quiet-har" not in text_of(pilot.app)
        assert "quiet-har" in await press(pilot, "99999", "enter")


async def test_a_pin_has_four_digits_or_more() -> None:
    """Too few digits are refused in one sentence; p goes without a PIN, and the passphrase uncovers."""
    app = OutreachApp(lambda _passphrase: SimpleNamespace())
    app._desk_of = lambda _workspace: Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, PASSPHRASE, "enter")
        assert "four digits or more. p uses" in await press(pilot, "123", "enter")
        assert "four digits or more. p uses" in await press(pilot, "enter")
        assert "Today," in await press(pilot, "p")
        assert "then type the passphrase" in await press(pilot, "f6")
        assert "Today," in await press(pilot, "x", PASSPHRASE, "enter")


async def test_the_pin_is_forgotten_with_the_lock() -> None:
    """Nothing in the app holds the PIN once it is locked."""
    async with unlocked(Clock(), Interview()) as pilot:
        assert isinstance(pilot.app, OutreachApp)
        assert pilot.app._guard._pin == PIN
        await press(pilot, "ctrl+l")
        assert PIN not in vars(pilot.app._guard).values()


@pytest.mark.parametrize(
    ("seconds", "wall", "says"),
    [
        (2, 3600 * 3, "went forward by 3 hours"),
        (2, -86400 * 365, "went back by 365 days"),
        (2, 86400 * 3652, "went forward by 3652 days"),
        (300, 300, "went forward by 5 minutes"),
        (2, 2 - 3600, "went back by 1 hour"),
    ],
)
async def test_a_clock_that_jumped_locks_and_is_said(seconds: float, wall: float, says: str) -> None:
    """After sleep, or a clock that was set, everything is locked, and one sentence says which way it went."""
    clock, interview = Clock(), Interview()
    async with unlocked(clock, interview) as pilot:
        await press(pilot, "2", "quiet-har")
        clock.passes(seconds, wall=wall)
        assert isinstance(pilot.app, OutreachApp)
        pilot.app.lock_if_due()
        await settled(pilot)
        shown = " ".join(text_of(pilot.app).split())
        assert says in shown
        assert "quiet" not in shown
        assert interview.typed_text == "quiet-har"
        assert "quiet-har" in await press(pilot, PASSPHRASE, "enter", PIN, "enter")


async def test_five_minutes_without_a_key_lock() -> None:
    """Nobody there for five minutes: locked, covered or not; the question is come back to."""
    for keys in (["2"], ["2", "f6"]):
        clock, interview = Clock(), Interview()
        async with unlocked(clock, interview) as pilot:
            await press(pilot, *keys)
            assert isinstance(pilot.app, OutreachApp)
            for _ in range(301):
                clock.passes(1)
                pilot.app.lock_if_due()
            await settled(pilot)
            assert LOCKED_IDLE in " ".join(text_of(pilot.app).split())
            assert "Code name" in await press(pilot, PASSPHRASE, "enter", PIN, "enter")


async def test_words_that_cannot_be_kept_are_not_thrown_away_by_locking() -> None:
    """With a full disk the screen is covered instead, and locked as soon as the words are kept."""
    clock, interview = Clock(), Interview()
    async with unlocked(clock, interview) as pilot:
        await press(pilot, "2", "quiet-har")
        interview.refuses_to_save = True
        await press(pilot, "b")
        clock.passes(3600)
        assert isinstance(pilot.app, OutreachApp)
        pilot.app.lock_if_due()
        await settled(pilot)
        assert "Covered" in text_of(pilot.app)
        interview.refuses_to_save = False
        clock.passes(3600)
        pilot.app.lock_if_due()
        await settled(pilot)
        assert "Locked, because" in text_of(pilot.app)
        assert interview.typed_text == "quiet-harb"


def test_a_key_keeps_it_open() -> None:
    """The five minutes are counted from the last key."""
    clock = Clock()
    watch = Watch(clock.now, clock.monotonic)
    assert clock.passes_slowly(299, watch) == ""
    watch.touch()
    assert clock.passes_slowly(299, watch) == ""
    assert clock.passes_slowly(1, watch) == LOCKED_IDLE


def test_a_small_correction_of_the_clock_is_nothing() -> None:
    """A clock that a network puts right by some seconds locks nothing, nor does summer time."""
    clock = Clock()
    watch = Watch(clock.now, clock.monotonic)
    clock.passes(1, wall=-10)
    assert watch.look() == ""
    clock.passes(1, wall=20)
    assert watch.look() == ""
