"""What may leave the laptop."""

import itertools

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import Missing, Write, revision_id
from outreach_tui.records.sharing import FOLLOWS, Scope, followed_by_next, may_travel, scope_of
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
    "two talks that knew nothing of one another": (
        [YES | {"share_with": "team"}, YES | {"share_with": "officer"}],
        ALWAYS,
    ),
    "the wider of the two dated later": (
        [YES | {"share_with": "officer"}, YES | {"share_with": "team", "given_on": "2099-04-02"}],
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


SHARE = {Scope.NOTHING: "officer", Scope.WORDS: "team"}
DAYS = ("2026-03-02", "2099-01-01", "1999-12-31", "", "soon")


def talks(*agreed: Scope, days: tuple[str, ...]) -> list[bytes]:
    """Return the agreements of talks held on one laptop, one after the other, whatever its clock said."""
    made: list[bytes] = []
    for number, (scope, day) in enumerate(zip(agreed, days, strict=True)):
        fields = YES | {"share_with": SHARE[scope], "given_on": day}
        if made:
            fields[FOLLOWS] = followed_by_next(Picture.of(made), PERSON)
        made.append(revision(fields, entity_list="consents", record=uuid(number)))
    return made


@pytest.mark.parametrize("days", tuple(itertools.product(DAYS, repeat=2)))
@pytest.mark.parametrize("last", SHARE)
def test_the_last_talk_counts_whatever_the_clock_said(days: tuple[str, ...], last: Scope) -> None:
    """Said wider or narrower at the next talk: that counts, and no date outranks it."""
    first = Scope.WORDS if last is Scope.NOTHING else Scope.NOTHING

    assert scope_of(Picture.of(talks(first, last, days=days)), PERSON) is last


def test_what_a_third_talk_says_counts_in_any_order_of_arrival() -> None:
    """Whichever of three agreements are here, in whichever order: the last of them counts."""
    made = talks(Scope.WORDS, Scope.NOTHING, Scope.WORDS, days=("2026-03-02", "2099-01-01", "2026-05-02"))
    for order in itertools.permutations(made):
        assert scope_of(Picture.of(order), PERSON) is Scope.WORDS
    assert scope_of(Picture.of([made[1], made[0]]), PERSON) is Scope.NOTHING


def test_an_agreement_changed_out_of_sight_counts_again() -> None:
    """Two laptops: one narrows the first agreement, the other made a wider second one without seeing that."""
    first, second = talks(Scope.WORDS, Scope.WORDS, days=("2026-03-02", "2026-04-02"))
    narrowed = revision(
        {"share_with": "officer"},
        entity_list="consents",
        record=uuid(0),
        replaces={"share_with": (revision_id(first),)},
        who="tariq",
    )

    assert scope_of(Picture.of([first, second, narrowed]), PERSON) is Scope.NOTHING


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
