"""What a first screen says of the disk it stands on: whole, and where it can be read."""

from dataclasses import dataclass

import pytest

from outreach_tui.errors import OutreachError
from tests.tui.fakes import Desk, Interview
from tests.tui.test_names import press, today

WARNING = "This folder is copied elsewhere by OneDrive. Copies it keeps cannot be erased from here."
FULL = OutreachError(
    "disk-full",
    "/home/somebody/.local/share/outreach/341176c8/work",
    "there is no room left on this disk",
    "Make room, then try again",
)


@dataclass
class FullDisk(Desk):
    """A workspace on a disk without room."""

    def begin_interview(self, *_given: object, **_named: object) -> Interview:
        """Refuse."""
        raise FULL


def in_one(screen: str) -> str:
    """Return the words of a screen without its line breaks."""
    return " ".join(screen.split())


@pytest.mark.parametrize(("is_lead", "key"), [(True, "5"), (False, "2")], ids=["lead partner", "officer"])
async def test_a_full_disk_is_said_to_the_last_word(is_lead: bool, key: str) -> None:
    """The sentence says what to do next, also on a small screen, and the screen goes on."""
    async with today(FullDisk(is_lead=is_lead)) as pilot:
        screen = await press(pilot, key)
        assert "there is no room left on this disk. Make room, then try again." in in_one(screen)
        assert await press(pilot, "f1") != screen


async def test_the_lead_partner_is_told_of_a_folder_that_is_copied_elsewhere() -> None:
    """In one line on the first screen; F1 says all of it."""
    async with today(Desk(is_lead=True, warning=WARNING)) as pilot:
        assert "copied elsewhere by OneDrive. F1 says why" in in_one(await press(pilot, "down"))
        assert "cannot be erased" in in_one(await press(pilot, "f1"))


async def test_the_lead_partner_is_told_in_a_quiet_line_that_the_yearly_drill_is_due() -> None:
    """It says where the drill is, takes no key away, and gives way to whatever was just said."""
    async with today(Desk(is_lead=True, drill=True)) as pilot:
        screen = in_one(await press(pilot, "down"))
        assert "A year is over since a recovery sheet was last tried." in screen
        assert "Hold the yearly drill" in in_one(await press(pilot, "a"))
    async with today(Desk(is_lead=True)) as pilot:
        assert "recovery sheet" not in await press(pilot, "down")


async def test_what_every_errand_of_the_lead_partner_does_is_read_whole_at_80_cells() -> None:
    """Nothing is cut off in the list; a window with fewer rows shows in full what is marked."""
    async with today(Desk(is_lead=True)) as pilot:
        screen = await press(pilot, "ctrl+g")
        assert "…" not in screen
        assert "Clear old audit entries" in screen
        await pilot.resize_terminal(80, 20)
        assert "and take a sheet out of the safe." in in_one(await press(pilot, *["down"] * 7))
