"""What Today says of what is with the lead partner, upper right."""

from dataclasses import replace

import pytest

from outreach_tui.tui.app import OutreachApp
from tests.tui.fakes import TODAY
from tests.tui.frames import text_of
from tests.tui.worlds import desk


@pytest.mark.parametrize(
    ("not_sent", "not_received", "is_any_received", "said"),
    [
        (0, 0, False, "nothing to send yet"),
        (0, 0, True, "all received"),
        (0, 2, False, "2 changes not confirmed"),
        (3, 2, True, "3 changes not sent, 2 not confirmed"),
    ],
)
async def test_all_received_is_said_only_where_something_was(
    not_sent: int, not_received: int, is_any_received: bool, said: str
) -> None:
    """A laptop that never sent anything is not told that all was received."""
    today = replace(TODAY, not_sent=not_sent, not_received=not_received, is_any_received=is_any_received)
    app = OutreachApp(desk=desk(today=today))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert said in text_of(app).splitlines()[0]
