"""What a script that stands in for a shipped one must keep: named one by one, before it travels."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.workflow.check_script import check_script
from outreach_tui.workflow.script_files import find_script_file
from outreach_tui.workflow.script_keeps import KEEPS, can_stand_in, not_kept


def without_rows(text: str, *beginnings: str) -> str:
    """Return a script without the rows that begin like this."""
    return "\n".join(line for line in text.splitlines() if not line.startswith(beginnings))


@pytest.mark.parametrize("name", KEEPS)
def test_every_shipped_script_keeps_what_the_app_asks_it_for(name: str, root: Path) -> None:
    """The list is not about questions that were never there."""
    assert not_kept(find_script_file(root / "forms", name)) == ()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("| | hidden | person |", "the question 'person' is missing"),
        (
            "| | select_one door |",
            "the question 'door' is missing, and without it \"nobody in\"",
        ),
        ("| | door | not_in |", "the question 'door' has no choice 'not_in'"),
        ("| | theme |", "the list 'theme' is missing"),
    ],
)
def test_a_home_visit_that_lacks_one_is_refused_by_name_with_what_to_do(
    rows: str, says: str, root: Path, tmp_path: Path
) -> None:
    """Whoever adapts it reads which question is gone, what it is for and where to take it from."""
    script = find_script_file(root / "forms", "home_visit")
    lacking = replace(script, source=without_rows(script.source.decode(), rows).encode())
    [found] = not_kept(lacking)
    assert found.what.startswith(says)
    assert "from the script that came with Outreach" in found.next_step
    assert not can_stand_in(lacking)


def test_check_says_it_of_a_file_that_runs(root: Path, tmp_path: Path) -> None:
    """A script that runs and cannot stand in is refused; under another name it may ask anything."""
    text = "| survey |\n| | type | name | label |\n| | text | a | What would you want? |\n"
    for name, runs in (("suggest.md", False), ("my_suggest.md", True)):
        (tmp_path / name).write_text(text)
        checked = check_script(root / "forms", str(tmp_path / name))
        assert checked.runs is runs
        assert [fault.what for fault in checked.faults] == [
            "the question 'alias' is missing, and without it nobody has a code name"
        ] * (not runs)


def test_the_guide_lists_everything_that_must_be_kept(root: Path) -> None:
    """docs/scripts.md, which authors read, and what is enforced are one list."""
    guide = (root / "docs" / "scripts.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(" `"): line for line in guide.splitlines() if line.startswith("| `")}
    for script, keeps in KEEPS.items():
        for kept in keeps:
            words = [f"`{word}`" for word in (kept.name, *kept.choices)]
            assert all(word in rows[script] for word in words), (script, words)
