"""What a worked-out value looks like as an answer: text, by the type of its place (ODK XForms)."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC
from types import MappingProxyType

from outreach_tui.interview.geopoint import is_geopoint
from outreach_tui.interview.xpath.dates import day_fraction, moment_in
from outreach_tui.interview.xpath.tree import Reading
from outreach_tui.interview.xpath.values import Moment, Value, number_text, read_node, to_number, to_text

_LEAST_WHOLE, _MOST_WHOLE = -(2**31), 2**31 - 1
_WHOLE = frozenset({"int", "integer", "long"})
_NUMBERS = _WHOLE | {"decimal"}
_TEXT, _NUMBER, _TRUTH = Reading.TEXT, Reading.NUMBER, Reading.TRUTH


def single(value: Value) -> Value:
    """Return what one answer says instead of the answer itself; anything else as it is."""
    return read_node(value[0]) if isinstance(value, list) and value else value


def as_stored(value: Value, data_type: str) -> tuple[str, Reading]:
    """Return the text that keeps what was worked out, and what expressions take it for."""
    if isinstance(value, float) and data_type == "string":  # by far the commonest, without asking further
        return "" if math.isnan(value) else number_text(value), _NUMBER
    said = single(value)
    return stored_text(said, data_type), reading_of(said, data_type)


def stored_text(value: Value, data_type: str) -> str:
    """Return the text that keeps `value` in a place of `data_type`; no number at all is no answer."""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        if data_type == "string":
            return number_text(value)
    elif isinstance(value, bool):
        return "1" if value else "0"
    elif isinstance(value, Moment):
        return _moment(value, data_type)
    if data_type in _WHOLE:
        return _whole(value)
    write = _WRITERS.get(data_type)
    return to_text(value) if write is None else write(to_text(value))


def _whole(value: Value) -> str:
    number = to_number(value)
    if math.isnan(number) or not _LEAST_WHOLE <= number <= _MOST_WHOLE:
        return ""
    return number_text(float(math.trunc(number)))


def _decimal(text: str) -> str:
    number = to_number(text)
    return "" if math.isnan(number) or math.isinf(number) else number_text(number)


def _moment(moment: Moment, data_type: str) -> str:
    if data_type == "date":
        return Moment(moment.when, is_date=True).text()
    if data_type == "time":
        return Moment(moment.when, is_date=False).text().partition("T")[2]
    if data_type == "dateTime":
        return Moment(moment.when, is_date=False).text()
    return moment.text()


def _date(text: str) -> str:
    moment = moment_in(text, UTC)
    return "" if moment is None else moment.text()[:10]


def _date_time(text: str) -> str:
    return text if moment_in(text, UTC) is not None and len(text) > _DATE_LENGTH else ""


def _time(text: str) -> str:
    return "" if math.isnan(day_fraction(text, UTC)) else text


def _geopoint(text: str) -> str:
    numbers = [to_number(part) for part in text.split()]
    return text if is_geopoint(numbers) else ""


def reading_of(value: Value, data_type: str) -> Reading:
    """Return what expressions take a stored value for."""
    if isinstance(value, bool) or data_type == "boolean":
        return _TRUTH
    return _NUMBER if isinstance(value, float) or data_type in _NUMBERS else _TEXT


def _nothing(_: str) -> str:
    return ""


_DATE_LENGTH = 10
_WRITERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "decimal": _decimal,
        "date": _date,
        "dateTime": _date_time,
        "time": _time,
        "geopoint": _geopoint,
        "binary": _nothing,
        "geotrace": _nothing,
        "geoshape": _nothing,
    }
)
