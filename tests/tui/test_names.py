"""Names stand beside code names for as long as the passphrase's two minutes last, and nowhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.names import LOCKED_IDLE
from outreach_tui.workflow.today import DraftToFinish
from tests.tui.fakes import CARDS, PASSPHRASE, Desk, Names
from tests.tui.frames import assert_golden, post_typed, settled, text_of
from tests.tui.hostile_text import HOSTILE
from tests.tui.test_hostile import assert_harmless

PERSONAL = ("Shug", "07700", "Harbour Road", "Wee Jo", "Window Lane", "buzzer")


@asynccontextmanager
async def today(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """Run the app on an officer's desk."""
    app = OutreachApp(desk=desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys by name, or a text's; return the screen."""
    for key in keys:
        post_typed(pilot.app, key)
        await settled(pilot)
    return text_of(pilot.app)


async def open_names(pilot: Pilot[int]) -> str:
    """Type the passphrase after F7."""
    return await press(pilot, "f7", PASSPHRASE, "enter")


def nobody_in(shown: str) -> bool:
    """Return whether nothing of a name is on the screen."""
    return not any(words in shown for words in PERSONAL)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_names_stand_beside_code_names(size: tuple[int, int]) -> None:
    """F7 and the passphrase show name, number and door of today's people; F7 again hides and locks them."""
    desk = Desk()
    async with today(desk, size) as pilot:
        assert nobody_in(text_of(pilot.app))
        asked = await press(pilot, "f7", PASSPHRASE)
        assert PASSPHRASE not in asked
        assert "*" * len(PASSPHRASE) in asked
        await press(pilot, "enter", *["down"] * 9)
        assert_golden(pilot.app, f"names_{size[0]}x{size[1]}")
        assert "07700 900123" in text_of(pilot.app)
        assert nobody_in(await press(pilot, "f7"))
        assert not desk.names.is_open


async def test_a_wrong_passphrase_is_one_sentence() -> None:
    """A wrong passphrase opens nothing, and can be tried again."""
    desk = Desk()
    async with today(desk) as pilot:
        shown = await press(pilot, "f7", "not it at all", "enter")
        assert "it does not open this workspace" in shown
        assert not desk.names.is_open
        assert "Shug" in await press(pilot, PASSPHRASE, "enter")


async def test_two_idle_minutes_clear_every_name_at_once() -> None:
    """When they lock by themselves, no name is left after the next paint, and one line says why."""
    desk = Desk()
    async with today(desk, (120, 40)) as pilot:
        assert "Shug" in await open_names(pilot)
        desk.names.due = LOCKED_IDLE
        pilot.app.lock_if_due()
        pad = pilot.app.screen.query_one("Pad")
        assert nobody_in("".join(span.text for row in pad._rows for span in row.spans))
        await pilot.pause()
        assert nobody_in(text_of(pilot.app))
        assert LOCKED_IDLE in text_of(pilot.app)


async def test_names_follow_nobody_elsewhere() -> None:
    """Find and a conversation show no name; going into a conversation locks them."""
    desk = Desk()
    async with today(desk) as pilot:
        await open_names(pilot)
        assert nobody_in(await press(pilot, "3"))
        assert nobody_in(await press(pilot, "escape", "2"))
        assert not desk.names.is_open
        assert nobody_in(await press(pilot, "f8"))


async def test_leaving_locks_first() -> None:
    """However the app is left, names are locked."""
    desk = Desk()
    async with today(desk) as pilot:
        await open_names(pilot)
        await press(pilot, "ctrl+q")
    assert not desk.names.is_open


async def test_a_key_starts_the_two_minutes_again_but_not_on_the_cover() -> None:
    """Keys of somebody who tries to get past the cover do not keep names open."""
    desk = Desk()
    async with today(desk) as pilot:
        await open_names(pilot)
        before = desk.names.touched
        await press(pilot, "down")
        assert desk.names.touched == before + 1
        await press(pilot, "f6")
        covered = desk.names.touched
        await press(pilot, "x", "wrong words", "enter")
        assert desk.names.touched == covered


async def test_a_card_is_entered_beside_the_person() -> None:
    """With names open, a key on a marked person opens their card; locking leaves it and keeps the words."""
    desk = Desk(names=Names(kept=CARDS[:1]))
    async with today(desk) as pilot:
        assert "F7 opens names first" in await press(pilot, "ctrl+e")
        await open_names(pilot)
        await press(pilot, *["down"] * 10, "ctrl+e")
        assert desk.names.begun == ["p2"]
        await press(pilot, "quiet-har")
        desk.names.due = LOCKED_IDLE
        pilot.app.lock_if_due()
        await settled(pilot)
        shown = text_of(pilot.app)
        assert "quiet-har" in desk.names.interview.typings
        assert LOCKED_IDLE in shown
        assert "To visit" in shown


async def test_a_card_left_in_the_middle_shows_only_with_names() -> None:
    """Its row is there while names are open, and goes with them."""
    left = DraftToFinish(
        "c1", "Name and address", "amber-lantern", "Name", datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    )
    desk = Desk(names=Names(left=(left,)))
    async with today(desk) as pilot:
        assert "Name and address" not in text_of(pilot.app)
        assert "Name and address" in await open_names(pilot)
        assert "Name and address" not in await press(pilot, "f7")
        await open_names(pilot)
        await press(pilot, "5")
        assert desk.names.begun == ["c1"]


async def test_hostile_cards() -> None:
    """Whatever stands on a card is only ever text."""
    cards = tuple(
        replace(one, known_as=HOSTILE, phone=HOSTILE, address=HOSTILE, access_note=HOSTILE) for one in CARDS
    )
    async with today(Desk(names=Names(kept=cards)), (120, 40)) as pilot:
        await open_names(pilot)
        for keys in (["down"] * 9, ["right"], ["f7"]):
            await press(pilot, *keys)
            assert_harmless(pilot.app)


async def test_a_folder_that_is_copied_elsewhere_is_said() -> None:
    """Today says in one line that another program copies the folder; F1 says all of it."""
    warning = "This folder is copied elsewhere by OneDrive. Copies it keeps cannot be erased from here."
    async with today(Desk(warning=warning)) as pilot:
        assert_golden(pilot.app, "today_synced")
        assert "cannot be erased" in " ".join((await press(pilot, "f1")).split())
