"""However bundles arrive, a merge is foretold and ends the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.merging.accept import accept
from outreach_tui.merging.incoming import Incoming, RefusedBundle
from outreach_tui.merging.preview import preview
from outreach_tui.records.join import State, erase, join
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import revision_id
from tests.merging.bundles import bundle
from tests.property.test_records_join import RECORDS, edited
from tests.records.revisions import uuid

MODEST = settings(max_examples=50, deadline=None)
FIRST = tuple(edited(State(), record, {"words": "first"}, "", "mo", "00") or b"" for record in RECORDS)
CHANGES = tuple(
    edited(State.of([raw]), record, {"words": words, "kind": "job"}, "", who, "01") or b""
    for raw, record in zip(FIRST, RECORDS, strict=True)
    for words, who in (("gates", "isla"), ("railings", "tariq"), ("gates", "davie"))
)
lines = st.lists(st.sampled_from([*FIRST, *CHANGES, b"not a record", b"{}"]), max_size=8)
bundles = st.builds(
    lambda rows, officer, seq, missing: bundle(*rows, officer=officer, seq=seq, missing=tuple(missing)),
    lines,
    st.sampled_from(["isla", "tariq"]),
    st.integers(1, 4),
    st.sets(st.integers(1, 4), max_size=2),
)
refusals = st.builds(
    RefusedBundle, st.sampled_from(["a", "b"]), st.sampled_from(["tar", "decrypt"]), st.just("No.")
)
arrivals = st.lists(st.one_of(bundles, bundles, refusals), max_size=6)
states = st.lists(st.sampled_from([*FIRST, *CHANGES]), max_size=6).map(State.of)


def merged(known: State, arrived: list[Incoming]) -> State:
    """Return what is known after accepting all that arrived."""
    return join(known, State.of(accept(known, preview(known, arrived)).add.values(), known.erased))


@MODEST
@given(states, arrivals, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(
    known: State, arrived: list[Incoming], chance: st.DataObject
) -> None:
    """The same files in another order, some of them twice, foretell the same and end the same."""
    shuffled = [*arrived, *arrived[:2]]
    chance.shuffle(shuffled)

    assert preview(known, arrived) == preview(known, shuffled)
    assert merged(known, arrived) == merged(known, shuffled)
    one_by_one = known
    for one in shuffled:
        one_by_one = merged(one_by_one, [one])
    assert one_by_one == merged(known, arrived)


@MODEST
@given(states, arrivals)
def test_twice_is_once(known: State, arrived: list[Incoming]) -> None:
    """After a merge the same files bring nothing, and every good line is there."""
    once = merged(known, arrived)

    assert preview(once, arrived).changes_nothing
    assert set(known.revisions) <= set(once.revisions)


@MODEST
@given(states, arrivals, st.sampled_from([*RECORDS, uuid(1), uuid(2)]))
def test_the_erased_stay_out(known: State, arrived: list[Incoming], gone: str) -> None:
    """Erasing before or after the merge ends the same."""
    assert merged(erase(known, [gone]), arrived) == erase(merged(known, arrived), [gone])


@MODEST
@given(states, arrivals)
def test_foretold_conflicts_are_those_that_come(known: State, arrived: list[Incoming]) -> None:
    """The conflicts after the merge are those from before that still stand, and those foretold."""
    seen = preview(known, arrived)
    after = Picture.of(merged(known, arrived).revisions)
    found = {
        (record.id, field)
        for record in after.records("interests")
        for field in record.conflicts()
        if any(live.revision_id in seen.brings for live in record.live(field))
    }

    assert {(one.record, one.field) for one in seen.conflicts} == found
    assert set(seen.brings) == {revision_id(raw) for raw in seen.brings.values()}
