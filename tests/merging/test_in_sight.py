"""What a dry run shows about somebody who took something back."""

import pytest

from outreach_tui.merging.accept import accept
from outreach_tui.merging.in_sight import in_sight
from outreach_tui.merging.in_words import preview_lines
from outreach_tui.merging.preview import preview
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import revision_id
from outreach_tui.records.withdrawal import hide_taken_back
from outreach_tui.workflow.conflict_in_words import foreseen_lines
from tests.merging.bundles import bundle
from tests.records.revisions import OTHER_PERSON, PERSON, revision, uuid

HARBOUR = revision({"alias": "quiet-harbour"}, entity_list="young_people", record=PERSON)
WISH = revision({"words": "get good at welding"})
VISIT = revision({"outcome": "full", "said_why": "no time"}, entity_list="visits", record=uuid(9))


def differently(raw: bytes, list_and_record: tuple[str, str], **fields: str) -> tuple[bytes, bytes]:
    """Return two changes by two officers that stand against each other."""
    entity_list, record = list_and_record
    one, other = (
        revision(
            {name: f"{words} {who}" for name, words in fields.items()},
            replaces=dict.fromkeys(fields, (revision_id(raw),)),
            entity_list=entity_list,
            record=record,
            who=who,
        )
        for who in ("isla", "tariq")
    )
    return one, other


WISHES = differently(WISH, ("interests", "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"), words="planted wish of")
VISITS = differently(VISIT, ("visits", uuid(9)), said_why="planted reason of", outcome="ended")
NEWCOMER = revision(
    {"alias": "quiet-harbour"}, entity_list="young_people", record=OTHER_PERSON, subject=OTHER_PERSON
)


def message(scope: str) -> bytes:
    """Return the message by which they take something back."""
    return revision({"scope": scope}, entity_list="withdrawals", record=PERSON)


def lines(known: list[bytes], *extra: bytes) -> str:
    """Return the dry run of two laptops that differ, with `known` in view and `extra` beside."""
    arriving = [
        bundle(HARBOUR, WISH, VISIT, WISHES[0], VISITS[0], *extra),
        bundle(WISHES[1], VISITS[1], officer="tariq"),
    ]
    picture, state = Picture.of(known), State.of(known)
    seen = in_sight(preview(state, arriving, picture=picture), picture, state.revisions)
    return "\n".join(preview_lines(seen, foreseen_lines))


def test_where_nothing_was_taken_back_both_versions_are_shown() -> None:
    """The dry run shows what two officers wrote differently, side by side."""
    shown = lines([])
    assert shown.count("planted wish of") == 2
    assert shown.count("planted reason of") == 2
    assert "3 conflicts" in shown.splitlines()[0]


@pytest.mark.parametrize(
    "is_first", [True, False], ids=["the message came before", "it comes with the words"]
)
@pytest.mark.parametrize("scope", ["presence", "nothing"])
def test_words_that_were_taken_back_are_not_shown_before_a_merge_either(
    scope: str, *, is_first: bool
) -> None:
    """No word of theirs is in the dry run; where not even that they were met may be shown, no name is."""
    known, extra = ([message(scope)], ()) if is_first else ([], (message(scope),))
    shown = lines(known, *extra, NEWCOMER)
    assert "planted" not in shown
    assert shown.count("ended") == (2 if scope == "presence" else 0)
    assert ("1 conflict" in shown.splitlines()[0]) == (scope == "presence")
    told_of = sum(line.startswith("quiet-harbour") for line in shown.splitlines())
    assert told_of == (2 if scope == "presence" else 1)
    assert ("One code name, 2 people" in shown) == (scope == "presence")


@pytest.mark.parametrize("scope", ["presence", "nothing"])
def test_what_is_in_the_store_out_of_sight_is_no_news(scope: str) -> None:
    """The stick from before, again: the dry run counts it as the same, and accepting it brings nothing."""
    known = State.of([HARBOUR, WISH, VISIT, message(scope)])
    picture = Picture.of(known.revisions)
    hide_taken_back(picture, known.revisions)
    seen = in_sight(
        preview(known, [bundle(HARBOUR, WISH, VISIT, WISHES[0])], picture=picture), picture, known.revisions
    )
    assert (seen.counts.new, seen.counts.same) == (1, 3)
    assert seen.brings == {revision_id(WISHES[0]): WISHES[0]}
    assert set(accept(known, seen).brought) == {revision_id(WISHES[0])}
    (officer,) = seen.officers
    assert (officer.counts.new, officer.counts.same) == (1, 3)
    (person,) = seen.people
    assert [(one.entity_list, one.records) for one in person.new_records] == [("interests", 1)]
