"""A list in a file beside a script, read to rows: CSV, XML or GeoJSON (XLSForm, "Multiple choice from file").

- A CSV file is cut at whatever its first line is cut at: comma, semicolon, tab or |.
- A place on a map becomes text, latitude first, as an answer has it; a list is offered in words here.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from outreach_tui.interview.markup import read_xml
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.values import number_text
from outreach_tui.plain_text import clean

Rows = Sequence[Mapping[str, str]]
"""Rows of a list; every row has the same columns, empty where a file leaves one out."""

USUAL_COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {".csv": ("name", "label"), ".xml": ("name", "label"), ".geojson": ("id", "title")}
)
"""By kind of file: where the value and the words of a choice stand, unless the script says otherwise."""

_CUTS = ",;\t|"
_MOST_ROWS = 200_000
_UNREADABLE = (csv.Error, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_list(raw: bytes, name: str) -> Rows:
    """Return the rows of a list.

    Args:
        raw: the file's bytes.
        name: the file's name, which says what kind it is.

    Raises:
        ScriptError: if it is of no kind that lists come in, or cannot be read as what it says it is.
    """
    kind = kind_of(name)
    read = _READERS.get(kind)
    if read is None:
        raise ScriptError(name, "lists come in .csv, .xml and .geojson files", "Save it as CSV")
    try:
        rows = [_cleaned(row) for row in read(raw, name)]
    except _UNREADABLE as fault:
        raise ScriptError(name, f"it cannot be read as a {kind} list", _ADVICE[kind]) from fault
    if len(rows) > _MOST_ROWS:
        raise ScriptError(name, f"it has more than {_MOST_ROWS:,} rows", "Make it shorter")
    columns = dict.fromkeys(column for row in rows for column in row)
    return [{column: row.get(column, "") for column in columns} for row in rows]


def kind_of(name: str) -> str:
    """Return how a file's name ends, in small letters: ".csv", ".xml" ..."""
    _, dot, ending = name.rpartition(".")
    return dot + ending.lower()


def _cleaned(row: Mapping[str, str]) -> dict[str, str]:
    return {name: clean(text) for name, text in row.items() if name}


def _csv(raw: bytes, _: str) -> Iterator[dict[str, str]]:
    text = raw.decode("utf-8-sig")
    first = text.partition("\n")[0]
    cut = max(_CUTS, key=first.count)
    lines = [cells for cells in csv.reader(io.StringIO(text, newline=""), delimiter=cut) if cells]
    header = lines[0] if lines else []
    for cells in lines[1:]:
        yield dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=False))


def _xml(raw: bytes, name: str) -> Iterator[dict[str, str]]:
    root = read_xml(raw, name).children[0]
    for item in root.by_name.get("item", ()):
        yield {cell.name: cell.string_value() for cell in item.children}


def _geojson(raw: bytes, _: str) -> Iterator[dict[str, str]]:
    for feature in json.loads(raw.decode("utf-8-sig"))["features"]:
        row = {name: _as_text(value) for name, value in (feature.get("properties") or {}).items()}
        if "id" in feature:
            row["id"] = _as_text(feature["id"])
        yield {**row, "geometry": _place(feature["geometry"]["coordinates"])}


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number_text(float(value))
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _place(coordinates: Any) -> str:
    """Return a point, or the points of a line, as an answer has them (ODK XForms: geopoint, geotrace)."""
    if isinstance(coordinates[0], list):
        return "; ".join(_place(one) for one in coordinates)
    longitude, latitude, height, *_ = (*(float(one) for one in coordinates), 0.0)
    return " ".join(number_text(one) for one in (latitude, longitude, height, 0.0))


_READERS: Mapping[str, Callable[[bytes, str], Iterator[dict[str, str]]]] = MappingProxyType(
    {".csv": _csv, ".xml": _xml, ".geojson": _geojson}
)
_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "Save it as CSV in UTF-8, with a header line",
        ".xml": "Write <root>, and in it one <item> a row with an element for every column",
        ".geojson": "Export it again as GeoJSON, a FeatureCollection",
    }
)
