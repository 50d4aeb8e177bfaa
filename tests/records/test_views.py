"""Records as screens read them."""

from dataclasses import fields

import pytest

from outreach_tui.records import views
from outreach_tui.records.entity_lists import ENTITY_LISTS, Sharing, entity_list
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.views import (
    CommunityOutcome,
    ConcernFlag,
    Contact,
    Correction,
    Feedback,
    Interest,
    Lesson,
    Note,
    Offer,
    Outcome,
    Pledge,
    Visit,
    VisitSafety,
)
from tests.records.revisions import PERSON, revision


def record(fields: dict[str, str]) -> Record:
    """Return a record that holds `fields`."""
    return Picture.of([revision(fields)]).records("interests")[0]


def test_an_interest_is_read_with_its_types() -> None:
    """Choices are taken apart, numbers are numbers and the top pick is a yes."""
    wish = Interest.of(
        record({"words": "gates", "themes": "trades art_making", "want": "5", "top_pick": "yes"})
    )

    assert wish.words == "gates"
    assert wish.themes == ("trades", "art_making")
    assert wish.want == 5
    assert wish.top_pick
    assert wish.subject == PERSON


@pytest.mark.parametrize("text", ["", "lots", "5.0", "٥", "1e3", "--1", "9" * 5000, "²"])
def test_what_is_no_number_is_none(text: str) -> None:
    """A script that asks for words where a number was expected breaks nothing."""
    assert Interest.of(record({"want": text})).want is None


def test_every_view_stands_on_an_empty_record() -> None:
    """A record of an older script, without any of today's fields, can still be shown."""
    empty = record({})
    for name in views.__all__:
        view = getattr(views, name).of(empty)
        assert view.id == empty.id
        assert all(
            getattr(view, one.name) in ("", (), None, False)
            for one in fields(view)
            if one.name not in ("id", "subject")
        )


def test_views_carry_the_names_of_their_fields() -> None:
    """What a form saves under a name is found under that name."""
    talks = (Visit, Pledge, Correction, Feedback, Outcome, Note, ConcernFlag, VisitSafety)
    for view in (*talks, Offer, Contact, Lesson, CommunityOutcome):
        for one in fields(view):
            if one.type == "str" and one.name != "id":
                assert getattr(view.of(record({one.name: "said"})), one.name) == "said"


def test_worries_and_notes_never_travel_and_names_live_elsewhere() -> None:
    """A worry passed on, where an officer is, an unmarked note and a name have no way into a bundle."""
    never = {one.name for one in ENTITY_LISTS if one.sharing is Sharing.NEVER}

    assert never == {"concern_flags", "notes", "identities", "visit_safety"}
    assert [one.name for one in ENTITY_LISTS if one.marked_by] == ["notes"]
    assert [one.name for one in ENTITY_LISTS if one.home == "identity"] == ["identities"]
    assert entity_list("night_buses", has_subject=False).one == "night buses"
