"""What opens a vault that is open now: its passphrase, which can be another one, and the recovery key."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.passphrase import LEAST_COST, STANDARD_COST, SlotCost
from outreach_tui.vault.errors import as_vault_errors
from outreach_tui.vault.keys import Slots


@dataclass(frozen=True, slots=True)
class Openers:
    """The slots of an open vault, and the key they give back."""

    folder: Path
    """The vault's own folder."""
    key: bytes = field(repr=False)
    """The data key."""

    def is_passphrase(self, passphrase: str, *, least: SlotCost = LEAST_COST) -> bool:
        """Tell whether this passphrase opens the vault; trying one costs what opening costs."""
        with as_vault_errors(self.folder):
            try:
                return Slots(self.folder).key(passphrase, least) == self.key
            except SealingError as error:
                if error.code != "wrong-passphrase":
                    raise
                return False

    def change_passphrase(self, old: str, new: str, *, cost: SlotCost = STANDARD_COST) -> None:
        """Let `new` open this vault from now on, and `old` no more; nothing else is rewritten.

        Args:
            old: the passphrase until now.
            new: the passphrase from now on.
            cost: what a guess at it costs; only tests pass one.
        """
        with as_vault_errors(self.folder):
            slots = Slots(self.folder)
            least = LEAST_COST if cost == STANDARD_COST else cost
            slots.guard(slots.key(old, least), new, cost)

    @property
    def has_recovery(self) -> bool:
        """Whether the lead partner can open this vault."""
        return Slots(self.folder).has_recovery

    def keep_recovery(self, seal: Callable[[bytes], bytes]) -> None:
        """Let the lead partner open this vault: keep its key as `seal` sealed it for them."""
        with as_vault_errors(self.folder):
            Slots(self.folder).keep_recovery(self.key, seal)
