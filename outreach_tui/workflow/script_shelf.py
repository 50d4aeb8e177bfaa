"""The scripts this workspace can run: found by name or path, compiled once, kept in the vault.

Rules:
- A script is compiled when its text, a list beside it or the compiler is new; the compiled form is kept under
  their hash, so pyxform loads only then.
- A draft finds the very form it began with by its key, whatever has happened to the file since.
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform
from outreach_tui.vault.store import KeptForm, Vault
from outreach_tui.workflow.script_lists import keep_lists, lists_beside, read_lists
from outreach_tui.workflow.workspace import Workspace

_FILE_TYPES = {".md", ".xlsx", ".xls", ".csv"}


@dataclass(frozen=True, slots=True)
class Script:
    """A script ready to run."""

    key: str
    """The SHA-256 of its compiled form and its lists: what a draft knows it by."""
    form: FormDefinition
    """What it asks."""


def find_script(workspace: Workspace, name: str) -> Script:
    """Return a shipped script by its name ("home_visit") or anybody's by its path.

    Raises: OutreachError when there is no such file, or it is not an XLSForm that can run.
    """
    path = _path_of(workspace.outside.scripts, name)
    try:
        source = path.read_bytes()
    except OSError as error:
        raise OutreachError(
            "no-such-script", path.name, "this script cannot be read", "Check its name and where it lies"
        ) from error
    return _ready(workspace, _compiled(workspace.vault, source, path))


def script_of_draft(workspace: Workspace, form_key: str) -> Script:
    """Return the script a draft began with.

    Raises: OutreachError when the vault does not hold it.
    """
    kept = workspace.vault.form(form_key)
    if kept is None:
        raise OutreachError(
            "no-such-script",
            "this draft",
            "the script it began with is not kept here",
            "Run `outreach doctor`",
        )
    return _ready(workspace, kept)


def shipped_scripts(folder: Path) -> tuple[str, ...]:
    """Return the names of the scripts that come with Outreach."""
    return tuple(sorted(path.stem for path in folder.glob("*.md")))


def _ready(workspace: Workspace, kept: KeptForm) -> Script:
    if kept.key not in workspace.forms:
        workspace.forms[kept.key] = load_xform(kept.xform)
    return Script(kept.key, workspace.forms[kept.key])


def _path_of(folder: Path, name: str) -> Path:
    shipped = folder / f"{name}.md"
    if Path(name).name == name and shipped.is_file():
        return shipped
    path = Path(name)
    if path.suffix.lower() not in _FILE_TYPES:
        raise OutreachError(
            "no-such-script",
            path.name or "script",
            "there is no script of this name, and a file of one ends in .md, .xlsx, .xls or .csv",
            f"The scripts here are: {', '.join(shipped_scripts(folder))}",
        )
    return path


def _compiled(vault: Vault, source: bytes, path: Path) -> KeptForm:
    source_hash = hashlib.sha256(source + lists_beside(path)).hexdigest()
    compiler = version("pyxform")
    kept = vault.form_by_source(source_hash, compiler)
    if kept is not None:
        return kept
    compiled = compile_xlsform(source, path.suffix.lower(), path.name)
    form = load_xform(compiled.xform)
    lists = read_lists(form, path.parent)
    kept = KeptForm(
        key=hashlib.sha256(compiled.xform.encode() + lists).hexdigest(),
        form_id=form.form_id,
        version=form.version,
        title=form.title,
        source_hash=source_hash,
        pyxform_version=compiler,
        xform=compiled.xform,
    )
    with vault.together():
        vault.keep_form(kept)
        keep_lists(vault, kept.key, lists)
    return kept
