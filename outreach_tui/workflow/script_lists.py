"""Lists that lie in a file of their own beside a script (`select_one_from_file`, `pulldata`).

Rules:
- A CSV file beside the script, named as the script names it, is read once and kept in the vault with the
  compiled form, so a draft goes on with the very list it began with.
- A list of the script's own wins over an entity list of the same name.
"""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.plain_text import clean
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.vault.store import Vault
from outreach_tui.workflow.script_files import LARGEST_LIST
from outreach_tui.workflow.workspace import Workspace

_FILE = "jr://file-csv/"

Rows = Sequence[Mapping[str, str]]


def lists_beside(script: Path) -> bytes:
    """Return a digest of every CSV file beside a script, so that a changed list makes a changed script."""
    digest = hashlib.sha256()
    for path in sorted(script.parent.glob("*.csv")):
        if path != script and path.is_file():
            is_too_large = path.stat().st_size > LARGEST_LIST  # refused later, if the script names it
            content = b"" if is_too_large else _read(path)
            digest.update(path.name.encode() + b"\n" + hashlib.sha256(content).digest())
    return digest.digest()


def read_lists(form: FormDefinition, folder: Path) -> bytes:
    """Return the CSV files that a script names and that lie in its folder, as they are kept; b"" for none."""
    names = (
        address.removeprefix(_FILE) for address in form.outside_lists.values() if address.startswith(_FILE)
    )
    paths = (folder / Path(name).name for name in names)
    lists = {path.stem: _rows(path) for path in paths if path.is_file()}
    return msgspec.json.encode(lists) if lists else b""


def keep_lists(vault: Vault, form_key: str, lists: bytes) -> None:
    """Keep what `read_lists` read with a compiled form."""
    if lists:
        vault.keep_settings({_setting(form_key): lists})


def kept_lists(workspace: Workspace, form_key: str) -> Mapping[str, Rows]:
    """Return the lists kept with a compiled form, by name."""
    raw = workspace.vault.setting(_setting(form_key))
    return msgspec.json.decode(raw, type=dict[str, list[dict[str, str]]]) if raw else {}


def _rows(path: Path) -> Rows:
    try:
        text = _read(path).decode("utf-8-sig")
        return [_row(row) for row in csv.DictReader(io.StringIO(text, newline=""))]
    except UnicodeDecodeError as error:
        raise _refused(path, "it is not text in UTF-8") from error
    except csv.Error as error:
        raise _refused(path, "it cannot be read as a CSV file") from error


def _read(path: Path) -> bytes:
    return read_whole(path, LARGEST_LIST)


def _row(row: Mapping[str | None, str | list[str] | None]) -> Mapping[str, str]:
    return {name: clean(text) for name, text in row.items() if name and isinstance(text, str)}


def _refused(path: Path, what: str) -> OutreachError:
    return OutreachError("script-list", path.name, what, "Save it as CSV in UTF-8, with a header line")


def _setting(form_key: str) -> str:
    return f"lists/{form_key}"
