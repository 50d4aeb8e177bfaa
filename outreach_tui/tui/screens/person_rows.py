"""What is kept about one young person in rows; their own words are quoted, never tidied."""

from collections.abc import Iterable

from outreach_tui.records.entity_lists import entity_list
from outreach_tui.tui.lines import BLANK, Line, line, strong, wrapped_lines
from outreach_tui.tui.words import counted
from outreach_tui.workflow.days_in_words import kept_day_in_words
from outreach_tui.workflow.show_person import HANDED_OVER, KeptAboutPerson

_OUTCOMES = {
    "not_in": "nobody in",
    "moved": "does not live there any more",
    "declined": "said no",
    "come_back": "asked to come back",
    "not_suitable": "not a good moment",
    "talked_unrecorded": "talked, nothing written down",
    "brief_chat": "talked a little",
    "part": "talked, a part of it",
    "full": "talked, all of it",
}


def person_rows(kept: KeptAboutPerson, width: int) -> list[Line]:
    """Return the tries, the wishes, the promises, the notes and what travels."""
    rows: list[Line] = []
    for heading, words in (
        ("Tries", _tries(_of(kept, "visits"))),
        ("What they would want", [f"“{one['words']}”" for one in _of(kept, "interests") if one.get("words")]),
        ("What was promised", _promises(_of(kept, "pledges"))),
        ("Notes", [one["words"] for one in _of(kept, "notes") if one.get("words")]),
        ("How far it goes", _travels(kept)),
    ):
        rows.extend((BLANK, line(strong(f" {heading}"))))
        for one in words or ["nothing yet"]:
            rows.extend(wrapped_lines(one, width - 3, indent=3))
    return rows


def _of(kept: KeptAboutPerson, name: str) -> list[dict[str, str]]:
    what = entity_list(name, has_subject=True).one
    return [dict(record.lines) for record in kept.records if record.what == what]


def _tries(visits: Iterable[dict[str, str]]) -> list[str]:
    tries = sorted(visits, key=lambda visit: (visit.get("on", ""), visit.get("attempt no", "").zfill(3)))
    return [
        f"{kept_day_in_words(visit.get('on', ''))}   "
        f"{_OUTCOMES.get(visit.get('outcome', ''), visit.get('outcome', ''))}"
        f"{_handed_over(visit)}"
        for visit in tries
    ]


def _handed_over(visit: dict[str, str]) -> str:
    state = visit.get(HANDED_OVER, "")
    return f"   [{state}]" if state else ""


def _promises(pledges: Iterable[dict[str, str]]) -> list[str]:
    said: list[str] = []
    for pledge in pledges:
        by = f" (by {kept_day_in_words(pledge['by'])})" if pledge.get("by") else ""
        if pledge.get("we words"):
            said.append(f"We: {pledge['we words']}{by}")
        if pledge.get("you words"):
            said.append(f"They: {pledge['you words']}")
    return said


def _travels(kept: KeptAboutPerson) -> list[str]:
    if not kept.whole_talks:
        return [kept.travels]
    talks = counted(kept.whole_talks, "conversation")
    return [kept.travels, f"Kept whole, on this laptop only: {talks}."]
