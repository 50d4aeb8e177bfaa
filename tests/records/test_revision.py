"""A revision, its bytes and its name."""

import hashlib
import json

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.revision import Missing, Revision, RevisionError, decode, encode, revision_id
from tests.records.revisions import PERSON, WISH, revision

GOLDEN = (
    '{"at":"2026-03-02T18:20:00+00:00","device":"gla-7f3k","entity_list":"interests","form":"home_visit@1",'
    '"format":1,"record":"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa","replaces":{},"salt":"5eed",'
    '"set":{"for_whom":null,"tried":{"missing":"dont_know"},"words":"welding, \\"proper\\" gates — é"},'
    '"subject":"11111111-1111-4111-8111-111111111111","who":"isla"}'
).encode()
GOLDEN_ID = "89d30be9247b705a96cb84fe9f8c277946e704e15782b9164e4f7adb267dc904"


def golden_revision() -> Revision:
    """Return the revision whose bytes are written out above."""
    return Revision(
        at="2026-03-02T18:20:00+00:00",
        device="gla-7f3k",
        entity_list="interests",
        form="home_visit@1",
        record=WISH,
        replaces={},
        salt="5eed",
        set={
            "words": 'welding, "proper" gates — é',
            "tried": Missing(MissingReason.DONT_KNOW),
            "for_whom": None,
        },
        subject=PERSON,
        who="isla",
    )


def test_bytes_and_name_never_change() -> None:
    """A store written years ago is still read, and its names still hold."""
    assert encode(golden_revision()) == GOLDEN
    assert decode(GOLDEN) == golden_revision()
    assert revision_id(GOLDEN) == hashlib.sha256(GOLDEN).hexdigest() == GOLDEN_ID


def test_order_of_writing_does_not_matter() -> None:
    """Two laptops that write the same fields in another order write the same bytes."""
    assert revision({"words": "a", "kind": "b"}) == revision({"kind": "b", "words": "a"})


def test_unknown_fields_are_tolerated() -> None:
    """A record from a later version of Outreach is read, with what this version knows of it."""
    later = json.loads(GOLDEN) | {"mood": {"colour": ["blue", 3, None, True]}}
    raw = json.dumps(later, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    assert decode(raw) == golden_revision()


def test_a_later_format_is_named_as_such() -> None:
    """A record of a format that is not known yet asks for an update, whatever else it looks like."""
    for raw in (GOLDEN.replace(b'"format":1', b'"format":2'), b'{"format":7,"all":"new"}'):
        with pytest.raises(RevisionError) as caught:
            decode(raw)
        assert caught.value.code == "record-newer-version"
        assert "Update Outreach" in str(caught.value)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"words": "\ud800"}, id="half a surrogate pair"),
        pytest.param({"words": 3}, id="a number"),
        pytest.param({"a field": "x"}, id="a field name with a space"),
        pytest.param({"words": "x" * 300_000}, id="too much text"),
    ],
)
def test_what_could_not_be_read_is_never_written(fields: dict[str, str]) -> None:
    """Nothing enters the store that another laptop would refuse."""
    with pytest.raises(RevisionError):
        revision(fields)
