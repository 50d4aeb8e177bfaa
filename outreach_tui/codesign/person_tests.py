"""Could this person take it up? Age, who it is not for, conditions, places, travel, company and time.

Free words are never guessed at: what a partner wrote that might rule somebody out stands as a condition, in
their words, for a person to judge.
"""

import re
from collections.abc import Iterable, Iterator

from outreach_tui.codesign.findings import Finding, Subject, against, ask, fits, fits_if
from outreach_tui.codesign.wishes import Wish
from outreach_tui.records.views import Offer

_AGES = {"under14": (0, 13), "a14_15": (14, 15), "a16_17": (16, 17), "a18_25": (18, 25), "over25": (26, 130)}
"""The years that each age band covers."""

_SMALL_WORDS = frozenset({
    "a", "an", "and", "any", "anything", "anywhere", "around", "at", "by", "down", "going", "in", "is", "my",
    "near", "not", "of", "on", "or", "out", "over", "place", "places", "round", "that", "the", "there", "to",
    "town", "up",
})  # fmt: skip  # a table is read in rows
"""Words that name no place."""

_FREE = frozenset({"", "0", "free", "none", "nothing", "no cost", "no"})
_WEEKEND = re.compile(
    r"\b(weekends?|evenings?|sat(urdays?)?|sun(days?)?|nights?)\b|BYDAY=(\w\w,)*S[AU]\b", re.IGNORECASE
)


def age_test(wish: Wish, offer: Offer) -> Iterator[Finding]:
    """Say whether the age band lies within the offer's ages."""
    if offer.min_age is None and offer.max_age is None:
        return
    limits = _limits(offer)
    ages = _AGES.get(wish.age_band)
    if ages is None:
        yield ask(Subject.AGE, f"what age are they? It is {limits}")
        return
    youngest, oldest = ages
    least, most = offer.min_age or 0, 130 if offer.max_age is None else offer.max_age
    if least <= youngest and oldest <= most:
        yield fits(Subject.AGE, f"right age, it is {limits}")
    elif youngest <= most and least <= oldest:
        yield ask(Subject.AGE, f"what age are they exactly? It is {limits}")
    elif oldest + 1 == least:
        yield fits_if(Subject.AGE, f"they turn {least} before it starts")
    else:
        yield against(Subject.AGE, f"it is {limits}")


def conditions_test(offer: Offer) -> Iterator[Finding]:
    """Say who it is not for, what is fixed and what can bend."""
    who_not, fixed, bends = (
        one.strip() for one in (offer.not_for, offer.conditions_fixed, offer.conditions_can_bend)
    )
    if not who_not:
        yield ask(Subject.NOT_FOR, "who is it not for? The offer does not say")
    elif not who_not.casefold().startswith(("nobody", "no one", "none")):
        yield fits_if(Subject.NOT_FOR, f"this does not rule them out: {who_not}")
    if fixed:
        yield fits_if(Subject.CONDITIONS, f"this is all right, it cannot change: {fixed}")
    if bends:
        yield fits(Subject.CONDITIONS, f"can change if somebody asks: {bends}")


def place_test(wish: Wish, offer: Offer) -> Iterator[Finding]:
    """Say whether it is at a place they ruled out."""
    for ruled_out in _phrases(one.places_ruled_out for one in wish.barriers):
        named = _words(ruled_out)
        there = _words(offer.place)
        if not offer.place.strip() or (named and named & there and not named <= there) or not named:
            yield ask(Subject.PLACE, f"is it away from a place they ruled out ({ruled_out})?")
        elif named <= there:
            yield against(Subject.PLACE, f"it is at {offer.place.strip()}, and they ruled out {ruled_out}")


def travel_test(wish: Wish, offer: Offer) -> Iterator[Finding]:
    """Say what it costs to get and be there, where money or fares are in the way."""
    is_short = any("money" in one.kinds for one in wish.barriers)
    if offer.travel_paid == "yes":
        yield fits(Subject.TRAVEL, "travel is paid")
    elif is_short and offer.travel_paid == "no":
        yield fits_if(Subject.TRAVEL, "somebody pays the fare")
    elif is_short:
        yield ask(Subject.TRAVEL, "is travel paid?")
    if is_short and offer.costs.strip().casefold() not in _FREE:
        yield fits_if(Subject.TRAVEL, f"somebody pays what it costs: {offer.costs.strip()}")


def company_test(wish: Wish, offer: Offer) -> Iterator[Finding]:
    """Ask about company, which offers do not say, where it matters to them."""
    wanted = wish.interest.with_who
    if "either" in wanted:
        return
    if "one_pal" in wanted or "group" in wanted:
        yield ask(Subject.WITH_WHO, "can they bring a pal?")
    if "one_adult" in wanted and offer.kind != "mentoring":
        yield ask(Subject.WITH_WHO, "will there be one adult they get on with?")


def time_test(wish: Wish, offer: Offer) -> Iterator[Finding]:
    """Say whether it is at hours that suit."""
    hours, schedule = wish.interest.hours, offer.schedule.strip()
    has_little_time = any({"time", "caring", "shifts"} & set(one.kinds) for one in wish.barriers)
    if hours == "try" and offer.kind in ("taster", "placement"):
        yield fits(Subject.TIME, "a try-out first, as they asked")
    elif hours == "weekend" and _WEEKEND.search(schedule):
        yield fits(Subject.TIME, f"weekends or evenings, as they asked: {schedule}")
    elif hours in ("full", "part", "weekend", "try") or has_little_time:
        yield ask(
            Subject.TIME,
            f"does the time suit ({schedule})?" if schedule else "when is it, and does that suit?",
        )


def _limits(offer: Offer) -> str:
    if offer.max_age is None:
        return f"for {offer.min_age} and over"
    return (
        f"for {offer.max_age} and under" if not offer.min_age else f"for {offer.min_age} to {offer.max_age}"
    )


def _phrases(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (part.strip() for part in re.split(r"[,;/\n]|\band\b|\bor\b", text) if part.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - _SMALL_WORDS
