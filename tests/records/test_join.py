"""What two laptops know together."""

import pytest

from outreach_tui.records.join import State, erase, is_about, join
from outreach_tui.records.revision import RevisionError
from tests.records.revisions import OTHER_PERSON, PERSON, WISH, revision, uuid


def test_joining_keeps_what_either_knows() -> None:
    """Nothing that was on one laptop is missing after joining."""
    ours, theirs = revision({"words": "ours"}), revision({"words": "theirs"}, salt="01")

    assert set(join(State.of([ours]), State.of([theirs])).revisions.values()) == {ours, theirs}


def test_erasing_a_person_takes_all_that_is_about_them() -> None:
    """Wiping one person leaves nothing of that person and everything of the others."""
    theirs = revision({"words": "x"})
    themselves = revision({"alias": "quiet-harbour"}, entity_list="young_people", record=PERSON)
    others = revision({"words": "y"}, subject=OTHER_PERSON, record=uuid(7))

    assert list(erase(State.of([theirs, themselves, others]), [PERSON]).lines()) == [others]


def test_erasure_wins_over_a_revision_that_arrives_later() -> None:
    """An old stick found in a drawer brings nobody back."""
    late = revision({"words": "found in a drawer"})
    wiped = erase(State(), [PERSON])

    assert join(wiped, State.of([late])).revisions == {}
    assert join(State.of([late]), wiped) == join(wiped, State.of([late]))


def test_one_record_can_be_erased_alone() -> None:
    """One wish is taken off; the person's other wishes stay."""
    stays = revision({"words": "stays"}, record=uuid(1))

    assert list(erase(State.of([revision({"words": "goes"}), stays]), [WISH]).lines()) == [stays]


def test_bytes_that_were_never_checked_are_told_apart() -> None:
    """A damaged store gives one sentence, not a crash."""
    with pytest.raises(RevisionError):
        is_about(b"\xff", frozenset([PERSON]))
