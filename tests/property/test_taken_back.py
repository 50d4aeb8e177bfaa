"""However the words and the message that takes them back arrive, the lead partner's picture ends the same."""

import random
from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.records.picture import Picture
from outreach_tui.records.presence import FIELDS, presence_of
from outreach_tui.records.revision import decode, revision_id
from outreach_tui.records.sharing import Scope
from outreach_tui.records.withdrawal import LIST, goes_further, goes_too_far, hide_taken_back, stays_in_view
from tests.records.revisions import OTHER_PERSON, PERSON, revision, uuid

MODEST = settings(max_examples=200, deadline=None)
TALKS = ("officer", "team", "")
"""What is agreed at one talk after the other; each knows the one before."""


def talks() -> tuple[bytes, ...]:
    """Return agreements, each of which takes the place of the one before."""
    made: list[bytes] = []
    for number, share in enumerate(TALKS):
        fields = {"talk": "yes", "share_with": share, "follows": " ".join(map(revision_id, made))}
        made.append(revision(fields, entity_list="consents", record=uuid(number), salt=f"{number:02x}"))
    return tuple(made)


def visit() -> tuple[bytes, ...]:
    """Return the changes of one visit by two laptops: some say why, some only how it went, one decides."""
    first = revision({"outcome": "full", "said_why": "first"}, entity_list="visits", record=uuid(9))
    why, how = (
        revision(fields, entity_list="visits", record=uuid(9), who=who, replaces=dict.fromkeys(fields, seen))
        for fields, who in (({"said_why": "again"}, "isla"), ({"outcome": "ended"}, "tariq"))
        for seen in [(revision_id(first),)]
    )
    both = tuple(sorted(map(revision_id, (first, how))))
    last = revision(
        {"outcome": "part", "place": "home", "steer": "last"},
        entity_list="visits",
        record=uuid(9),
        replaces={"outcome": both},
        salt="09",
    )
    return first, why, how, last


CONSENTS, VISIT = talks(), visit()
MESSAGES = tuple(
    revision(
        {"scope": scope, "agreement": revision_id(CONSENTS[known])}, entity_list=LIST, record=PERSON, who=who
    )
    for scope, known, who in (("presence", 0, "isla"), ("nothing", 0, "tariq"), ("presence", 1, "davie"))
)
EVERYTHING = (
    *CONSENTS,
    *VISIT,
    *presence_of("visits", VISIT),
    *presence_of("visits", VISIT[:1]),
    *MESSAGES,
    revision({"words": "weld"}),
    revision({"alias": "quiet-harbour", "contact_wish": "phone"}, entity_list="young_people", record=PERSON),
    revision({"said_why": "theirs"}, entity_list="visits", record=uuid(8), subject=OTHER_PERSON),
)
arrivals = st.lists(st.lists(st.sampled_from(EVERYTHING), max_size=5), max_size=6)


def shown(picture: Picture) -> Mapping[tuple[str, str], Mapping[str, bytes]]:
    """Return all that a picture shows, change by change."""
    return {
        (name, one): picture.named_rows(name, one)
        for name in picture.entity_lists()
        for one in picture.ids(name)
    }


def opened_again(store: Mapping[str, bytes]) -> Picture:
    """Return the picture as it is made when the workspace is opened."""
    picture = Picture.of(store)
    hide_taken_back(picture, store)
    return picture


def merged(picture: Picture, store: dict[str, bytes], batch: Sequence[bytes]) -> Picture:
    """Return the picture after one merge, as the workspace follows it."""
    before = stays_in_view(picture)
    store.update({revision_id(raw): raw for raw in batch})
    picture.join(Picture.of({revision_id(raw): raw for raw in batch}))
    picture.rest_on(store)
    if goes_further(stays_in_view(picture), before):
        return opened_again(store)
    hide_taken_back(picture, store)
    return picture


@MODEST
@given(arrivals)
def test_merge_by_merge_and_opened_again_show_the_same_and_never_too_much(batches: list[list[bytes]]) -> None:
    """After every merge the picture is the one that opening makes; nothing shown goes further than agreed."""
    picture, store = Picture(), dict[str, bytes]()
    for batch in batches:
        picture = merged(picture, store, batch)
        assert shown(picture) == shown(opened_again(store))
        scopes = stays_in_view(picture)
        for raw in (raw for rows in shown(picture).values() for raw in rows.values()):
            assert not goes_too_far(raw, scopes)
        if scopes.get(PERSON) is Scope.PRESENCE:
            assert all(set(record.fields) <= FIELDS["visits"] for record in picture.about(PERSON, "visits"))


@MODEST
@given(st.lists(st.sampled_from(EVERYTHING)), st.randoms(use_true_random=False))
def test_any_order_ends_with_the_same_picture(rows: list[bytes], chance: random.Random) -> None:
    """The message first, last or in between; one by one or all at once: one picture."""
    shuffled = list(rows)
    chance.shuffle(shuffled)
    picture, store = Picture(), dict[str, bytes]()
    for raw in shuffled:
        picture = merged(picture, store, [raw])
    assert shown(picture) == shown(opened_again({revision_id(raw): raw for raw in rows}))


@MODEST
@given(st.lists(st.sampled_from([*VISIT, *presence_of("visits", VISIT)]), min_size=1, unique=True))
def test_what_was_made_of_a_visit_is_made_of_it_again_and_not_anew(rows: list[bytes]) -> None:
    """The change its laptop sends in place of a whole one stays that change beside it: nothing grows."""
    once = presence_of("visits", rows)
    assert set(presence_of("visits", tuple({*rows, *once}))) == set(once)
    assert all(decode(raw).set.keys() <= FIELDS["visits"] for raw in once)
