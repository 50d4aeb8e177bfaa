"""An opened vault with whose it is and the picture of its records: what every verb works on.

Rules:
- The picture is built once, when the vault is opened, and follows every commit from then on.
- A revision is in the vault before it is in the picture.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.records.picture import Picture
from outreach_tui.records.sharing import Scope
from outreach_tui.records.withdrawal import goes_further, hide_taken_back, stays_in_view
from outreach_tui.vault.store import Vault
from outreach_tui.workflow import merges_kept
from outreach_tui.workflow.keyring import Keyring
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.profile import Profile, Role
from outreach_tui.workflow.sitting import Sitting


@dataclass(slots=True)
class Workspace:
    """One person's opened workspace."""

    home: Path
    """The folder it lies in; everything in it is sealed."""
    vault: Vault
    """Where everything is kept."""
    profile: Profile
    """Whose it is."""
    keyring: Keyring
    """Its secrets."""
    outside: Outside
    """The clock, ids, chance and scripts."""
    picture: Picture
    """The records as they stand, read from the vault's revisions."""
    forms: dict[str, FormDefinition] = field(default_factory=dict)
    """Scripts read since the workspace was opened, by the hash of their compiled form."""
    sittings: dict[str, Sitting] = field(default_factory=dict, repr=False)
    """What can be taken back in each conversation under way, by its draft's id; only while it is open."""

    def learn(self, revisions: Iterable[bytes]) -> None:
        """Let the picture follow revisions that the vault has just committed."""
        self.picture.add(revisions)

    def look_again(self) -> None:
        """Let the picture be what is in view in the vault now, after something went from it."""
        in_view = merges_kept.view(self.vault)
        self.picture = Picture.of(in_view)
        if self.profile.role is Role.LEAD:
            hide_taken_back(self.picture, in_view)

    def follow_what_was_taken_back(self, before: Mapping[str, Scope]) -> None:
        """Let the lead partner's picture show all that young people let go now, and no more.

        Args:
            before: how far it went for those who had taken something back when the picture was last as it is.
        """
        if goes_further(stays_in_view(self.picture), before):
            self.look_again()
        else:
            hide_taken_back(self.picture, self.vault.revisions())

    def close(self) -> None:
        """Close the vault; nothing readable stays behind on disk, and nothing can be taken back any more."""
        self.sittings.clear()
        self.vault.close()
