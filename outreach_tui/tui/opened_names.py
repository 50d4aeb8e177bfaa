"""Names of an opened workspace: each method is one verb, on an identity vault that is open or not."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from outreach_tui.errors import OutreachError
from outreach_tui.tui.names import LOCKED_IDLE, LOCKED_JUMP
from outreach_tui.workflow.today import DraftToFinish

if TYPE_CHECKING:
    from outreach_tui.tui.conversation import Interview
    from outreach_tui.workflow.identity import IdentityCard, OpenIdentity
    from outreach_tui.workflow.workspace import Workspace


class OpenedNames:
    """The identity vault beside an opened workspace."""

    def __init__(self, workspace: "Workspace", monotonic: Callable[[], float] = time.monotonic) -> None:
        """Begin locked.

        Args:
            workspace: the opened workspace.
            monotonic: seconds on a clock that never jumps.
        """
        self._workspace = workspace
        self._monotonic = monotonic
        self._identity: OpenIdentity | None = None
        self._touched = 0.0

    @property
    def is_open(self) -> bool:
        """Whether they can be looked at now."""
        return self._identity is not None and self._identity.is_open

    def open(self, passphrase: str) -> None:
        """Open the identity vault."""
        from outreach_tui.workflow.identity import open_identity

        if not self.is_open:
            self._touched = self._monotonic()
            self._identity = open_identity(self._workspace, passphrase, self._touched)

    def cards(self) -> "tuple[IdentityCard, ...]":
        """Return the cards of the people planned today; none while locked."""
        identity = self._identity
        return identity.cards_today() if identity is not None and identity.is_open else ()

    def drafts(self) -> tuple[DraftToFinish, ...]:
        """Return the cards left in the middle; none while locked."""
        from outreach_tui.workflow.identity_card import card_drafts

        identity = self._identity
        return card_drafts(self._workspace, identity) if identity is not None and identity.is_open else ()

    def begin(self, person: str) -> "Interview":
        """Begin or change somebody's card."""
        from outreach_tui.workflow.identity_card import begin_card

        return begin_card(self._workspace, self._opened(), person)

    def resume(self, draft: str) -> "Interview":
        """Go on with a card left in the middle."""
        from outreach_tui.workflow.identity_card import resume_card

        return resume_card(self._opened(), draft)

    def touch(self) -> None:
        """Note a key press."""
        if self._identity is not None:
            self._touched = self._monotonic()
            self._identity.touch(self._touched)

    def lock_if_due(self) -> str:
        """Lock when it is time to; returns what to say, or nothing if it did not lock now."""
        from outreach_tui.workflow.identity import IDLE

        now = self._monotonic()
        if self._identity is None:
            return ""
        is_locked = True
        with suppress(OutreachError):  # it could not be closed in good order; it counts as locked
            is_locked = self._identity.lock_if_due(self._workspace.outside.now(), now)
        if not is_locked:
            return ""
        self._identity = None
        return LOCKED_IDLE if now - self._touched >= IDLE.total_seconds() else LOCKED_JUMP

    def lock(self) -> None:
        """Close the identity vault and forget its key."""
        identity, self._identity = self._identity, None
        if identity is not None:
            with suppress(OutreachError):  # a stick that is gone cannot keep a name on the screen
                identity.lock()

    def _opened(self) -> "OpenIdentity":
        if self._identity is None:
            raise OutreachError("locked", "names", "they are locked", "F7 opens them with the passphrase")
        return self._identity
