"""The yearly drill: does the sheet from the safe really open a bundle and a slot?

Rules (security.md 5, step 10):
- Only headers and keys are opened: nothing anybody said is read or written.
- When the last drill was is kept in the lead partner's vault, and said when a year is over.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.age_file import ENOUGH_TO_TELL, AgeIdentity, may_open, open_sealed
from outreach_tui.sealing.recovery_sheet import root_key_of, secret_on
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.sealing.signature import public_line
from outreach_tui.vault.keys import LARGEST_SLOT, RECOVERY_SLOT
from outreach_tui.vault.store import Role
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.workspace import Workspace

SETTING = "recovery-drill"
"""The name under which the vault keeps the day of the last one."""
EVERY = timedelta(days=365)
"""How often it is due."""


@dataclass(frozen=True, slots=True)
class Drill:
    """How a drill went."""

    is_the_areas: bool
    """Whether the sheet is this area's: its root key signs the charter."""
    opens_slot: bool
    """Whether it opens the slot of this very workspace."""
    opens_bundle: bool | None
    """Whether it opens the bundle that was named; None where none was."""

    @property
    def passed(self) -> bool:
        """Whether everything that was tried worked."""
        return self.is_the_areas and self.opens_slot and self.opens_bundle is not False

    @property
    def lines(self) -> tuple[str, ...]:
        """How it went, in words."""
        tried = [
            ("It is this area's sheet", self.is_the_areas),
            ("It opens this workspace's recovery slot", self.opens_slot),
            ("It opens the bundle", self.opens_bundle),
        ]
        return (
            "Passed: the sheet works."
            if self.passed
            else "FAILED: find the other sheet now, and try that one.",
            *(f"{what}: {'yes' if works else 'NO'}" for what, works in tried if works is not None),
        )


def hold_drill(workspace: Workspace, sheet: str, bundle: Path | None) -> Drill:
    """Try the sheet, and remember the day if it works.

    Args:
        workspace: the lead partner's.
        sheet: the recovery key, as typed, or the text of a sheet.
        bundle: a bundle to try it on; None for none.

    Raises: OutreachError when this is no lead's workspace, or there is no key on the sheet.
    """
    require_lead(workspace, "Hold the drill")
    recovery = secret_on(sheet)
    drill = Drill(
        is_the_areas=public_line(root_key_of(recovery)) == area_kept.kept_pack(workspace).root,
        opens_slot=_opens_slot(workspace, recovery),
        opens_bundle=None if bundle is None else may_open(_beginning(bundle), (recovery,)),
    )
    note(workspace, Action.DRILLED, reason="passed" if drill.passed else "failed")
    if drill.passed:
        day = workspace.outside.now().date().isoformat()
        workspace.vault.keep_settings({SETTING: day.encode()})
    return drill


def drill_is_due(workspace: Workspace) -> bool:
    """Whether a year has gone by since the sheets were last tried; a new area's were proven when it began."""
    last = workspace.vault.setting(SETTING)
    made = area_kept.kept_pack(workspace).charter.says.made[:10]
    since = date.fromisoformat(last.decode() if last else made)
    return workspace.outside.now().date() - since >= EVERY


def _opens_slot(workspace: Workspace, recovery: AgeIdentity) -> bool:
    slot = read_whole(workspace.home / Role.WORK / RECOVERY_SLOT, LARGEST_SLOT)
    try:
        return bool(open_sealed(slot, [recovery], LARGEST_SLOT))
    except OutreachError:
        return False


def _beginning(bundle: Path) -> bytes:
    try:
        with bundle.open("rb") as file:
            return file.read(ENOUGH_TO_TELL)
    except OSError as error:
        raise OutreachError(
            "no-bundle", str(bundle), "this bundle cannot be read", "Name one that an officer wrote"
        ) from error
