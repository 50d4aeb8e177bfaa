"""The area's own scripts: they travel in the signed pack, and run wherever a shipped one does.

Rules:
- Of two scripts with one name the area's wins: its lead partner signed it for the people it is used with.
  One that lacks what the app asks for by name (`script_keeps.py`) does not: the shipped one is used, and that
  is said.
- Names and doors, safety, and what the app fills in by itself (`NEVER_REPLACED`) are always the shipped ones.
- A file that is named with its path is that file, whatever the pack holds.
- A .csv in the pack is a list, and lies beside every script in it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import LARGEST_PACK, AreaPack
from outreach_tui.interview.checking.read_sheets import FILE_TYPES, read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.records.entity_lists import ENTITY_LISTS
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.area_attachments import SCRIPT, script_names
from outreach_tui.workflow.script_copies import settings_of
from outreach_tui.workflow.script_fault import fault_in_words
from outreach_tui.workflow.script_files import find_script_file
from outreach_tui.workflow.script_keeps import can_stand_in, check_in_its_place, not_kept
from outreach_tui.workflow.workspace import Workspace

NEVER_REPLACED = frozenset(
    {"identity", "pass_it_on", "visit_safety", "quick_note", "file_note", "copy", "put_right"}
)
"""Shipped scripts that no pack stands in for."""

_LIST = ".csv"
_ASK_THE_LEAD = "Ask the lead partner for a pack in which it is put right"


@dataclass(frozen=True, slots=True)
class AreaScript:
    """One script of the area."""

    name: str
    """What it is called to run it."""
    title: str
    """What people call it."""
    version: str
    """Its version, as its settings say."""
    replaces_shipped: bool
    """Whether it runs in the place of a shipped script of the same name."""
    lacks: str = ""
    """What it lacks to run in that place, so that the shipped one does; empty where it lacks nothing."""

    @property
    def in_words(self) -> str:
        """Its name, version, and what it stands in for."""
        place = ", in the place of the one that came with Outreach" if self.replaces_shipped else ""
        if self.lacks:
            place = f", not used: {self.lacks}. The one that came with Outreach is"
        return f"{self.name}, version {self.version or 'unknown'}{place}"


def area_script(workspace: Workspace, name: str) -> tuple[ScriptFile, bytes] | None:
    """Return the area's script of this name, with a digest of the lists beside it; None if it has none."""
    raw = b"" if name in NEVER_REPLACED else area_kept.pack_bytes(workspace)
    if f"{SCRIPT}{name}".encode() not in raw:  # a pack is a plain tar: most need not be read
        return None
    found = script_in(area_kept.kept_pack(workspace), name)
    return found if found is not None and can_stand_in(found[0]) else None


def script_in(pack: AreaPack, name: str) -> tuple[ScriptFile, bytes] | None:
    """Return a pack's script of this name, with a digest of the lists beside it; None if it has none."""
    file = next((one for one in _scripts_of(pack) if name in {one, Path(one).stem}), None)
    if file is None or name in NEVER_REPLACED:
        return None
    digest = hashlib.sha256()
    for listed in (one for one in script_names(pack) if one.endswith(_LIST)):
        content = pack.attachments[f"{SCRIPT}{listed}"]
        digest.update(listed.encode() + b"\n" + hashlib.sha256(content).digest())
    return _file(pack, file), digest.digest()


def find_script_here_or_in(scripts: Path, name: str, pack: Path | None) -> ScriptFile:
    """Return a script that no workspace is needed for.

    Args:
        scripts: the folder of the shipped scripts.
        name: a script's name, or the path of an XLSForm.
        pack: an area pack's file: a name is one of its scripts then; None for none.

    Raises: OutreachError when there is no such script, or it cannot be read.
    """
    if pack is None or is_file(name):
        return find_script_file(scripts, name)
    return script_in_pack_file(pack, name)


def is_file(name: str) -> bool:
    """Tell whether a script is named by the path of a file that is there, which no pack stands in for."""
    return Path(name).suffix.lower() in FILE_TYPES and Path(name).is_file()


def script_in_pack_file(pack: Path, name: str) -> ScriptFile:
    """Return the script of this name in a pack's file; whose the pack is, nobody is asked.

    Raises: OutreachError when the pack is none, or has no such script.
    """
    area = AreaPack.from_bytes(read_whole(pack, LARGEST_PACK), at=None, known=None, where=pack.name)
    found = script_in(area, name)
    if found is None:
        names = ", ".join(Path(one).stem for one in _scripts_of(area)) or "none"
        what = f"there is no script called {name} in this pack"
        raise OutreachError("no-such-script", pack.name, what, f"The scripts in it are: {names}")
    return found[0]


def list_area_scripts(workspace: Workspace) -> tuple[AreaScript, ...]:
    """Return the area's own scripts, by name; one that cannot be read is left out."""
    if not has_area_scripts(workspace):
        return ()
    pack, shipped = area_kept.kept_pack(workspace), workspace.outside.scripts
    found = (_described(_file(pack, one), shipped) for one in _scripts_of(pack))
    return tuple(one for one in found if one is not None)


def has_area_scripts(workspace: Workspace) -> bool:
    """Tell whether the pack in use carries scripts."""
    raw = area_kept.pack_bytes(workspace)
    return SCRIPT.encode() in raw and bool(_scripts_of(area_kept.kept_pack(workspace)))


def require_scripts_run(pack: AreaPack) -> None:
    """Return if every script of the pack can run, and may be in one.

    Raises: OutreachError naming the first that cannot, with its first fault.
    """
    for one in _scripts_of(pack):
        if Path(one).stem in NEVER_REPLACED:
            what = "the script of this name is the same in every area"
            raise OutreachError("shipped-script", one, what, "Give your script another name")
        script = _file(pack, one)
        faults = check_in_its_place(script).faults
        if faults:
            raise fault_in_words(script, faults[0])


def scripts_not_used(pack: AreaPack) -> tuple[str, ...]:
    """Return a sentence for every script of a pack that cannot run, or not in the place of a shipped one."""
    sentences = []
    for script in (_file(pack, one) for one in _scripts_of(pack) if Path(one).stem not in NEVER_REPLACED):
        faults = check_in_its_place(script).faults
        if faults:
            what = f"it is not used, because {faults[0].what}"
            sentences.append(str(OutreachError("script", script.name, what, _ASK_THE_LEAD)))
    return tuple(sentences)


def _scripts_of(pack: AreaPack) -> tuple[str, ...]:
    kinds = tuple(kind for kind in FILE_TYPES if kind != _LIST)
    return tuple(one for one in script_names(pack) if one.endswith(kinds))


def _file(pack: AreaPack, file: str) -> ScriptFile:
    return ScriptFile(
        file,
        Path(file).suffix,
        pack.attachments[f"{SCRIPT}{file}"],
        beside=lambda name: pack.attachments.get(f"{SCRIPT}{Path(name).name.lower()}"),
        records=frozenset(known.name for known in ENTITY_LISTS),
    )


def _described(script: ScriptFile, shipped: Path) -> AreaScript | None:
    try:
        settings = settings_of(read_sheets(script))
    except OutreachError:
        return None
    name = Path(script.name).stem
    title = settings.get("form_title") or name
    lacks = _lacks(script)
    stands_in = not lacks and (shipped / f"{name}.md").is_file()
    return AreaScript(name, title, settings.get("version", ""), stands_in, lacks)


def _lacks(script: ScriptFile) -> str:
    """Return the first thing a script lacks to stand in for the shipped one of its name; empty for none."""
    try:
        found = not_kept(script)
    except OutreachError as error:
        return error.what
    return found[0].what if found else ""
