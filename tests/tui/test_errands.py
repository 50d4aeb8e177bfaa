"""An errand's questions: each slip is told at its own question, and nothing typed is lost over it."""

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.tui.lines import ended
from tests.tui.fakes import Desk
from tests.tui.test_names import press, today


def test_a_path_that_is_too_long_shows_its_end() -> None:
    """The name of a file tells it from its neighbours; the folder it lies in gives way."""
    assert ended("/media/morag/stick/govan.area-pack", 18) == "…k/govan.area-pack"
    assert ended("/short", 18) == "/short"
    assert ended("/mnt/ąćę🚚", 4) == "…ę🚚"


class Refusing(Desk):
    """A desk whose errands cannot be done."""

    def run_errand(self, *_given: object) -> tuple[str, ...]:
        """Refuse."""
        raise OutreachError("wrong-passphrase", "passphrase", "it does not open this", "Type it once more")


async def test_what_cannot_be_done_is_said_where_it_is_put_right() -> None:
    """A wrong passphrase at the end leads back to the passphrase, with everything else as it was typed."""
    async with today(Refusing()) as pilot:
        await press(pilot, "ctrl+g", "2", "x", "enter", "y", "enter", "/", "enter", "p")
        screen = await press(pilot, "enter")
        assert "4 of 4" in screen
        assert "Type it once more" in screen
        assert "► y" in await press(pilot, "escape", "escape")


@pytest.mark.parametrize("is_lead", [True, False], ids=["lead partner", "officer"])
async def test_an_errand_that_asks_nothing_shows_at_once(is_lead: bool) -> None:
    """Looking at the area takes one key, not a screen that only says to press Enter."""
    async with today(Desk(is_lead=is_lead)) as pilot:
        screen = await press(pilot, "ctrl+g", "1")
        assert "Done: Show the area" in screen
        assert "Enter back to the list" in screen
