"""The invented area: what is said there is what the demo shows, and all of it goes through the scripts."""

import json
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.session import Session
from outreach_tui.workflow.answers_file import GivenAnswer, GivenReason, read_answers
from tests.scenario.talk import NOW, Line, made, talk

DEMO = Path(__file__).parents[2] / "outreach_tui" / "workflow" / "demo_area"


def lines_of(file: str) -> list[Line]:
    """Return an answers file as lines of a talk."""
    read = read_answers((DEMO / file).read_text(encoding="utf-8"), file, NOW.date())
    return [
        (one.question, one.value)
        if isinstance(one, GivenAnswer)
        else (one.question, one.reason)
        if isinstance(one, GivenReason)
        else ("+", one.repeat)
        for one in read
    ]


@cache
def held(script: str) -> tuple[tuple[dict[str, str], Session], ...]:
    """Return every talk of one script with what was known before it; all of them can be finished."""
    known: dict[str, list[dict[str, str]]] = {}
    talks = []
    for one in json.loads((DEMO / "index.json").read_text(encoding="utf-8")):
        if one["script"] == script:
            known_before = {name: value for name, value in one["given"].items() if name != "visit_date"}
            given = {"area": "govan"} | known_before
            session = talk(script, lines_of(one["file"]), given=given, known=known)
            assert session.problems() == (), one["file"]
            talks.append((one["given"], session))
            # From the second offer on, the lead partner has partners to choose from.
            known["partners"] = [
                {"name": action.id, "label": action.label} for action in made(session, "partners")
            ]
    return tuple(talks)


def test_the_steps_from_suggested_to_interviewed_are_those_of_a_real_area() -> None:
    """Eleven suggested, ten visited, nine spoke, eight interviewed, one of them twice at the door first."""
    visits = [(given["alias"], made(session, "visits")[0].fields) for given, session in held("home_visit")]
    assert len({made(session, "young_people")[0].label for _, session in held("suggest")}) == 11
    assert len({alias for alias, _ in visits}) == 10
    assert len({alias for alias, visit in visits if visit["door"] == "talk"}) == 9
    assert len({alias for alias, visit in visits if visit["outcome"] in {"full", "part"}}) == 8
    outcomes = Counter(str(visit["outcome"]) for _, visit in visits)
    assert {"not_in", "come_back", "declined", "talked_unrecorded", "part", "full"} == set(outcomes)


def test_some_wishes_are_shared_some_are_one_persons_and_some_nobody_can_meet() -> None:
    """The course draft has something to group, something to match and something to be honest about."""
    wished = [
        (given["alias"], theme)
        for given, session in held("home_visit")
        for wish in made(session, "interests")
        for theme in str(wish.fields["themes"]).split()
    ]
    people = Counter(theme for _, theme in set(wished))
    offered = {
        theme
        for _, session in held("offer")
        for theme in str(made(session, "offers")[0].fields["themes"]).split()
    }
    assert {theme for theme, count in people.items() if count > 1} & offered
    assert {theme for theme, count in people.items() if count == 1} - offered
    assert {"animals", "driving", "hair_beauty"} <= set(people) - offered


def test_five_partners_made_an_offer_and_one_can_employ() -> None:
    """There is one anchor partner, and conditions that can bend."""
    talks = [session for _, session in held("offer")]
    assert len({made(session, "partners")[0].label for session in talks}) == 5
    assert [made(session, "partners")[0].fields["can_employ"] for session in talks].count("yes") == 1
    assert all(made(session, "offers")[0].fields["conditions_can_bend"] for session in talks)


def test_promises_come_due_around_the_day_the_demo_is_opened() -> None:
    """Today shows promises kept waiting, due now and still to come."""
    due = []
    for given, session in held("home_visit"):
        ago = timedelta(days=int(given["visit_date"].removeprefix("today-")))
        due += [
            date.fromisoformat(str(one.fields["by"])) - ago - NOW.date() for one in made(session, "pledges")
        ]
    days = sorted(day.days for day in due)
    assert days[0] < 0 < days[-1]
    assert 0 in days


def test_reasons_and_just_you_and_me_are_there_to_be_seen() -> None:
    """The demo has what real talks have: things left out for a reason, and words kept between two."""
    talks = [session for _, session in held("home_visit")]
    shared = [consent.fields.get("share_with") for session in talks for consent in made(session, "consents")]
    assert shared.count("officer") == 1
    reasons = {
        value
        for session in talks
        for action in session.submission().entities
        for value in action.fields.values()
        if isinstance(value, MissingReason)
    }
    assert reasons >= {MissingReason.DECLINED, MissingReason.DONT_KNOW, MissingReason.SKIPPED}


def test_visits_are_held_in_the_order_of_their_days() -> None:
    """Each officer's second try knows of the first one."""
    for actor in ("officer-a", "officer-b"):
        index = json.loads((DEMO / "index.json").read_text(encoding="utf-8"))
        days = [
            int(one["given"]["visit_date"].removeprefix("today-")) for one in index if one["actor"] == actor
        ]
        assert all(earlier >= later for earlier, later in pairwise(days))
