"""The audit log: who did what on this laptop and when, in codes, each entry a link of a hash chain.

Rules:
- No values and no names: an entry holds codes, ids and a time (security.md P13).
- A link that was altered, removed from between others or moved breaks the chain. Links missing at the end
  cannot be seen from inside; the lead partner sees them, for the head of the chain goes into every manifest.
- Who is not shown to be about nobody counts as about a young person, whose entry leaves the laptop only where
  they travel themselves (`audit_sent.py`), and goes when they are erased.
"""

from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum

from outreach_tui.errors import OutreachError
from outreach_tui.records.audit_chain import Entry, Link, link_after
from outreach_tui.records.same_person import covered, pairs
from outreach_tui.vault.audit_log import KeptLink
from outreach_tui.workflow.workspace import Workspace

_SALT_BYTES = 16


class Action(StrEnum):
    """What can be noted."""

    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock-failed"
    LOCKED = "locked"
    PASSPHRASE_REFUSED = "passphrase-refused"  # noqa: S105 - a code
    NAMES_OPENED = "names-opened"
    NAMES_REFUSED = "names-refused"
    NAMES_LOCKED = "names-locked"
    NAME_SHOWN = "name-shown"
    SHOWN = "person-shown"
    SEARCHED = "searched"
    PAGE_SHOWN = "page-shown"
    PAGE_GIVEN = "page-given"
    WISHES_READ = "wishes-read"
    WIPED = "person-wiped"
    CROSSED_OUT = "record-crossed-out"
    EXPORTED = "exported"
    SYNCED = "synced"
    RECEIPT_TAKEN = "receipt-taken"
    PACK_TAKEN = "pack-taken"
    MERGED = "merge-accepted"
    UNDONE = "merge-undone"
    REDONE = "merge-redone"
    BACKED_UP = "backed-up"
    LET_IN = "laptop-let-in"
    REVOKED = "laptop-revoked"
    KEYS_CHANGED = "keys-changed"
    CHARTER_RENEWED = "charter-renewed"
    PASSPHRASE_CHANGED = "passphrase-changed"  # noqa: S105 - a code
    GRANTED = "recovery-granted"
    RECOVERED = "passphrase-recovered"
    DRILLED = "recovery-drill"
    HANDED_OVER = "person-handed-over"
    CLEARED = "copy-cleared"
    LOG_CLEARED = "log-cleared"
    REJOINED = "laptop-rejoined"
    PERSON_TAKEN_IN = "person-taken-in"
    TAKEN_BACK = "taken-back-decided"
    TAKEN_BACK_READ = "taken-back-read"
    LEAVING = "leaving"


ABOUT_NOBODY = frozenset(Action) - {
    Action.NAME_SHOWN,
    Action.SHOWN,
    Action.PAGE_SHOWN,
    Action.PAGE_GIVEN,
    Action.HANDED_OVER,
    Action.PERSON_TAKEN_IN,
    Action.TAKEN_BACK,
    Action.TAKEN_BACK_READ,
}
"""The actions whose object, if there is one, is no young person."""


def note(workspace: Workspace, action: Action, object_id: str = "", reason: str = "") -> None:
    """Add an entry to the log; inside `together` it is kept with everything else there.

    Args:
        workspace: whose log.
        action: what was done.
        object_id: the id of what it was done to.
        reason: why or how often, as a code.

    Raises: OutreachError when it cannot be kept.
    """
    last = workspace.vault.own_log.newest()
    entry = Entry(
        at=workspace.outside.now().isoformat(timespec="seconds"),
        actor=workspace.profile.who,
        action=action,
        object_id=object_id,
        reason=reason,
        salt=salt_for(workspace),
    )
    workspace.vault.own_log.keep([kept(link_after(link_of(last) if last else None, entry))])


def salt_for(workspace: Workspace) -> str:
    """Return the chance that one more entry is kept with."""
    return workspace.outside.random_bytes(_SALT_BYTES).hex()


def note_if_possible(workspace: Workspace, action: Action, object_id: str = "", reason: str = "") -> None:
    """Add an entry where it can be kept; for what a full disk must not keep anybody from."""
    with suppress(OutreachError):
        note(workspace, action, object_id, reason)


def kept(link: Link, log: str = "") -> KeptLink:
    """Return a link as the vault keeps it."""
    entry = link.read()
    return KeptLink(link.seq, link.prev, link.sum, link.entry, person_in(entry) if entry else "", log)


def link_of(row: KeptLink) -> Link:
    """Return a link that the vault kept."""
    return Link(seq=row.seq, prev=row.prev, sum=row.sum, entry=row.entry)


def person_in(entry: Entry) -> str:
    """Return whom an entry is about, "" for nobody; an action that is not known is about somebody."""
    return "" if entry.action in ABOUT_NOBODY else entry.object_id


def events(workspace: Workspace) -> tuple[Link, ...]:
    """Return the whole log, oldest first.

    Raises: OutreachError when a link is missing, altered or out of its place.
    """
    return checked(map(link_of, workspace.vault.own_log.all()))


def entry_ids(workspace: Workspace, person: str) -> frozenset[str]:
    """Return the ids of every entry that is the same young person."""
    return frozenset({person, *covered(pairs(workspace.picture), [person])})


def about(links: Iterable[Link], people: frozenset[str]) -> tuple[Link, ...]:
    """Return the links whose entry is about one of these people."""
    return tuple(link for link in links if (entry := link.read()) and person_in(entry) in people)


def who_looked(workspace: Workspace, person: str) -> tuple[Link, ...]:
    """Return what was done on this laptop to one young person's entry, whichever of their linked ones.

    Raises: OutreachError when a link is missing, altered or out of its place.
    """
    return about(events(workspace), entry_ids(workspace, person))


def checked(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return these links, each of which must follow the one before and be what its hash names.

    Raises: OutreachError naming the first that does not.
    """
    found: list[Link] = []
    for number, link in enumerate(links, 1):
        before = found[-1].head if found else ""
        if (link.seq, link.prev) != (number, before) or not link.is_its_entry:
            raise OutreachError(
                "audit-broken",
                f"entry {number} of the audit log",
                "it does not follow the one before: something was altered, removed or moved",
                "Tell the coordinator",
            )
        found.append(link)
    return tuple(found)
