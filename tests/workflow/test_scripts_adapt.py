"""A script adapted for an area: nothing of it is lost, and it remembers where it comes from."""

import hashlib
import io
from pathlib import Path

import openpyxl
import pytest

from outreach_tui.console.script_lines import adapted_lines
from outreach_tui.errors import OutreachError
from outreach_tui.workflow.adapt_script import Adapted, adapt_script
from outreach_tui.workflow.check_script import check_script
from outreach_tui.workflow.compare_scripts import compare_scripts
from tests.workflow.packs import SHEDS

SCRIPT = (
    "For people: read this first.\n\n| survey |\n| | type | name | label | constraint |\n"
    "| | text | a | A \\| b | regex(., 'x\\|y') |\n| | text | b | =1+1 | |\n"
    "| choices |\n| | list_name | name | label |\n| | l | 01 | One |\n"
)


@pytest.fixture
def forms(root: Path) -> Path:
    """The shipped scripts."""
    return root / "forms"


def changed(forms: Path, old: Path | str, new: Path) -> set[str]:
    """Return the settings that differ between two scripts, and anything else that does."""
    changes = compare_scripts(forms, str(old), str(new)).changes
    return {
        change.name if change.about == "setting" else f"{change.about} {change.name}" for change in changes
    }


@pytest.mark.parametrize("name", ["home_visit", "offer", "suggest"])
@pytest.mark.parametrize("kind", [".md", ".xlsx"])
def test_a_shipped_script_is_adapted_and_runs(name: str, kind: str, forms: Path, tmp_path: Path) -> None:
    """A coordinator has a copy to change a moment later, in the program they know."""
    adapted = adapt_script(forms, name, "My area", into=tmp_path, file_type=kind)
    assert adapted.path == tmp_path / f"{name}_my_area{kind}"
    assert check_script(forms, str(adapted.path)).runs
    assert changed(forms, name, adapted.path) == {"form_id", "adapted_from"}


def test_a_markdown_script_keeps_every_line_but_its_settings(forms: Path, tmp_path: Path) -> None:
    """What is written for people around the tables stays, byte for byte."""
    adapted = adapt_script(forms, "home_visit", "govan", into=tmp_path)
    before = (forms / "home_visit.md").read_text(encoding="utf-8").splitlines()
    after = adapted.path.read_text(encoding="utf-8").splitlines()
    assert len(before) == len(after)
    assert [line for line in before if line not in after] == before[-2:]


def test_it_records_what_it_was_adapted_from(forms: Path, tmp_path: Path) -> None:
    """Years later it can still be told which script, which version and which very file it was."""
    adapted = adapt_script(forms, "suggest", "govan", into=tmp_path, file_type=".xlsx")
    source = hashlib.sha256((forms / "suggest.md").read_bytes()).hexdigest()
    assert (adapted.from_id, adapted.from_version, adapted.from_hash) == ("suggest", "1", source)
    page = openpyxl.load_workbook(adapted.path)["settings"]
    settings = dict(zip(*([cell.value for cell in row] for row in page.rows), strict=True))
    assert settings["form_id"] == "suggest_govan"
    assert settings["adapted_from"] == "suggest"
    assert settings["adapted_from_version"] == "1"
    assert settings["adapted_from_sha256"] == source


def test_there_and_back_again_nothing_is_lost(forms: Path, tmp_path: Path) -> None:
    """Markdown to a workbook to Markdown: bars, lines for people, "01" and what looks like a formula stay."""
    original = tmp_path / "mine.md"
    original.write_text(SCRIPT, encoding="utf-8")
    book = adapt_script(forms, str(original), "one", into=tmp_path, file_type=".xlsx")
    back = adapt_script(forms, str(book.path), "two", into=tmp_path, file_type=".md")
    text = back.path.read_text(encoding="utf-8")
    for line in SCRIPT.splitlines():
        assert line.replace(" | |", " |") in text.replace(" |  |", " |").replace(" | |", " |")
    assert changed(forms, original, back.path) == {"form_id", "version", "adapted_from"}


