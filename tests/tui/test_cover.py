"""F6 covers the screen at once, the passphrase brings it back, three wrong ones or Ctrl+L lock everything."""

from types import SimpleNamespace

import pytest

from outreach_tui.tui.app import OutreachApp
from tests.tui.fakes import PASSPHRASE, PIN, Desk, Interview
from tests.tui.frames import assert_golden, post_keys, settled, text_of
from tests.tui.test_names import press


def opened(desk: Desk, interview: Interview | None = None) -> OutreachApp:
    """Return the app on `desk`, able to open another one of its kind with the passphrase."""
    app = OutreachApp(lambda _passphrase: SimpleNamespace(), desk=desk, interview=interview)
    app._desk_of = lambda _workspace: Desk(interview=desk.interview)
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_cover_shows_nothing_of_anybody(size: tuple[int, int]) -> None:
    """F6 leaves nothing personal on the screen; the right passphrase brings the same words back."""
    interview = Interview()
    app = opened(Desk(interview=interview), interview)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "quiet-har")
        covered = await press(pilot, "f6")
        assert "quiet" not in covered
        assert "Code name" not in covered
        if size == (80, 24):
            assert_golden(app, "cover")
        await press(pilot, "x", PASSPHRASE)
        assert PASSPHRASE not in text_of(app)
        assert "quiet-har" in await press(pilot, "enter")


@pytest.mark.parametrize("keys", [["f1"], ["escape", "3"], ["escape", "ctrl+s"], ["f7"], ["f10"]])
async def test_every_screen_can_be_covered(keys: list[str]) -> None:
    """Whatever is open, F6 covers it."""
    app = opened(Desk())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        shown = await press(pilot, "f6")
        assert "Covered." in shown
        assert "Govan" not in shown


async def test_three_wrong_tries_lock() -> None:
    """After three wrong passphrases the workspace is closed and asked for again; typed words are kept."""
    interview = Interview()
    desk = Desk(interview=interview)
    app = opened(desk, interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "quiet-har", "f6", "x")
        for left in ("2 tries left", "1 try left"):
            assert left in await press(pilot, "not that one", "enter")
        shown = await press(pilot, "not that one", "enter")
        assert desk.is_closed
        assert interview.typed_text == "quiet-har"
        assert "Locked after three wrong tries" in shown
        assert "quiet" not in shown
        assert "A PIN for the cover" in await press(pilot, PASSPHRASE, "enter")


@pytest.mark.parametrize("keys", [["ctrl+l"], ["f6", "f6"], ["f6", "ctrl+l"], ["f1", "ctrl+l"]])
async def test_a_key_locks(keys: list[str]) -> None:
    """Ctrl+L, or F6 on the cover, closes the workspace, keeps the words and asks for the passphrase."""
    interview = Interview()
    desk = Desk(interview=interview)
    app = opened(desk, interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "quiet-har")
        post_keys(app, keys)
        await settled(pilot)
        assert desk.is_closed
        assert interview.typed_text == "quiet-har"
        assert "Passphrase" in text_of(app)
        assert len(app.screen_stack) == 1
        assert "Code name" in await press(pilot, PASSPHRASE, "enter", PIN, "enter")


async def test_keys_around_the_cover_go_where_they_were_meant_to() -> None:
    """In one burst: what is typed before F6 is the answer, what is typed after it goes to the cover."""
    interview = Interview()
    app = opened(Desk(interview=interview), interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        post_keys(app, ["q", "u", "f6", "enter", *PASSPHRASE, "enter", "i"])
        await settled(pilot)
        await settled(pilot)
        assert interview.typed_text == "qui"


async def test_the_cover_explains_itself_and_shows_nothing_by_it() -> None:
    """F1 says how to come back and what if the PIN is forgotten, F10 locks; nothing beneath is seen."""
    interview = Interview()
    desk = Desk(interview=interview)
    app = opened(desk, interview)
    app._guard._choose(PIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "quiet-har", "f6")
        explained = await press(pilot, "f1")
        assert "Forgotten the PIN? F6 locks" in " ".join(explained.split())
        assert "Write a line of your own" not in explained
        listed = await press(pilot, "f10")
        assert "quiet" not in explained + listed
        assert "Code name" not in explained + listed
        assert "Covered." in await press(pilot, "escape")
        assert "Passphrase" in await press(pilot, "f10", "lock", "enter")
        assert desk.is_closed
        assert interview.typed_text == "quiet-har"


async def test_f6_locks_from_what_lies_on_the_cover() -> None:
    """Whatever was opened over the cover, F6 still locks."""
    for key in ("f1", "f9", "f10"):
        desk = Desk()
        app = opened(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "f6", key, "f6")
            assert desk.is_closed


async def test_without_a_way_to_open_it_again_locking_leaves() -> None:
    """Where the workspace was opened by the command that started the app, locking ends the app."""
    desk = Desk()
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+l")
    assert desk.is_closed
    assert app.return_code == 0
