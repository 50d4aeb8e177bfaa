"""Small scripts for checks: one question a line, only the columns that matter written down."""

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.finding import Checked, Finding
from outreach_tui.interview.checking.script_file import ScriptFile

ANY_LIST = (
    "| choices |\n| | list_name | name | label |\n| | pals | one | One |\n| | pals | two | Two |\n"  # row 3
)


def checked(table: str) -> Checked:
    """Return what is known about a script written as a Markdown table."""
    return check_file(ScriptFile("small.md", ".md", table.encode()))


def survey(*rows: dict[str, str] | str, columns: str = "") -> str:
    """Return a survey sheet; a row that is a text is its label, and every row has a type and a name."""
    given = [{"label": row} if isinstance(row, str) else row for row in rows]
    names = list(
        dict.fromkeys(["type", "name", "label", *columns.split(), *(k for row in given for k in row)])
    )
    lines = ["| survey |", _line(names)]
    for at, row in enumerate(given):
        whole = {"type": "text", "name": "abcdefgh"[at], "label": "Say it"} | row
        lines.append(_line(whole.get(name, "") for name in names))
    return "\n".join(lines) + "\n"


def _line(cells: object) -> str:
    return "| | " + " | ".join(cells) + " |"


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    """Return where each finding is."""
    return [(finding.sheet, finding.row, finding.column) for finding in findings]
