"""The same key means the same on every screen, whatever screen's table it stands in."""

import pytest

from outreach_tui.tui import screen_commands
from outreach_tui.tui.commands import GO_ON, OPEN, Command

TABLES = [table for table in vars(screen_commands).values() if isinstance(table, tuple)]
EVERY = sorted(
    {one for table in TABLES for one in table if isinstance(one, Command) and one.key},
    key=lambda one: (one.key, one.help),
)
SAID_DIFFERENTLY = {"enter", "delete", "ctrl+z"}
"""Accepting, clearing and undoing: each screen says what it is that is accepted, cleared or undone."""


@pytest.mark.parametrize("key", sorted({one.key for one in EVERY} - SAID_DIFFERENTLY))
def test_a_key_has_one_meaning(key: str) -> None:
    """No two screens explain one key in two ways; its short name may fit the moment better."""
    assert len({(one.sign, one.help) for one in EVERY if one.key == key}) == 1


@pytest.mark.parametrize("usual", [OPEN, GO_ON])
def test_a_key_with_something_of_its_own_to_do_says_what(usual: Command) -> None:
    """Help on Enter is about this screen: "open what is marked" stands only where something is opened."""
    own = {"open", "go on", "keep", "leave open", "leave it open"}
    misleading = [
        one.name for one in EVERY if one.key == "enter" and one.help == usual.help and one.name not in own
    ]
    assert misleading == []


def test_keys_that_belong_to_the_terminal_are_left_to_it() -> None:
    """Copying, the terminal's own menus and full screen stay what they are."""
    assert not {"ctrl+c", "f11", "ctrl+enter"} & {one.key for one in EVERY}
    assert not [one.key for one in EVERY if "alt" in one.key or "shift" in one.key]
