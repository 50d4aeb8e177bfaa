"""What an expression can be worth, and how one kind of value becomes another (XPath 1.0, 4; ODK XForms, 7).

- A value is a boolean, a number, a text, a moment in time, or nodes.
- A moment is a number of days since 1970-01-01 where a number is wanted, and ISO 8601 text where text is.
- Text that reads as an ISO date counts as that date where a number is wanted: answers are stored as text.
- A number prints without exponent; an exponent is not a number when read.
"""

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from outreach_tui.interview.xpath.tree import Node, Reading

DAY = 86_400.0
"""Seconds in a day."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Where counting days begins."""

_NUMBER = re.compile(r"\s*-?(?:\d+(?:[.,]\d*)?|[.,]\d+)\s*\Z", re.ASCII)
_AS_TEXT = Reading.TEXT
_AS_NUMBER = Reading.NUMBER
_AS_TRUTH = Reading.TRUTH
_ENDLESS = frozenset({"Infinity", "-Infinity"})
_NEARLY_ZERO = 1.0e-12


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date with a time."""

    when: datetime
    """The moment in local time, with its zone; midnight for a date."""
    is_date: bool
    """Whether only the date is meant."""

    def days(self) -> float:
        """Return the whole days since 1970-01-01, in local time, as JavaRosa reckons with dates."""
        return float((self.when.date() - date(1970, 1, 1)).days)

    def exact_days(self) -> float:
        """Return the days since the beginning of 1970 in UTC, with the time of day as a part of one."""
        return (self.when - EPOCH) / timedelta(days=1)

    def text(self) -> str:
        """Return it in ISO 8601, as answers are stored."""
        if self.is_date:
            return f"{self.when.year:04d}-{self.when.month:02d}-{self.when.day:02d}"
        return self.when.isoformat(timespec="milliseconds")


Value = bool | float | str | Moment | list[Node]
"""Anything an expression can be worth."""


def to_text(value: Value) -> str:
    """Return the value as text; of nodes, the first one's."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].string_value() if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Moment):
        return value.text()
    return number_text(value)


def number_text(number: float) -> str:
    """Return a number as XPath prints it: no exponent, no trailing zeros, no negative zero."""
    if number.is_integer():
        return str(int(number))
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    return _without_exponent(text) if "e" in text else text


def _without_exponent(text: str) -> str:
    mantissa, _, power = text.partition("e")
    digits = mantissa.lstrip("-").replace(".", "")
    zeros = "0" * (-int(power) - 1)
    return ("-" if mantissa.startswith("-") else "") + "0." + zeros + digits


def to_number(value: Value) -> float:
    """Return the value as a number, NaN where it is none."""
    if isinstance(value, float):
        return value
    if isinstance(value, list):
        return _number_of(value[0]) if value else math.nan
    if isinstance(value, str):
        return _number_in(value)
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return value.days()


def _number_of(node: Node) -> float:
    """Return the number that a node is worth; only what was worked out can be without end."""
    if node.reads_as is _AS_TRUTH and node.text:
        return float(node.is_true())
    number = _number_in(node.string_value() if node.children else node.text)
    is_endless = node.reads_as is _AS_NUMBER and node.text in _ENDLESS
    return float(node.text) if is_endless else number


def _number_in(text: str) -> float:
    if text.isdigit() and text.isascii():
        return float(text)
    return float(text.replace(",", ".")) if _NUMBER.match(text) else math.nan


def to_truth(value: Value) -> bool:
    """Return the value as a boolean: text with characters in it, numbers but 0 and NaN, nodes that exist."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return not math.isnan(value) and abs(value) > _NEARLY_ZERO
    if isinstance(value, Moment):
        return True
    return _are_true(value) if isinstance(value, list) else value != ""


def _are_true(nodes: list[Node]) -> bool:
    """Return whether there are nodes; of answers, whether the first one says anything true (JavaRosa)."""
    if not nodes:
        return False
    node = nodes[0]
    if node.shape is None or node.children:
        return True
    read = read_node(node)
    return to_truth(read)


def read_node(node: Node) -> str | float | bool:
    """Return what a node is worth: its text, or what the form says the text stands for."""
    if node.reads_as is _AS_TEXT or not node.text:
        return node.string_value()
    if node.reads_as is _AS_TRUTH:
        return node.is_true()
    number = _number_of(node)
    return node.text if math.isnan(number) else number


def node_texts(value: Value) -> list[str]:
    """Return the texts of nodes, or the one text of any other value."""
    if isinstance(value, list):
        return [node.string_value() for node in value]
    return [to_text(value)]
