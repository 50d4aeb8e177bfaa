"""Lists in CSV files beside a script: there, readable, and with what the script looks for."""

from collections.abc import Mapping

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.finding import Checked
from outreach_tui.interview.checking.script_file import ScriptFile
from tests.interview.checking.bad_scripts import survey

CLUBS = b"name,label,night\nbox,Boxing,Monday\n"
FROM_FILE = {"type": "select_one_from_file clubs.csv", "name": "club"}


def checked(*rows: dict[str, str], **lists: bytes) -> Checked:
    """Return what is known about a script beside which these lists lie."""
    there: Mapping[str, bytes] = {f"{name}.csv": raw for name, raw in lists.items()}
    columns = "choice_filter parameters calculation"
    source = survey(*rows, columns=columns).encode()
    file = ScriptFile("small.md", ".md", source, beside=there.get, records=frozenset({"interests"}))
    return check_file(file)


def whats(found: Checked) -> list[tuple[int, str, str]]:
    """Return each fault as row, column and words."""
    return [(fault.row, fault.column, fault.what) for fault in found.faults]


def test_a_list_with_everything_in_it_runs() -> None:
    """Choices, filter, words looked up: nothing to say where the file has every column."""
    looked_up = {
        "type": "calculate",
        "name": "n",
        "calculation": "pulldata('clubs', 'night', 'name', ${club})",
    }
    found = checked({**FROM_FILE, "choice_filter": "night = 'Monday'"}, looked_up, clubs=CLUBS)
    assert found.runs
    assert not found.faults


@pytest.mark.parametrize(
    ("row", "column", "missing"),
    [
        ({**FROM_FILE, "choice_filter": "nigt = 'Monday'"}, "choice_filter", "nigt"),
        ({**FROM_FILE, "parameters": "value=code"}, "parameters", "code"),
        ({**FROM_FILE, "parameters": "label=title"}, "parameters", "title"),
        (
            {"type": "calculate", "name": "n", "calculation": "pulldata('clubs', 'day', 'name', 'box')"},
            "calculation",
            "day",
        ),
        (
            {"type": "calculate", "name": "n", "calculation": "pulldata('clubs', 'night', 'key', 'box')"},
            "calculation",
            "key",
        ),
    ],
)
def test_a_column_that_is_not_in_the_file_is_named(row: dict[str, str], column: str, missing: str) -> None:
    """The author learns which cell looks for which column, before anybody is offered nothing."""
    assert whats(checked(row, clubs=CLUBS)) == [(2, column, f"clubs.csv has no column {missing!r}")]


def test_columns_that_a_path_looks_for_are_looked_for() -> None:
    """A list that stands in the script as csv-external is held to its columns like any other."""
    path = "instance('clubs')/root/item[nigt = 'Monday']/labell"
    found = checked(
        {"type": "csv-external", "name": "clubs", "label": ""},
        {"type": "calculate", "name": "n", "calculation": path},
        {"name": "t"},
        clubs=CLUBS,
    )
    assert [what for *_, what in whats(found)] == [
        "clubs.csv has no column 'nigt'",
        "clubs.csv has no column 'labell'",
    ]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b'name,label\n"' + b"x" * 200_000])
def test_a_file_that_cannot_be_read_is_a_fault(raw: bytes) -> None:
    """Bytes that are no CSV in UTF-8 are told, not guessed at."""
    assert whats(checked(FROM_FILE, clubs=raw)) == [
        (2, "type", "clubs.csv: it cannot be read as a .csv list")
    ]


def test_a_file_that_may_not_be_read_is_a_fault() -> None:
    """A file too large, or not ours to read, ends in a sentence too."""

    def refuse(_: str) -> bytes:
        raise OutreachError("too-large", "clubs.csv", "it is too large", "Make it smaller")

    file = ScriptFile("small.md", ".md", survey(FROM_FILE).encode(), beside=refuse)
    assert whats(check_file(file)) == [(2, "type", "clubs.csv: it is too large")]


def test_a_file_without_rows_offers_nothing_and_is_a_fault() -> None:
    """An empty list is a fault wherever it stands."""
    assert whats(checked(FROM_FILE, clubs=b"name,label\n")) == [
        (2, "type", "clubs.csv has no rows, so nothing is offered")
    ]


def test_a_list_that_is_nowhere_is_advice() -> None:
    """Records of that name may come in from another script, so the conversation can be held."""
    found = checked(FROM_FILE)
    assert found.runs
    assert any(one.what.startswith("clubs.csv is not in the script's folder") for one in found.advice)


def test_lists_of_records_need_no_file() -> None:
    """What every laptop has as records is not missed."""
    found = checked({"type": "select_one_from_file interests.csv", "name": "one"})
    assert found.runs
    assert not any("interests.csv" in one.what for one in found.advice)


def test_a_list_in_another_kind_of_file_is_a_fault() -> None:
    """A list in a file that nobody can read would offer nothing."""
    script = survey({"type": "select_one_from_file clubs.json", "name": "club"}).encode()
    found = check_file(ScriptFile("small.md", ".md", script, beside=lambda _: b"[]"))
    assert not found.runs
