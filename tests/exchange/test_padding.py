"""File sizes: whatever is inside, only a few can be seen."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.exchange.padding import padding_for, round_size, sha256_of_zeros

BLOCK = 512


def _blocks(size: int) -> int:
    return -(-size // BLOCK) * BLOCK


@given(st.integers(0, 5_000_000), st.integers(0, BLOCK))
@settings(max_examples=300)
def test_every_size_seen_from_outside_is_round(content: int, head: int) -> None:
    """Neither the number of visits nor the digits of the padding itself show in the size."""

    def size_with(zeros: int) -> int:
        return _blocks(content) + _blocks(head + len(str(zeros))) + BLOCK + _blocks(zeros)

    whole = size_with(padding_for(size_with))
    assert whole == round_size(whole)
    assert size_with(0) <= whole < max(2 * size_with(0) + 128 * 1024, size_with(0) + 3 * 1024 * 1024)


def test_the_sizes_are_few() -> None:
    """Up to a mebibyte there are five, above it one for each mebibyte."""
    assert {round_size(size) for size in range(1, 1024 * 1024 + 1, 97)} == {
        65_536,
        131_072,
        262_144,
        524_288,
        1_048_576,
    }
    assert round_size(1024 * 1024 + 1) == 2 * 1024 * 1024


@given(st.integers(0, 2 * 1024 * 1024))
def test_zeros_have_the_hash_that_anybody_finds(size: int) -> None:
    """The padding's hash, worked out from what was hashed before, is what `sha256sum` says of it."""
    assert sha256_of_zeros(size) == hashlib.sha256(bytes(size)).hexdigest()
