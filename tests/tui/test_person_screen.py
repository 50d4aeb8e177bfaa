"""Everything about one young person on a screen: to look at before the door, to read to them, to wipe."""

from dataclasses import replace

import pytest

from outreach_tui.tui.app import OutreachApp
from tests.tui.fakes import DOOR, PAGE, PASSPHRASE, Desk, Interview
from tests.tui.frames import assert_golden, text_of
from tests.tui.test_hostile import assert_harmless
from tests.tui.test_names import press, today
from tests.tui.worlds import desk

TO_PERSON = ("b",)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_person_s_screen(size: tuple[int, int]) -> None:
    """Last time stands on one screen: what we promised first, their words, what was wrong."""
    async with today(Desk(), size) as pilot:
        await press(pilot, *TO_PERSON)
        assert_golden(pilot.app, f"person_{size[0]}x{size[1]}")


OPENED = [
    (["6"], "read_to_them"),
    (["6", "b"], "crossing_out"),
    (["7"], "copy"),
    (["7", "2"], "photo"),
    (["7", "3"], "copy_file"),
    (["8"], "wipe"),
    (["f7"], "person_f7"),
]


@pytest.mark.parametrize(("keys", "name"), OPENED)
async def test_what_opens_from_there(keys: list[str], name: str) -> None:
    """Reading to them, a copy for them, wiping and the name stand as they were last read and agreed."""
    async with today(Desk()) as pilot:
        await press(pilot, *TO_PERSON, *keys)
        assert_golden(pilot.app, name)


async def test_nobody_in_is_two_keys() -> None:
    """One key for the person and one for nobody in; Today says that it counts."""
    desk = Desk()
    async with today(desk) as pilot:
        assert "Nobody in at quiet-harbour: noted" in await press(pilot, *TO_PERSON, "2")
    assert desk.done == [("nobody in", "p1")]


@pytest.mark.parametrize(("key", "script"), [("1", "follow_up"), ("3", "taster"), ("4", "check_in")])
async def test_every_talk_begins_there(key: str, script: str) -> None:
    """A follow-up, the word after a taster, a check-in and a note are one key from the person."""
    desk = Desk()
    async with today(desk) as pilot:
        await press(pilot, *TO_PERSON, key)
    assert desk.begun == [(script, "p1")]


async def test_a_first_talk_is_a_home_visit() -> None:
    """Somebody nobody has talked with yet is met with the home visit, and the screen says so."""
    desk = Desk(door=replace(DOOR, lines=(), talk="home_visit"))
    async with today(desk) as pilot:
        shown = await press(pilot, *TO_PERSON)
        assert ("Home visit" in shown, "Nothing is known yet" in shown) == (True, True)
        await press(pilot, "1")
    assert desk.begun == [("home_visit", "p1")]


async def test_crossing_out_takes_the_same_letter_twice() -> None:
    """What they do not want kept goes; another key in between keeps it."""
    desk = Desk()
    async with today(desk) as pilot:
        await press(pilot, *TO_PERSON, "6", "a", "down", "a")
        assert desk.done == []
        assert "Crossed out" in await press(pilot, "a")
    assert desk.done == [("crossed out", "i1")]


COPIES = [
    (("1",), [("printed", PAGE.title), ("copy", "p1", "paper")]),
    (("2",), [("copy", "p1", "photo")]),
    (("3", "page.html", "enter"), [("written", "page.html"), ("copy", "p1", "paper")]),
    (("3", "page.html", "escape"), []),
    (("4",), [("copy", "p1", "none")]),
    (("5",), [("printed", "Everything kept about quiet-harbour"), ("copy", "p1", "paper")]),
]


@pytest.mark.parametrize(("keys", "done"), COPIES)
async def test_a_copy_is_given_as_they_like_and_kept_as_given(
    keys: tuple[str, ...], done: list[tuple[str, ...]]
) -> None:
    """Printed, photographed, written where the officer says, or none; a file is named first."""
    desk = Desk()
    async with today(desk) as pilot:
        await press(pilot, *TO_PERSON, "7", *keys)
    assert desk.done == done


async def test_a_talk_that_is_finished_leads_to_the_copy_for_them() -> None:
    """After finishing, one key goes to whom it was about, where a copy for them is one key more."""
    interview = Interview()
    for answer in ("quiet-harbour", "1", "not_in"):
        interview.answer(answer)
    app = OutreachApp(desk=Desk(interview=interview), interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert "about them, a copy" in text_of(app)
        await press(pilot, "right")
        assert "How would they like it?" in await press(pilot, "7")


async def test_from_find() -> None:
    """The same screen opens from a search, and leads into a visit."""
    desk = Desk()
    async with today(desk) as pilot:
        shown = await press(pilot, "3", "q", "enter")
        assert "We said: Ask the garage" in shown
        await press(pilot, "1")
        assert desk.begun == [("follow_up", "p1")]


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
        await press(pilot, *TO_PERSON, "8")
        assert "not their code name" in await press(pilot, "amber-lantern", "enter")
        await press(pilot, *["backspace"] * 13, "quiet-harbour", "enter")
        assert "does not open" in await press(pilot, "some other words", "enter")
        assert desk.erased == []
        assert "Wiped for good" in await press(pilot, PASSPHRASE, "enter")
        assert desk.erased == ["p1"]
        assert "To visit" in text_of(pilot.app)


async def test_hostile_records() -> None:
    """Whatever was said, noted or promised is only ever text."""
    app = OutreachApp(desk=desk(hostile=True))
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (TO_PERSON, ("6",), ("a",), ("escape", "7", "2"), ("escape", "escape", "8")):
            await press(pilot, *keys)
            assert_harmless(app)


async def test_everything_a_screen_opens_is_found_by_a_part_of_its_name() -> None:
    """F10 finds what stands in a list with a key of its own too, and Enter opens it."""
    async with today(Desk()) as pilot:
        assert "Find a person" in await press(pilot, "f10", "find")
        assert "Type a part of the code name" in await press(pilot, "enter") or "find:" in text_of(pilot.app)
        await press(pilot, "escape")
        await press(pilot, *TO_PERSON)
        assert "A copy for them" in await press(pilot, "f10", "copy")
        assert "How would they like it?" in await press(pilot, "enter")
