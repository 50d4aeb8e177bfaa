"""A script adapted to any kind of file says the same as before, or no copy is made."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.changes import changes_between
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.workflow.adapt_script import adapt_script
from tests.interview.checking.workbooks import xlsx

_CONTROL = re.compile("[\x00-\x1f]")
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_CELL = _TEXT | st.sampled_from(
    ["type", "name", "label", "text", "=1+1", "01", "a|b", "a\\|b", "two\nlines", "TRUE"]
)
_ROWS = st.lists(st.lists(_CELL, max_size=4), max_size=5)
_PAGES = st.dictionaries(
    st.sampled_from(["survey", "choices", "settings", "mine", "_notes"]), _ROWS, max_size=4
)


def _read(path: Path) -> ScriptFile:
    return ScriptFile(path.name, path.suffix, path.read_bytes())


@settings(max_examples=60, deadline=None)
@given(_PAGES, st.sampled_from([".md", ".xlsx"]), st.sampled_from([".md", ".xlsx"]))
def test_a_copy_says_the_same_or_is_not_made(
    pages: dict[str, list[list[str]]], kind: str, other: str
) -> None:
    """Whatever stands in a script, adapting loses none of it silently and never falls over."""
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / f"mine{kind}"
        original.write_bytes(_written(pages, kind))
        try:
            adapted = adapt_script(Path(folder), str(original), "govan", into=Path(folder), file_type=other)
        except OutreachError:
            return
        changes = changes_between(read_sheets(_read(original)), read_sheets(_read(adapted.path)))
        assert {change.about for change in changes} <= {"setting"}


def _written(pages: dict[str, list[list[str]]], kind: str) -> bytes:
    if kind == ".xlsx":
        printable = {
            name: [[_CONTROL.sub("", cell) for cell in row] for row in rows] for name, rows in pages.items()
        }
        return xlsx(printable or {"survey": []})
    lines = [line for name, rows in pages.items() for line in (f"| {name} |", *map(_line, rows))]
    return "\n".join(lines).encode()


def _line(cells: list[str]) -> str:
    return "| | " + " | ".join(cells) + " |"
