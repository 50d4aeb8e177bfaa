"""Functions on dates and times; the present comes from the world, and its zone is the local one."""

import math

from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.dates import day_fraction, formatted, moment_in, moment_of_days, part_of_day
from outreach_tui.interview.xpath.function import Function
from outreach_tui.interview.xpath.values import Moment, Value, to_number, to_text


def _today(context: Context) -> Moment:
    now = context.world.now()
    return Moment(now.replace(hour=0, minute=0, second=0, microsecond=0), is_date=True)


def _now(context: Context) -> Moment:
    return Moment(context.world.now(), is_date=False)


def _as_moment(context: Context, value: Value, *, keeps_time: bool) -> Moment | None:
    zone = context.world.zone
    if isinstance(value, Moment):
        return value
    number = value if isinstance(value, float) else to_number(value)
    if not math.isnan(number):
        return moment_of_days(number, zone, keeps_time=keeps_time)
    return moment_in(to_text(value), zone)


def _date(context: Context, value: Value) -> Value:
    moment = _as_moment(context, value, keeps_time=False)
    if moment is None:
        return _unread(value)
    return Moment(moment.when.replace(hour=0, minute=0, second=0, microsecond=0), is_date=True)


def _date_time(context: Context, value: Value) -> Value:
    moment = _as_moment(context, value, keeps_time=True)
    return _unread(value) if moment is None else moment


def _unread(value: Value) -> Value:
    return "" if to_text(value) == "" else math.nan


def _format(context: Context, value: Value, pattern: Value) -> str:
    moment = _as_moment(context, value, keeps_time=True)
    return "" if moment is None else formatted(moment, to_text(pattern))


def _decimal_date_time(context: Context, value: Value) -> float:
    moment = _as_moment(context, value, keeps_time=True)
    return math.nan if moment is None else moment.exact_days()


def _decimal_time(context: Context, value: Value) -> float:
    if isinstance(value, float):
        return value - math.floor(value)
    fraction = day_fraction(to_text(value), context.world.zone)
    if not math.isnan(fraction):
        return fraction
    moment = _as_moment(context, value, keeps_time=True)
    return math.nan if moment is None else part_of_day(moment.when)


DATE_FUNCTIONS = (
    Function("today", 0, 0, _today, "ODK XForms, fn:today"),
    Function("now", 0, 0, _now, "XForms 1.1, 7.9.1"),
    Function("date", 1, 1, _date, "ODK XForms, fn:date"),
    Function("date-time", 1, 1, _date_time, "ODK XForms, fn:date-time"),
    Function("format-date", 2, 2, _format, "ODK XForms, fn:format-date"),
    Function("format-date-time", 2, 2, _format, "ODK XForms, fn:format-date-time"),
    Function("decimal-date-time", 1, 1, _decimal_date_time, "ODK XForms, fn:decimal-date-time"),
    Function("decimal-time", 1, 1, _decimal_time, "ODK XForms, fn:decimal-time"),
)
"""Functions on dates and times."""
