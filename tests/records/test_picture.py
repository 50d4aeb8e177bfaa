"""What records hold, once revisions are added up."""

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Missing, RevisionError, revision_id
from tests.records.revisions import OTHER_PERSON, PERSON, WISH, revision, uuid

FIRST = revision({"words": "get good at welding", "kind": "skill"})


def wish(*revisions: bytes) -> Record:
    """Return the wish that these revisions add up to."""
    found = Picture.of(revisions).record("interests", WISH)
    assert found is not None
    return found


def after_first(words: str | None, who: str) -> bytes:
    """Return a change of the first words by one officer."""
    return revision({"words": words}, replaces={"words": (revision_id(FIRST),)}, who=who)


def test_a_change_replaces_what_its_author_saw() -> None:
    """After a correction, only the correction shows."""
    corrected = wish(FIRST, after_first("welding, gates and that", "isla"))

    assert corrected.value("words") == "welding, gates and that"
    assert corrected.value("kind") == "skill"
    assert corrected.conflicts() == ()


def test_two_changes_of_one_field_are_both_kept() -> None:
    """Two officers' words for the same wish stand side by side, with who wrote them."""
    disputed = wish(FIRST, after_first("gates", "isla"), after_first("ironwork", "tariq"))

    assert disputed.conflicts() == ("words",)
    assert {(one.write, one.who) for one in disputed.live("words")} == {
        ("gates", "isla"),
        ("ironwork", "tariq"),
    }


def test_words_stand_before_nothing_in_a_conflict() -> None:
    """A wish does not vanish from the screen because one of two officers cleared it."""
    for cleared_by in ("isla", "tariq", "mo", "sam"):
        disputed = wish(FIRST, after_first("gates", "davie"), after_first(None, cleared_by))
        assert disputed.value("words") == "gates"
        assert disputed.conflicts() == ("words",)


def test_equal_writes_are_no_conflict() -> None:
    """Two officers who wrote the same thing are not asked to choose."""
    agreed = wish(FIRST, after_first("gates", "isla"), after_first("gates", "tariq"))

    assert agreed.conflicts() == ()
    assert len(agreed.live("words")) == 2


def test_a_reason_is_no_value_but_is_known() -> None:
    """Somebody who does not know is told apart from somebody who was not asked."""
    unsure = wish(revision({"tried": Missing(MissingReason.DONT_KNOW), "hours": None}))

    assert (unsure.value("tried"), unsure.missing("tried")) == ("", MissingReason.DONT_KNOW)
    assert (unsure.value("hours"), unsure.missing("hours")) == ("", None)
    assert unsure.missing("words") is None


def test_clocks_decide_nothing() -> None:
    """A laptop whose clock is decades wrong changes no value and wins nothing."""
    late = revision({"words": "a"}, at="2099-01-01T00:00:00Z")
    early = revision({"words": "b"}, at="1970-01-01T00:00:00Z", who="tariq")

    assert wish(late, early).conflicts() == ("words",)


def test_records_come_in_the_order_of_their_ids_and_grow() -> None:
    """One more bundle adds its records without beginning again; adding it twice changes nothing."""
    picture = Picture.of([revision({"words": "two"}, record=uuid(2))])
    more = [revision({"words": "one"}, record=uuid(1), subject=OTHER_PERSON), FIRST]
    picture.add(more)
    picture.add({revision_id(raw): raw for raw in more})

    assert [one.value("words") for one in picture.records("interests")] == [
        "one",
        "two",
        "get good at welding",
    ]
    assert picture.records("offers") == ()
    assert picture.entity_lists() == ("interests",)
    assert picture.record("interests", uuid(9)) is None
    assert len(picture.rows("interests", WISH)) == 1


def test_what_is_about_one_person_is_found() -> None:
    """The page of one young person shows theirs and nobody else's."""
    visit = revision({"on": "2026-03-02"}, entity_list="visits", record=uuid(3))
    picture = Picture.of(
        [FIRST, visit, revision({"words": "not hers"}, subject=OTHER_PERSON, record=uuid(4))]
    )

    assert [one.id for one in picture.about(PERSON)] == [WISH, uuid(3)]
    assert [one.id for one in picture.about(PERSON, "visits")] == [uuid(3)]
    assert picture.about(uuid(8)) == ()


def test_a_later_version_of_a_record_is_still_read() -> None:
    """What a newer Outreach added to a record does not hide the words in it."""
    later = FIRST[:-1] + b',"zeal":{"level":[1]}}'

    assert wish(later).value("words") == "get good at welding"


def test_bytes_that_were_never_checked_are_told_apart() -> None:
    """A damaged store gives one sentence, not a crash."""
    with pytest.raises(RevisionError):
        Picture.of([b"{}"])
    with pytest.raises(RevisionError):
        Record.of("interests", WISH, [b"{}"])
