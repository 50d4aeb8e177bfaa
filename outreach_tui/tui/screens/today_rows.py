"""The rows of today's list: what each says, and what its key does.

A row of a person says their code name; with names open, also what they are called, their number and their
door, and their own words give way to that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, Protocol

from outreach_tui.number_words import counted
from outreach_tui.tui.replies import Reply
from outreach_tui.tui.screens.menu import LETTERS, Entry, Heading
from outreach_tui.tui.words import when
from outreach_tui.workflow.days_in_words import short_day
from outreach_tui.workflow.today import (
    CheckInDue,
    DecidedToTell,
    DraftToFinish,
    NoteToFile,
    PersonToVisit,
    PromiseDue,
    TasterToAsk,
    Today,
)

if TYPE_CHECKING:
    from outreach_tui.workflow.identity import IdentityCard

_MORE_DRAFTS = "4567"
"""Keys of what can be gone on with besides the last talk; arrows reach whatever is more."""
_TO_THROW_AWAY = "Del twice throws it away"
_DAYS_WITHOUT_A_WORD = 7
_NO_CARD = "no name here yet: ↓ to this row, then ^e"


class Opener(Protocol):
    """What opening a row does."""

    def begin(self, script: str, person: str | None = None, **given: str) -> Reply:
        """Begin a script, with what is known before it."""

    def about(self, person: str) -> Reply:
        """Go to a young person: last time, nobody in, or a talk."""

    def note(self) -> Reply:
        """Take down one line."""

    def checked_in(self) -> Reply:
        """Note that whoever waits for a ring was rung."""

    def resume(self, draft: str) -> Reply:
        """Go on with a conversation."""

    def resume_card(self, draft: str) -> Reply:
        """Go on with somebody's name and address."""

    def find(self, text: str = "") -> Reply:
        """Look for a person."""

    def scripts(self) -> Reply:
        """Choose one of the area's own scripts."""


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
    letters = iter(LETTERS)
    rows = _reminder(today, letters, view)
    if today.promises:
        rows.append(Heading("What we promised", counted(len(today.promises), "promise")))
        rows.extend(_promise(promise, next(letters, ""), view) for promise in today.promises)
        rows.append(Heading())
    rows.extend(_drafts_and_new(today, view, card_drafts))
    rows.extend((Heading(), Heading("To visit", counted(len(today.people), "person", "people"))))
    by_person = {card.person: card for card in cards}
    for person in today.people:
        card = by_person.get(person.person)
        named = card_words(card) if card else (_NO_CARD,) if names_open else ()
        rows.append(_person(person, next(letters, ""), view, named))
    if not today.people:
        rows.append(Heading("  Nobody asked for today. 2 is for somebody new.", ""))
    rows.extend(_to_ask(today, letters, view))
    if today.has_area_scripts:
        beside = "what the lead partner's pack brought; for a person, 9 on their screen"
        rows.extend((Heading(), Entry(next(letters, ""), "The area's own scripts", beside, view.scripts)))
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
    cards = [partial(_draft, one, on=today.on, resume=view.resume_card) for one in card_drafts]
    talks = [partial(_talk, one, on=today.on, resume=view.resume) for one in today.drafts]
    rows: list[Entry | Heading] = [make(sign="1") for make in talks[:1]]
    rows.append(Entry("2", "New person", "", partial(view.begin, "home_visit")))
    rows.append(Entry("3", "Find a person", "by code name, or part of it", view.find))
    signs = chain(_MORE_DRAFTS, repeat(""))
    rows.extend(make(sign=sign) for make, sign in zip([*talks[1:], *cards], signs, strict=False))
    note = "one line, filed now or later"
    rows.append(Entry("8", "Twenty-second note", note, view.note))
    rows.append(Entry("9", "A lesson learned", "", partial(view.begin, "lesson")))
    if today.due_back is None:
        said = "who knows where I am, and when I ring"
        rows.append(Entry("0", "Safe to visit", said, partial(view.begin, "visit_safety")))
    return rows


def _reminder(today: Today, letters: Iterator[str], view: Opener) -> list[Entry | Heading]:
    """Return the row of whoever waits for a ring, first of all once it is time."""
    due = today.due_back
    if due is None:
        return []
    words = f"Ring {due.buddy or 'your buddy'}"
    beside = f"{'now: you' if due.is_due else 'you'} said {when(due.at, today.on)}; this key when it is done"
    return [Entry(next(letters, ""), words, beside, view.checked_in, (beside,)), Heading()]


