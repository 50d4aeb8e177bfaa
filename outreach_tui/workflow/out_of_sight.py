"""What the lead partner's store holds of words that were taken back: wiped once that is decided, or read.

Rules:
- Of a visit that may be seen without its words, wiping leaves the change that says no more (`presence.py`).
- Wiping goes on: what an old stick brings later of the same words is wiped as well. That it was begun is kept
  with what brings it, so a power cut between the two leaves nothing; the next opening finishes it.
- Reading is for one of four reasons (security.md P8, UK GDPR article 18(2)), and is noted with it. It shows
  the words and puts them into no list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from outreach_tui.records.entity_lists import entity_list
from outreach_tui.records.picture import Picture
from outreach_tui.records.place import place_of
from outreach_tui.records.presence import FIELDS, presence_of
from outreach_tui.records.record import Record
from outreach_tui.records.sharing import Scope
from outreach_tui.records.taken_back import Choice, decided
from outreach_tui.records.withdrawal import LIST, goes_too_far, stays_in_view
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.kept_in_words import in_one_line
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.told_state import corrections
from outreach_tui.workflow.workspace import Workspace

_BEGUN = "wiping-taken-back"


class Reason(StrEnum):
    """Why words out of sight may be read."""

    AGREED = "agreed"
    """The young person agrees to it."""
    CLAIM = "claim"
    """For a legal claim."""
    PROTECT = "protect"
    """To protect somebody's rights, their safety among them."""
    PUBLIC_INTEREST = "public-interest"
    """Important for the public, as a law says."""


REASONS: Mapping[Reason, str] = {
    Reason.AGREED: "the young person agrees",
    Reason.CLAIM: "a legal claim",
    Reason.PROTECT: "somebody has to be protected",
    Reason.PUBLIC_INTEREST: "a law asks for it in the public interest",
}
"""The reasons in words."""


def rows_out_of_sight(
    workspace: Workspace, scopes: Mapping[str, Scope], among: Iterable[str] | None = None
) -> Mapping[str, Mapping[str, bytes]]:
    """Return by young person the changes in the store that go further than `scopes` lets them, by id.

    Args:
        workspace: the lead partner's.
        scopes: how far it goes for each young person asked about.
        among: ids of the changes to look at; all if not given.
    """
    found: dict[str, dict[str, bytes]] = defaultdict(dict)
    store = workspace.vault.revisions() if scopes else {}
    for one in store if among is None else among:
        raw = store.get(one)
        if raw and goes_too_far(raw, scopes):
            place = place_of(raw)
            found[place.subject or place.record][one] = raw
    return found


def begin_wiping(workspace: Workspace) -> None:
    """Keep that something is to be wiped; inside the commit of what brings it, or decides it."""
    workspace.vault.keep_settings({_BEGUN: b"1"})


def has_wiped(workspace: Workspace) -> bool:
    """Whether anything was decided to be wiped, so that what comes has to be looked through."""
    return bool(_to_wipe(workspace))


def wipe_what_was_decided(workspace: Workspace, among: Iterable[str] | None = None) -> None:
    """Take out of this store what was decided to be wiped, but that there was a visit where it may be shown.

    Args:
        workspace: the lead partner's.
        among: ids of the changes to look at, such as those a merge has just brought; all if not given.
    """
    hidden = rows_out_of_sight(workspace, _to_wipe(workspace), among)
    gone = frozenset(one for rows in hidden.values() for one in rows)
    if gone:
        workspace.vault.add(_left_of(workspace, hidden))
        workspace.vault.clear(revisions=gone, submissions=(), settings={_BEGUN: b""})
        workspace.look_again()
    elif workspace.vault.setting(_BEGUN):
        workspace.vault.keep_settings({_BEGUN: b""})


def finish_wiping(workspace: Workspace, among: Iterable[str] | None = None) -> None:
    """Finish what was begun to be wiped, if anything was; `among` as for `wipe_what_was_decided`."""
    if workspace.vault.setting(_BEGUN):
        wipe_what_was_decided(workspace, among)


def read_out_of_sight(workspace: Workspace, person: str, reason: Reason) -> tuple[str, ...]:
    """Return what is kept out of sight about one young person, line by line; that it was read is noted.

    Raises: OutreachError when this is no lead's workspace, or it cannot be noted.
    """
    require_lead(workspace, "Read what was taken back")
    note(workspace, Action.TAKEN_BACK_READ, person, reason)
    scopes = {one: scope for one, scope in stays_in_view(workspace.picture).items() if one == person}
    picture = Picture.of(rows_out_of_sight(workspace, scopes).get(person, {}))
    today = workspace.outside.now().date()
    lines = [
        f"{entity_list(record.entity_list, has_subject=True).one}: {words}"
        for record in _records(picture)
        if (words := in_one_line(record, today))
    ]
    return tuple(lines) or ("Nothing is kept out of sight about them.",)


def _left_of(workspace: Workspace, hidden: Mapping[str, Mapping[str, bytes]]) -> Iterator[bytes]:
    """Yield what goes in place of changes that are wiped: that there was a visit, as its laptop sends it."""
    scopes = stays_in_view(workspace.picture)
    partly = (rows for person, rows in hidden.items() if scopes[person] is Scope.PRESENCE)
    records = {(place.entity_list, place.record) for rows in partly for place in map(place_of, rows.values())}
    visits = {key for key in records if key[0] in FIELDS}
    if not visits:
        return
    whole: dict[tuple[str, str], list[bytes]] = defaultdict(list)
    for raw in workspace.vault.revisions().values():
        place = place_of(raw)
        if (key := (place.entity_list, place.record)) in visits:
            whole[key].append(raw)
    for (name, _), rows in whole.items():
        yield from presence_of(name, rows)


def _records(picture: Picture) -> Iterator[Record]:
    for name in picture.entity_lists():
        yield from picture.each(name)


def _to_wipe(workspace: Workspace) -> Mapping[str, Scope]:
    """Return how far it goes for each young person whose words were decided here to be wiped."""
    scopes = stays_in_view(workspace.picture)
    if not scopes:
        return {}
    own = frozenset(corrections(workspace))
    return {
        message.id: scopes[message.id]
        for message in workspace.picture.each(LIST)
        if message.id in scopes and (decision := decided(message, own)) and decision.choice is Choice.WIPE
    }
