"""What somebody typed, read as an answer to a question, or the sentence that says why it is none."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC
from types import MappingProxyType

from outreach_tui.interview.geopoint import is_geopoint
from outreach_tui.interview.prompt import Control, Option, Prompt
from outreach_tui.interview.xpath.dates import day_fraction, moment_in
from outreach_tui.interview.xpath.values import number_text, to_number
from outreach_tui.plain_text import LONGEST_ANSWER, clean

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_CLOSE = 1e-9


class NotAnAnswer(Exception):  # noqa: N818 - it carries a sentence, it is no fault
    """What was typed cannot be taken; the sentence says why."""


def read_entry(text: str, prompt: Prompt) -> str:
    """Return the answer as it is stored; "" for none.

    Args:
        text: what was typed or chosen.
        prompt: the question.

    Raises:
        NotAnAnswer: with a plain sentence for whoever typed it.
    """
    keeps_lines = "multiline" in prompt.appearance.split()
    if len(text) > LONGEST_ANSWER:
        why = f"One answer holds {LONGEST_ANSWER:,} characters, and this has {len(text):,}"
        raise NotAnAnswer(why)
    typed = clean(text, keeps_lines=keeps_lines)
    if not typed.strip():
        return ""
    read = _READERS.get(prompt.control)
    return typed if read is None else read(typed.strip(), prompt)


def _integer(text: str, _: Prompt) -> str:
    if not _WHOLE.fullmatch(text):
        raise NotAnAnswer("A whole number goes here, of up to nine digits")
    return str(int(text))


def _decimal(text: str, _: Prompt) -> str:
    number = _typed(text)
    if math.isnan(number) or math.isinf(number):
        raise NotAnAnswer("A number goes here, such as 2.5")
    return number_text(number)


def _typed(text: str) -> float:
    """Return the number somebody typed, with a plus or a comma where they write one; NaN where it is none."""
    return to_number(text.removeprefix("+").replace(",", "."))


def _range(text: str, prompt: Prompt) -> str:
    number = _typed(text)
    limits = prompt.limits
    if limits is None:
        return _decimal(text, prompt)
    start, end, step = (to_number(part) for part in (limits.start, limits.end, limits.step))
    steps = (number - start) / step if step else 0.0
    if not min(start, end) <= number <= max(start, end) or abs(steps - round(steps)) > _CLOSE:
        why = f"A number from {limits.start} to {limits.end} goes here, in steps of {limits.step}"
        raise NotAnAnswer(why)
    return number_text(number)


def _date(text: str, _: Prompt) -> str:
    moment = moment_in(text, UTC)
    if moment is None:
        raise NotAnAnswer("A date goes here, as year-month-day, such as 2026-11-05")
    return moment.text()[:10]


def _time(text: str, _: Prompt) -> str:
    fraction = day_fraction(text, UTC)
    if math.isnan(fraction) or fraction >= 1:
        raise NotAnAnswer("A time goes here, such as 14:30")
    return text if text.count(":") > 1 else f"{text.zfill(5)}:00.000"


def _date_time(text: str, _: Prompt) -> str:
    moment = moment_in(text, UTC)
    if moment is None or moment.is_date:
        raise NotAnAnswer("A date and a time go here, such as 2026-11-05 14:30")
    return text.replace(" ", "T", 1)


def _choice(text: str, prompt: Prompt) -> str:
    if not any(option.value == text for option in prompt.options):
        raise NotAnAnswer("That is not one of the choices")
    return text


def _choices(text: str, prompt: Prompt) -> str:
    chosen = frozenset(text.split())
    _known(chosen, prompt)
    return " ".join(dict.fromkeys(option.value for option in prompt.options if option.value in chosen))


def _known(chosen: Iterable[str], prompt: Prompt) -> None:
    if not _values(prompt.options).issuperset(chosen):
        raise NotAnAnswer("One of these is not among the choices")


def _rank(text: str, prompt: Prompt) -> str:
    order = list(dict.fromkeys(text.split()))
    _known(order, prompt)
    if len(order) != len(prompt.options):
        raise NotAnAnswer("Every choice has a place in the order")
    return " ".join(order)


def _values(options: tuple[Option, ...]) -> frozenset[str]:
    return frozenset(option.value for option in options)


def _acknowledged(_: str, __: Prompt) -> str:
    return "OK"


def _geopoint(text: str, _: Prompt) -> str:
    numbers = [to_number(part) for part in text.replace(",", " ").split()]
    if not is_geopoint(numbers):
        raise NotAnAnswer("A latitude and a longitude go here, such as 55.86 -4.25")
    padded = [*numbers, 0.0, 0.0][:4]
    return " ".join(number_text(number) for number in padded)


_READERS: Mapping[Control, Callable[[str, Prompt], str]] = MappingProxyType(
    {
        Control.INTEGER: _integer,
        Control.DECIMAL: _decimal,
        Control.RANGE: _range,
        Control.DATE: _date,
        Control.TIME: _time,
        Control.DATE_TIME: _date_time,
        Control.SELECT_ONE: _choice,
        Control.SELECT_MULTIPLE: _choices,
        Control.RANK: _rank,
        Control.ACKNOWLEDGE: _acknowledged,
        Control.GEOPOINT: _geopoint,
    }
)
