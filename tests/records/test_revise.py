"""A change made into a revision."""

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.picture import Picture
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import Missing, Revision, Write, encode, revision_id
from tests.records.revisions import PERSON, WISH, revision


def change(picture: Picture, fields: dict[str, Write], who: str = "isla") -> Revision | None:
    """Return the revision that makes the wish hold `fields`."""
    return revise(
        picture,
        entity_list="interests",
        record=WISH,
        subject=PERSON,
        fields=fields,
        form="follow_up@1",
        who=who,
        device=f"laptop-{who}",
        at="2026-03-09T10:00:00Z",
        salt="0f",
    )


def test_a_new_record_replaces_nothing_and_leaves_blanks_out() -> None:
    """A first visit writes what was said and nothing else."""
    new = change(Picture(), {"words": "gates", "hours": "", "tried": Missing(MissingReason.DECLINED)})

    assert new is not None
    assert new.replaces == {}
    assert new.set == {"words": "gates", "tried": Missing(MissingReason.DECLINED)}


def test_only_what_changed_is_written() -> None:
    """A follow-up that confirms everything writes nothing, so it cannot stand against anybody's words."""
    first = revision({"words": "gates", "kind": "skill"})
    picture = Picture.of([first])

    assert change(picture, {"words": "gates", "kind": "skill", "hours": None}) is None
    corrected = change(picture, {"words": "gates", "kind": "job"})
    assert corrected is not None
    assert corrected.set == {"kind": "job"}
    assert corrected.replaces == {"kind": (revision_id(first),)}


def test_an_emptied_answer_is_cleared() -> None:
    """Taking words back takes them off the record."""
    picture = Picture.of([revision({"words": "gates"})])
    cleared = change(picture, {"words": ""})

    assert cleared is not None
    picture.add([encode(cleared)])
    record = picture.record("interests", WISH)
    assert record is not None
    assert record.value("words") == ""


def test_choosing_one_of_two_decides_the_conflict() -> None:
    """Keeping one officer's words ends the conflict, also when they are words already there."""
    picture = Picture.of([revision({"words": "gates"}), revision({"words": "ironwork"}, who="tariq")])
    decided = change(picture, {"words": "gates"}, who="davie")

    assert decided is not None
    assert len(decided.replaces["words"]) == 2
    picture.add([encode(decided)])
    record = picture.record("interests", WISH)
    assert record is not None
    assert (record.conflicts(), record.value("words")) == ((), "gates")


def test_two_officers_with_the_same_words_need_no_third_revision() -> None:
    """Writing what both already wrote changes nothing."""
    picture = Picture.of([revision({"words": "gates"}), revision({"words": "gates"}, who="tariq")])

    assert change(picture, {"words": "gates"}) is None


def test_a_record_without_any_answer_still_comes_to_be() -> None:
    """A visit at which nothing was said is a visit all the same."""
    assert change(Picture(), {"words": ""}) is not None
