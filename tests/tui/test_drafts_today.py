"""Talks that were left, on today: every one is come to, says what it is, and can be thrown away for good."""

from dataclasses import replace

from tests.tui.fakes import TODAY, Desk
from tests.tui.test_names import press, today

KEPT = TODAY.drafts[0]
NO_PROMISES = replace(TODAY, promises=())


async def test_a_talk_nothing_shall_be_kept_of_is_thrown_away() -> None:
    """Marked, Del twice throws it away; once asks, and any other key leaves it."""
    desk = Desk(today=NO_PROMISES)
    async with today(desk) as pilot:
        assert "marks a talk" in await press(pilot, "delete")
        assert "Del twice throws it away" in await press(pilot, "down")
        assert "Go on with quiet-harbour: Del once more" in await press(pilot, "delete")
        await press(pilot, "down", "up")
        assert "Del once more" in await press(pilot, "delete")
        assert desk.today.drafts == TODAY.drafts
        shown = await press(pilot, "delete")
        assert "Thrown away: nothing of it is kept." in shown
        assert "Go on with quiet-harbour" not in shown
    assert desk.today.drafts == TODAY.drafts[1:]


async def test_a_long_name_of_a_talk_widens_no_column() -> None:
    """A talk that was left says its name to the end; promises and people keep the room they have."""
    long = replace(KEPT, alias="plain-and-windy-window")
    undated = replace(TODAY.promises[0], by=None)
    async with today(Desk(today=replace(TODAY, drafts=(long,), promises=(undated,))), (80, 24)) as pilot:
        shown = await press(pilot, "f5")
    assert "Go on with plain-and-windy-window   " in shown
    assert f"{undated.alias}          no day given    {undated.words[:30]}" in shown


async def test_nothing_else_is_thrown_away() -> None:
    """On a row that is no talk the key says what it is for."""
    desk = Desk(today=NO_PROMISES)
    async with today(desk) as pilot:
        assert "marks a talk" in await press(pilot, "down", "down", "delete")
    assert desk.today == NO_PROMISES


async def test_every_talk_that_was_left_is_come_to() -> None:
    """However many there are, arrows reach each; none is out of reach behind the others."""
    many = tuple(replace(KEPT, draft=f"d{number}", alias=f"plain-window-{number}") for number in range(9))
    desk = Desk(today=replace(NO_PROMISES, drafts=many))
    async with today(desk, (120, 40)) as pilot:
        shown = await press(pilot)
        assert all(one.alias in shown for one in many)
        await press(pilot, *["down"] * 11, "enter")
    assert desk.begun == [("d8", None)]


async def test_what_is_about_nobody_is_called_by_its_name() -> None:
    """A lesson or a check left in the middle is no "somebody new"."""
    safe = replace(KEPT, title="Safe to visit", alias="", place="Safe to visit")
    async with today(Desk(today=replace(NO_PROMISES, drafts=(safe,)))) as pilot:
        shown = await press(pilot)
    assert "Go on with Safe to visit" in shown
    assert shown.count("Safe to visit") == 2, "as what is left, and as what can be begun"
