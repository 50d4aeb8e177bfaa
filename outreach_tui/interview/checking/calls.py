"""Functions in an expression: that each exists, has a meaning in a terminal and is given what it takes."""

from collections.abc import Iterator
from difflib import get_close_matches

from outreach_tui.interview.checking.patterns import pattern_fault
from outreach_tui.interview.xpath.function import AnyFunction
from outreach_tui.interview.xpath.library import LIBRARY, NOT_IN_A_TERMINAL
from outreach_tui.interview.xpath.portability import parts_of
from outreach_tui.interview.xpath.syntax import Call, Expression, Text
from outreach_tui.number_words import counted

_ANY_ODD_NUMBER = "indexed-repeat"


def calls_in(expression: Expression) -> Iterator[Call]:
    """Yield every function that an expression calls, from left to right."""
    if isinstance(expression, Call):
        yield expression
    for part in parts_of(expression):
        yield from calls_in(part)


def call_fault(expression: Expression) -> tuple[str, str] | None:
    """Return what is wrong with the first function that is wrong, and what to do; None if all are right."""
    return next((fault for call in calls_in(expression) if (fault := _fault(call)) is not None), None)


def _fault(call: Call) -> tuple[str, str] | None:
    if call.name in NOT_IN_A_TERMINAL:
        return f"{call.name}() has no meaning in a terminal", "Leave it out of this script"
    given = len(call.arguments)
    if call.name == _ANY_ODD_NUMBER:
        wrong = given < 3 or given % 2 == 0  # noqa: PLR2004 - the question, then pairs
        next_step = "Write indexed-repeat(${question}, ${repeat}, 1)"
        return (
            (f"{call.name}() takes a question and pairs of a repeat and a number", next_step)
            if wrong
            else None
        )
    function = LIBRARY.get(call.name)
    if function is None:
        near = get_close_matches(call.name, LIBRARY, 1)
        next_step = f"Perhaps you mean {near[0]}()" if near else "XLSForm's list of functions has them all"
        return f"there is no function {call.name}() (character {call.at + 1})", next_step
    if given < function.least or (function.most is not None and given > function.most):
        return f"{call.name}() takes {_amount(function)}, not {given}", "Give it what it takes"
    return _pattern(call)


def _pattern(call: Call) -> tuple[str, str] | None:
    if call.name != "regex" or not isinstance(call.arguments[1], Text):
        return None
    what = pattern_fault(call.arguments[1].value)
    return (what, "Say it with one loop at a time, for example [a-z]+-[a-z]+") if what else None


def _amount(function: AnyFunction) -> str:
    if function.most is None:
        return f"{function.least} or more arguments"
    if function.least == function.most:
        return counted(function.least, "argument")
    return f"{function.least} to {function.most} arguments"
