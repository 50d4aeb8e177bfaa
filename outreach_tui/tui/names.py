"""The port in front of names: what the screens may ask of the identity vault, open or locked.

`opened_names.py` is the real one; tests have a small one. No method but `open`, `begin` and `resume` raises.
"""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from outreach_tui.tui.conversation import Interview
    from outreach_tui.workflow.identity import IdentityCard
    from outreach_tui.workflow.today import DraftToFinish

LOCKED_IDLE = "Names locked: two minutes without a key."
"""Said when nobody pressed a key for two minutes."""
LOCKED_JUMP = "Names locked: the clock jumped, so this laptop may have slept."
"""Said when the time of day and the time counted went apart."""
LOCKED_BY_KEY = "Names hidden and locked. F7 shows them again."
"""Said when a key hid them."""


class Names(Protocol):
    """Names, numbers and doors of the people planned today."""

    @property
    def is_open(self) -> bool:
        """Whether they can be looked at now."""

    def open(self, passphrase: str) -> None:
        """Open the identity vault; it takes as long as opening the workspace.

        Raises: OutreachError when the passphrase is wrong.
        """

    def cards(self) -> "tuple[IdentityCard, ...]":
        """Return the cards of the people planned today; none while locked."""

    def drafts(self) -> "tuple[DraftToFinish, ...]":
        """Return the cards left in the middle; none while locked."""

    def begin(self, person: str) -> "Interview":
        """Begin or change somebody's card."""

    def resume(self, draft: str) -> "Interview":
        """Go on with a card left in the middle."""

    def touch(self) -> None:
        """Note a key press."""

    def lock_if_due(self) -> str:
        """Lock when it is time to; returns what to say, or nothing if it did not lock now."""

    def lock(self) -> None:
        """Close the identity vault and forget its key; a second call does nothing."""
