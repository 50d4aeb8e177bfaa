"""`outreach person page`: the page on the screen, on paper or in a named file, and how they got it."""

import os
import sys
from pathlib import Path

import pytest

from outreach_tui.cli.arguments import command_line
from outreach_tui.console.voice import Voice
from outreach_tui.workflow.find_person import person_named
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area, visit

ALIAS, WISH = "quiet-harbour", "get good at welding"


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """An area in which isla knows somebody."""
    made = new_area(tmp_path / "area", "isla")
    with made.at("isla") as isla:
        hold(isla, "home_visit", *visit(ALIAS, WISH))
    return made


def run(area: Area, *words: str) -> int:
    """Run a command on isla's laptop; returns its exit code."""
    ours, theirs = os.pipe()
    os.write(theirs, f"{PASSPHRASE}\n".encode())
    os.close(theirs)
    folder = ("--folder", str(area.folder / "isla"), "--passphrase-fd", str(ours))
    arguments = command_line().parse_args([*words, *folder])
    return int(arguments.verb(arguments, Voice(sys.stdout, sys.stderr, sys.stdin)))


def way(area: Area) -> str:
    """Return how the last copy was given."""
    with area.at("isla") as isla:
        (record,) = isla.picture.about(person_named(isla, ALIAS), "visits")
        return record.value("copy_way")


def test_by_itself_the_page_is_only_shown(area: Area, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written; what is printed to the screen is not noted as given."""
    assert run(area, "person", "page", ALIAS) == 0
    assert f"“{WISH}”" in capsys.readouterr().out
    assert way(area) == ""


def test_a_file_is_written_where_it_is_said_with_a_warning(
    area: Area, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has it written is told that anybody can read it."""
    file = tmp_path / "page.html"
    assert run(area, "person", "page", ALIAS, "--to", str(file)) == 0
    assert "Anybody who finds this file can read it" in capsys.readouterr().err
    assert WISH in file.read_text(encoding="utf-8")
    assert way(area) == "paper"
