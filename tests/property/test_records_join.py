"""Whatever officers write on up to five laptops, in whatever order it meets, everybody ends with the same."""

import json
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.join import State, erase, join
from outreach_tui.records.picture import Picture
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import Missing, RevisionError, Write, decode, encode, revision_id
from tests.records.revisions import uuid

PEOPLE = (uuid(1), uuid(2))
RECORDS = tuple(uuid(number) for number in range(10, 14))
FIELDS = ("words", "kind", "themes")
writes = st.one_of(
    st.none(),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(MissingReason).map(Missing),
)
clocks = st.sampled_from(["1970-01-01T00:00:00Z", "2026-03-02T10:00:00Z", "2099-12-31T23:59:59Z"])
edits = st.tuples(
    st.just("edit"),
    st.integers(0, 4),
    st.sampled_from(RECORDS),
    st.dictionaries(st.sampled_from(FIELDS), writes),
    clocks,
)
erasures = st.tuples(st.just("erase"), st.integers(0, 4), st.sampled_from(RECORDS + PEOPLE))
exchanges = st.tuples(st.just("send"), st.integers(0, 4), st.integers(0, 4))
histories = st.lists(st.one_of(edits, edits, edits, exchanges, exchanges, erasures), max_size=25)
MODEST = settings(max_examples=60, deadline=None)


def subject_of(record: str) -> str:
    """Return the person a record is about: the records are shared out between two people."""
    return PEOPLE[RECORDS.index(record) % 2]


def lived(history: list[tuple]) -> list[State]:
    """Return what five laptops know after `history`."""
    laptops = [State()] * 5
    for step, event in enumerate(history):
        if event[0] == "edit":
            _, at, record, fields, clock = event
            made = edited(laptops[at], record, fields, clock, f"officer{at}", f"{step:04x}")
            laptops[at] = join(laptops[at], State.of([] if made is None else [made]))
        elif event[0] == "erase":
            laptops[event[1]] = erase(laptops[event[1]], [event[2]])
        else:
            laptops[event[2]] = join(laptops[event[1]], laptops[event[2]])
    return laptops


def edited(
    state: State, record: str, fields: dict[str, Write], clock: str, who: str, salt: str
) -> bytes | None:
    """Return the revision an officer makes who sees `state`."""
    made = revise(
        Picture.of(state.revisions),
        entity_list="interests",
        record=record,
        subject=subject_of(record),
        fields=fields,
        form="home_visit@1",
        who=who,
        device=who,
        at=clock,
        salt=salt,
    )
    return None if made is None else encode(made)


def everything(state: State) -> list[tuple[str, object]]:
    """Return all that a picture shows of `state`."""
    return [(one.id, dict(one.writes)) for one in Picture.of(state.revisions).records("interests")]


@MODEST
@given(histories, st.permutations(range(5)))
def test_every_order_of_joining_ends_the_same(history: list[tuple], order: list[int]) -> None:
    """After one full exchange every laptop holds the same bytes and shows the same, in any order."""
    laptops = lived(history)
    forwards, shuffled = State(), State()
    for laptop in laptops:
        forwards = join(forwards, laptop)
    for at in order:
        shuffled = join(laptops[at], join(shuffled, laptops[at]))

    assert forwards == shuffled
    assert list(forwards.lines()) == list(shuffled.lines())
    assert everything(forwards) == everything(shuffled)


@MODEST
@given(histories)
def test_join_is_a_union(history: list[tuple]) -> None:
    """Joining is commutative, associative and idempotent, whatever was erased where."""
    a, b, c = lived(history)[:3]

    assert join(a, b) == join(b, a)
    assert join(join(a, b), c) == join(a, join(b, c))
    assert join(a, a) == a


@MODEST
@given(histories, st.sampled_from(RECORDS + PEOPLE))
def test_erasure_wins_in_any_order(history: list[tuple], gone: str) -> None:
    """Erasing before, between or after bundles arrive leaves the same, and nothing of what was erased."""
    a, b = lived(history)[:2]
    after = erase(join(a, b), [gone])

    assert join(erase(a, [gone]), b) == after
    assert join(a, erase(b, [gone])) == after
    assert all(gone not in (decode(raw).record, decode(raw).subject) for raw in after.lines())


