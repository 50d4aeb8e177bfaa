"""`outreach device clear`: says what would go, does it only on the word, and nothing otherwise."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.cli import real_world
from tests.cli.typed import run
from tests.scenario.areas import hold, new_area
from tests.scenario.synced import Synced
from tests.scenario.test_clear_copy import ALIAS, PLANTED, at_rest, exchanged, wishes


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Synced]:
    """Return an area in which all that isla heard was received 31 days ago."""
    made = Synced(new_area(tmp_path, "isla").folder)
    with made.at("isla") as isla:
        hold(isla, "home_visit", *at_rest(ALIAS, PLANTED))
    exchanged(made)
    made.outside.moment += timedelta(days=31)
    made.close()
    monkeypatch.setattr(real_world, "outside", made.outside.make)
    yield made
    made.close()


def clear(area: Synced, typed: str, *words: str) -> tuple[int, str]:
    """Run `device clear` on isla's laptop; return its exit code and everything it said."""
    return run(area, "isla", typed, "device", "clear", *words)


def test_nothing_goes_before_the_word_is_typed_and_then_it_does(area: Synced) -> None:
    """A look changes nothing, another word is a no, and CLEAR lets it go."""
    looked, said = clear(area, "", "--dry-run")
    assert looked == 0
    assert f"about {ALIAS}" in said
    assert clear(area, "clear\n")[0] == 1
    with area.at("isla") as isla:
        assert wishes(isla) == {PLANTED}
    area.close()
    done, said = clear(area, "CLEAR\n")
    assert done == 0
    assert "The lead partner has them." in said
    with area.at("isla") as isla:
        assert wishes(isla) == set()
