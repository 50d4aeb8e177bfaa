"""The numbers to ring when somebody may be hurt: for everybody, and the area's own.

The app is not the channel (domain.md C2): it shows numbers, never calls, and keeps nothing of what was said.
"""

from dataclasses import dataclass

from outreach_tui.workflow.area_attachments import local_numbers
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AreaNumber:
    """One number to ring."""

    label: str
    """Who answers, in plain words."""
    number: str
    """What to dial, spaced as people say it."""


DANGER_NOW = AreaNumber("Danger now", "999")
"""The emergency number, the same in every area."""
POLICE = AreaNumber("Not an emergency", "101")
"""The police, when nobody is in danger now."""
EVERYWHERE = (DANGER_NOW, POLICE)
"""What is shown where no area is known."""

STEPS = (
    "Listen. Do not dig: no more questions than you need to keep them safe.",
    "Do not promise to keep it. Say what you will do, and whom you will tell.",
    "Danger now: ring 999. The app tells nobody; you do.",
)
"""What to do, in the order to do it (domain.md C2, "Disclosure of risk")."""


def area_numbers(workspace: Workspace) -> tuple[AreaNumber, ...]:
    """Return what to ring here: those for everybody, then those the lead partner entered for the area."""
    local = local_numbers(kept_pack(workspace))
    return (*EVERYWHERE, *(AreaNumber(one.label, one.number) for one in local))
