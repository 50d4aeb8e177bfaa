"""One wish beside one offer, with reasons."""

import pytest

from outreach_tui.codesign.findings import Verdict
from outreach_tui.codesign.matching import Match, match, match_in_words
from outreach_tui.codesign.wishes import offers_of, wishes_of
from outreach_tui.records.revision import Write
from tests.codesign.area import LABELS, TODAY, Area

FITS, FITS_IF, UNKNOWN, AGAINST = Verdict.FITS, Verdict.FITS_IF, Verdict.UNKNOWN, Verdict.DOES_NOT_FIT
Fields = dict[str, Write]


def matched(
    wish: Fields | None = None,
    offer: Fields | None = None,
    *,
    age_band: str = "a16_17",
    barrier: Fields | None = None,
    contact: Fields | None = None,
) -> Match:
    """Return the match of one wish and one offer that fit but for what is given."""
    area = Area()
    person = area.person("quiet-harbour", age_band)
    area.wish(person, "get good at welding", **{"themes": "trades"} | (wish or {}))
    if barrier:
        area.add("barriers", person, **barrier)
    made_by = {"contact": area.add("contacts", None, **contact)} if contact else {}
    area.offer(**made_by | (offer or {}))
    return match(wishes_of(area.picture)[0], offers_of(area.picture)[0], labels=LABELS, today=TODAY)


