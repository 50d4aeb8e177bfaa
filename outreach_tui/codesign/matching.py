"""One wish beside one offer: whether it fits, with every reason in words.

Rules:
- Words, never a score. A match is what a person reads before deciding; it decides nothing.
- One reason against, and it does not fit. Where theme, age or whether the offer still stands is not known, we
  do not know. One condition, and it fits only if that is met. Otherwise it fits; what is left to ask is shown
  beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from outreach_tui.codesign.content_tests import kind_test, theme_test
from outreach_tui.codesign.findings import Finding, Subject, Verdict
from outreach_tui.codesign.offer_tests import contact_test, status_test
from outreach_tui.codesign.person_tests import (
    age_test,
    company_test,
    conditions_test,
    place_test,
    time_test,
    travel_test,
)
from outreach_tui.codesign.wishes import OfferOnTable, Wish

_MUST_BE_KNOWN = (Subject.THEME, Subject.AGE, Subject.STATUS)
_BEST_FIRST = (Verdict.FITS, Verdict.FITS_IF, Verdict.UNKNOWN, Verdict.DOES_NOT_FIT)


@dataclass(frozen=True, slots=True)
class Match:
    """One offer as an answer to one wish."""

    on_table: OfferOnTable
    """The offer."""
    verdict: Verdict
    """Whether it fits."""
    reasons_for: tuple[str, ...]
    """What speaks for it."""
    reasons_against: tuple[str, ...]
    """What speaks against it."""
    conditions: tuple[str, ...]
    """What would have to be so."""
    questions: tuple[str, ...]
    """What to ask first."""
    findings: tuple[Finding, ...]
    """The same reasons by what was looked at."""


def match(wish: Wish, on_table: OfferOnTable, *, labels: Mapping[str, str], today: date) -> Match:
    """Return how `on_table` answers `wish`.

    Args:
        wish: the wish and what matters around it.
        on_table: the offer and who made it.
        labels: the script's words for each theme code.
        today: the date by which offers and contacts are current or not.
    """
    findings = tuple(_findings(wish, on_table, labels, today))
    return Match(
        on_table=on_table,
        verdict=_verdict(findings),
        reasons_for=_words(findings, Verdict.FITS),
        reasons_against=_words(findings, Verdict.DOES_NOT_FIT),
        conditions=_words(findings, Verdict.FITS_IF),
        questions=_words(findings, Verdict.UNKNOWN),
        findings=findings,
    )


def best_first(one: Match) -> tuple[int, int, int, str, str]:
    """Return the place of a match in a list: by verdict, then fewest conditions, then fewest questions."""
    offer = one.on_table.offer
    return _BEST_FIRST.index(one.verdict), len(one.conditions), len(one.questions), offer.title, offer.id


def match_in_words(one: Match) -> str:
    """Return the reasons as one line: "Fits: … Only if: … Does not fit: … Ask: …"."""
    parts = (
        ("Fits", one.reasons_for),
        ("Only if", one.conditions),
        ("Does not fit", one.reasons_against),
        ("Ask", one.questions),
    )
    return " ".join(
        f"{name}: {'; '.join(words)}{'' if words[-1].endswith('?') else '.'}"
        for name, words in parts
        if words
    )


def _findings(
    wish: Wish, on_table: OfferOnTable, labels: Mapping[str, str], today: date
) -> Iterator[Finding]:
    offer = on_table.offer
    yield from theme_test(wish.interest, offer, labels)
    yield from kind_test(wish.interest, offer)
    yield from age_test(wish, offer)
    yield from place_test(wish, offer)
    yield from travel_test(wish, offer)
    yield from time_test(wish, offer)
    yield from company_test(wish, offer)
    yield from conditions_test(offer)
    yield from status_test(offer, today)
    yield from contact_test(on_table, today)


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    said = {one.verdict for one in findings}
    if Verdict.DOES_NOT_FIT in said:
        return Verdict.DOES_NOT_FIT
    if any(one.verdict is Verdict.UNKNOWN and one.subject in _MUST_BE_KNOWN for one in findings):
        return Verdict.UNKNOWN
    return Verdict.FITS_IF if Verdict.FITS_IF in said else Verdict.FITS


def _words(findings: tuple[Finding, ...], verdict: Verdict) -> tuple[str, ...]:
    return tuple(one.words for one in findings if one.verdict is verdict)
