"""What is imported while the passphrase is typed, and when Python looks for garbage."""

import gc
from importlib.util import find_spec

import pytest

from outreach_tui.tui import settled
from outreach_tui.tui.read_ahead import FIRST_NEEDED, ReadAhead
from outreach_tui.tui.screens.unlock import UnlockView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.workspace import Workspace


def _nothing_opens(_passphrase: str) -> Workspace:
    raise AssertionError


@pytest.mark.parametrize("module", FIRST_NEEDED)
def test_what_is_read_ahead_is_there(module: str) -> None:
    """A module that was renamed is not silently read at the first Enter again."""
    assert find_spec(module) is not None


def test_reading_ahead_begins_with_the_second_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first star comes before anything else is read; by the time of Enter the rest is there."""
    begun: list[str] = []
    monkeypatch.setattr(ReadAhead, "begin", lambda _self: begun.append("begun"))
    prompt = UnlockView(_nothing_opens)
    prompt.press(Stroke("f", "f"))
    assert begun == []
    prompt.press(Stroke("o", "o"))
    assert begun == ["begun"]


def test_garbage_is_looked_for_again_once_the_first_screen_stands() -> None:
    """A day with the app open gathers no garbage, and what stays as it is costs no key any time."""
    settled.wait()
    assert not gc.isenabled()
    settled.settle()
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        settled.unsettle()
    assert gc.get_freeze_count() == 0
