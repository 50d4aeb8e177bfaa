"""A script read as its author sees it: sheets of rows, with the columns the form itself runs without."""

from pathlib import Path

QUESTION_LESS = ("begin", "end", "calculate", "hidden", "csv-external")
"""How the types of rows begin that ask nobody anything."""

Row = dict[str, str]


def read_script(path: Path) -> dict[str, list[Row]]:
    """Return each sheet's rows by column name."""
    sheets: dict[str, list[list[str]]] = {}
    sheet = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            continue
        name, *cells = (cell.strip() for cell in line.split("|")[1:-1])
        if name:
            sheet = name
            sheets[sheet] = []
        else:
            sheets[sheet].append(cells)
    return {name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for name, rows in sheets.items()}


def questions(script: dict[str, list[Row]]) -> list[Row]:
    """Return the rows that somebody reads or answers, in order."""
    return [row for row in script["survey"] if not row["type"].startswith(QUESTION_LESS)]
