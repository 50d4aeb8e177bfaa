"""Whatever bytes are offered as a script, a check ends in findings or in "runs", and in nothing else."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.interview.checking.changes import changes_between
from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.patterns import pattern_fault
from outreach_tui.interview.checking.read_markdown import read_markdown
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.xlsform import compile_xlsform
from tests.interview.checking.workbooks import xlsx

_KINDS = st.sampled_from([".md", ".csv", ".xlsx", ".xls"])
_FORM = (Path(__file__).parents[2] / "forms" / "suggest.md").read_text(encoding="utf-8")
_HEADERS = ["type", "name", "label", "relevant", "calculation", "list_name", "default", "repeat_count"]
_TYPES = [
    "text",
    "calculate",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "select_one x",
    "image",
]
_REST = [
    "",
    "a",
    "x",
    "${a}",
    "${b} = 1",
    "count(${a})",
    "regex(., '(a+)+')",
    "5",
    "yes",
    "'",
    "(",
    "--",
    "\x00",
]
_CELLS = st.sampled_from(_HEADERS + _TYPES + _REST)
_ROWS = st.lists(st.lists(_CELLS, max_size=6), max_size=8)
_PAGES = st.dictionaries(st.sampled_from(["survey", "choices", "settings", "entities"]), _ROWS, max_size=4)
_SETTINGS = settings(max_examples=60, deadline=None)


def _is_whole(source: bytes, kind: str) -> None:
    found = check_file(ScriptFile("x" + kind, kind, source))
    assert found.runs == (not found.faults)
    assert all(finding.what and finding.next_step for finding in found.faults + found.advice)


@_SETTINGS
@given(st.binary(max_size=300), _KINDS)
def test_any_bytes_end_in_findings(source: bytes, kind: str) -> None:
    """No file makes the check fall over."""
    _is_whole(source, kind)


@_SETTINGS
@given(_PAGES)
def test_any_sheets_end_in_findings(pages: dict[str, list[list[str]]]) -> None:
    """Sheets of odd cells in odd places are looked at like any others."""
    lines = [line for name, rows in pages.items() for line in (f"| {name} |", *map(_line, rows))]
    _is_whole("\n".join(lines).encode(), ".md")


@settings(max_examples=15, deadline=None)
@given(_PAGES)
def test_any_workbook_ends_in_findings(pages: dict[str, list[list[str]]]) -> None:
    """The same holds for workbooks."""
    tidy = {
        name: [[cell.replace("\x00", "") for cell in row] for row in rows] for name, rows in pages.items()
    }
    _is_whole(xlsx(tidy or {"survey": []}), ".xlsx")


def _line(cells: list[str]) -> str:
    return "| | " + " | ".join(cells) + " |"


@_SETTINGS
@given(st.integers(0, len(_FORM) - 1), st.integers(0, 30), st.text(max_size=8))
def test_a_shipped_script_with_a_mistake_in_it_runs_or_says_why(at: int, length: int, instead: str) -> None:
    """A slip of the hand in a script is found, or does no harm; what runs has compiled."""
    source = (_FORM[:at] + instead + _FORM[at + length :]).encode("utf-8", "replace")
    _is_whole(source, ".md")
    if check_file(ScriptFile("x.md", ".md", source)).runs:
        assert compile_xlsform(source, ".md", "x.md").xform


@_SETTINGS
@given(st.text("ab()[]{}|*+?\\^$.,1-9", max_size=14))
def test_any_pattern_is_judged(pattern: str) -> None:
    """Whatever stands in a regular expression, there is an answer."""
    assert isinstance(pattern_fault(pattern), str)


@_SETTINGS
@given(_PAGES, _PAGES)
def test_any_two_scripts_can_be_compared(
    old: dict[str, list[list[str]]], new: dict[str, list[list[str]]]
) -> None:
    """Comparing never falls over, and a script never differs from itself."""
    texts = [
        "\n".join([f"| {name} |", *map(_line, rows)]) for pages in (old, new) for name, rows in pages.items()
    ]
    one, other = read_markdown("\n".join(texts[:1])), read_markdown("\n".join(texts[1:]))
    assert isinstance(changes_between(one, other), tuple)
    assert changes_between(one, one) == changes_between(other, other) == ()
