"""Questions a terminal cannot ask: pictures, sound, files, lines on a map, what a phone records by itself.

They are left out of a conversation. That is a fault where an answer is wanted: the question is required, or
something else in the script looks at it.
"""

from dataclasses import dataclass

from outreach_tui.interview.checking.expressions import expression_cells
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import Entry, Outline
from outreach_tui.interview.checking.references import REFERENCE
from outreach_tui.interview.checking.sheets import Workbook

_PICTURES = frozenset({"image", "photo", "audio", "video", "file", "osm", "draw", "signature", "annotate"})
_MAPS = frozenset({"geotrace", "geoshape"})
_BY_ITSELF = frozenset({"background-audio", "background-geopoint", "start-geopoint"})
_NO = frozenset({"", "no", "false", "false()"})


@dataclass(frozen=True, slots=True)
class Refused:
    """What is to be said about questions a terminal cannot ask."""

    faults: tuple[Finding, ...]
    """Those whose answer is wanted."""
    advice: tuple[Finding, ...]
    """Those that are just left out."""


def refused_types(workbook: Workbook, outline: Outline) -> Refused:
    """Return what there is to say about the types of the questions."""
    wanted = {
        found[1]: (cell.sheet.name, cell.row.number)
        for cell in expression_cells(workbook, outline)
        for found in REFERENCE.finditer(cell.text)
    }
    faults: list[Finding] = []
    advice: list[Finding] = []
    for entry in outline.entries:
        refused = _cannot_be_asked(entry)
        if not refused:
            continue
        why = _why_wanted(entry, outline, wanted)
        if why:
            what = f"{refused}, and {why}"
            faults.append(
                outline.survey.finding(entry.row, "type", what, "Ask for it in words, or take it out")
            )
        else:
            what = f"{refused}; the question is left out of the conversation"
            advice.append(
                outline.survey.finding(entry.row, "type", what, "Ask for it in words if it matters")
            )
    return Refused(tuple(faults), tuple(advice))


def _cannot_be_asked(entry: Entry) -> str:
    words = set(entry.type.lower().split())
    if words & _PICTURES and "select" not in entry.type and "range" not in words:
        return "a terminal takes no pictures, sound or files"
    if words & _MAPS:
        return "a terminal draws no lines on a map"
    if entry.kind in _BY_ITSELF:
        return "this program records nothing by itself"
    return ""


def _why_wanted(entry: Entry, outline: Outline, wanted: dict[str, tuple[str, int]]) -> str:
    if outline.survey.value(entry.row, "required").lower() not in _NO:
        return "an answer is required"
    if entry.name in wanted:
        sheet, row = wanted[entry.name]
        return f"the sheet {sheet}, row {row}, looks at the answer"
    return ""
