"""An offer entered by the lead partner: from a partner already known, or from a new one."""

from tests.scenario.talk import Line, made, talk

OFFER: list[Line] = [
    ("title", "A morning in the boat workshop"),
    ("what_you_do", "You cut and weld a bit of steel, with somebody beside you"),
    ("kind", "taster"),
    ("themes", "trades"),
    ("not_for", "nobody ruled out that we know of"),
    ("travel_paid", "yes"),
    ("can_employ", "possible"),
    ("review_by", "2026-08-01"),
]
KNOWN = {
    "partners": [
        {"name": "p1", "label": "Slipway Boat Workshop"},
        {"name": "p2", "label": "Riverbend Homes"},
    ],
    "contacts": [
        {"name": "c1", "label": "Ishbel", "partner": "p1"},
        {"name": "c2", "label": "Davina", "partner": "p2"},
    ],
}


def test_an_offer_of_a_known_partner_names_both_and_makes_neither_anew() -> None:
    """Choosing a partner shows only its own contacts, and the offer carries their names."""
    chosen: list[Line] = [
        ("partner_is", "known"),
        ("partner", "p1"),
        ("contact_is", "known"),
        ("contact", "c1"),
    ]
    session = talk("offer", [*chosen, *OFFER], known=KNOWN)
    (contacts,) = (prompt.options for prompt in session.prompts() if prompt.name == "contact")
    assert [option.label for option in contacts] == ["Ishbel"]
    assert (made(session, "partners"), made(session, "contacts")) == ([], [])
    (offer,) = made(session, "offers")
    names = [offer.fields[field] for field in ("partner", "partner_name", "contact", "contact_name")]
    assert names == ["p1", "Slipway Boat Workshop", "c1", "Ishbel"]


def test_a_new_partner_and_contact_are_made_with_their_offer() -> None:
    """One conversation is enough for somebody who was not round the table yet."""
    new: list[Line] = [
        ("p_name", "Low Tide Kitchen"),
        ("p_description", "A community kitchen"),
        ("p_sector", "third"),
        ("p_can_employ", "no"),
        ("c_name", "Bashir"),
    ]
    session = talk("offer", [*new, *OFFER])
    assert session.problems() == ()
    (partner,), (contact,), (offer,) = (made(session, name) for name in ("partners", "contacts", "offers"))
    assert (partner.label, contact.label) == ("Low Tide Kitchen", "Bashir")
    assert contact.fields["partner"] == offer.fields["partner"] == partner.id
    assert (offer.fields["contact"], offer.fields["contact_name"]) == (contact.id, "Bashir")
    assert offer.fields["status"] == "active"


def test_a_new_contact_at_a_known_partner_is_the_partners() -> None:
    """The partner stays as it is; only the person is new."""
    lines: list[Line] = [("partner_is", "known"), ("partner", "p2"), ("contact_is", "new"), ("c_name", "Ann")]
    session = talk("offer", [*lines, *OFFER], known=KNOWN)
    (contact,) = made(session, "contacts")
    assert (contact.fields["partner"], made(session, "partners")) == ("p2", [])
    assert made(session, "offers")[0].fields["contact"] == contact.id
