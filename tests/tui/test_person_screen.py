"""Everything about one young person on a screen: to look at before the door, to read to them, to wipe."""

from dataclasses import replace

import pytest

from outreach_tui.tui.app import OutreachApp
from outreach_tui.workflow.show_person import KeptAboutPerson, KeptRecord
from tests.tui.fakes import KEPT, PASSPHRASE, Desk
from tests.tui.frames import assert_golden, text_of
from tests.tui.hostile_text import HOSTILE
from tests.tui.test_hostile import assert_harmless
from tests.tui.test_names import press, today

TO_PERSON = (*["down"] * 6, "right")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_person_s_screen(size: tuple[int, int]) -> None:
    """Tries, wishes in own words, both promises, notes and what travels stand on one screen."""
    async with today(Desk(), size) as pilot:
        await press(pilot, *TO_PERSON)
        assert_golden(pilot.app, f"person_{size[0]}x{size[1]}")


@pytest.mark.parametrize(("keys", "name"), [(["2"], "read_to_them"), (["3"], "wipe"), (["f7"], "person_f7")])
async def test_what_opens_from_there(keys: list[str], name: str) -> None:
    """Reading to them, wiping and showing the name stand as they were last read and agreed."""
    async with today(Desk()) as pilot:
        await press(pilot, *TO_PERSON, *keys)
        assert_golden(pilot.app, name)


async def test_from_find() -> None:
    """The same screen opens from a search, and leads into a visit."""
    desk = Desk()
    async with today(desk) as pilot:
        shown = await press(pilot, "3", "q", "right")
        assert "What was promised" in shown
        await press(pilot, "1")
        assert desk.begun == [("home_visit", "p1")]


async def test_the_name_shows_and_hides() -> None:
    """F7 shows what they are called, their number and their door; F7 again hides them."""
    async with today(Desk()) as pilot:
        shown = await press(pilot, *TO_PERSON, "f7", PASSPHRASE, "enter")
        assert "12 Harbour Road" in shown
        assert_golden(pilot.app, "person_named")
        assert "Harbour" not in await press(pilot, "f7")


async def test_wiping_asks_twice() -> None:
    """The code name and the passphrase both have to be right; then everything is gone, and Today says so."""
    desk = Desk()
    async with today(desk) as pilot:
        await press(pilot, *TO_PERSON, "3")
        assert "not their code name" in await press(pilot, "amber-lantern", "enter")
        await press(pilot, *["backspace"] * 13, "quiet-harbour", "enter")
        assert "does not open" in await press(pilot, "some other words", "enter")
        assert desk.erased == []
        assert "Wiped for good" in await press(pilot, PASSPHRASE, "enter")
        assert desk.erased == ["p1"]
        assert "To visit" in text_of(pilot.app)


async def test_hostile_records() -> None:
    """Whatever was said, noted or promised is only ever text."""
    kept = KeptAboutPerson(
        HOSTILE,
        (
            *(KeptRecord(one.what, tuple((n, HOSTILE) for n, _ in one.lines)) for one in KEPT.records),
            KeptRecord(HOSTILE, ((HOSTILE, HOSTILE),)),
        ),
        HOSTILE,
        1,
    )
    app = OutreachApp(desk=replace(Desk(), kept=kept))
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (TO_PERSON, ("2",), ("end",), ("escape", "3")):
            await press(pilot, *keys)
            assert_harmless(app)
