"""Putting nodes in a random order that anybody with the same seed gets again (ODK XForms, fn:randomize).

The order is Fisher and Yates' with the Park-Miller generator, as ODK's engines do it; a seed that is not a
number is made one from the first eight bytes of its SHA-256 digest.
"""

import hashlib
import math
from collections.abc import Callable

from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import to_number

_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807


def seed_of(source: str | Callable[[], float]) -> int:
    """Return the whole number that decides the order: from a text, or from chance."""
    if not isinstance(source, str):
        return int(source() * _MODULUS)
    number = to_number(source)
    if not math.isnan(number) and not math.isinf(number):
        return int(number)
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:8], "big", signed=True)


def shuffled(nodes: list[Node], seed: int) -> list[Node]:
    """Return the nodes in the order that `seed` decides."""
    state = seed % _MODULUS
    if state <= 0:
        state += _MODULUS - 1
    order = list(nodes)
    for last in range(len(order) - 1, 0, -1):
        state = state * _MULTIPLIER % _MODULUS
        chosen = int((state - 1) / (_MODULUS - 1) * (last + 1))
        order[last], order[chosen] = order[chosen], order[last]
    return order
