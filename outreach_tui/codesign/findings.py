"""What one test of a wish against an offer found, in words."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether an offer could answer a wish."""

    FITS = "fits"
    FITS_IF = "fits_if"
    UNKNOWN = "unknown"
    DOES_NOT_FIT = "does_not_fit"


class Subject(StrEnum):
    """What a test looks at."""

    THEME = "theme"
    KIND = "kind"
    AGE = "age"
    NOT_FOR = "not_for"
    CONDITIONS = "conditions"
    PLACE = "place"
    TRAVEL = "travel"
    WITH_WHO = "with_who"
    TIME = "time"
    CONTACT = "contact"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason."""

    subject: Subject
    """What was looked at."""
    verdict: Verdict
    """What it says: for it, only on a condition, to be asked, or against it."""
    words: str
    """The reason as a phrase without a full stop; anybody's own words stand in it as written."""


def fits(subject: Subject, words: str) -> Finding:
    """Return a reason for it."""
    return Finding(subject, Verdict.FITS, words)


def fits_if(subject: Subject, words: str) -> Finding:
    """Return a condition, worded to follow "only if"."""
    return Finding(subject, Verdict.FITS_IF, words)


def ask(subject: Subject, words: str) -> Finding:
    """Return something to ask first, worded as a question."""
    return Finding(subject, Verdict.UNKNOWN, words)


def against(subject: Subject, words: str) -> Finding:
    """Return a reason against it."""
    return Finding(subject, Verdict.DOES_NOT_FIT, words)
