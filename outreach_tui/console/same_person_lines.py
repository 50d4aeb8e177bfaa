"""Who may be one person, as plain lines, and as JSON for a program."""

from collections.abc import Iterator, Sequence

import msgspec

from outreach_tui.merging.alike import Likeness
from outreach_tui.workflow.judge_same_person import Judged, visits_in_words

_ID = 8


def same_person_lines(found: Sequence[Likeness], judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the suggestions with their reasons, then what was said before."""
    for one in found:
        yield f"{_named(one.first.person, one.first.alias)} and {_named(one.second.person, one.second.alias)}"
        for entry in (one.first, one.second):
            yield f"  {entry.person[:_ID]}: {visits_in_words(entry)}"
        yield f"  perhaps one person: {'; '.join(one.reasons)}"
        if one.against:
            yield f"  against it: {'; '.join(one.against)}"
    yield f"{len(found)} to look at." if found else "Nobody here looks like somebody else."
    for pair in judged:
        said = "one person" if pair.is_linked else "two people"
        yield f"{_named(pair.first, pair.aliases[0])} and {_named(pair.second, pair.aliases[1])}: {said}"


def same_person_json(found: Sequence[Likeness], judged: Sequence[Judged]) -> Iterator[str]:
    """Yield one JSON document."""
    suggested = [
        {
            "people": [one.first.person, one.second.person],
            "aliases": [one.first.alias, one.second.alias],
            "reasons": one.reasons,
            "against": one.against,
        }
        for one in found
    ]
    said = [
        {"people": [one.first, one.second], "aliases": one.aliases, "one_person": one.is_linked}
        for one in judged
    ]
    yield msgspec.json.encode({"suggested": suggested, "judged": said}).decode()


def _named(person: str, alias: str) -> str:
    return f"{alias or 'no code name'} ({person[:_ID]})"
