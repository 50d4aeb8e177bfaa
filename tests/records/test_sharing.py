"""What may leave the laptop."""

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import Missing, Write, revision_id
from outreach_tui.records.sharing import may_travel
from tests.records.revisions import PERSON, revision, uuid

YES: dict[str, Write] = {
    "talk": "yes",
    "write_down": "yes",
    "explained_back": "yes",
    "given_on": "2026-03-02",
}
EVERY_LIST = (
    "young_people",
    "visits",
    "interests",
    "assets",
    "consents",
    "notes",
    "concern_flags",
    "identities",
    "offers",
)
ALWAYS = {"offers"}
PRESENCE = ALWAYS | {"young_people", "visits"}
WORDS = PRESENCE | {"interests", "assets", "consents"}


def travelling(*consents: dict[str, Write]) -> set[str]:
    """Return the lists whose records travel, given what one young person agreed to."""
    about = [
        revision(
            {"words": "x"},
            entity_list=name,
            record=PERSON if name == "young_people" else uuid(90 + n),
            subject=None if name in ("offers", "young_people") else PERSON,
        )
        for n, name in enumerate(EVERY_LIST)
        if name != "consents" or not consents
    ]
    agreed = [revision(one, entity_list="consents", record=uuid(n)) for n, one in enumerate(consents)]
    picture = Picture.of([*about, *agreed])
    return {
        one.entity_list for name in EVERY_LIST for one in picture.records(name) if may_travel(picture, one)
    }


CASES: dict[str, tuple[list[dict[str, Write]], set[str]]] = {
    "nobody asked": ([], PRESENCE),
    "just you and me": ([YES | {"share_with": "officer"}], ALWAYS),
    "just you and me, with others by mistake": ([YES | {"share_with": "officer team"}], ALWAYS),
    "the small team": ([YES | {"share_with": "team"}], WORDS),
    "a person with an offer": ([YES | {"share_with": "offer_contact"}], WORDS),
    "all partners": ([YES | {"share_with": "partners"}], WORDS),
    "no wish to talk": ([YES | {"share_with": "team", "talk": "no"}], PRESENCE),
    "nothing written down": ([YES | {"share_with": "team", "write_down": "no"}], PRESENCE),
    "would not say": ([YES | {"share_with": Missing(MissingReason.DECLINED)}], PRESENCE),
    "would not say whether to write down": (
        [YES | {"share_with": "team", "write_down": Missing(MissingReason.DECLINED)}],
        PRESENCE,
    ),
    "did not take in what it is about": ([YES | {"share_with": "team", "explained_back": "no"}], PRESENCE),
    "wider at the next talk": (
        [YES | {"share_with": "officer"}, YES | {"share_with": "team", "given_on": "2026-04-02"}],
        WORDS,
    ),
    "narrower at the next talk": (
        [YES | {"share_with": "officer", "given_on": "2026-04-02"}, YES | {"share_with": "team"}],
        ALWAYS,
    ),
    "two on one day": ([YES | {"share_with": "team"}, YES | {"share_with": "officer"}], ALWAYS),
    "one with a date that is none": (
        [YES | {"share_with": "officer", "given_on": "soon"}, YES | {"share_with": "team"}],
        ALWAYS,
    ),
    "a wide one with a date that is none": (
        [YES | {"share_with": "team", "given_on": "zzz"}, YES | {"share_with": "officer"}],
        ALWAYS,
    ),
    "one without a date": (
        [
            YES | {"share_with": "officer", "given_on": ""},
            YES | {"share_with": "team", "given_on": "2026-04-02"},
        ],
        ALWAYS,
    ),
}


@pytest.mark.parametrize(("consents", "expected"), CASES.values(), ids=CASES.keys())
def test_only_what_was_agreed_travels(consents: list[dict[str, Write]], expected: set[str]) -> None:
    """For every choice of who may be told, exactly that leaves the laptop."""
    assert travelling(*consents) == (expected if consents else expected - {"consents"})


def test_the_narrower_of_two_conflicting_versions_counts() -> None:
    """While two laptops disagree about what was agreed, the careful reading holds."""
    first = revision(YES | {"share_with": "partners"}, entity_list="consents")
    seen = {"share_with": (revision_id(first),)}
    narrow = revision({"share_with": "officer"}, entity_list="consents", replaces=seen)
    wide = revision({"share_with": "team"}, entity_list="consents", replaces=seen, who="tariq")
    wish = revision({"words": "x"}, record=uuid(1))
    picture = Picture.of([first, narrow, wide, wish])

    assert not may_travel(picture, picture.records("interests")[0])


def test_words_about_nobody_known_stay() -> None:
    """Words that nobody can have agreed to share are not shared."""
    picture = Picture.of([revision({"words": "x"}, subject=None)])

    assert not may_travel(picture, picture.records("interests")[0])


def test_unknown_lists_are_treated_with_care() -> None:
    """A new kind of record about a person travels only as far as their words do; one about nobody travels."""
    picture = Picture.of(
        [
            revision({"note": "x"}, entity_list="dreams", record=uuid(1)),
            revision({"note": "x"}, entity_list="venues", record=uuid(2), subject=None),
        ]
    )

    assert not may_travel(picture, picture.records("dreams")[0])
    assert may_travel(picture, picture.records("venues")[0])
