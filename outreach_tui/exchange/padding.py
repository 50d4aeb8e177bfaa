"""How long a file has to be so that its length tells next to nothing.

Rules:
- Seen from outside there are few sizes: 64 KiB times a power of two up to 1 MiB, whole MiB above.
- The number of zeros is written inside what is padded, and its digits may move the end by a block; so the
  number is looked for, and what comes out is exactly one of those sizes.
- Half of a bundle may be zeros; they are hashed once for all bundles, up to a last piece.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache

_MIB = 1024 * 1024
_SMALLEST = 64 * 1024
_BLOCK = 512
_PIECE = 16 * 1024
_MOST_PIECES = 2 * _MIB // _PIECE


def round_size(size: int) -> int:
    """Return the smallest size that may be seen from outside and holds `size` bytes."""
    if size > _MIB:
        return -(-size // _MIB) * _MIB
    return max(_SMALLEST, 1 << (size - 1).bit_length())


def padding_for(size_with: Callable[[int], int]) -> int:
    """Return how many zeros bring the whole to a round size.

    Args:
        size_with: the size of the whole with so many zeros in it; grows with them, in blocks of 512 bytes.
    """
    zeros = 0
    for _ in range(8):
        zeros += round_size(size_with(zeros)) - size_with(zeros)
        for fewer in (zeros, zeros - _BLOCK + 1, zeros - _BLOCK):
            if fewer >= 0 and size_with(fewer) == round_size(size_with(fewer)):
                return fewer
    return zeros


def sha256_of_zeros(size: int) -> str:
    """Return the hash, in hex, of `size` zeros, of which a padding has two MiB at most."""
    digest = _pieces_hashed(size // _PIECE).copy()
    digest.update(bytes(size % _PIECE))
    return digest.hexdigest()


@lru_cache(_MOST_PIECES + 1)
def _pieces_hashed(pieces: int) -> "hashlib._Hash":
    """Return what has hashed so many pieces of zeros; it is copied, never fed."""
    if not pieces:
        return hashlib.sha256()
    digest = _pieces_hashed(pieces - 1).copy()
    digest.update(bytes(_PIECE))
    return digest
