"""An XLSForm compiled to an XForm: the only place that knows pyxform, which is imported when it is used."""

import re
from dataclasses import dataclass

from outreach_tui.interview.script_error import ScriptError

_FILE_TYPES = frozenset({".md", ".xlsx", ".xls", ".xlsm", ".csv"})
_LARGEST = 16 * 1024 * 1024
_SEPARATOR = re.compile(r"^\s*\|(\s*\|)*(\s*:?-+:?\s*\|)+\s*$")


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A form that a session can be held with, before it is read."""

    xform: str
    """The XForm, as XML."""
    pyxform_version: str
    """The version of the compiler that made it."""
    warnings: tuple[str, ...]
    """What the compiler remarked."""


def compile_xlsform(source: bytes, file_type: str, where: str) -> CompiledForm:
    """Return an XLSForm compiled.

    Args:
        source: the file's bytes.
        file_type: ".md", ".xlsx", ".xls" or ".csv".
        where: what to call the file in an error.

    Raises:
        ScriptError: naming sheet and row where the compiler does.
    """
    if file_type not in _FILE_TYPES:
        raise ScriptError(
            where, "it is not a kind of file that scripts come in", "Use .md, .xlsx, .xls or .csv"
        )
    if len(source) > _LARGEST:
        raise ScriptError(where, "it is too large to be a script", "Choose another file")
    if file_type in (".md", ".csv"):
        source = _text(source, file_type, where).encode()
    return _converted(source, file_type, where)


def _text(source: bytes, file_type: str, where: str) -> str:
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ScriptError(where, "it is not text in UTF-8", "Save it as UTF-8") from fault
    if file_type == ".csv":
        return text
    lines = [
        line for line in text.splitlines() if line.lstrip().startswith("|") and not _SEPARATOR.match(line)
    ]
    return "\n".join(lines) + "\n"


def _converted(source: bytes, file_type: str, where: str) -> CompiledForm:
    import pyxform
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    given: bytes | str = source.decode() if file_type in (".md", ".csv") else source
    try:
        result = convert(xlsform=given, file_type=file_type, validate=False)
    except PyXFormError as fault:
        raise _refused(where, str(fault)) from fault
    except Exception as fault:
        what = f"the compiler cannot read it ({type(fault).__name__})"
        raise ScriptError(
            where, what, "Check its sheets: survey, choices, settings, with a header row each"
        ) from fault
    return CompiledForm(result.xform, pyxform.__version__, tuple(result.warnings))


_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'?(survey|choices|settings|entities)'? sheet", re.IGNORECASE)


def _refused(where: str, message: str) -> ScriptError:
    row, sheet = _ROW.search(message), _SHEET.search(message)
    place = where
    if sheet is not None or row is not None:
        place = f"{where}, sheet {sheet[1].lower() if sheet else 'survey'}"
    if row is not None:
        place = f"{place}, row {row[1]}"
    what = " ".join(_ROW.sub("", message).split()).rstrip(".")
    return ScriptError(place, what, "Correct it in the spreadsheet", code="script-not-compiled")
