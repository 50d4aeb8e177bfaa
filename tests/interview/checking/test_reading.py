"""Files of every kind that scripts come in, read to the same sheets, rows and columns."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.script_error import ScriptError
from tests.interview.checking.bad_scripts import places
from tests.interview.checking.workbooks import SURVEY, Pages, oldest_xls, xls, xlsx

CSV = "survey,,,,\n,type,name,label,relevant\n,text,a,A,\n,text,b,B,${c} = 1\n"
CHOICES = (("list_name", "name", "label"), ("l", 1, "One"), ("l", 2.0, "Two"), ("l", True, "Yes"))


@pytest.mark.parametrize(
    ("kind", "source", "row"),
    [
        (".xlsx", xlsx({"survey": SURVEY}), 4),
        (".xlsx", xlsx({"Any name": SURVEY}), 4),
        (".xlsx", xlsx({"Survey": SURVEY, "notes": [["for people"]]}), 4),
        (".xls", xls({"survey": SURVEY}), 4),
        (".xls", xls({"Any name": SURVEY}), 4),
        (".xls", xls({"Survey": SURVEY, "notes": [["for people"]]}), 4),
        (".xls", oldest_xls(SURVEY), 4),
        (".csv", CSV.encode(), 3),
        (".csv", b"\xef\xbb\xbf" + CSV.encode(), 3),
    ],
)
def test_a_fault_has_the_row_that_the_spreadsheet_shows(kind: str, source: bytes, row: int) -> None:
    """The number is the one beside the row on the screen, empty rows counted; a CSV has none."""
    found = check_file(ScriptFile(f"small{kind}", kind, source))
    assert places(found.faults) == [("survey", row, "relevant")]


@pytest.mark.parametrize("kind", [".xlsx", ".xls", ".csv"])
def test_a_script_without_a_fault_runs_in_every_kind(kind: str) -> None:
    """What the check reads is what the compiler reads."""
    rows = (("type", "name", "label"), ("text", "a", "A"), ("integer", "b", "${a}?"))
    text = "survey,,,\n" + "".join(f",{','.join(row)}\n" for row in rows)
    source = {".xlsx": xlsx({"survey": rows}), ".xls": xls({"survey": rows}), ".csv": text.encode()}[kind]
    assert check_file(ScriptFile(f"small{kind}", kind, source)).faults == ()


@pytest.mark.parametrize(("kind", "written"), [(".xlsx", xlsx), (".xls", xls)])
def test_numbers_and_truths_read_as_the_compiler_reads_them(
    kind: str, written: Callable[[Pages], bytes]
) -> None:
    """A choice typed as 1 is called 1, not 1.0."""
    book = read_sheets(ScriptFile(f"x{kind}", kind, written({"survey": SURVEY, "choices": CHOICES})))
    choices = book.sheet("choices")
    assert [choices.value(row, "name") for row in choices.rows] == ["1", "2", "TRUE"]


@pytest.mark.parametrize(("kind", "written"), [(".xlsx", xlsx), (".xls", xls)])
def test_dates_and_letters_of_a_spreadsheet_arrive(kind: str, written: Callable[[Pages], bytes]) -> None:
    """A default typed as a date is that day, and Gaelic and long words come through whole."""
    said = "Dè bu toil leat? 🎣 " + "fada " * 2_000
    rows = (
        ("type", "name", "label", "default"),
        ("date", "day", "Which day?", date(2026, 5, 4)),
        ("text", "words", said, None),
    )
    file = ScriptFile(f"x{kind}", kind, written({"survey": rows}))
    survey = read_sheets(file).sheet("survey")
    assert survey.value(survey.rows[0], "default").startswith("2026-05-04")
    assert survey.value(survey.rows[1], "label") == said.strip()
    assert check_file(file).faults == ()


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(5):
            archive.writestr(f"xl/worksheets/sheet{at}.xml", b"\0" * (60 << 20))
    return file.getvalue()


UNREADABLE = {
    "no workbook": (".xlsx", b"not a workbook", "cannot be read"),
    "another archive": (".xlsx", b"PK\x05\x06" + b"\0" * 18, "cannot be read"),
    "a workbook that unpacks to a mountain": (".xlsx", _bomb(), "unpacks"),
    "half a workbook": (".xlsx", xlsx({"survey": SURVEY})[:2000], "cannot be read"),
    "no old workbook": (".xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cannot be read"),
    "half an old workbook": (".xls", xls({"survey": SURVEY})[:2000], "cannot be read"),
    "half of the oldest workbook": (".xls", oldest_xls(SURVEY)[:60], "cannot be read"),
    "other letters": (".md", "| survey |".encode("utf-16"), "UTF-8"),
    "no letters": (".csv", b"\xff\xfe\x00", "UTF-8"),
    "a field without an end": (".csv", b'survey\n,"' + b"x" * 200_000, "CSV"),
    "another kind": (".docx", b"", "not a kind of file"),
    "a mountain": (".md", b"|" * (17 << 20), "too large"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_fault(name: str) -> None:
    """Whatever is offered as a script, the answer is a sentence."""
    kind, source, words = UNREADABLE[name]
    with pytest.raises(ScriptError):
        read_sheets(ScriptFile("x", kind, source))
    found = check_file(ScriptFile("x", kind, source))
    assert not found.runs
    assert [words in finding.what for finding in found.faults] == [True]
