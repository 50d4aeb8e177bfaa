"""Who somebody is: the identity vault, opened for today's visits by its own prompt, and locked by itself.

Rules (domain.md B0.2, E1):
- It has a key of its own. The same passphrase opens it, asked for again every time.
- It opens one vault more, never the work vault's records: names stand beside code names only on the screen.
- Only the people planned today can be looked up.
- It locks after two minutes without a key, when the clock jumps (the lid was shut), and at a key press.
  Locking closes the vault and forgets its key.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from outreach_tui.errors import OutreachError
from outreach_tui.records.picture import Picture
from outreach_tui.vault.store import Role, Vault, create_vault, has_vault, open_vault
from outreach_tui.workflow.at_this_laptop import require_passphrase
from outreach_tui.workflow.audit import Action, note, note_if_possible
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.workspace import Workspace

IDLE = timedelta(minutes=2)
"""How long it stays open without a key pressed."""

CLOCK_JUMP = timedelta(seconds=30)
"""How far the wall clock may run ahead of the counted time before the laptop is taken to have slept."""


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """Name and contact of one young person; shown, never kept elsewhere."""

    person: str
    """The young person's id."""
    known_as: str
    """What they like to be called."""
    phone: str
    """Their number, if they gave one for this."""
    address: str
    """Which door."""
    access_note: str
    """About getting there: the place only."""


class OpenIdentity:
    """The identity vault while it is open."""

    def __init__(self, work: Workspace, identity: Workspace, monotonic: float) -> None:
        """Use `open_identity`."""
        self._work = work
        self._identity: Workspace | None = identity
        self._touched = monotonic
        self._seen_at = (work.outside.now(), monotonic)
        self._noted: set[str] = set()

    @property
    def is_open(self) -> bool:
        """Whether it can be looked into."""
        return self._identity is not None

    @property
    def workspace(self) -> Workspace:
        """The workspace in which `forms/identity.md` is filled in.

        Raises: OutreachError when it has been locked.
        """
        if self._identity is None:
            raise OutreachError("locked", "names", "they are locked", "Type the passphrase to see them")
        return self._identity

    def cards_today(self) -> tuple[IdentityCard, ...]:
        """Return the cards of the people planned today, and of nobody else; whose were shown is noted.

        Raises: OutreachError when names are locked, or it cannot be noted.
        """
        planned = {person.person for person in plan_today(self._work).people}
        cards = _cards(self.workspace.picture, planned)
        new = [card.person for card in cards if card.person not in self._noted]
        if new:
            with self._work.vault.together():
                for person in new:
                    note(self._work, Action.NAME_SHOWN, person)
            self._noted.update(new)
        return cards

    def touch(self, monotonic: float) -> None:
        """Note a key press.

        Args:
            monotonic: seconds on a clock that never jumps.
        """
        self._touched = monotonic

    def lock_if_due(self, now: datetime, monotonic: float) -> bool:
        """Lock when two minutes went by without a key, or the clock jumped; called about once a second.

        Args:
            now: the wall clock.
            monotonic: seconds on a clock that never jumps.

        Returns: whether it locked now.
        """
        before, counted = self._seen_at
        self._seen_at = (now, monotonic)
        drift = abs((now - before) - timedelta(seconds=monotonic - counted))
        is_idle = monotonic - self._touched >= IDLE.total_seconds()
        if self.is_open and (is_idle or drift >= CLOCK_JUMP):
            self.lock()
            return True
        return False

    def lock(self) -> None:
        """Close the vault and forget its key; a second call does nothing."""
        if self._identity is not None:
            self._identity.close()
            self._identity = None
            note_if_possible(self._work, Action.NAMES_LOCKED)


def open_identity(work: Workspace, passphrase: str, monotonic: float) -> OpenIdentity:
    """Open the identity vault of a workspace; the first time, make it.

    Args:
        work: the opened workspace.
        passphrase: what opens both; typed again for this.
        monotonic: seconds on a clock that never jumps.

    Raises: OutreachError for a wrong passphrase.
    """
    if has_vault(work.home, Role.IDENTITY):
        vault = _opened(work, passphrase)
    else:
        require_passphrase(work, passphrase)
        vault = create_vault(work.home, passphrase, Role.IDENTITY)
    _let_lead_partner_in(work, vault)
    note_if_possible(work, Action.NAMES_OPENED)
    identity = replace(work, vault=vault, picture=Picture.of(vault.revisions()), forms={})
    return OpenIdentity(work, identity, monotonic)


def _opened(work: Workspace, passphrase: str) -> Vault:
    try:
        return open_vault(work.home, passphrase, Role.IDENTITY)
    except OutreachError as error:
        if error.code == "wrong-passphrase":
            note_if_possible(work, Action.NAMES_REFUSED)
        raise


def _let_lead_partner_in(work: Workspace, vault: Vault) -> None:
    """Make the recovery slot if there is none; where that fails, the next opening tries again."""
    if vault.openers.has_recovery:
        return
    from outreach_tui.sealing.age_file import seal
    from outreach_tui.workflow.area_kept import kept_pack

    with suppress(OutreachError):
        vault.openers.keep_recovery(lambda key: seal(key, kept_pack(work).recovery_recipients))


def _cards(picture: Picture, people: Collection[str]) -> tuple[IdentityCard, ...]:
    return tuple(
        IdentityCard(
            person=record.id,
            known_as=record.value("known_as"),
            phone=record.value("phone"),
            address=record.value("address"),
            access_note=record.value("access_note"),
        )
        for record in picture.each("identities")
        if record.id in people
    )