CASES: dict[str, tuple[Match, Verdict, str]] = {
    "everything fits": (matched(), FITS, "same theme: Building and trades"),
    "another theme": (matched({"themes": "vehicles"}), AGAINST, "another theme"),
    "one of two themes": (matched({"themes": "vehicles trades"}), FITS, "same theme: Building and trades"),
    "nobody tagged the wish": (matched({"themes": ""}), UNKNOWN, "which theme does this wish belong to?"),
    "no theme fits the wish": (
        matched({"themes": "unthemed"}),
        UNKNOWN,
        "which theme does this wish belong to?",
    ),
    "two things without a theme": (
        matched({"themes": "unthemed"}, {"themes": "unthemed"}),
        UNKNOWN,
        "which theme does this wish belong to?",
    ),
    "nobody tagged the offer": (
        matched(None, {"themes": ""}),
        UNKNOWN,
        "which theme does this offer belong to?",
    ),
    "two themes shared": (
        matched({"themes": "vehicles trades"}, {"themes": "trades vehicles"}),
        FITS,
        "same theme: Bikes, cars, engines / Building and trades",
    ),
    "a theme nobody has words for": (matched({"themes": "x1"}, {"themes": "x1"}), FITS, "same theme: x1"),
    "the same kind": (matched(), FITS, "they want a skill and it is training"),
    "a taster for a skill": (
        matched(None, {"kind": "taster"}),
        FITS_IF,
        "a taster first is all right on the way to a skill",
    ),
    "an activity for a job": (
        matched({"kind": "job"}, {"kind": "activity"}),
        AGAINST,
        "they want a job and it is an activity",
    ),
    "a placement for a job": (
        matched({"kind": "job"}, {"kind": "placement"}),
        FITS_IF,
        "a placement is a step they want towards a job",
    ),
    "a job with work at the end": (
        matched({"kind": "job"}, {"kind": "job", "can_employ": "possible"}),
        FITS,
        "a real job at the end: possible",
    ),
    "a kind nobody knows": (matched({"kind": "dream"}), FITS, "is it the sort of thing they mean?"),
    "inside the ages": (
        matched(None, {"min_age": "16", "max_age": "25"}),
        FITS,
        "right age, it is for 16 to 25",
    ),
    "too young": (matched(None, {"min_age": "18"}, age_band="a14_15"), AGAINST, "it is for 18 and over"),
    "nearly old enough": (matched(None, {"min_age": "18"}), FITS_IF, "they turn 18 before it starts"),
    "somewhere in the band": (
        matched(None, {"min_age": "17"}),
        UNKNOWN,
        "what age are they exactly? It is for 17 and over",
    ),
    "age not said": (
        matched(None, {"max_age": "18"}, age_band="not_said"),
        UNKNOWN,
        "what age are they? It is for 18 and under",
    ),
    "too old": (matched(None, {"max_age": "15"}), AGAINST, "it is for 15 and under"),
    "not for some": (
        matched(None, {"not_for": "people afraid of heights"}),
        FITS_IF,
        "this does not rule them out: people afraid of heights",
    ),
    "who it is not for was not asked": (
        matched(None, {"not_for": ""}),
        FITS,
        "who is it not for? The offer does not say",
    ),
    "a fixed condition": (
        matched(None, {"conditions_fixed": "photo ID"}),
        FITS_IF,
        "this is all right, it cannot change: photo ID",
    ),
    "a condition that bends": (
        matched(None, {"conditions_can_bend": "steel-toe boots"}),
        FITS,
        "can change if somebody asks: steel-toe boots",
    ),
    "a place ruled out": (
        matched(
            None, {"place": "Gorbals Leisure Centre"}, barrier={"places_ruled_out": "the Gorbals, school"}
        ),
        AGAINST,
        "it is at Gorbals Leisure Centre, and they ruled out the Gorbals",
    ),
    "perhaps a place ruled out": (
        matched(None, {"place": "Main Street hall"}, barrier={"places_ruled_out": "Duke Street"}),
        FITS,
        "is it away from a place they ruled out (Duke Street)?",
    ),
    "a place in other letters": (
        matched(None, {"place": "Straße 5"}, barrier={"places_ruled_out": "STRASSE"}),
        AGAINST,
        "it is at Straße 5, and they ruled out STRASSE",
    ),
    "a place not known": (
        matched(None, {"place": ""}, barrier={"places_ruled_out": "school"}),
        FITS,
        "is it away from a place they ruled out (school)?",
    ),
    "fares in the way, travel paid": (
        matched(None, {"travel_paid": "yes"}, barrier={"kinds": "money"}),
        FITS,
        "travel is paid",
    ),
    "fares in the way, not paid": (
        matched(None, {"travel_paid": "no"}, barrier={"kinds": "money kit"}),
        FITS_IF,
        "somebody pays the fare",
    ),
    "fares in the way, not known": (matched(None, None, barrier={"kinds": "money"}), FITS, "is travel paid?"),
    "it costs something": (
        matched(None, {"costs": "£5", "travel_paid": "yes"}, barrier={"kinds": "money"}),
        FITS_IF,
        "somebody pays what it costs: £5",
    ),
    "with pals": (matched({"with_who": "group"}), FITS, "can they bring a pal?"),
    "with one adult": (matched({"with_who": "one_adult"}), FITS, "will there be one adult they get on with?"),
    "weekend wanted and given": (
        matched({"hours": "weekend"}, {"schedule": "Saturdays, 10 to 12"}),
        FITS,
        "weekends or evenings, as they asked: Saturdays, 10 to 12",
    ),
    "weekend by rule": (
        matched({"hours": "weekend"}, {"schedule": "FREQ=WEEKLY;BYDAY=FR,SA"}),
        FITS,
        "weekends or evenings, as they asked: FREQ=WEEKLY;BYDAY=FR,SA",
    ),
    "weekend wanted, weekday given": (
        matched({"hours": "weekend"}, {"schedule": "Tuesday mornings"}),
        FITS,
        "does the time suit (Tuesday mornings)?",
    ),
    "a try-out wanted": (
        matched({"hours": "try", "kind": "job"}, {"kind": "placement"}),
        FITS_IF,
        "a try-out first, as they asked",
    ),
    "little time": (
        matched(None, None, barrier={"kinds": "shifts"}),
        FITS,
        "when is it, and does that suit?",
    ),
    "closed for now": (
        matched(None, {"status": "temporarily_closed"}),
        FITS_IF,
        "it opens again, it is closed for now",
    ),
    "ended": (matched(None, {"status": "defunct"}), AGAINST, "the offer has ended"),
    "not asked about lately": (
        matched(None, {"review_by": "2026-03-19"}),
        UNKNOWN,
        "does it still stand? It was to be asked about again by 2026-03-19",
    ),
    "to be asked about today": (matched(None, {"review_by": "2026-03-20"}), FITS, "promised by Rena"),
    "a review date that is none": (matched(None, {"review_by": "2025-02-29"}), FITS, "promised by Rena"),
    "nobody behind it": (matched(None, {"contact_name": ""}), FITS, "who is the named contact?"),
    "contact gone": (
        matched(None, {}, contact={"label": "Rena", "until": "2026-03-01"}),
        AGAINST,
        "Rena is no longer the contact, and nobody stands in",
    ),
    "contact gone, cover there": (
        matched(None, {}, contact={"label": "Rena", "until": "2026-03-01", "cover": "Bo"}),
        FITS_IF,
        "Bo stands in for Rena",
    ),
    "contact still there": (
        matched(None, {}, contact={"label": "Mo", "until": "2026-04-01"}),
        FITS,
        "promised by Mo",
    ),
}


@pytest.mark.parametrize(("found", "verdict", "words"), CASES.values(), ids=CASES.keys())
def test_each_test_gives_its_reason(found: Match, verdict: Verdict, words: str) -> None:
    """Whatever speaks for an offer or against it is said in words."""
    said = (*found.reasons_for, *found.reasons_against, *found.conditions, *found.questions)
    assert found.verdict is verdict
    assert words in said


def test_reasons_read_as_one_line() -> None:
    """The reasons stand together as a coordinator would say them."""
    found = matched({"with_who": "one_pal"}, {"conditions_fixed": "boots", "travel_paid": "yes"})

    assert match_in_words(found) == (
        "Fits: same theme: Building and trades; they want a skill and it is training; travel is paid; "
        "promised by Rena. "
        "Only if: this is all right, it cannot change: boots. "
        "Ask: can they bring a pal?"
    )


def test_a_match_has_no_number() -> None:
    """There is nothing in a match that could be used as a score."""
    assert not any(isinstance(getattr(matched(), name), int | float) for name in Match.__slots__)
