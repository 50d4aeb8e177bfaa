"""Scripts as files: a shipped one by its name, anybody's by its path; no workspace is needed."""

from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.read_sheets import FILE_TYPES, LARGEST_SCRIPT
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.records.entity_lists import ENTITY_LISTS
from outreach_tui.sealing.safe_file import read_whole

LARGEST_LIST = 16 * 1024 * 1024
"""Bytes of the largest list that is read."""


def find_script_file(scripts: Path, name: str) -> ScriptFile:
    """Return a script's bytes.

    Args:
        scripts: the folder of the shipped scripts.
        name: the name of a shipped script ("home_visit"), or the path of an XLSForm.

    Raises:
        OutreachError: there is no such file, it is none that scripts come in, or it cannot be read.
    """
    path = script_path(scripts, name)
    if not path.is_file():
        raise OutreachError(
            "no-such-script", path.name, "there is no such file", "Check its name and where it lies"
        )
    return ScriptFile(
        path.name,
        path.suffix.lower(),
        read_whole(path, LARGEST_SCRIPT),
        beside=lambda name: list_beside(path, name),
        records=frozenset(known.name for known in ENTITY_LISTS),
    )


def list_beside(script: Path, name: str) -> bytes | None:
    """Return the bytes of a list that lies beside a script; None if there is none of that name.

    Raises:
        OutreachError: it is there and cannot be read, or is too large.
    """
    path = script.parent / Path(name).name
    return read_whole(path, LARGEST_LIST) if path.is_file() and path != script else None


def script_path(scripts: Path, name: str) -> Path:
    """Return where a script lies, by its name or its path.

    Raises:
        OutreachError: it is neither the name of a shipped script nor a file that scripts come in.
    """
    shipped = scripts / f"{name}.md"
    if Path(name).name == name and shipped.is_file():
        return shipped
    path = Path(name)
    if path.suffix.lower() not in FILE_TYPES:
        names = ", ".join(sorted(found.stem for found in scripts.glob("*.md")))
        what = "there is no script of this name, and a file of one ends in .md, .xlsx, .xls or .csv"
        raise OutreachError("no-such-script", path.name or "script", what, f"The scripts here are: {names}")
    return path
