"""Reading many lines at once says of each what reading it alone says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.records.place import Place, place_of
from outreach_tui.records.read_lines import ReadLines, read_lines
from outreach_tui.records.revision import RevisionError, decode, revision_id
from tests.records.revisions import OTHER_PERSON, revision, uuid

FIRST = revision({"words": "gates"})
GOOD = (
    FIRST,
    revision({"words": "railings", "tried": None}, replaces={"words": (revision_id(FIRST),)}),
    revision({"title": "a morning"}, entity_list="offers", record=uuid(4), subject=None),
    revision({"on": "2026-03-02"}, entity_list="visits", record=uuid(5), subject=OTHER_PERSON),
    FIRST[:-1] + b',"zeal":{"level":[1]}}',
)
BAD = {
    "no JSON": b"{nonsense}",
    "two records on a line": FIRST + FIRST,
    "two records and a comma": FIRST + b"," + FIRST,
    "a break within": FIRST.replace(b',"device"', b',\n"device"'),
    "a space": FIRST.replace(b":", b": ", 1),
    "an upper-case id": FIRST.replace(b"aaaaaaaa-aaaa", b"AAAAAAAA-aaaa"),
    "dashes elsewhere": FIRST.replace(b"aaaaaaaa-aaaa-", b"aaaaaaa-aaaaa-"),
    "an id of another length": FIRST.replace(b"aaaaaaaa-aaaa", b"aaaaaaaa-aaa"),
    "a salt that is none": FIRST.replace(b'"salt":"00"', b'"salt":"zz"'),
    "no salt": FIRST.replace(b'"salt":"00"', b'"salt":""'),
    "a field that is no name": FIRST.replace(b'"words"', b'"wo rds"'),
    "a list that is no name": FIRST.replace(b'"interests"', b'"../x"'),
    "nothing replaced": FIRST.replace(b'"replaces":{}', b'"replaces":{"words":[]}'),
    "another's field replaced": FIRST.replace(b'"replaces":{}', b'"replaces":{"kind":["%s"]}' % (b"0" * 64)),
    "a later format": FIRST.replace(b'"format":1', b'"format":2'),
    "a subject that is none": FIRST.replace(b"11111111-1111", b"11111111+1111"),
    "no letters of ours": FIRST.replace(b"aaaaaaaa", "ａａａａａａａａ".encode()),
    "an empty line": b"",
}


def sound(read: ReadLines) -> list[tuple[str, bytes, Place]]:
    """Return name, bytes and place of every sound line, in order of name."""
    return sorted(
        (one, raw, Place(rows.entity_list, record, subject))
        for rows in read.named().rows
        for one, raw, record, subject in zip(rows.ids, rows.lines, rows.records, rows.subjects, strict=True)
    )


def test_sound_lines_come_with_their_names_and_places() -> None:
    """Every sound line is named by the hash of its bytes and told its list, record and person."""
    assert sound(read_lines(GOOD)) == sorted((revision_id(raw), raw, place_of(raw)) for raw in GOOD)
    assert read_lines(()) == ReadLines()


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_a_bad_line_is_told_as_alone_and_the_others_are_taken(raw: bytes) -> None:
    """Whatever is wrong with one line, it is told in its own words, and its neighbours go on."""
    read = read_lines((GOOD[0], raw, GOOD[2]))

    assert {raw for _, raw, _ in sound(read)} == {GOOD[0], GOOD[2]}
    with pytest.raises(RevisionError) as told:
        decode(raw, where="line 2")
    assert [(one.line, one.code, one.sentence) for one in read.bad] == [(2, told.value.code, str(told.value))]


@given(st.lists(st.sampled_from([*GOOD, *BAD.values()]), min_size=1, max_size=6).map(tuple))
def test_together_is_the_same_as_one_by_one(lines: tuple[bytes, ...]) -> None:
    """No mixture of lines makes a bad one good or a good one bad."""
    together = read_lines(lines)
    alone = [read_lines([raw], [number]) for number, raw in enumerate(lines, 1)]

    assert sound(together) == sorted(row for one in alone for row in sound(one))
    assert together.bad == tuple(bad for one in alone for bad in one.bad)
