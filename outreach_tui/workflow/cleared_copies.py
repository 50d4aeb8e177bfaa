"""Of whom this laptop's copy was cleared: their records are at the lead partner's, and not here any more."""

from collections.abc import Mapping

import msgspec

from outreach_tui.number_words import counted
from outreach_tui.workflow.workspace import Workspace

SETTING = "cleared-copies"
"""The name under which the vault keeps it."""


class ClearedCopy(msgspec.Struct, frozen=True):
    """What went about one young person."""

    on: str
    """The ISO date it was cleared last."""
    records: int
    """How many records went, in all."""

    @property
    def words(self) -> str:
        """The whole in one sentence."""
        records = counted(self.records, "record")
        return f"Cleared from this laptop on {self.on}: {records}, which the lead partner has"


def cleared_people(workspace: Workspace) -> Mapping[str, ClearedCopy]:
    """Return what was cleared, by the young person's id."""
    raw = workspace.vault.setting(SETTING)
    return msgspec.json.decode(raw, type=dict[str, ClearedCopy]) if raw else {}


def with_cleared(workspace: Workspace, now: Mapping[str, int]) -> Mapping[str, bytes]:
    """Return what the vault is to keep once so many more records of these people went."""
    known, on = dict(cleared_people(workspace)), workspace.outside.now().date().isoformat()
    for person, records in now.items():
        before = known.get(person, ClearedCopy(on, 0))
        known[person] = ClearedCopy(on, before.records + records)
    return {SETTING: msgspec.json.encode(known)}
