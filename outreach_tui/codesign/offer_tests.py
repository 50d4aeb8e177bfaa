"""Does the offer still stand? Its state, when it was last asked about, and who stands behind it."""

from collections.abc import Iterator
from datetime import date

from outreach_tui.codesign.findings import Finding, Subject, against, ask, fits, fits_if
from outreach_tui.codesign.wishes import OfferOnTable
from outreach_tui.records.fields import day_of
from outreach_tui.records.views import Offer


def status_test(offer: Offer, today: date) -> Iterator[Finding]:
    """Say whether the offer is open, and asked about lately."""
    if offer.status in ("inactive", "defunct"):
        yield against(Subject.STATUS, "the offer has ended")
    elif offer.status == "temporarily_closed":
        yield fits_if(Subject.STATUS, "it opens again, it is closed for now")
    review_by = day_of(offer.review_by)
    if review_by is not None and review_by < today:
        yield ask(Subject.STATUS, f"does it still stand? It was to be asked about again by {offer.review_by}")


def contact_test(on_table: OfferOnTable, today: date) -> Iterator[Finding]:
    """Say who stands behind the offer."""
    contact = on_table.contact
    name = (contact.name if contact else "") or on_table.offer.contact_name
    until = day_of(contact.until) if contact else None
    if not name:
        yield ask(Subject.CONTACT, "who is the named contact?")
    elif contact is None or until is None or until >= today:
        yield fits(Subject.CONTACT, f"promised by {name}")
    elif contact.cover:
        yield fits_if(Subject.CONTACT, f"{contact.cover} stands in for {name}")
    else:
        yield against(Subject.CONTACT, f"{name} is no longer the contact, and nobody stands in")
