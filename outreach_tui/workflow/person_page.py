"""A page for a young person to keep: their words and both promises, large and plain, without a code.

Rules:
- It is made to be read on paper or photographed from the screen; their words stand as they were said.
- It holds no note of ours, no name, no number and no address: a page gets lost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from outreach_tui.interview.prompt import Prompt
from outreach_tui.plain_text import shown
from outreach_tui.records.views import Asset, Barrier, Interest, Pledge
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.days_in_words import day_in_words, kept_day_in_words
from outreach_tui.workflow.kept_in_words import value_in_words
from outreach_tui.workflow.reading_back import parts_to_read_back
from outreach_tui.workflow.recall import recall
from outreach_tui.workflow.workspace import Workspace

_LIVE = ("", "active")
_WIDTH, _CLOSE_WIDTH = 60, 78
SHEET = 60
"""Rows of one sheet of paper."""
_RIGHTS = (
    "You can have any of this changed, or all of it wiped, any time: tell me, or use the number on the card.",
    "You will hear back either way.",
)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the page says."""

    title: str
    """Whose it is and from which day."""
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Each heading with what stands below it."""
    is_close: bool = False
    """Whether it is set closely, so that much of it is one sheet of paper."""


def person_page(workspace: Workspace, person: str) -> PersonPage:
    """Return the page about one young person, as of today; that it was made is noted.

    Raises: OutreachError when it cannot be noted.
    """
    note(workspace, Action.PAGE_SHOWN, person)
    today = workspace.outside.now().date()
    return _page(today, ((heading, tuple(said)) for heading, said in _parts(workspace, person)))


def page_as_read_back(prompts: Iterable[Prompt], on: date) -> PersonPage:
    """Return the page of a talk under way: what is read back of these questions, as it reads now."""
    parts = parts_to_read_back(prompts)
    return _page(on, ((part.heading, tuple(map(part.said, part.prompts))) for part in parts))


def page_lines(page: PersonPage, width: int | None = None) -> tuple[str, ...]:
    """Return the page as lines of text of at most `width` characters; without one, as wide as paper takes."""
    from wcwidth import wrap

    width = width or (_CLOSE_WIDTH if page.is_close else _WIDTH)
    lines = [page.title]
    for heading, said in page.parts:
        lines.extend((heading.upper(),) if page.is_close else ("", heading.upper(), ""))
        for words in said:
            lines.extend(wrap(shown(words), width - 2, initial_indent="  ", subsequent_indent="  "))
    return tuple(lines)


def sheets_of(page: PersonPage) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each sheet of paper; of several, each ends with which of how many it is."""
    lines = page_lines(page)
    if len(lines) <= SHEET:
        return (lines,)
    room = SHEET - 2
    sheets = [lines[start : start + room] for start in range(0, len(lines), room)]
    return tuple(
        (*sheet, "", f"  page {number} of {len(sheets)}") for number, sheet in enumerate(sheets, start=1)
    )


def page_text(page: PersonPage) -> str:
    """Return the page as one text, with a form feed between sheets."""
    return "\f".join("\n".join(sheet) + "\n" for sheet in sheets_of(page))


def page_html(page: PersonPage) -> str:
    """Return the page as HTML that prints large and needs nothing from anywhere else."""
    parts = "".join(
        f"<h2>{escape(heading)}</h2>" + "".join(f"<p>{escape(shown(words))}</p>" for words in said)
        for heading, said in page.parts
    )
    size = "0.9rem/1.25" if page.is_close else "1.5rem/1.5"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{escape(page.title)}</title>"
        f"<style>body{{font:{size} sans-serif;max-width:34em;margin:2em auto;padding:0 1em}}</style>"
        f"<h1>{escape(page.title)}</h1>{parts}</html>\n"
    )


def _page(on: date, parts: Iterable[tuple[str, tuple[str, ...]]]) -> PersonPage:
    return PersonPage(
        title=f"What we wrote down, {day_in_words(on)}",
        parts=(*((heading, said) for heading, said in parts if said), ("Yours", _RIGHTS)),
    )


def _parts(workspace: Workspace, person: str) -> Iterator[tuple[str, Iterator[str]]]:
    picture = workspace.picture
    wishes = [
        one
        for one in map(Interest.of, picture.about(person, "interests"))
        if one.status in _LIVE and one.words and one.speaker != "carer"
    ]
    wishes.sort(key=lambda one: (not one.top_pick, one.id))
    pledges = [Pledge.of(record) for record in picture.about(person, "pledges")]
    pledges = [one for one in pledges if not one.kept]
    yield "What you would want", (_quoted(one.words, one.looks_like) for one in wishes)
    yield "What you bring", (_quoted(Asset.of(one).words) for one in picture.about(person, "assets"))
    yield (
        "What would get in the way",
        (_barrier(Barrier.of(one)) for one in picture.about(person, "barriers")),
    )
    yield "I will", (_ours(one) for one in pledges if one.we_words)
    yield "I cannot promise", (one.cannot_promise for one in pledges if one.cannot_promise)
    yield "You will", (one.you_words for one in pledges if one.you_words)
    told = recall(workspace, person).may_tell
    yield "Who may be told", iter((told,) if told else ())


def _quoted(*words: str) -> str:
    return " ".join(f"“{one}”" for one in words if one)


def _barrier(barrier: Barrier) -> str:
    kinds = value_in_words("kinds", " ".join(barrier.kinds))
    fix = f"What would sort it: “{barrier.fix_words}”" if barrier.fix_words else ""
    places = f"Not here: “{barrier.places_ruled_out}”" if barrier.places_ruled_out else ""
    return ". ".join(part for part in (kinds.capitalize(), places, fix) if part)


def _ours(pledge: Pledge) -> str:
    return f"{pledge.we_words}, by {kept_day_in_words(pledge.by)}" if pledge.by else pledge.we_words
