"""The scripts this workspace can run: found by name or path, compiled once, kept in the vault.

Rules:
- A script is compiled when its text, a list beside it or the compiler is new; the compiled form is kept under
  their hash, so pyxform loads only then. Beside it lies what the engine made of it, which reads back in a
  fraction of the time; after an update of the program that is made anew from the compiled form.
- A file from anybody is first read sheet by sheet, within limits, before the compiler sees it.
- A draft finds the very form it began with by its key, whatever has happened to the file since.
"""

import hashlib
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Workbook
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.kept_form import kept_bytes, kept_form
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import CompiledForm, compile_xlsform
from outreach_tui.vault.store import KeptForm, Vault
from outreach_tui.workflow.area_scripts import area_script
from outreach_tui.workflow.script_fault import fault_in_words
from outreach_tui.workflow.script_files import find_script_file, script_path
from outreach_tui.workflow.script_keeps import KEEPS
from outreach_tui.workflow.script_lists import keep_lists, lists_beside, read_lists
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Script:
    """A script ready to run."""

    key: str
    """The SHA-256 of its compiled form and its lists: what a draft knows it by."""
    form: FormDefinition
    """What it asks."""


def find_script(workspace: Workspace, name: str) -> Script:
    """Return the area's script of this name, a shipped one ("home_visit"), or anybody's by its path.

    Raises: OutreachError when there is no such file, or it is not an XLSForm that can run.
    """
    found = None if Path(name).is_file() else area_script(workspace, name)
    if found is None:
        return _of_file(workspace, name)
    try:
        return _of_area(workspace, *found)
    except OutreachError:
        if name not in KEEPS:
            raise
        return _of_file(workspace, name)  # a pack that was never checked keeps nobody from a visit


def forms_called(workspace: Workspace, name: str) -> frozenset[str]:
    """Return the ids of every form a draft may have begun with under this name: the area's, and the shipped.

    Raises: OutreachError when there is none.
    """
    ids = {find_script(workspace, name).form.form_id}
    if (workspace.outside.scripts / f"{name}.md").is_file():
        ids.add(_of_file(workspace, name).form.form_id)
    return frozenset(ids)


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


def form_kept_as(workspace: Workspace, name: str) -> FormDefinition | None:
    """Return the script that records name as `form@version`, None where it is not kept or cannot be read."""
    for kept in workspace.vault.forms():
        if f"{kept.form_id}@{kept.version}" == name:
            try:
                form = workspace.forms.get(kept.key) or kept_form(kept.ready) or load_xform(kept.xform)
            except ScriptError:
                return None
            return workspace.forms.setdefault(kept.key, form)
    return None


def _of_area(workspace: Workspace, script: ScriptFile, lists: bytes) -> Script:
    return _ready(workspace, _compiled(workspace.vault, script, lists))


def _of_file(workspace: Workspace, name: str) -> Script:
    path = script_path(workspace.outside.scripts, name)
    script = find_script_file(workspace.outside.scripts, name)
    return _ready(workspace, _compiled(workspace.vault, script, lists_beside(path)))


def _ready(workspace: Workspace, kept: KeptForm) -> Script:
    form = workspace.forms.get(kept.key) or kept_form(kept.ready)
    if form is None:
        form = load_xform(kept.xform)
        workspace.vault.keep_form(replace(kept, ready=kept_bytes(form)))
    workspace.forms[kept.key] = form
    return Script(kept.key, form)


def _compiled(vault: Vault, script: ScriptFile, lists_digest: bytes) -> KeptForm:
    source_hash = hashlib.sha256(script.source + lists_digest).hexdigest()
    compiler = version("pyxform")
    kept = vault.form_by_source(source_hash, compiler)
    if kept is not None:
        return kept
    compiled, form = _run_through(script)
    lists = read_lists(form, script)
    kept = KeptForm(
        key=hashlib.sha256(compiled.xform.encode() + lists).hexdigest(),
        form_id=form.form_id,
        version=form.version,
        title=form.title,
        source_hash=source_hash,
        pyxform_version=compiler,
        xform=compiled.xform,
        ready=kept_bytes(form),
    )
    with vault.together():
        vault.keep_form(kept)
        keep_lists(vault, kept.key, lists)
    return kept


def _run_through(script: ScriptFile) -> tuple[CompiledForm, FormDefinition]:
    workbook = read_sheets(script)
    try:
        compiled = compile_xlsform(script.source, script.file_type, script.name)
        form = load_xform(compiled.xform)
    except ScriptError as error:
        raise _first_fault(script) or error from error
    _require_lists(script, workbook)
    return compiled, form


def _require_lists(script: ScriptFile, workbook: Workbook) -> None:
    """Raise if a list that lies beside the script does not hold what the script looks for in it."""
    from outreach_tui.interview.checking.lists_beside import list_findings
    from outreach_tui.interview.checking.outline import outline_of

    wrong = list_findings(script, workbook, outline_of(workbook.sheet("survey"))).faults
    if wrong:
        raise fault_in_words(script, wrong[0])


def _first_fault(script: ScriptFile) -> OutreachError | None:
    """Return what first keeps a script from running, by sheet and row, as `scripts check` says it."""
    from outreach_tui.interview.checking.check import check_file

    faults = check_file(script).faults
    return fault_in_words(script, faults[0]) if faults else None
