"""Every typed view of a record in one place: `Interest.of(record)` and its like."""

from outreach_tui.records.partners import Contact, Offer, Partner
from outreach_tui.records.people import Consent, Visit, YoungPerson
from outreach_tui.records.wishes import Asset, Barrier, Interest, Pledge

__all__ = [
    "Asset",
    "Barrier",
    "Consent",
    "Contact",
    "Interest",
    "Offer",
    "Partner",
    "Pledge",
    "Visit",
    "YoungPerson",
]
