"""Sequences: what is missing is shown, what comes again changes nothing, what contradicts is held."""

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.exchange.sequence import Chains, Mark, Place

KEY = "SHA256:" + "k" * 43


def _mark(seq: int, own: str = "", prev: str | None = None) -> Mark:
    here = own or f"{seq:064x}"
    before = prev if prev is not None else (f"{seq - 1:064x}" if seq > 1 else None)
    return Mark(device="elm-1", sender_key=KEY, seq=seq, prev=before, manifest_hash=here)


def test_73_a_replay_is_known_for_ever() -> None:
    """The same stick merged after a year changes nothing."""
    chains = Chains.of(map(_mark, range(1, 400)))
    assert chains.place(_mark(7)) is Place.SEEN


def test_74_gaps_are_shown_and_late_bundles_fill_them() -> None:
    """The coordinator sees which bundles are missing until they come."""
    chains = Chains.of([_mark(5)])
    assert (chains.missing(KEY), chains.contiguous(KEY)) == ((range(1, 5),), 0)
    chains = chains.adding(_mark(3)).adding(_mark(1))
    assert (chains.missing(KEY), chains.contiguous(KEY)) == ((range(2, 3), range(4, 5)), 1)
    chains = chains.adding(_mark(4)).adding(_mark(2))
    assert (chains.missing(KEY), chains.contiguous(KEY)) == ((), 5)


def test_75_76_what_contradicts_is_a_fork() -> None:
    """A copied laptop, or one put back from a backup, is noticed from either side."""
    chains = Chains.of([_mark(1), _mark(2), _mark(4)])
    assert chains.place(_mark(2, own="f" * 64)) is Place.FORK
    assert chains.place(_mark(3, prev="f" * 64)) is Place.FORK
    assert chains.place(_mark(3, own="f" * 64)) is Place.FORK
    assert chains.place(_mark(3)) is Place.NEW


def test_a_new_key_begins_a_sequence_of_its_own() -> None:
    """A laptop enrolled again after a fork starts at one, and the old sequence stays as it was."""
    chains = Chains.of(map(_mark, range(1, 4)))
    first = Mark(
        device="elm-1", sender_key="SHA256:" + "n" * 43, seq=1, prev=f"{3:064x}", manifest_hash="e" * 64
    )
    assert chains.place(first) is Place.NEW
    later = chains.adding(first)
    assert (later.contiguous(KEY), later.contiguous(first.sender_key)) == (3, 1)
    assert later.head(KEY, 3) == first.prev


def test_a_number_far_ahead_costs_nothing() -> None:
    """A bundle that claims to be the millionth shows one gap."""
    chains = Chains.of([_mark(1_000_000, prev="a" * 64)])
    assert chains.missing(KEY) == (range(1, 1_000_000),)


@given(st.permutations(list(range(1, 9))), st.integers(0, 8))
@settings(max_examples=60)
def test_order_of_arrival_makes_no_difference(order: list[int], count: int) -> None:
    """However sticks arrive, the same bundles give the same picture of what is missing."""
    arrived = order[:count]
    chains = Chains()
    for seq in arrived:
        assert chains.place(_mark(seq)) is Place.NEW
        chains = chains.adding(_mark(seq))
    assert chains == Chains.of(map(_mark, sorted(arrived)))
    gaps = {seq for gap in chains.missing(KEY) for seq in gap}
    assert gaps == set(range(1, max(arrived, default=0))) - set(arrived)
