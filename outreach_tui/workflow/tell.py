"""How far something long has come, in a few words: often enough to see it move, no line for each bit."""

from collections.abc import Callable

Tell = Callable[[str], None]
"""Told in a few words how far it is; called from whatever thread does the work."""

_STEPS = 10
_FEW = 10
"""So many are done before anybody reads about them."""


def in_tenths(tell: Tell, words: Callable[[int, int], str]) -> Callable[[int, int], None]:
    """Return what takes "so many of so many" and tells it once for every tenth of the way; not of a few.

    Args:
        tell: told the words.
        words: puts the two numbers into words.
    """
    told = -1

    def moved(done: int, of: int) -> None:
        nonlocal told
        step = done * _STEPS // max(of, 1)
        if step > told and of > _FEW:
            told = step
            tell(words(done, of))

    return moved
