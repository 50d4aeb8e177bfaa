"""Make a copy of a script that an area can change, and that remembers what it was adapted from.

Rules:
- Nothing is lost: every sheet and cell of the copy is that of the original, but for the id, the version and
  three settings that say where it comes from. The copy is read again and compared before it gets its name.
- A Markdown file that stays Markdown keeps its lines, those for people too; only its settings change.
- The lists that lie beside the script, or with it in an area pack, come along as they are.
- A file that is there already is never written over.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.lists_beside import files_asked_for
from outreach_tui.interview.checking.outline import outline_of
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Sheet, Workbook
from outreach_tui.sealing.safe_file import read_whole, write_safely
from outreach_tui.workflow.area_scripts import find_script_here_or_in
from outreach_tui.workflow.script_copies import NOTES, settings_of, with_settings, written
from outreach_tui.workflow.script_files import LARGEST_LIST

_READABLE = 0o644
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Adapted:
    """A copy that was made."""

    path: Path
    """Where it lies."""
    form_id: str
    """Its id."""
    from_id: str
    """The id of the script it comes from."""
    from_version: str
    """That script's version."""
    from_hash: str
    """The SHA-256 of that script's bytes, in hex."""
    lists: tuple[str, ...] = ()
    """The lists that were written beside it."""


def adapt_script(  # noqa: PLR0913 - what a copy is made from, and what it is to be
    scripts: Path, name: str, area: str, *, into: Path, file_type: str = "", pack: Path | None = None
) -> Adapted:
    """Write an editable copy of a script for an area.

    Args:
        scripts: the folder of the shipped scripts.
        name: the script, by name or path.
        area: whose copy it is; its id ends with it.
        into: the folder to write it to.
        file_type: ".md" or ".xlsx"; empty for the kind the script is.
        pack: an area pack's file, to take the script of that name from it.

    Raises:
        OutreachError: the script cannot be read, the copy would lose something, or it is there already.
    """
    original = find_script_here_or_in(scripts, name, pack)
    workbook = read_sheets(original, everything=True)
    kind = file_type or (".md" if original.file_type == ".md" else ".xlsx")
    settings = settings_of(workbook)
    from_id = settings.get("form_id", "") or original.name.removesuffix(original.file_type)
    form_id = f"{from_id}_{_as_id(area)}"
    changed = {
        "form_id": form_id,
        "version": "1",
        "adapted_from": from_id,
        "adapted_from_version": settings.get("version", ""),
        "adapted_from_sha256": hashlib.sha256(original.source).hexdigest(),
    }
    path = into / f"{form_id}{kind}"
    copy = written(original, workbook, kind, changed)
    _compare(with_settings(workbook, changed), ScriptFile(path.name, kind, copy))
    lists = _lists_of(original, workbook, into)
    _require_free(path)
    for beside, content in lists:
        write_safely(beside, content, _READABLE)
    write_safely(path, copy, _READABLE)
    version, digest = changed["adapted_from_version"], changed["adapted_from_sha256"]
    return Adapted(path, form_id, from_id, version, digest, tuple(one.name for one, _ in lists))


def _lists_of(original: ScriptFile, workbook: Workbook, into: Path) -> tuple[tuple[Path, bytes], ...]:
    """Return the lists to be written beside the copy; one that lies there already is left."""
    found = []
    for name in files_asked_for(workbook, outline_of(workbook.sheet("survey"))):
        content = original.beside(name) if original.beside else None
        path = into / Path(name).name
        if content is None or (path.is_file() and read_whole(path, LARGEST_LIST) == content):
            continue
        _require_free(path)
        found.append((path, content))
    return tuple(found)


def _require_free(path: Path) -> None:
    if path.exists():
        raise OutreachError(
            "file-exists", path.name, "it is there already", "Give the copy another name or place"
        )


def _as_id(area: str) -> str:
    found = _NOT_IN_AN_ID.sub("_", area.strip().lower()).strip("_")
    if not found:
        raise OutreachError(
            "no-such-area", "The area", "its name has no letters to make an id of", "Write it like my_area"
        )
    return found


def _compare(expected: Workbook, copy: ScriptFile) -> None:
    if _content(read_sheets(copy, everything=True)) != _content(expected):
        raise OutreachError(
            "copy-differs",
            copy.name,
            "something in the script cannot be written in a file of this kind",
            "Adapt it as the other kind: .xlsx keeps more than .md",
        )


def _content(workbook: Workbook) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    notes = [line.strip() for _, line in workbook.outside]
    notes += [cell for row in _rows(workbook.sheet(NOTES)) for cell in row]
    sheets = {sheet.name: _rows(sheet) for sheet in workbook.sheets if sheet.name != NOTES}
    return sheets | {NOTES: (tuple(note for note in notes if note),)}


def _rows(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Return the header, empty or not, and the rows that have something in them."""
    rows = (row.cells for row in sheet.rows if not row.is_empty)
    return tuple(_trimmed(cells) for cells in (sheet.header.cells, *rows))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max((at for at, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:last]
