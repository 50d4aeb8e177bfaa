"""How far each visit has come on its way to the lead partner.

Rules:
- Draft: a conversation that is not finished. Kept here: finished, and in no bundle at any place, because it
  was not sent yet or because that is what was agreed. Sent, not confirmed: it stood in a bundle at some
  place. Received: a receipt names every change of it.
- A visit is no further than the least of its parts that may travel: its words are not received because the
  visit itself is.
- What a code read out by phone says is shown, and changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from outreach_tui.records.picture import Record
from outreach_tui.records.revision import revision_id
from outreach_tui.records.sharing import Scope, may_travel, scope_of
from outreach_tui.records.withdrawal import LIST
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.sent_state import sent_state
from outreach_tui.workflow.workspace import Workspace


class HandOver(IntEnum):
    """How far something has come, from least to most."""

    DRAFT = 0
    """Not finished."""
    KEPT_HERE = 1
    """On this laptop alone."""
    SENT = 2
    """In a bundle at some place; no receipt names it."""
    RECEIVED = 3
    """Confirmed by a receipt of the lead partner."""


IN_WORDS: Mapping[HandOver, str] = {
    HandOver.DRAFT: "draft",
    HandOver.KEPT_HERE: "kept here",
    HandOver.SENT: "sent, not confirmed",
    HandOver.RECEIVED: "received",
}
"""What each is called wherever an officer sees it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many visits stand where."""

    drafts: int
    """Conversations that are not finished."""
    kept_here: int
    """Visits on this laptop alone."""
    sent: int
    """Visits sent and not confirmed."""
    received: int
    """Visits received."""
    by_phone: int = 0
    """Changes of bundles not confirmed of which a code by phone says they were taken."""

    @property
    def words(self) -> str:
        """The whole in one line."""
        parts = (
            (self.drafts, "draft"),
            (self.kept_here, "kept here"),
            (self.sent, "sent, not confirmed"),
            (self.received, "received"),
        )
        return ", ".join(f"{number} {word}" for number, word in parts if number) or "no visit yet"


class States:
    """How far every record has come; looked up once, for as many records as are asked about."""

    def __init__(self, workspace: Workspace) -> None:
        """Look up what was sent and received."""
        self._workspace = workspace
        self._sent = sent_state(workspace).revisions
        self._received = received_on(workspace).keys()

    def of(self, record: Record) -> HandOver:
        """Return how far one record has come: as far as the least of its changes."""
        rows = self._workspace.picture.rows(record.entity_list, record.id)
        return min((self._of_change(revision_id(raw)) for raw in rows), default=HandOver.KEPT_HERE)

    def of_person(self, person: str) -> HandOver:
        """Return how far what may travel about one young person has come."""
        records = self._travelling(person)
        return min((self.of(record) for record in records), default=HandOver.KEPT_HERE)

    def words(self, person: str) -> str:
        """Return how far it has come in words, and what stays by agreement."""
        picture = self._workspace.picture
        scope = scope_of(picture, person)
        state = self.of_person(person)
        if scope is Scope.NOTHING:
            return "kept here, as agreed"
        word = IN_WORDS[state]
        return f"{word}; words kept here" if scope is Scope.PRESENCE else word

    def visits(self) -> Count:
        """Return how many visits stand where."""
        picture = self._workspace.picture
        visits = [self._of_visit(record) for record in picture.each("visits")]
        by_phone = sum(one.confirmed_by_phone or 0 for one in sent_state(self._workspace).outbox)
        return Count(
            drafts=len(self._workspace.vault.drafts()),
            kept_here=visits.count(HandOver.KEPT_HERE),
            sent=visits.count(HandOver.SENT),
            received=visits.count(HandOver.RECEIVED),
            by_phone=by_phone,
        )

    def _of_visit(self, visit: Record) -> HandOver:
        person = visit.subject
        if person is None:
            return self.of(visit)
        if scope_of(self._workspace.picture, person) is Scope.NOTHING:
            return HandOver.KEPT_HERE
        return min(self.of(visit), self.of_person(person))

    def _travelling(self, person: str) -> Iterable[Record]:
        picture = self._workspace.picture
        scopes: dict[str, Scope] = {}
        about = (record for record in picture.about(person) if record.entity_list != LIST)
        return [record for record in about if may_travel(picture, record, scopes)]

    def _of_change(self, revision: str) -> HandOver:
        if revision in self._received:
            return HandOver.RECEIVED
        return HandOver.SENT if revision in self._sent else HandOver.KEPT_HERE
