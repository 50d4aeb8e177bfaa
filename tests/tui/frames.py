"""What stands on the screen, as rows of text read from the compositor, and the goldens it is held against.

Renew the goldens with `OUTREACH_RENEW_GOLDENS=1 python -m pytest tests/tui/test_goldens.py`, then read the
difference like code.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from outreach_tui.tui.widgets.pad import Pad

GOLDENS = Path(__file__).parent / "goldens"
NAMED = re.compile(
    r"f\d+|ctrl\+\w|escape|enter|delete|backspace|left|right|up|down|home|end|pageup|pagedown|tab"
)
"""What is the name of a key, and no text."""
_HOPS = 12
"""Times all that was posted is waited for: more than a key, its work and what that posts go through."""


def rows_of(app: App[int]) -> list[str]:
    """Return the screen as rows of text, without spaces at their ends."""
    return [
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    ]


def text_of(app: App[int]) -> str:
    """Return the screen as one text."""
    return "\n".join(rows_of(app)) + "\n"


def assert_golden(app: App[int], name: str) -> None:
    """Hold the screen against its golden."""
    path = GOLDENS / f"{name}.txt"
    if os.environ.get("OUTREACH_RENEW_GOLDENS"):
        path.write_text(text_of(app), encoding="utf-8")
    assert text_of(app) == path.read_text(encoding="utf-8"), f"{name}: the screen changed"


def post_keys(app: App[int], keys: str | list[str]) -> None:
    """Post keys to the app as a terminal does, without waiting for any of them."""
    names = {"\n": "enter", " ": "space", "/": "slash", "-": "minus"}
    for key in keys:
        if len(key) == 1:
            text = None if key == "\n" else key
            app.post_message(events.Key(names.get(key, key), text))
        else:
            app.post_message(events.Key(key, None))


def post_typed(app: App[int], *typed: str) -> None:
    """Post what somebody types: keys by name, and texts letter by letter."""
    for one in typed:
        post_keys(app, [one] if NAMED.fullmatch(one) else one)


async def settled(pilot: Pilot[int]) -> None:
    """Wait until every key is taken, all work done, the words kept, and the screen shows it."""
    for _ in range(_HOPS):
        with suppress(WorkerCancelled):  # it went with the screen that had begun it
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)
    for pad in pilot.app.screen.query(Pad):
        pad._on_pause()
    await pilot.pause()
