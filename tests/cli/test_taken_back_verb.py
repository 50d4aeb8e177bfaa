"""`outreach taken-back`: lists, decides and reads, and wipes only on the word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.cli import real_world
from outreach_tui.errors import OutreachError
from tests.cli.typed import run
from tests.scenario.areas import new_area
from tests.scenario.synced import Synced
from tests.scenario.test_taken_back import PLANTED, held, took_back


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Synced]:
    """Return an area in which somebody took everything back."""
    made = Synced(new_area(tmp_path, "isla").folder)
    took_back(made)
    made.close()
    monkeypatch.setattr(real_world, "outside", made.outside.make)
    yield made
    made.close()


def said_by(area: Synced, typed: str, *words: str) -> tuple[int, str]:
    """Run `taken-back` at the lead partner's; return its exit code and everything it said."""
    return run(area, "lead", typed, "taken-back", *words)


def test_it_is_decided_read_and_wiped_by_what_the_list_calls_it(area: Synced) -> None:
    """Every decision takes the short id of the list; reading wants a lawful reason, wiping the word."""
    listed, said = said_by(area, "")
    whose = said.partition(" ")[0]
    assert (listed, "nobody has decided yet" in said) == (0, True)
    assert said_by(area, "", "restrict", whose)[0] == 0
    assert said_by(area, "", "keep", whose, "--duty", "a court asked", "--review", "+30")[0] == 0
    assert "kept, review on" in said_by(area, "")[1]
    assert said_by(area, "", "open", whose)[0] == 0
    assert PLANTED in said_by(area, "", "read", whose, "--reason", "agreed")[1]
    with pytest.raises(OutreachError, match="none of those there are"):
        said_by(area, "", "read", whose, "--reason", "curious")
    assert said_by(area, "wipe\n", "wipe", whose) == (
        1,
        "Type WIPE to wipe it here for good: Nothing was wiped.\n",
    )
    assert said_by(area, "WIPE\n", "wipe", whose)[0] == 0
    assert "wiped on" in said_by(area, "")[1]
    with area.at("lead") as lead:
        assert not held(lead)


def test_whoever_is_not_on_the_list_is_said_to_be_not(area: Synced) -> None:
    """A name that means nobody, or nobody named at all, changes nothing."""
    with pytest.raises(OutreachError, match="taken nothing back"):
        said_by(area, "", "wipe", "quiet-harbour", "--yes")
    with pytest.raises(SystemExit):
        said_by(area, "", "wipe")
