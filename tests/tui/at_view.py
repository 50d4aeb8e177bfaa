"""Coming to one kind of view of the gallery, by its keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from outreach_tui.tui.app import OutreachApp
from tests.tui.frames import post_typed, settled
from tests.tui.worlds import GALLERY, app_for


@asynccontextmanager
async def at_view(
    view: str, *, hostile: bool = False, size: tuple[int, int] = (80, 24), until: str = ""
) -> AsyncIterator[tuple[OutreachApp, Pilot[int]]]:
    """Run the app until this kind of view stands on the screen; `until`, where given, is the last key."""
    app = app_for(view, hostile=hostile)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in GALLERY[view].keys:
            post_typed(app, key)
            await settled(pilot)
            if key == until:
                break
        else:
            assert shown_view(app) == view
        yield app, pilot


def shown_view(app: OutreachApp) -> str:
    """Return the class of the view that stands on the screen."""
    return type(app.places[-1].pad.stage.seen[0]).__name__
