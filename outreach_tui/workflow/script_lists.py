"""Lists that lie in a file of their own beside a script (`select_one_from_file`, `pulldata`).

Rules:
- A file beside the script, named as the script names it, is read once and kept in the vault with the
  compiled form, so a draft goes on with the very list it began with.
- A list of the script's own wins over an entity list of the same name.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.list_file import USUAL_COLUMNS, Rows, read_list
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.vault.store import Vault
from outreach_tui.workflow.script_files import LARGEST_LIST
from outreach_tui.workflow.workspace import Workspace

_FILE = "jr://file"


def lists_beside(script: Path) -> bytes:
    """Return a digest of every list beside a script, so that a changed list makes a changed script."""
    digest = hashlib.sha256()
    for path in sorted(path for kind in USUAL_COLUMNS for path in script.parent.glob(f"*{kind}")):
        if path != script and path.is_file():
            is_too_large = path.stat().st_size > LARGEST_LIST  # refused later, if the script names it
            content = b"" if is_too_large else read_whole(path, LARGEST_LIST)
            digest.update(path.name.encode() + b"\n" + hashlib.sha256(content).digest())
    return digest.digest()


def read_lists(form: FormDefinition, script: ScriptFile) -> bytes:
    """Return the lists that a script names and that lie beside it, as they are kept; b"" for none."""
    lists: dict[str, Rows] = {}
    for address in form.outside_lists.values():
        if address.startswith(_FILE):
            name = address.rpartition("/")[2]
            raw = script.beside(name) if script.beside is not None else None
            if raw is not None:
                lists[Path(name).stem] = read_list(raw, name)
    return msgspec.json.encode(lists) if lists else b""


def keep_lists(vault: Vault, form_key: str, lists: bytes) -> None:
    """Keep what `read_lists` read with a compiled form."""
    if lists:
        vault.keep_settings({_setting(form_key): lists})


def kept_lists(workspace: Workspace, form_key: str) -> Mapping[str, Rows]:
    """Return the lists kept with a compiled form, by name."""
    raw = workspace.vault.setting(_setting(form_key))
    return msgspec.json.decode(raw, type=dict[str, list[dict[str, str]]]) if raw else {}


def _setting(form_key: str) -> str:
    return f"lists/{form_key}"
