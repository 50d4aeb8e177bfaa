"""The rows of today's list: what each says, and what its key does.

A row of a person says their code name; with names open, also what they are called, their number and their
door, and their own words give way to that.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from outreach_tui.tui.replies import Reply
from outreach_tui.tui.screens.menu import LETTERS, Entry, Heading
from outreach_tui.tui.words import counted, when
from outreach_tui.workflow.days_in_words import short_day
from outreach_tui.workflow.today import DraftToFinish, PersonToVisit, PromiseDue, Today

if TYPE_CHECKING:
    from outreach_tui.workflow.identity import IdentityCard

_MOST_DRAFTS = 7
_MOST_CARDS = 3
_NO_CARD = "no name here yet: ↓ to this row, then ^e"


class Opener(Protocol):
    """What opening a row does."""

    def begin(self, person: str | None = None) -> Reply:
        """Start a visit."""

    def resume(self, draft: str) -> Reply:
        """Go on with a conversation."""

    def resume_card(self, draft: str) -> Reply:
        """Go on with somebody's name and address."""

    def find(self, text: str = "") -> Reply:
        """Look for a person."""


def today_rows(
    today: Today,
    view: Opener,
    cards: "Sequence[IdentityCard]",
    card_drafts: Sequence[DraftToFinish],
    *,
    names_open: bool,
) -> list[Entry | Heading]:
    """Return all rows.

    Args:
        today: the day as it is planned.
        view: what opening does.
        cards: names, numbers and doors; none while they are locked.
        card_drafts: cards left in the middle; none while they are locked.
        names_open: whether a person without a card is told from one whose card is locked.
    """
    rows = _drafts_and_new(today, view, card_drafts)
    letters = iter(LETTERS)
    if today.promises:
        rows.extend((Heading(), Heading("What we promised", counted(len(today.promises), "promise"))))
        rows.extend(_promise(promise, next(letters, ""), view) for promise in today.promises)
    rows.extend((Heading(), Heading("To visit", counted(len(today.people), "person", "people"))))
    by_person = {card.person: card for card in cards}
    for person in today.people:
        card = by_person.get(person.person)
        named = card_words(card) if card else (_NO_CARD,) if names_open else ()
        rows.append(_person(person, next(letters, ""), view, named))
    if not today.people:
        rows.append(Heading("  Nobody asked for today. 2 is for somebody new.", ""))
    if today.waiting:
        is_one = today.waiting == 1
        words = "1 person asked" if is_one else f"{today.waiting} people asked"
        rows.extend(
            (Heading(), Heading(f"Waiting, at their pace: {words} for a later day, or will say when."))
        )
    return rows


def card_words(card: "IdentityCard") -> tuple[str, ...]:
    """Return what somebody is called, their number, their door and how to get there, as far as known."""
    parts = (card.known_as, card.phone, card.address, card.access_note)
    return tuple(part for part in parts if part)


def _drafts_and_new(
    today: Today, view: Opener, card_drafts: Sequence[DraftToFinish]
) -> list[Entry | Heading]:
    cards = [(draft, view.resume_card) for draft in card_drafts[:_MOST_CARDS]]
    left = [(draft, view.resume) for draft in today.drafts[: _MOST_DRAFTS - len(cards)]]
    rows: list[Entry | Heading] = [_draft(draft, "1", today.on, resume) for draft, resume in left[:1]]
    rows.append(Entry("2", "New person", "", view.begin))
    rows.append(Entry("3", "Find a person", "by code name, or part of it", view.find))
    rows.extend(
        _draft(draft, str(sign), today.on, resume)
        for sign, (draft, resume) in enumerate([*left[1:], *cards], start=4)
    )
    return rows


def _draft(draft: DraftToFinish, sign: str, on: date, resume: Callable[[str], Reply]) -> Entry:
    where = ", ".join(part for part in (draft.title, draft.place) if part)
    beside = f"{where}, stopped {when(draft.kept_at, on)}"
    words = f"Go on with {draft.alias or 'somebody new'}"
    return Entry(sign, words, beside, partial(resume, draft.draft), (beside,))


def _promise(promise: PromiseDue, sign: str, view: Opener) -> Entry:
    beside = f"by {short_day(promise.by)}   {promise.words}"
    return Entry(
        sign,
        promise.alias,
        beside,
        partial(view.find, promise.alias),
        (f"We said, for {short_day(promise.by)}:", promise.words),
    )


def _person(person: PersonToVisit, sign: str, view: Opener, named: tuple[str, ...]) -> Entry:
    tries = "first visit" if not person.tries else counted(person.tries, "try so far", "tries so far")
    asked = f"asked for {short_day(person.asked_for)}" if person.asked_for else ""
    words = f"“{person.last_words}”" if person.last_words else ""
    state = f"[{person.hand_over}]" if person.hand_over else ""
    more = (*named, *(part for part in (tries, state, asked, words) if part))
    beside = "   ".join(named or more)
    return Entry(sign, person.alias, beside, partial(view.begin, person.person), more, person.person)
