"""Comparing and reckoning (XPath 1.0, 3.4 and 3.5; dates as ODK XForms has them).

- Nodes compare if any of them does.
- Where a number is wanted, text that reads as an ISO date or date with time counts as days.
"""

import math
import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType

from outreach_tui.interview.xpath.dates import days_in
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import Moment, Value, read_node, to_number, to_text, to_truth

_Single = str | float | bool | Moment
Ordering = Callable[[float, float], bool]
"""One of <, <=, >, >=."""

ORDERINGS: Mapping[str, Ordering] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)
"""The relational operators."""


def reckoned(value: Value) -> float:
    """Return the value as a number for arithmetic and order: dates count as days."""
    if isinstance(value, float):
        return value
    number = to_number(value)
    if number == number or isinstance(value, Moment):  # noqa: PLR0124 - not NaN
        return number
    return days_in(to_text(value))


def is_equal(left: Value, right: Value) -> bool:
    """Return whether `left = right`."""
    return _matches(left, right, wanted=True)


def is_unequal(left: Value, right: Value) -> bool:
    """Return whether `left != right`, which nodes can be at the same time as equal."""
    return _matches(left, right, wanted=False)


def _matches(left: Value, right: Value, *, wanted: bool) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return (to_truth(left) == to_truth(right)) is wanted
    if isinstance(left, list):
        return any(_one_matches(read_node(node), right, wanted=wanted) for node in left)
    return _one_matches(left, right, wanted=wanted)


def _one_matches(left: _Single, right: Value, *, wanted: bool) -> bool:
    if isinstance(right, list):
        return any(_is_same(left, read_node(node)) is wanted for node in right)
    return _is_same(left, right) is wanted


def _is_same(left: _Single, right: _Single) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    return reckoned(left) == reckoned(right)


def form_value(value: Value) -> Value:
    """Return a value as forms compare it: where there is nothing, or nothing that applies, an empty text."""
    return "" if isinstance(value, list) and not value else value


def is_ordered(left: Value, right: Value, ordering: Ordering) -> bool:
    """Return whether the two stand in that order, as numbers."""
    if isinstance(left, list):
        return any(_stands(_number_of(node), right, ordering) for node in left)
    return _stands(reckoned(left), right, ordering)


def _stands(left: float, right: Value, ordering: Ordering) -> bool:
    if isinstance(right, list):
        return any(ordering(left, _number_of(node)) for node in right)
    return ordering(left, reckoned(right))


def _number_of(node: Node) -> float:
    return reckoned(read_node(node))


def divided(left: float, right: float) -> float:
    """Return `left div right` as IEEE 754 has it."""
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """Return `left mod right`, with the sign of `left`."""
    if math.isnan(left) or math.isnan(right) or math.isinf(left) or right == 0:
        return math.nan
    return math.fmod(left, right)


ARITHMETIC: Mapping[str, Callable[[float, float], float]] = MappingProxyType(
    {"+": operator.add, "-": operator.sub, "*": operator.mul, "div": divided, "mod": remainder}
)
"""The arithmetic operators."""
