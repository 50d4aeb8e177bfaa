"""Checking a script from the command line: found by name or path, told in lines."""

from pathlib import Path

import pytest

from outreach_tui.console.script_lines import checked_lines
from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.finding import Checked, Finding
from outreach_tui.workflow.check_script import check_script


def test_a_shipped_script_is_checked_by_its_name(root: Path) -> None:
    """`outreach scripts check suggest` needs no path."""
    assert check_script(root / "forms", "suggest").runs


def test_anybodys_script_is_checked_by_its_path(root: Path, tmp_path: Path) -> None:
    """A file that lies anywhere is looked at, whatever the case of its ending."""
    path = tmp_path / "mine.MD"
    path.write_text("| survey |\n| | type | name | label |\n| | text | a | ${b} |\n", encoding="utf-8")
    assert [finding.column for finding in check_script(root / "forms", str(path)).faults] == ["label"]


@pytest.mark.parametrize("name", ["nothing_like_it", "nowhere/at_all.md", "picture.png", ""])
def test_a_script_that_is_not_there_is_said_to_be_missing(name: str, root: Path) -> None:
    """A wrong name is a sentence, not a traceback."""
    with pytest.raises(OutreachError):
        check_script(root / "forms", name)


def test_faults_come_before_advice_and_advice_is_marked() -> None:
    """Nobody takes what we would like for what has to be."""
    checked = Checked(
        runs=False,
        faults=(Finding("survey", 3, "relevant", "nothing is called 'x'", "Correct it", 7),),
        advice=(Finding("choices", 2, "label", "'client' makes a problem", "Say: young person"),),
    )
    assert checked_lines("mine.md", checked) == (
        "mine.md cannot run as it is: 1 fault.",
        "  sheet survey, row 3, line 7, column relevant: nothing is called 'x'. Correct it.",
        "  advice: sheet choices, row 2, column label: 'client' makes a problem. Say: young person.",
    )
    assert checked_lines("mine.md", Checked(runs=True, faults=(), advice=())) == ("mine.md runs.",)
