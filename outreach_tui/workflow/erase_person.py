"""Wipe a young person: every record, conversation, draft, name and address, for good, on this laptop.

Rules:
- What was noted about them in the audit log goes too; that somebody was wiped is noted without their id.
- A sealed bundle that holds what was erased leaves the outbox at once; the next one goes without it.
- Their id stays, so that nothing about them is ever taken in again; it says nothing by itself.
- Words go first, then the name. That a wiping was begun is kept until both are gone: cut off or failed, it is
  finished when the workspace is opened next, before anything is shown.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from outreach_tui.errors import OutreachError
from outreach_tui.records.same_person import covered, pairs
from outreach_tui.vault.store import Role, Vault, has_vault, open_vault
from outreach_tui.workflow.at_this_laptop import require_passphrase
from outreach_tui.workflow.audit import Action, note, note_if_possible
from outreach_tui.workflow.outbox import withhold_what_may_not_travel
from outreach_tui.workflow.workspace import Workspace

SETTING = "being-erased"
"""The name under which the work vault keeps whose wiping was begun."""

_WHEN_FAILED = "Put that right: the wiping is finished when the workspace is opened next"


def erase_person(workspace: Workspace, person: str, passphrase: str) -> int:
    """Erase everything about one young person, in both vaults, whichever of their linked entries it is.

    Args:
        workspace: the opened workspace.
        person: the young person's id.
        passphrase: what opens this workspace, typed again for this; it opens the identity vault too.

    Returns: how many records there were in the work vault.
    Raises: OutreachError when the passphrase opens neither; then nothing is erased.
    """
    require_passphrase(workspace, passphrase)
    records = len(workspace.picture.about(person))
    with _identity(workspace, passphrase) as identity:
        people = {*covered(pairs(workspace.picture), [person]), *_begun(workspace)}
        workspace.vault.keep_settings({SETTING: " ".join(sorted(people)).encode()})
        try:
            _erase(workspace, identity, people)
        except OutreachError as error:
            raise OutreachError(error.code, error.where, error.what, _WHEN_FAILED) from error
    note(workspace, Action.WIPED)
    return records


def being_erased(workspace: Workspace) -> frozenset[str]:
    """Return whose wiping was begun and is not finished in both vaults."""
    return frozenset(_begun(workspace))


def begin_erasing(workspace: Workspace, uuids: Collection[str]) -> None:
    """Keep that these are to be erased; it is finished at the next opening at the latest."""
    begun = {*uuids, *_begun(workspace)}
    workspace.vault.keep_settings({SETTING: " ".join(sorted(begun)).encode()})


def carry_out(workspace: Workspace) -> None:
    """Erase from the work vault whoever is to be erased; names follow when the workspace is opened next."""
    people = being_erased(workspace)
    if not people <= workspace.vault.erased():
        workspace.vault.erase(people)
        _let_go(workspace)
        note_if_possible(workspace, Action.WIPED, reason="asked")


def erase_records(workspace: Workspace, records: Collection[str]) -> None:
    """Erase records that the young person crossed out, here and wherever a bundle goes from now on."""
    begin_erasing(workspace, records)
    workspace.vault.erase(records)
    _let_go(workspace)
    note_if_possible(workspace, Action.CROSSED_OUT)
    left = _begun(workspace) - set(records)
    workspace.vault.keep_settings({SETTING: " ".join(sorted(left)).encode()})


def finish_erasing(workspace: Workspace, passphrase: str) -> None:
    """Finish a wiping that was cut off, if there is one; what fails now is tried again at the next opening.

    Meanwhile a name whose words are gone is not shown: its person is planned nowhere.
    """
    if people := _begun(workspace):
        with suppress(OutreachError), _identity(workspace, passphrase) as identity:
            _erase(workspace, identity, people)


def _begun(workspace: Workspace) -> set[str]:
    return set((workspace.vault.setting(SETTING) or b"").decode().split())


def _erase(workspace: Workspace, identity: Vault | None, people: Collection[str]) -> None:
    workspace.vault.erase(people)
    workspace.sittings.clear()
    if identity is not None:
        identity.erase(people)
    _let_go(workspace)
    workspace.vault.keep_settings({SETTING: b""})


def _let_go(workspace: Workspace) -> None:
    """Forget what was looked at before an erasure, and every sealed bundle that was made before it."""
    workspace.look_again()
    withhold_what_may_not_travel(workspace)


@contextmanager
def _identity(workspace: Workspace, passphrase: str) -> Iterator[Vault | None]:
    if not has_vault(workspace.home, Role.IDENTITY):
        yield None
        return
    with open_vault(workspace.home, passphrase, Role.IDENTITY) as identity:
        yield identity
