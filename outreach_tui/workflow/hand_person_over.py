"""Hand a young person to another officer, and take one in that was handed over.

Rules:
- Of the work only what they agreed may go beyond this officer goes; "just you and me" keeps all of it here.
- Name and address go in a file of their own, after the passphrase was typed again.
- That somebody was handed over, to which laptop and when, is a record that the lead partner gets with the
  next bundle; it holds no name.
- Nothing leaves this laptop's vaults: wiping is for the officer to do once the other one has them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.person_file import LARGEST_PERSON_FILE, Part, PersonFile
from outreach_tui.exchange.refusal import Code
from outreach_tui.records.place import place_of
from outreach_tui.records.presence import travelling_rows
from outreach_tui.records.revision import decode, encode
from outreach_tui.records.sharing import Scope, may_travel, scope_of
from outreach_tui.sealing.safe_file import read_whole, write_safely
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.area_attachments import laptop_recipients
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.workspace import Workspace

LIST = "hand_overs"
"""The list that says who was handed to whom."""

_FORM = "hand_over@1"
_NAME_BYTES = 8


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What handing a person over wrote."""

    files: tuple[Path, ...]
    """One file for the names, where there are any, and one for the work, where any of it may go."""
    work_stays: bool
    """Whether their words stay here, because that is what they agreed."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file about a person brought."""

    part: Part
    """Names, or work."""
    device: str
    """The laptop it came from."""
    new: int
    """Changes that were not here before."""


def hand_over(workspace: Workspace, person: str, to: str, passphrase: str, place: Path) -> HandedOver:
    """Write the files that hand a person to another laptop of the area.

    Args:
        workspace: this officer's.
        person: the young person's id.
        to: the other laptop's id.
        passphrase: what opens this workspace, typed again; it opens the names too.
        place: the folder or stick.

    Raises: OutreachError when there is no such laptop, the passphrase is wrong, or the place cannot be
        written.
    """
    require_laptop(workspace, to)
    names = _names(workspace, person, passphrase)
    work = _work(workspace, person)
    parts: tuple[tuple[Part, tuple[bytes, ...]], ...] = (("identity", names), ("work", work))
    files = tuple(_written(workspace, to, part, lines, place) for part, lines in parts if lines)
    _note(workspace, person, to)
    note(workspace, Action.HANDED_OVER, person)
    return HandedOver(files, work_stays=scope_of(workspace.picture, person) < Scope.WORDS)


def take_person_in(workspace: Workspace, file: Path, passphrase: str) -> TakenIn:
    """Take in one file about a person that another officer handed over.

    Args:
        workspace: this officer's.
        file: the file.
        passphrase: what opens this workspace, typed again; it opens the names too.

    Raises: OutreachError when the file is not for this laptop, or not from one that counts.
    """
    found = _read(workspace, file)
    if (found.area, found.to) != (workspace.profile.area, workspace.profile.device):
        raise OutreachError(
            "not-for-me", file.name, "it is for another laptop", "Give it to the one it is for"
        )
    _require_place(found, file.name)
    if found.part == "work":
        return _taken_in(workspace, found, workspace)
    names = open_identity(workspace, passphrase, 0.0)
    try:
        return _taken_in(workspace, found, names.workspace)
    finally:
        names.lock()


def _read(workspace: Workspace, file: Path) -> PersonFile:
    """Return what the file says; an officer cannot let anybody in, but a newer pack may know the sender."""
    try:
        return PersonFile.from_bytes(
            read_whole(file, LARGEST_PERSON_FILE),
            workspace.keyring.age_identities,
            area_kept.kept_pack(workspace).register,
            area_kept.utc(workspace.outside.now()),
            file.name,
        )
    except OutreachError as error:
        if error.code != Code.UNKNOWN_SENDER.value:
            raise
        next_step = "Sync first, for the newest area pack may know them, then take it in again"
        raise OutreachError(error.code, error.where, error.what, next_step) from error


def _taken_in(workspace: Workspace, found: PersonFile, into: Workspace) -> TakenIn:
    for person in sorted({place.subject or place.record for place in map(place_of, found.revisions)}):
        note(workspace, Action.PERSON_TAKEN_IN, person, found.part)
    return TakenIn(found.part, found.device, _add(into, found.revisions))


def _add(workspace: Workspace, revisions: Iterable[bytes]) -> int:
    known, erased = set(workspace.vault.revisions().values()), workspace.vault.erased()
    new = [raw for raw in revisions if raw not in known and not _is_erased(raw, erased)]
    if new:
        workspace.vault.add(new)
        workspace.learn(new)
    return len(new)


def _is_erased(raw: bytes, erased: frozenset[str]) -> bool:
    place = place_of(raw)
    return bool({place.record, place.subject} & erased)


def _require_place(found: PersonFile, where: str) -> None:
    """Refuse names among the work, and work among the names."""
    lists = {decode(raw).entity_list for raw in found.revisions}
    is_right = lists <= {"identities"} if found.part == "identity" else "identities" not in lists
    if not is_right:
        raise OutreachError("layout", where, "names and work are mixed in it", "Ask for it to be made again")


def require_laptop(workspace: Workspace, to: str) -> str:
    """Return the age key of another laptop of the area.

    Raises: OutreachError when the area pack that is here knows none of that id.
    """
    known = dict(laptop_recipients(area_kept.kept_pack(workspace)))
    known.pop(workspace.profile.device, None)
    if to not in known:
        raise OutreachError(
            "which-device",
            repr(to),
            "no other laptop of the area is called that",
            f"Take in the newest area pack; it knows {', '.join(sorted(known)) or 'none'}",
        )
    return known[to]


def _names(workspace: Workspace, person: str, passphrase: str) -> tuple[bytes, ...]:
    names = open_identity(workspace, passphrase, 0.0)
    try:
        return names.workspace.picture.rows("identities", person)
    finally:
        names.lock()


def _work(workspace: Workspace, person: str) -> tuple[bytes, ...]:
    picture, scopes = workspace.picture, dict[str, Scope]()
    themselves = picture.record("young_people", person)
    about = [record for record in picture.about(person) if record.id != person]
    return tuple(
        raw
        for record in (*([themselves] if themselves else []), *about)
        if may_travel(picture, record, scopes)
        for raw in travelling_rows(picture, record, scopes)
    )


def _written(workspace: Workspace, to: str, part: Part, lines: tuple[bytes, ...], place: Path) -> Path:
    file = PersonFile(
        area=workspace.profile.area,
        device=workspace.profile.device,
        to=to,
        part=part,
        made=area_kept.utc(workspace.outside.now()),
        revisions=lines,
    )
    path = place / f"{workspace.outside.random_bytes(_NAME_BYTES).hex()}.for-{to}.age"
    write_safely(path, file.to_bytes(workspace.keyring.signing_key, require_laptop(workspace, to)))
    return path


def _note(workspace: Workspace, person: str, to: str) -> None:
    change = revise_here(
        workspace,
        entity_list=LIST,
        record=workspace.outside.new_id(),
        subject=person,
        fields={"to_device": to, "handed_over_on": workspace.outside.now().date().isoformat()},
        form=_FORM,
    )
    if change is not None:
        raw = encode(change)
        workspace.vault.add([raw])
        workspace.learn([raw])
