"""Two scripts compared, in lines that a coordinator reads."""

from pathlib import Path

import pytest

from outreach_tui.console.script_lines import compared_lines
from outreach_tui.errors import OutreachError
from outreach_tui.workflow.adapt_script import adapt_script
from outreach_tui.workflow.compare_scripts import compare_scripts

OLD = (
    "| survey |\n| | type | name | label | hint | relevant |\n"
    "| | begin_group | g | Group | | |\n| | text | gone | Gone? | | |\n| | text | a | Old words | | |\n"
    "| | end_group | | | | |\n| | text | moved | Moved? | old hint | ${a} = 1 |\n"
)
NEW = (
    "| survey |\n| | name | type | label | hint | relevant |\n"
    "| | g | begin_group | Group | | |\n| | moved | text | Moved? | new hint | ${a} = 2 |\n"
    "| | a | text | New words | | |\n| | | end_group | | | |\n| | new | integer | New? | | |\n"
)


def test_changes_are_told_in_plain_words(root: Path, tmp_path: Path) -> None:
    """What came, went, moved, was reworded and which rule is another, each under its question's name."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    assert compared_lines(compare_scripts(root / "forms", str(old), str(new))) == (
        "From old.md to new.md: 6 changes.",
        '  question gone: removed ("Gone?")',
        '  question new: added ("New?")',
        "  question moved: moved, from no group to the group g",
        "  question moved: reworded (hint)",
        "    was: old hint",
        "    is:  new hint",
        "  question moved: when it is asked changed",
        "    was: ${a} = 1",
        "    is:  ${a} = 2",
        "  question a: reworded",
        "    was: Old words",
        "    is:  New words",
    )


def test_the_same_script_says_and_asks_the_same(root: Path) -> None:
    """No change is one line."""
    lines = compared_lines(compare_scripts(root / "forms", "offer", str(root / "forms" / "offer.md")))
    assert lines == ("offer.md and offer.md say and ask the same.",)


def test_a_script_that_cannot_be_read_is_said(root: Path, tmp_path: Path) -> None:
    """A file that is no script is a sentence."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(OutreachError, match="cannot be read"):
        compare_scripts(root / "forms", "offer", str(path))


def test_names_are_a_pack_s_where_one_is_named(root: Path, govan: Path) -> None:
    """A new-area lead sees what another area changed, and what they changed themselves since."""
    forms = root / "forms"
    changed = compare_scripts(forms, "home_visit", pack=govan)
    assert [(change.about, change.name, change.after) for change in changed.changes] == [
        ("question", "door", "At the close door")
    ]
    own = adapt_script(forms, "home_visit", "calton", into=govan.parent, pack=govan)
    since = compare_scripts(forms, "home_visit", str(own.path), govan)
    assert {change.name for change in since.changes} == {"form_id", "adapted_from"}


def test_one_script_without_a_pack_is_compared_with_nothing(root: Path) -> None:
    """The second is asked for, not guessed."""
    with pytest.raises(OutreachError, match="Name the second, or an area pack with --pack"):
        compare_scripts(root / "forms", "home_visit")
