"""Functions on numbers and truth."""

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from outreach_tui.interview.xpath.compare import reckoned
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.function import Function
from outreach_tui.interview.xpath.values import Value, read_node, to_number, to_text, to_truth

_MOST_PLACES = 30


def _number(context: Context, *given: Value) -> float:
    return reckoned(given[0]) if given else to_number(context.node.string_value())


def _int(_: Context, value: Value) -> float:
    number = reckoned(value)
    return number if math.isnan(number) or math.isinf(number) else float(math.trunc(number))


def _floor(_: Context, value: Value) -> float:
    number = to_number(value)
    return number if math.isnan(number) or math.isinf(number) else float(math.floor(number))


def _ceiling(_: Context, value: Value) -> float:
    number = to_number(value)
    return number if math.isnan(number) or math.isinf(number) else float(math.ceil(number))


def _round(_: Context, value: Value, places: Value = 0.0) -> float:
    number, digits = reckoned(value), to_number(places)
    if math.isnan(number) or math.isinf(number):
        return number
    if math.isnan(digits) or abs(digits) > _MOST_PLACES:
        return math.nan
    towards = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(digits)), rounding=towards))


def _numbers(given: tuple[Value, ...]) -> list[float]:
    return [reckoned(one) for value in given for one in _singles(value)]


def _singles(value: Value) -> Sequence[Value]:
    return [read_node(node) for node in value] if isinstance(value, list) else (value,)


def _sum(_: Context, nodes: Value) -> float:
    return math.fsum(number for number in _numbers((nodes,)) if not math.isnan(number))


def _max(_: Context, *given: Value) -> float:
    return max((number for number in _numbers(given) if not math.isnan(number)), default=math.nan)


def _min(_: Context, *given: Value) -> float:
    return min((number for number in _numbers(given) if not math.isnan(number)), default=math.nan)


def _pow(_: Context, base: Value, power: Value) -> float:
    return _guarded(math.pow, to_number(base), to_number(power))


def _guarded(function: Callable[..., float], *numbers: float) -> float:
    try:
        return function(*numbers)
    except ValueError:
        return math.nan
    except OverflowError:
        return math.inf


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _plain(function: Callable[[float], float]) -> Callable[[Context, Value], float]:
    return lambda _, value: _guarded(function, to_number(value))


def _exp10(number: float) -> float:
    return math.pow(10.0, number)


def _atan2(_: Context, y: Value, x: Value) -> float:
    return math.atan2(to_number(y), to_number(x))


def _pi(_: Context) -> float:
    return math.pi


def _boolean(_: Context, value: Value) -> bool:
    return to_truth(value)


def _not(_: Context, value: Value) -> bool:
    return not to_truth(value)


def _true(_: Context) -> bool:
    return True


def _false(_: Context) -> bool:
    return False


def _boolean_from_string(_: Context, value: Value) -> bool:
    return to_text(value).lower() in ("true", "1")


def _checklist(_: Context, least: Value, most: Value, *given: Value) -> bool:
    count = sum(_truths(given))
    low, high = to_number(least), to_number(most)
    return (low < 0 or count >= low) and (high < 0 or count <= high)


def _truths(given: tuple[Value, ...]) -> list[bool]:
    """Return the truth of every value, and of every node its own: whether there is anything in it."""
    return [truth for value in given for truth in _each_truth(value)]


def _each_truth(value: Value) -> list[bool]:
    return [node.string_value() != "" for node in value] if isinstance(value, list) else [to_truth(value)]


def _weighted_checklist(_: Context, least: Value, most: Value, *given: Value) -> bool:
    truths = _truths(given[0::2])
    weights = _numbers(given[1::2])
    total = math.fsum(weight for truth, weight in zip(truths, weights, strict=False) if truth)
    return to_number(least) <= total <= to_number(most)


_XPATH = "XPath 1.0, 4.4"
_TRUTH = "XPath 1.0, 4.3"
_MATHS = "XPath Functions 3.1, 4.8"

NUMBER_FUNCTIONS = (
    Function("number", 0, 1, _number, _XPATH),
    Function("int", 1, 1, _int, "ODK XForms, fn:int"),
    Function("floor", 1, 1, _floor, _XPATH),
    Function("ceiling", 1, 1, _ceiling, _XPATH),
    Function("round", 1, 2, _round, "ODK XForms, fn:round"),
    Function("sum", 1, 1, _sum, _XPATH),
    Function("max", 1, None, _max, "ODK XForms, fn:max"),
    Function("min", 1, None, _min, "ODK XForms, fn:min"),
    Function("pow", 2, 2, _pow, _MATHS),
    Function("abs", 1, 1, _plain(abs), _MATHS),
    Function("sqrt", 1, 1, _plain(math.sqrt), _MATHS),
    Function("exp", 1, 1, _plain(math.exp), _MATHS),
    Function("exp10", 1, 1, _plain(_exp10), _MATHS),
    Function("log", 1, 1, _plain(_log), _MATHS),
    Function("log10", 1, 1, _plain(_log10), _MATHS),
    Function("sin", 1, 1, _plain(math.sin), _MATHS),
    Function("cos", 1, 1, _plain(math.cos), _MATHS),
    Function("tan", 1, 1, _plain(math.tan), _MATHS),
    Function("asin", 1, 1, _plain(math.asin), _MATHS),
    Function("acos", 1, 1, _plain(math.acos), _MATHS),
    Function("atan", 1, 1, _plain(math.atan), _MATHS),
    Function("atan2", 2, 2, _atan2, _MATHS),
    Function("pi", 0, 0, _pi, _MATHS),
    Function("boolean", 1, 1, _boolean, _TRUTH),
    Function("not", 1, 1, _not, _TRUTH),
    Function("true", 0, 0, _true, _TRUTH),
    Function("false", 0, 0, _false, _TRUTH),
    Function("boolean-from-string", 1, 1, _boolean_from_string, "XForms 1.1, 7.6.1"),
    Function("checklist", 2, None, _checklist, "ODK XForms, fn:checklist"),
    Function("weighted-checklist", 4, None, _weighted_checklist, "ODK XForms, fn:weighted-checklist"),
)
"""Functions on numbers and truth."""
