"""Whether a laptop's audit log goes on: a gap, a rewind, a change and a fork are each told, once, plainly."""

import random
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from outreach_tui.merging.continuity import Continued, Place, continued
from outreach_tui.merging.continuity_in_words import breaks_in_words
from outreach_tui.merging.laptop_log import LaptopLog, Segment
from outreach_tui.records.audit_chain import Entry, Link, link_after


def chain(count: int, salt: str = "a", after: Sequence[Link] = ()) -> list[Link]:
    """Return a chain of that many links, going on from others."""
    links = [*after]
    while len(links) < count:
        entry = Entry(at="2026-05-04", actor="isla", action="unlocked", salt=f"{salt}{len(links)}")
        links.append(link_after(links[-1] if links else None, entry))
    return links


TWENTY = chain(20)
OTHER = chain(20, "b", TWENTY[:8])


def segment(bundle: int, whole: Sequence[Link], first: int = 1, **others: object) -> Segment:
    """Return what a bundle says that carries a log from its link `first` on."""
    usual = {
        "device": "govan-isla",
        "key_epoch": 1,
        "bundle": bundle,
        "head": whole[-1].head if whole else "",
        "count": len(whole),
        "journal_head": f"{bundle:064x}",
        "journal_count": 10 * bundle,
        "links": tuple(whole[first - 1 :]),
    }
    return Segment(**{**usual, **others})


class Lead:
    """What a lead partner keeps from merge to merge."""

    def __init__(self) -> None:
        """Know nothing."""
        self.log = LaptopLog()
        self.links: dict[Place, Link] = {}

    def take(self, *segments: Segment) -> tuple[str, ...]:
        """Merge bundles; return what is said of the log."""
        found: Continued = continued(self.log, lambda *place: self.links.get(place), segments)
        self.log = found.log
        self.links.update(found.new)
        return tuple(breaks_in_words("govan-isla", found.log, tuple(found.breaks)))


TOLD = {
    "it goes on from what was heard": (segment(2, TWENTY, 11), ""),
    "it sends again what was heard": (segment(2, TWENTY, 5), ""),
    "an entry in between has not arrived": (segment(2, TWENTY, 13), "not arrived yet: entries 11 to 12"),
    "the newest entries have not arrived": (
        segment(2, TWENTY, 11, links=tuple(TWENTY[10:15])),
        "not arrived yet: entries 16 to 20",
    ),
    "it counts fewer than had arrived": (segment(2, TWENTY[:6], 7), "went back: bundle 2 counts 6 entries"),
    "it counts none any more": (segment(2, ()), "went back: bundle 2 counts 0 entries where 10 had arrived"),
    "an entry that had arrived is another one": (segment(2, OTHER, 5), "was changed: entry 9 in bundle 2"),
    "it goes on from another one": (segment(2, OTHER, 11), "was changed: entry 11 in bundle 2"),
    "its head is another one": (
        segment(2, TWENTY[:10], 11, head="0" * 64),
        "was changed: entry 10 in bundle 2",
    ),
    "its store counts fewer saves": (
        segment(2, TWENTY, 11, journal_count=4),
        "there are two of it: bundle 2 counts 4 saves",
    ),
    "its store is another one of as many saves": (segment(2, TWENTY, 11, journal_count=10), "older copy"),
    "store and log were both put back": (segment(2, OTHER, 5, journal_count=4), "older copy"),
    "another store under a new key": (
        segment(1, chain(4, "c"), key_epoch=2, journal_count=3),
        "begins a new audit log with its new key",
    ),
    "the same store under a new key": (segment(1, TWENTY, 11, key_epoch=2, journal_count=20), ""),
    "lines that are none": (segment(2, TWENTY, 11, unreadable=2), "2 lines of the audit log"),
    "an earlier Outreach that tells no log": (
        segment(2, (), head=None, journal_head=None, journal_count=0),
        "",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_does_not_go_on_is_told_in_one_sentence(case: str) -> None:
    """After ten entries had arrived, the next bundle is told of exactly as it deserves."""
    lead = Lead()
    assert lead.take(segment(1, TWENTY[:10])) == ()
    second, words = TOLD[case]
    said = lead.take(second)
    assert len(said) == (1 if words else 0)
    assert words in "".join(said)


@pytest.mark.parametrize("case", TOLD)
def test_what_was_told_is_not_told_again_when_it_goes_on(case: str) -> None:
    """A log that was changed once goes on from there; only what is missing is told until it comes."""
    lead = Lead()
    lead.take(segment(1, TWENTY[:10]))
    second, _ = TOLD[case]
    lead.take(second)
    again = lead.take(replace(second, unreadable=0))
    assert again == () or "not arrived yet" in again[0]


def test_bundles_in_any_order_say_the_same() -> None:
    """Four bundles of one laptop, taken in together or one by one, in whichever order, leave one log."""
    bundles = [segment(one, TWENTY[: 5 * one], 5 * one - 4) for one in range(1, 5)]
    for seed in range(24):
        some = random.Random(seed).sample(bundles, 4)
        together, one_by_one = Lead(), Lead()
        assert together.take(*some) == ()
        for bundle in some:
            said = one_by_one.take(bundle)
        assert said == ()
        assert together.links == one_by_one.links
        assert {place: link.head for place, link in together.links.items()} == {
            (0, link.seq): link.head for link in TWENTY
        }


def test_what_arrived_is_never_replaced() -> None:
    """Where a log was changed, the entries that had arrived are kept beside it."""
    lead = Lead()
    lead.take(segment(1, TWENTY))
    lead.take(segment(2, OTHER, 5))
    assert lead.links[0, 12] == TWENTY[11]
    assert lead.links[1, 12] == OTHER[11]


def test_an_entry_left_out_before_is_filled_in_when_it_comes() -> None:
    """Who agrees later to be told of is told of; an entry that came is not lost by one left out."""
    lead = Lead()
    without = segment(1, TWENTY[:3], links=tuple(link.sealed() for link in TWENTY[:3]))
    assert lead.take(without) == ()
    assert lead.take(segment(2, TWENTY[:4], 1)) == ()
    assert lead.take(segment(3, TWENTY[:4], links=without.links)) == ()
    assert not lead.links[0, 2].is_sealed


def test_a_log_made_to_be_slow_is_not() -> None:
    """Tens of thousands of entries none of which joins another are taken in time that grows with them."""
    wild = tuple(
        msgspec.structs.replace(TWENTY[0], seq=3 * number, prev="0" * 64, entry=b"")
        for number in range(30_000, 0, -1)
    )
    lead = Lead()
    said = lead.take(segment(1, TWENTY, links=wild), segment(2, TWENTY, links=wild[::-1]))
    assert 1 <= len(said) <= 3
    assert len(lead.log.branches) <= 3
