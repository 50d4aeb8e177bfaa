"""Every typed view of a record in one place: `Interest.of(record)` and its like."""

from outreach_tui.records.beside_the_talk import ConcernFlag, Note, VisitSafety
from outreach_tui.records.coming_back import Correction, Feedback, Outcome, Taster
from outreach_tui.records.learning import CommunityOutcome, Lesson
from outreach_tui.records.partners import Contact, Offer, Partner
from outreach_tui.records.people import Consent, Visit, YoungPerson
from outreach_tui.records.wishes import Asset, Barrier, Interest, Pledge

__all__ = [
    "Asset",
    "Barrier",
    "CommunityOutcome",
    "ConcernFlag",
    "Consent",
    "Contact",
    "Correction",
    "Feedback",
    "Interest",
    "Lesson",
    "Note",
    "Offer",
    "Outcome",
    "Partner",
    "Pledge",
    "Taster",
    "Visit",
    "VisitSafety",
    "YoungPerson",
]
