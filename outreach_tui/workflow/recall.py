"""Last time, on one screen: what was promised and said, what was wrong, so that nobody has to tell it twice.

Rules (domain.md E1, "+3 weeks"):
- What we promised comes first, with the day; whether it was kept stands beside it once they were asked.
- Their words stand as they said them, whole as long as there is room: who may be told and what was promised
  before all else. Rows are few enough for one screen of 24 lines with the keys and the head of the page.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from outreach_tui.records.fields import day_of
from outreach_tui.records.record import Record
from outreach_tui.records.views import Consent, Correction, Interest, Note, Outcome, Pledge, Visit
from outreach_tui.workflow.days_in_words import short_day
from outreach_tui.workflow.kept_in_words import value_in_words
from outreach_tui.workflow.workspace import Workspace

View = TypeVar("View")

MOST_LINES = 14
"""Rows of a recall: a screen of 24 holds them below its head and above its keys."""

_WIDEST = 72
_LIVE = ("", "active")
_MOST_WISHES = 4
_MOST_PROMISES = 3
_MOST_NOTES = 2
_INDENT = "\N{NO-BREAK SPACE}" * 3
"""Before what goes on; screens that wrap it once more leave it."""
_MAY_TELL = "May be told: "


@dataclass(frozen=True, slots=True)
class Recall:
    """What to have in mind before the door."""

    alias: str
    """The code name."""
    last: str
    """The last visit: its day and what came of it; "" before the first."""
    ours: tuple[str, ...]
    """What we promised, the earliest day first, with whether it was kept where they said."""
    theirs: tuple[str, ...]
    """What they said they would put in, with whether it was kept."""
    wishes: tuple[str, ...]
    """What they would want now, in their words, the top pick first."""
    wrong: tuple[str, ...]
    """What they put right, the newest first."""
    notes: tuple[str, ...]
    """Lines for next time, the newest first."""
    may_tell: str
    """Who may be told, as they last agreed; "" where they were not asked."""
    goal: str
    """The thing they want, in their own words: the last goal they named, else their top pick."""


def recall(workspace: Workspace, person: str) -> Recall:
    """Return what to have in mind about one young person."""
    picture = workspace.picture
    record = picture.record("young_people", person)
    visits = _by_day(Visit.of, picture.about(person, "visits"))
    pledges = sorted(map(Pledge.of, picture.about(person, "pledges")), key=lambda one: (one.by, one.id))
    wishes = sorted(_wishes(picture.about(person, "interests")), key=lambda one: (not one.top_pick, one.id))
    consents = sorted(map(Consent.of, picture.about(person, "consents")), key=lambda one: one.given_on)
    goals = [one.goal_words for one in _by_day(Outcome.of, picture.about(person, "outcomes"))]
    said = tuple(one.words for one in wishes)
    return Recall(
        alias=record.value("alias") if record else "",
        last=_visited(visits[-1]) if visits else "",
        ours=tuple(_promised(one.we_words, one.by, one.kept) for one in pledges if one.we_words),
        theirs=tuple(_promised(one.you_words, "", one.you_kept) for one in pledges if one.you_words),
        wishes=said,
        wrong=_newest(one.words for one in _by_day(Correction.of, picture.about(person, "corrections"))),
        notes=_newest(one.words for one in _by_day(Note.of, picture.about(person, "notes"))),
        may_tell=value_in_words("share_with", " ".join(consents[-1].share_with)) if consents else "",
        goal=next((goal for goal in reversed(goals) if goal), said[0] if said else ""),
    )


def recall_lines(known: Recall) -> tuple[str, ...]:
    """Return it row by row, at most `MOST_LINES`; empty where nothing is known yet."""
    lines = [" ".join(line.split()) for line in _lines(known)][:MOST_LINES]
    whole = [len(_rows(line, MOST_LINES)) for line in lines]
    spare = MOST_LINES - len(lines)
    room = [1] * len(lines)
    for place in sorted(range(len(lines)), key=lambda place: (not lines[place].startswith(_MAY_TELL), place)):
        room[place] += min(spare, whole[place] - 1)
        spare -= room[place] - 1
    return tuple(row for line, most in zip(lines, room, strict=True) for row in _rows(line, most))


def _rows(line: str, most: int) -> list[str]:
    """Return a line in at most so many rows; the last of them says where something is left out."""
    from wcwidth import wrap

    return wrap(line, _WIDEST, subsequent_indent=_INDENT, max_lines=most, placeholder=" …")


def _lines(known: Recall) -> Iterator[str]:
    if known.last:
        yield f"Last time: {known.last}"
    yield from _some("We said", known.ours[-_MOST_PROMISES:])
    yield from _some("They said", known.theirs[-_MOST_PROMISES:])
    yield from _some("They want", tuple(f"“{words}”" for words in known.wishes[:_MOST_WISHES]))
    more = len(known.wishes) - _MOST_WISHES
    if more > 0:
        yield f"   and {more} more"
    yield from _some("What was wrong", known.wrong[:1])
    yield from _some("For next time", known.notes[:_MOST_NOTES])
    if known.may_tell:
        yield f"{_MAY_TELL}{known.may_tell}"


def _some(name: str, said: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{name}: {words}" for words in said)


def _wishes(records: Iterable[Record]) -> Iterator[Interest]:
    for one in map(Interest.of, records):
        if one.words and one.status in _LIVE and one.speaker != "carer":
            yield one


def _by_day(of: Callable[[Record], View], records: Iterable[Record]) -> list[View]:
    return [of(one) for one in sorted(records, key=lambda one: (one.value("on"), one.id))]


def _newest(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for words in reversed(list(said)) if words)


def _visited(visit: Visit) -> str:
    came_of_it = value_in_words("outcome", visit.outcome)
    return ", ".join(part for part in (_day(visit.on), came_of_it) if part)


def _promised(words: str, by: str, kept: str) -> str:
    day = f", by {_day(by)}" if by else ""
    said = {"yes": " (kept)", "part": " (partly kept)", "no": " (not kept)"}.get(kept, "")
    return f"{words}{day}{said}"


def _day(kept: str) -> str:
    day = day_of(kept)
    return short_day(day) if day else kept