def _to_ask(today: Today, letters: Iterator[str], view: Opener) -> list[Entry | Heading]:
    """Return decisions to tell, tasters and check-ins to ask about, and notes to file."""
    tells = [_decided(one, next(letters, ""), view) for one in today.decided]
    asks = [
        *(_taster(one, today.on, next(letters, ""), view) for one in today.tasters),
        *(_check_in(one, next(letters, ""), view) for one in today.check_ins),
    ]
    notes = [_note(one, next(letters, ""), view) for one in today.notes]
    rows: list[Entry | Heading] = []
    for heading, entries, one in (
        ("To tell", tells, "decision"),
        ("To ask", asks, "question"),
        ("Notes to file", notes, "note"),
    ):
        if entries:
            rows.extend((Heading(), Heading(heading, counted(len(entries), one)), *entries))
    return rows


def _decided(one: DecidedToTell, sign: str, view: Opener) -> Entry:
    beside = f"what they took back: decided on {short_day(one.on)}"
    return Entry(sign, one.alias, beside, partial(view.about, one.person), (beside,), one.person)


def _taster(one: TasterToAsk, on: date, sign: str, view: Opener) -> Entry:
    waited = "   nobody has asked yet" if (on - one.on).days >= _DAYS_WITHOUT_A_WORD else ""
    beside = f"how was {one.title}? {short_day(one.on)}{waited}"
    ask = partial(view.begin, "taster", one.person, taster=one.taster)
    return Entry(sign, one.alias, beside, ask, (beside,), one.person)


def _check_in(one: CheckInDue, sign: str, view: Opener) -> Entry:
    beside = f"check in, {one.months} months after"
    ask = partial(view.begin, "check_in", one.person, timepoint=f"m{one.months}")
    return Entry(sign, one.alias, beside, ask, (beside,), one.person)


def _note(one: NoteToFile, sign: str, view: Opener) -> Entry:
    return Entry(
        sign, "Whose is it?", f"“{one.words}”", partial(view.begin, "file_note", note=one.note), (one.words,)
    )


def _draft(draft: DraftToFinish, sign: str, on: date, resume: Callable[[str], Reply]) -> Entry:
    words = f"Go on with {draft.alias or draft.title}"
    where = [draft.title, draft.place] if draft.alias else [draft.place]
    if draft.place == draft.title:
        where.remove(draft.place)
    beside = ", ".join((*filter(None, where), f"stopped {when(draft.kept_at, on)}"))
    return Entry(sign, words, beside, partial(resume, draft.draft), (beside,), runs_over=True)


def _talk(draft: DraftToFinish, sign: str, on: date, resume: Callable[[str], Reply]) -> Entry:
    entry = _draft(draft, sign, on, resume)
    return replace(entry, more=(*entry.more, _TO_THROW_AWAY), draft=draft.draft)


def _promise(promise: PromiseDue, sign: str, view: Opener) -> Entry:
    by = f"by {short_day(promise.by)}" if promise.by else "no day given "
    said = f"We said, for {short_day(promise.by)}:" if promise.by else "We said, and gave no day:"
    beside = f"{by}   {promise.words}"
    return Entry(
        sign,
        promise.alias,
        beside,
        partial(view.about, promise.person),
        (said, promise.words),
        promise.person,
    )


def about(person: PersonToVisit) -> tuple[str, ...]:
    """Return what is said beside a code name: tries, what was asked for, how far it has come, last words."""
    tries = "first visit" if not person.tries else counted(person.tries, "try", "tries")
    tries = f"follow up, {tries}" if person.is_follow_up else tries
    state = f"[{person.hand_over}]" if person.hand_over else ""
    asked = f"asked for {short_day(person.asked_for)}" if person.asked_for else ""
    words = f"“{person.last_words}”" if person.last_words else ""
    return tuple(part for part in (tries, asked, state, words) if part)


def _person(person: PersonToVisit, sign: str, view: Opener, named: tuple[str, ...]) -> Entry:
    more = (*named, *about(person))
    beside = "   ".join(named or more)
    return Entry(sign, person.alias, beside, partial(view.about, person.person), more, person.person)
