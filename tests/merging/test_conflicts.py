"""Settling what two officers wrote differently."""

from outreach_tui.interview.missing import MissingReason
from outreach_tui.merging.conflicts import Both, FieldConflict, Signature, decide, keep_both, open_conflicts
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import Missing, Write, encode
from tests.records.revisions import PERSON, WISH, revision

DAVIE = Signature("davie", "laptop-davie", "2026-03-09T09:00:00Z", "0a", "settle_conflict@1")
PERSON_RECORD = revision({"alias": "quiet-harbour"}, entity_list="young_people", record=PERSON)


def two_versions(first: Write, second: Write) -> tuple[Picture, FieldConflict]:
    """Return a picture in which two officers wrote different words, and their conflict."""
    left = revision({"words": first, "label": "gates"}, who="isla")
    picture = Picture.of([PERSON_RECORD, left, revision({"words": second}, who="tariq")])
    (conflict,) = open_conflicts(picture)
    return picture, conflict


def words(picture: Picture) -> str:
    """Return what the wish says now."""
    record = picture.record("interests", WISH)
    assert record is not None
    return record.value("words")


def test_a_conflict_says_whose_words_are_whose() -> None:
    """Both versions are there in words, also where one of them is a reason or was taken back."""
    _, conflict = two_versions(Missing(MissingReason.DECLINED), None)

    assert (conflict.alias, conflict.label, conflict.field) == ("quiet-harbour", "gates", "words")
    assert [(one.who, one.words) for one in conflict.versions] == [
        ("isla", "(would rather not say)"),
        ("tariq", "(taken back)"),
    ]


def test_deciding_ends_it() -> None:
    """Once a person has decided, the conflict is gone and the words stand."""
    picture, conflict = two_versions("gates", "railings")
    picture.add([encode(decide(conflict, "railings", DAVIE))])

    assert list(open_conflicts(picture)) == []
    assert words(picture) == "railings"


def test_keeping_both_keeps_every_word() -> None:
    """Both officers' words stand in the field, the same whoever decides."""
    picture, conflict = two_versions("gates", "railings")
    picture.add([encode(keep_both(conflict, Both.WORDS, DAVIE))])

    assert words(picture) == "gates / railings"
    assert list(open_conflicts(picture)) == []


def test_keeping_both_of_choices_names_each_once() -> None:
    """Themes tagged by two officers become all of them."""
    _, conflict = two_versions("trades art_making", "trades vehicles")

    assert keep_both(conflict, Both.CHOICES, DAVIE).set == {"words": "trades art_making vehicles"}


def test_what_arrives_after_the_decision_is_not_swallowed() -> None:
    """A third officer's words that the decision never saw open the conflict again."""
    picture, conflict = two_versions("gates", "railings")
    picture.add([encode(decide(conflict, "gates", DAVIE)), revision({"words": "ironwork"}, who="mo")])

    (again,) = open_conflicts(picture)
    assert {one.words for one in again.versions} == {"gates", "ironwork"}
