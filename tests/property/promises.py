"""What a field team is promised, each promise a sentence; `field_team.py` says what befalls it."""

import msgspec

from outreach_tui.records import same_person
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import revision_id
from tests.property.field_team import Team

HAPPENED = frozenset(
    {
        "a part exported", "sticks left out", "sticks read twice", "sticks in another order",
        "a wish said differently", "somebody handed to another officer",
        "a record erased", "a person erased", "entries linked", "entries unlinked",
        "a correction taken over", "a conflict decided", "a merge undone",
        "a laptop cloned", "a laptop put back", "a laptop lost", "refused as a fork", "refused as revoked",
        "a record written by two laptops", "concurrent values in the end",
        "written with home_visit@1", "written with home_visit@2", "written with home_visit@3",
        "written in 1970", "written in 2026", "written in 2099", "fields of a later version",
    }
)  # fmt: skip  # a table is read in rows
"""All that a promise is about; the tests see to it that each of these truly comes about."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A revision as the format's page tells it, read without the code that is looked at."""

    at: str
    device: str
    entity_list: str
    form: str
    record: str
    replaces: dict[str, tuple[str, ...]]
    set: dict[str, str | None]
    subject: str | None
    zeal: tuple[int, ...] = ()


def written(state: State) -> dict[str, Written]:
    """Return every revision, read by hand."""
    return {name: msgspec.json.decode(raw, type=Written) for name, raw in state.revisions.items()}


def live_values(revisions: dict[str, Written]) -> dict[tuple[str, str, str], set[str | None]]:
    """Return what nobody has replaced, found by hand: by list, record and field."""
    replaced = {
        (one.entity_list, one.record, name, gone)
        for one in revisions.values()
        for name, ids in one.replaces.items()
        for gone in ids
    }
    live: dict[tuple[str, str, str], set[str | None]] = {}
    for revision, one in revisions.items():
        for name, value in one.set.items():
            if (one.entity_list, one.record, name, revision) not in replaced:
                live.setdefault((one.entity_list, one.record, name), set()).add(value)
    return live


def tell(team: Team, revisions: dict[str, Written]) -> None:
    """Count what the revisions of the end show of how they came about."""
    officers: dict[str, set[str]] = {}
    for one in revisions.values():
        officers.setdefault(one.record, set()).add(one.device)
        team.happened[f"written with {one.form}"] += 1
        team.happened[f"written in {one.at[:4]}"] += 1
        team.happened["fields of a later version"] += bool(one.zeal)
    several = sum(len(found - {"lead"}) > 1 for found in officers.values())
    team.happened["a record written by two laptops"] += several
    live = live_values(revisions)
    team.happened["concurrent values in the end"] += sum(len(values) > 1 for values in live.values())
    team.happened["refused as a fork"] += team.refused.count("fork")
    team.happened["refused as revoked"] += team.refused.count("revoked")


def promises(team: Team) -> None:
    """Exchange everything once and look at every promise; each stands as a sentence."""
    survivors = [laptop.state for laptop in team.laptops]
    held = {**team.known.revisions}
    for state in survivors:
        held.update(state.revisions)
    team.exchange_everything()
    states = [team.known, *(laptop.state for laptop in team.laptops)]
    texts = {b"\n".join(state.lines()) for state in states}
    assert len(texts) == 1, "after one full exchange everybody holds the same, byte for byte"
    assert len({state.erased for state in states}) == 1, "everybody knows of the same erasures"
    erased = team.known.erased
    assert erased >= frozenset().union(*(state.erased for state in survivors)), "an erasure is never undone"
    expected = State.of(held.values(), erased)
    assert expected.revisions.keys() <= team.known.revisions.keys(), "nothing a laptop held is lost"
    receipted = State.of(team.receipted.values(), erased)
    assert receipted.revisions.keys() <= team.known.revisions.keys(), "nothing receipted is missing"
    revisions = written(team.known)
    tell(team, revisions)
    assert not any({one.record, one.subject} & erased for one in revisions.values()), "the erased are gone"
    picture = Picture.of(team.known.revisions)
    for (entity_list, record, name), values in live_values(revisions).items():
        found = picture.record(entity_list, record)
        assert found is not None
        assert {live.write for live in found.live(name)} == values, "every concurrent value is still there"
    assert all(
        gone in team.seen_by[name]
        for name, one in revisions.items()
        for ids in one.replaces.values()
        for gone in ids
    ), "words are replaced only by somebody who had them before their eyes"
    assert all(
        (pair.first in erased) == (pair.second in erased)
        for pair in same_person.pairs(picture)
        if pair.is_linked
    ), "an erasure covers every linked entry"
    assert all(name == revision_id(raw) for name, raw in team.known.revisions.items()), "names are hashes"