@MODEST
@given(histories)
def test_nothing_concurrent_is_lost(history: list[tuple]) -> None:
    """Every write that no later revision knowingly replaced is still there to be read, with its author."""
    laptops = lived(history)
    whole = laptops[0]
    for laptop in laptops[1:]:
        whole = join(whole, laptop)
    bodies = {one: decode(raw) for one, raw in whole.revisions.items()}
    picture = Picture.of(whole.revisions)
    for one, body in bodies.items():
        record = picture.record(body.entity_list, body.record)
        assert record is not None
        for field, write in body.set.items():
            is_replaced = any(one in other.replaces.get(field, ()) for other in bodies.values())
            is_live = (one, write, body.who) in [(w.revision_id, w.write, w.who) for w in record.live(field)]
            assert is_live != is_replaced


@MODEST
@given(histories)
def test_adding_bit_by_bit_shows_the_same(history: list[tuple]) -> None:
    """A picture that grew one bundle at a time, some of them twice, equals one made at once."""
    laptops = lived([step for step in history if step[0] != "erase"])
    grown, whole = Picture(), State()
    for laptop in [*laptops, *laptops[:2]]:
        grown.add(laptop.revisions)
        whole = join(whole, laptop)

    assert [dict(one.writes) for one in grown.records("interests")] == [
        found for _, found in everything(whole)
    ]


@MODEST
@given(st.text(), st.text(), st.sampled_from(["tariq", "isla"]))
def test_two_devices_keep_both(left: str, right: str, who: str) -> None:
    """A field edited on two laptops keeps both sets of words; another field merges by itself."""
    first = edited(State(), RECORDS[0], {"words": "first", "kind": "job"}, "", "mo", "00")
    assert first is not None
    start = State.of([first])
    here = edited(start, RECORDS[0], {"words": left + "!"}, "", "isla", "01")
    there = edited(start, RECORDS[0], {"words": right + "!", "kind": "skill"}, "", who, "02")
    assert here is not None
    assert there is not None

    record = Picture.of([first, here, there]).record("interests", RECORDS[0])
    assert record is not None
    assert {one.write for one in record.live("words")} == {left + "!", right + "!"}
    assert record.conflicts() == (("words",) if left != right else ())
    assert record.value("kind") == "skill"


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text(string.printable)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@MODEST
@given(
    st.dictionaries(st.text(string.ascii_lowercase, min_size=1).map("x_".__add__), json_values, max_size=4),
    st.text(),
)
def test_unknown_parts_survive_byte_for_byte(unknown: dict[str, object], words: str) -> None:
    """What a later version wrote passes through joining untouched, and does not hide what is known."""
    known = edited(State(), RECORDS[0], {"words": words + "!"}, "", "isla", "00")
    assert known is not None
    raw = json.dumps(
        json.loads(known) | unknown, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()
    joined = join(State(), State.of([raw]))

    assert decode(raw).set == {"words": words + "!"}
    assert joined.revisions[revision_id(raw)] == raw
    assert everything(joined)[0][0] == RECORDS[0]


@MODEST
@given(st.binary(max_size=400))
def test_any_bytes_are_a_revision_or_one_error(raw: bytes) -> None:
    """No bytes at all make reading crash."""
    refused_or_good(raw)


@MODEST
@given(st.data())
def test_any_damage_is_a_revision_or_one_error(data: st.DataObject) -> None:
    """A good line with any part of it damaged is refused, or says what its bytes say."""
    good = edited(State(), RECORDS[0], {"words": "gates", "kind": None}, "", "isla", "00")
    assert good is not None
    at = data.draw(st.integers(0, len(good)))
    until = data.draw(st.integers(at, min(len(good), at + 8)))
    refused_or_good(good[:at] + data.draw(st.binary(max_size=8)) + good[until:])


def refused_or_good(raw: bytes) -> None:
    """Check that `raw` is refused in our own words, or is what Python's own JSON would write."""
    try:
        decode(raw)
    except RevisionError:
        return
    same = json.dumps(json.loads(raw), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert same == raw
