"""Today: promises due first, then people by the date they asked for, then what else waits for an answer.

Rules (domain.md C2, E1; screens.md):
- A promise that was given no day is listed until it is kept, after those with one: none is buried.
- Nobody is listed before the date they gave; nothing about a young person's step is ever called late.
- Somebody who said no, moved away or asked to be off the list is not listed.
- "Not in" leaves the person on the list: another try is work, not failure.
- A taster is asked about from its day on; a check-in comes up once its months have gone by.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """Something an officer said they would do, by a date where one was given."""

    pledge: str
    """The record's id."""
    alias: str
    """The young person's code name."""
    person: str
    """The young person's record."""
    words: str
    """What was promised, as it was read back."""
    by: date | None
    """The day it was promised for; none if none was given."""


@dataclass(frozen=True, slots=True)
class PersonToVisit:
    """A young person whose door an officer may knock on today."""

    person: str
    """The record's id."""
    alias: str
    """The code name."""
    tries: int
    """Visits so far, whatever came of them."""
    asked_for: date | None
    """The day they asked for; none if they did not say."""
    last_words: str
    """The officer's own line for next time, or a wish in the young person's words; may be empty."""
    hand_over: str = ""
    """How far what was said has come on its way to the lead partner, in words; empty before a visit."""
    is_follow_up: bool = False
    """Whether they talked with us before, so that a visit is a follow-up."""


@dataclass(frozen=True, slots=True)
class DraftToFinish:
    """A conversation that was left in the middle."""

    draft: str
    """The draft's id."""
    title: str
    """The script's title."""
    alias: str
    """The code name, or empty while there is none."""
    place: str
    """Where it stopped: the section's words."""
    kept_at: datetime
    """When the last change was saved."""


@dataclass(frozen=True, slots=True)
class TasterToAsk:
    """Something a young person went to try; nobody has asked them yet how it was."""

    taster: str
    """The record's id."""
    person: str
    """The young person's record."""
    alias: str
    """Their code name."""
    title: str
    """What there was to try."""
    on: date
    """The day it was."""


@dataclass(frozen=True, slots=True)
class CheckInDue:
    """A young person to ask how near they are to the thing they wanted."""

    person: str
    """The young person's record."""
    alias: str
    """Their code name."""
    months: int
    """Months since the course ended for them: 3, 6 or 12."""


@dataclass(frozen=True, slots=True)
class DecidedToTell:
    """The lead partner decided what becomes of words that were taken back; they have not been told yet."""

    person: str
    """The young person's record."""
    alias: str
    """Their code name."""
    on: date
    """The day of the decision."""


@dataclass(frozen=True, slots=True)
class NoteToFile:
    """A twenty-second note of which nobody has said yet whom it is about."""

    note: str
    """The record's id."""
    words: str
    """The line."""


@dataclass(frozen=True, slots=True)
class DueBack:
    """When the officer said they would ring, and whom. A reminder; it stops nobody from anything."""

    buddy: str
    """Who waits for it."""
    at: datetime
    """When."""
    is_due: bool
    """Whether that time has come."""


@dataclass(frozen=True, slots=True)
class Today:
    """All that the first screen shows."""

    on: date
    """The day it is for."""
    promises: tuple[PromiseDue, ...]
    """Promises of ours that are due by today or in the next seven days, earliest first; then the others."""
    people: tuple[PersonToVisit, ...]
    """People to visit, those with a date they asked for first."""
    waiting: int
    """People who asked for a later day, or said they will say when: waiting, at their pace."""
    drafts: tuple[DraftToFinish, ...]
    """Conversations to go on with, the newest first."""
    not_sent: int
    """Revisions that are in no bundle yet and may travel."""
    not_received: int = 0
    """Revisions that were sent and that no receipt of the lead partner names yet."""
    is_any_received: bool = False
    """Whether a receipt of the lead partner has ever named anything of this laptop."""
    due_back: DueBack | None = None
    """The check-in that is open; none where nobody waits."""
    tasters: tuple[TasterToAsk, ...] = ()
    """Tasters nobody has asked about, the earliest first."""
    check_ins: tuple[CheckInDue, ...] = ()
    """Check-ins whose months have come, by code name."""
    decided: tuple[DecidedToTell, ...] = ()
    """What was decided about words taken back and is still to be told, the earliest first."""
    notes: tuple[NoteToFile, ...] = ()
    """Notes that wait to be filed, in the order they were written."""
    has_area_scripts: bool = False
    """Whether the area pack brought scripts of its own."""
