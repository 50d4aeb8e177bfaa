"""How far each visit has come on its way to the lead partner.

Rules:
- Draft: a conversation that is not finished. Kept here: finished, and in no bundle at any place, because it
  was not sent yet or because that is what was agreed. Sent but not confirmed: it stood in a bundle at some
  place. Received: a receipt names every change of it.
- A visit is no further than the least of its parts that may travel: its words are not received because the
  visit itself is.
- What a code read out by phone says is shown, and changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from outreach_tui.records.entity_lists import Sharing, entity_list
from outreach_tui.records.place import Place, place_of
from outreach_tui.records.presence import travelling_rows
from outreach_tui.records.record import Record
from outreach_tui.records.revision import revision_id
from outreach_tui.records.sharing import Scope, scope_of
from outreach_tui.records.withdrawal import LIST
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.sent_state import outbox_bundles, sent_state
from outreach_tui.workflow.today import PersonToVisit
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
    HandOver.SENT: "sent but not confirmed",
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
            (self.sent, "sent but not confirmed"),
            (self.received, "received"),
        )
        return ", ".join(f"{number} {word}" for number, word in parts if number) or "no visit yet"


class States:
    """How far everything has come; looked up once, at the cost of what has no receipt yet."""

    def __init__(self, workspace: Workspace, people: Collection[str] | None = None) -> None:
        """Look through every change that no receipt has named.

        Args:
            workspace: whose.
            people: whom it will be asked about; anybody if not given.
        """
        self._workspace = workspace
        self._by_list: dict[str, dict[str, HandOver]] = {}
        self._by_visit: dict[str, HandOver] = {}
        self._sent, self._received = sent_state(workspace).revisions, received_on(workspace)
        places = (
            place_of(raw) for one, raw in workspace.vault.revisions().items() if one not in self._received
        )
        scopes: dict[str, Scope] = {}
        for place in dict.fromkeys(places):
            if people is None or _person_of(place) in people:
                self._note(place, self._state_at(place, scopes))

    def of_person(self, person: str) -> HandOver:
        """Return how far what may travel about one young person has come."""
        scope = scope_of(self._workspace.picture, person)
        if scope is Scope.NOTHING:
            return HandOver.KEPT_HERE
        travelling = (
            state
            for name, state in self._by_list.get(person, {}).items()
            if entity_list(name, has_subject=True).sharing in _MAY_TRAVEL[scope]
        )
        return min(travelling, default=HandOver.RECEIVED)

    def words(self, person: str) -> str:
        """Return how far it has come in words, and what stays by agreement."""
        scope = scope_of(self._workspace.picture, person)
        taken_back = self._workspace.picture.record(LIST, person) is not None
        if scope is Scope.NOTHING and taken_back:
            state = self._by_list.get(person, {}).get(LIST, HandOver.RECEIVED)
            return f"taken back: {IN_WORDS[state]}"
        if scope is Scope.NOTHING:
            return "kept here, as agreed"
        word = IN_WORDS[self.of_person(person)]
        is_more = scope is Scope.PRESENCE and word != IN_WORDS[HandOver.KEPT_HERE]
        return f"{word}; their words kept here" if is_more else word

    def of_visit(self, visit: Record) -> HandOver:
        """Return how far one visit has come, with what was said in it."""
        own = self._by_visit.get(visit.id, HandOver.RECEIVED)
        return min(own, self.of_person(visit.subject)) if visit.subject else own

    def visits(self) -> Count:
        """Return how many visits stand where."""
        states = [self.of_visit(record) for record in self._workspace.picture.each("visits")]
        return Count(
            drafts=len(self._workspace.vault.drafts()),
            kept_here=states.count(HandOver.KEPT_HERE),
            sent=states.count(HandOver.SENT),
            received=states.count(HandOver.RECEIVED),
            by_phone=sum(one.confirmed_by_phone or 0 for one in outbox_bundles(self._workspace)),
        )

    def each_visit(self) -> Iterator[tuple[str, str, str]]:
        """Yield every visit by day and code name: its day, the code name, and how far it has come."""
        visits = self._workspace.picture.each("visits")
        rows = ((one.value("on"), self._alias(one.subject), IN_WORDS[self.of_visit(one)]) for one in visits)
        yield from sorted(rows)

    def _alias(self, person: str | None) -> str:
        found = self._workspace.picture.record("young_people", person) if person else None
        return found.value("alias") if found else ""

    def _state_at(self, place: Place, scopes: dict[str, Scope]) -> HandOver:
        """Return how far one record has come, as it travels."""
        record = self._workspace.picture.record(place.entity_list, place.record)
        if record is None:
            return HandOver.KEPT_HERE
        rows = travelling_rows(self._workspace.picture, record, scopes)
        return min((self._state(revision_id(raw)) for raw in rows), default=HandOver.KEPT_HERE)

    def _state(self, revision: str) -> HandOver:
        if revision in self._received:
            return HandOver.RECEIVED
        return HandOver.SENT if revision in self._sent else HandOver.KEPT_HERE

    def _note(self, place: Place, state: HandOver) -> None:
        lists = self._by_list.setdefault(_person_of(place), {})
        lists[place.entity_list] = min(state, lists.get(place.entity_list, state))
        if place.entity_list == "visits":
            self._by_visit[place.record] = min(state, self._by_visit.get(place.record, state))


def with_states(workspace: Workspace, people: Iterable[PersonToVisit]) -> tuple[PersonToVisit, ...]:
    """Return the rows of a list with how far each has come; as they are at the lead partner's."""
    if workspace.profile.role is not Role.OFFICER:
        return tuple(people)
    rows = tuple(people)
    visited = {one.person for one in rows if one.tries}
    if not visited:
        return rows
    states = States(workspace, visited)
    return tuple(replace(one, hand_over=states.words(one.person)) if one.tries else one for one in rows)


def _person_of(place: Place) -> str:
    return place.subject or place.record


_MAY_TRAVEL: Mapping[Scope, frozenset[Sharing]] = {
    Scope.PRESENCE: frozenset({Sharing.PRESENCE, Sharing.WHOLE}),
    Scope.WORDS: frozenset({Sharing.PRESENCE, Sharing.WHOLE, Sharing.AGREED}),
}
"""The lists whose records travel, by how far it goes."""
