"""The audit log: who did what on this laptop and when, in codes, each line with the hash of the one before.

Rules:
- No values and no names: an event holds codes and ids only (security.md P13).
- A line that was altered, removed from between others or moved breaks the chain. Lines missing at the end
  cannot be seen from inside.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.workspace import Workspace


class Action(StrEnum):
    """What can be noted."""

    UNLOCKED = "unlocked"
    SHOWN = "person-shown"
    WIPED = "person-wiped"
    EXPORTED = "exported"
    MERGED = "merge-accepted"
    UNDONE = "merge-undone"
    REDONE = "merge-redone"
    BACKED_UP = "backed-up"
    NAMES_OPENED = "names-opened"
    LET_IN = "laptop-let-in"
    REVOKED = "laptop-revoked"
    KEYS_CHANGED = "keys-changed"
    CHARTER_RENEWED = "charter-renewed"
    GRANTED = "recovery-granted"
    RECOVERED = "passphrase-recovered"
    DRILLED = "recovery-drill"
    HANDED_OVER = "person-handed-over"
    CLEARED = "copy-cleared"
    REJOINED = "laptop-rejoined"


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the log."""

    prev: str
    """SHA-256 of the line before, in hex; "" in the first."""
    seq: int
    """Its number, from 1."""
    at: str
    """When, by this laptop's clock, in ISO 8601."""
    actor: str
    """The code of whose workspace it is."""
    action: Action
    """What was done."""
    object_id: str
    """The id of what it was done to, "" where there is none."""
    reason: str = ""
    """Why, as a code ("lost"), "" where there is none."""


def note(workspace: Workspace, action: Action, object_id: str = "", reason: str = "") -> None:
    """Add an event to the log; inside `together` it is kept with everything else there.

    Raises: OutreachError when it cannot be kept.
    """
    last = workspace.vault.last_audit_line()
    event = Event(
        prev=_digest(last[1]) if last else "",
        seq=last[0] + 1 if last else 1,
        at=workspace.outside.now().isoformat(timespec="seconds"),
        actor=workspace.profile.who,
        action=action,
        object_id=object_id,
        reason=reason,
    )
    workspace.vault.keep_audit_line(event.seq, msgspec.json.encode(event))


def events(workspace: Workspace) -> tuple[Event, ...]:
    """Return the whole log, oldest first.

    Raises: OutreachError when a line is missing, altered or out of its place.
    """
    return checked(workspace.vault.audit_lines())


def who_looked(workspace: Workspace, person: str) -> tuple[Event, ...]:
    """Return what was done to one young person's entry.

    Raises: OutreachError when a line is missing, altered or out of its place.
    """
    return tuple(event for event in events(workspace) if event.object_id == person)


def checked(lines: Iterable[bytes]) -> tuple[Event, ...]:
    """Return the events of these lines, each of which must follow the one before.

    Raises: OutreachError naming the first line that does not.
    """
    found: list[Event] = []
    prev = ""
    for number, line in enumerate(lines, 1):
        event = _event(line, number)
        if (event.prev, event.seq) != (prev, number):
            raise _broken(number)
        found.append(event)
        prev = _digest(line)
    return tuple(found)


def _event(line: bytes, number: int) -> Event:
    try:
        return msgspec.json.decode(line, type=Event)
    except msgspec.MsgspecError as error:
        raise _broken(number) from error


def _broken(number: int) -> OutreachError:
    return OutreachError(
        "audit-broken",
        f"line {number} of the audit log",
        "it does not follow the line before: something was altered, removed or moved",
        "Tell the coordinator",
    )


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
