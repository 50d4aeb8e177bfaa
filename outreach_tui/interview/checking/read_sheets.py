"""A file of any kind that scripts come in, read into sheets."""

from outreach_tui.interview.checking.read_csv import read_csv
from outreach_tui.interview.checking.read_markdown import read_markdown
from outreach_tui.interview.checking.read_spreadsheet import read_xls, read_xlsx
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Workbook
from outreach_tui.interview.script_error import ScriptError

FILE_TYPES = (".md", ".xlsx", ".xls", ".csv")
"""How the names of scripts end."""
LARGEST_SCRIPT = 16 * 1024 * 1024
"""Bytes of a file that may still be a script."""


def read_sheets(file: ScriptFile, *, everything: bool = False) -> Workbook:
    """Return the sheets of a script.

    Args:
        file: the script.
        everything: whether cells and sheets of a workbook that no form has a use for are read too.

    Raises:
        ScriptError: if it cannot be read at all.
    """
    source, file_type, where = file.source, file.file_type, file.name
    if file_type not in FILE_TYPES:
        what = "it is not a kind of file that scripts come in"
        raise ScriptError(where, what, "Use .md, .xlsx, .xls or .csv")
    if len(source) > LARGEST_SCRIPT:
        raise ScriptError(where, "it is too large to be a script", "Choose another file")
    if file_type == ".xlsx":
        return read_xlsx(source, where, everything=everything)
    if file_type == ".xls":
        return read_xls(source, where, everything=everything)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ScriptError(where, "it is not text in UTF-8", "Save it as UTF-8") from fault
    return read_markdown(text) if file_type == ".md" else read_csv(text, where)