def test_what_else_is_in_a_workbook_stays(forms: Path, tmp_path: Path) -> None:
    """Sheets of their own, widths and bold type are still there in the copy."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {
        "survey": [["type", "name", "label"], ["text", "a", "A"]],
        "budget": [[1, 2.5], [None, "x"]],
    }.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book["survey"].column_dimensions["C"].width = 44
    path = tmp_path / "mine.xlsx"
    book.save(path)
    adapted = adapt_script(forms, str(path), "govan", into=tmp_path)
    copy = openpyxl.load_workbook(io.BytesIO(adapted.path.read_bytes()))
    assert [[cell.value for cell in row] for row in copy["budget"].rows] == [[1, 2.5], [None, "x"]]
    assert copy["survey"].column_dimensions["C"].width == 44


def test_a_copy_that_would_lose_something_is_not_made(forms: Path, tmp_path: Path) -> None:
    """A line break in a cell has no place in Markdown: better no copy than another one."""
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (["type", "name", "label"], ["text", "a", "two\nlines"]):
        book.active.append(row)
    path = tmp_path / "mine.xlsx"
    book.save(path)
    with pytest.raises(OutreachError, match="cannot be written"):
        adapt_script(forms, str(path), "govan", into=tmp_path, file_type=".md")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["mine.xlsx"]


def test_nothing_is_written_over(forms: Path, tmp_path: Path) -> None:
    """Somebody's changes to their copy outlive a second adapt."""
    adapted = adapt_script(forms, "suggest", "govan", into=tmp_path)
    adapted.path.write_text("my changes", encoding="utf-8")
    with pytest.raises(OutreachError, match="there already"):
        adapt_script(forms, "suggest", "govan", into=tmp_path)
    assert adapted.path.read_text(encoding="utf-8") == "my changes"


@pytest.mark.parametrize(("area", "kind"), [("", ".md"), ("!!", ".md"), ("govan", ".pdf"), ("govan", ".csv")])
def test_an_area_or_kind_that_will_not_do_is_said(area: str, kind: str, forms: Path, tmp_path: Path) -> None:
    """What cannot be made into an id, or is no kind of script to change, is a sentence."""
    with pytest.raises(OutreachError):
        adapt_script(forms, "suggest", area, into=tmp_path, file_type=kind)
    assert list(tmp_path.iterdir()) == []


def test_a_script_without_settings_gets_some(forms: Path, tmp_path: Path) -> None:
    """A form that never had an id has one from then on."""
    path = tmp_path / "mine.md"
    path.write_text("| survey |\n| | type | name | label |\n| | text | a | A |", encoding="utf-8")
    adapted = adapt_script(forms, str(path), "govan", into=tmp_path)
    assert (adapted.form_id, adapted.from_version) == ("mine_govan", "")
    assert check_script(forms, str(adapted.path)).runs


def test_the_lines_say_what_to_do_next() -> None:
    """Whoever adapts a script for the first time knows what comes then."""
    lines = adapted_lines(Adapted(Path("talk_govan.md"), "talk_govan", "talk", "3", "ab"))
    assert lines[0] == "Written: talk_govan.md"
    assert "talk version 3" in lines[1]
    assert "outreach scripts check talk_govan.md" in lines[-1]


def test_a_script_of_another_area_s_pack_is_adapted_with_its_lists(forms: Path, govan: Path) -> None:
    """A new-area lead begins with what another area asks, and it remembers whose very script it was."""
    into = govan.parent / "calton"
    into.mkdir()
    adapted = adapt_script(forms, "bike_shed", "calton", into=into, pack=govan)
    assert (adapted.from_id, adapted.form_id, adapted.lists) == (
        "bike_shed",
        "bike_shed_calton",
        ("sheds.csv",),
    )
    assert (into / "sheds.csv").read_text() == SHEDS
    assert check_script(forms, str(adapted.path)).runs
    (into / "sheds.csv").write_text("name,label\nours,Our own\n")
    with pytest.raises(OutreachError, match="it is there already"):
        adapt_script(forms, "bike_shed", "calton2", into=into, pack=govan)
    with pytest.raises(OutreachError, match="The scripts in it are: bike_shed, home_visit"):
        adapt_script(forms, "no_such", "calton", into=into, pack=govan)
