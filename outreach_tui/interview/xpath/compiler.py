"""Expressions read when a form is loaded, and compiled to closures once.

Unknown functions and wrong numbers of arguments are found here, not in the middle of a conversation.
"""

import msgspec

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.axes import in_document_order
from outreach_tui.interview.xpath.compare import (
    ARITHMETIC,
    ORDERINGS,
    form_value,
    is_equal,
    is_ordered,
    is_unequal,
    reckoned,
)
from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.function import AnyFunction, Function
from outreach_tui.interview.xpath.indexed_repeat import compile_indexed_repeat
from outreach_tui.interview.xpath.library import LIBRARY, NOT_IN_A_TERMINAL
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.paths import compile_path
from outreach_tui.interview.xpath.pattern import program_of
from outreach_tui.interview.xpath.references import Reference, references_in
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.syntax import Call, Chain, Expression, Minus, Number, Path, Text
from outreach_tui.interview.xpath.values import Value, to_truth
from outreach_tui.number_words import counted

_WITH_ONE_REPEAT = 3
"""Arguments of `indexed-repeat` then: the question, the repeat, and which of it."""
_KEPT: msgspec.msgpack.Decoder[Expression] = msgspec.msgpack.Decoder(Expression)


class Compiled:
    """An expression ready to run; it is bound to its place when it first does."""

    __slots__ = ("_references", "_syntax", "run", "scope", "source")

    def __init__(self, source: str, scope: Scope, syntax: Expression | msgspec.Raw) -> None:
        """Keep an expression that is known to be in order.

        Args:
            source: as it was written.
            scope: where it stands.
            syntax: as it was read, or as MessagePack of that.
        """
        self.source = source
        self.scope = scope
        self._syntax: Expression | msgspec.Raw = syntax
        self._references: tuple[Reference, ...] | None = None
        self.run: Closure = self._run_first

    def _run_first(self, context: Context) -> Value:
        self.bind()
        return self.run(context)

    def bind(self) -> None:
        """Make it run from now on without being read again.

        Raises:
            ScriptError: if it cannot be read, or asks for what there is not.
        """
        self.run = compile_expression(self.syntax, self.scope)

    @property
    def syntax(self) -> Expression:
        """What it is made of."""
        if isinstance(self._syntax, msgspec.Raw):
            self._syntax = _KEPT.decode(self._syntax)
        return self._syntax

    @property
    def references(self) -> tuple[Reference, ...]:
        """The answers it looks at."""
        if self._references is None:
            self._references = references_in(self.syntax, self.scope)
        return self._references


def compile_text(source: str, scope: Scope) -> Compiled:
    """Return an expression from anybody, ready to run.

    Args:
        source: the expression.
        scope: where it stands.

    Raises:
        ScriptError: if it cannot be read, or asks for what there is not.
    """
    compiled = Compiled(source, scope, parse(source, scope.where))
    if "(" in source:  # only a call can ask for what there is not
        compiled.bind()
    return compiled


def compile_expression(expression: Expression, scope: Scope) -> Closure:
    """Return the closure of one part of an expression."""
    match expression:
        case Number(value):
            return lambda _: value
        case Text(text):
            return lambda _: text
        case Minus(operand):
            inner = compile_expression(operand, scope)
            return lambda context: -reckoned(inner(context))
        case Chain():
            return _chain(expression, scope)
        case Path():
            return compile_path(expression, scope, compile_expression)
        case Call():
            return _call(expression, scope)


def _chain(chain: Chain, scope: Scope) -> Closure:
    first = compile_expression(chain.first, scope)
    rest = tuple((operator, compile_expression(operand, scope)) for operator, operand in chain.rest)
    operators = {operator for operator, _ in rest}
    if operators == {"or"}:
        return _any((first, *(operand for _, operand in rest)))
    if operators == {"and"}:
        return _all((first, *(operand for _, operand in rest)))
    if operators == {"|"}:
        return _union((first, *(operand for _, operand in rest)))
    for operator, operand in rest:
        if operator in ("=", "!=") and scope.path is not None:
            first = _equal_in_form(operator, first, operand)
        else:
            first = _binary(operator, first, operand)
    return first


def _reckoning(operator: str, left: Closure, right: Closure) -> Closure:
    reckon = ARITHMETIC[operator]
    return lambda context: reckon(reckoned(left(context)), reckoned(right(context)))


def _equal_in_form(operator: str, left: Closure, right: Closure) -> Closure:
    compare = is_equal if operator == "=" else is_unequal
    return lambda context: compare(form_value(left(context)), form_value(right(context)))


def _any(operands: tuple[Closure, ...]) -> Closure:
    return lambda context: any(to_truth(operand(context)) for operand in operands)


def _all(operands: tuple[Closure, ...]) -> Closure:
    return lambda context: all(to_truth(operand(context)) for operand in operands)


def _union(operands: tuple[Closure, ...]) -> Closure:
    def run(context: Context) -> Value:
        values = [operand(context) for operand in operands]
        return in_document_order(node for value in values if isinstance(value, list) for node in value)

    return run


def _binary(operator: str, left: Closure, right: Closure) -> Closure:
    if operator == "=":
        return lambda context: is_equal(left(context), right(context))
    if operator == "!=":
        return lambda context: is_unequal(left(context), right(context))
    if operator in ORDERINGS:
        ordering = ORDERINGS[operator]
        return lambda context: is_ordered(left(context), right(context), ordering)
    return _reckoning(operator, left, right)


def _call(call: Call, scope: Scope) -> Closure:
    if call.name == "indexed-repeat" and len(call.arguments) >= _WITH_ONE_REPEAT and len(call.arguments) % 2:
        return compile_indexed_repeat(call, scope, compile_expression)
    try:
        function = _function(call, scope)
        _check_pattern(call, scope)
    except ScriptError as fault:
        if not scope.is_lenient:
            raise
        return _raising(fault)
    arguments = tuple(compile_expression(argument, scope) for argument in call.arguments)
    if not isinstance(function, Function):
        lazy = function.run
        return lambda context: lazy(context, arguments)
    run = function.run
    if len(arguments) == 1:
        only = arguments[0]
        return lambda context: run(context, only(context))
    if len(arguments) == 2:  # noqa: PLR2004 - the commonest numbers of arguments, made fast
        one, two = arguments
        return lambda context: run(context, one(context), two(context))
    return lambda context: run(context, *[argument(context) for argument in arguments])


def _check_pattern(call: Call, scope: Scope) -> None:
    """Refuse a pattern that cannot be used before anybody is asked anything."""
    if call.name == "regex" and isinstance(call.arguments[1], Text):
        program_of(call.arguments[1].value, scope.where)


def _raising(fault: ScriptError) -> Closure:
    def run(_: Context) -> Value:
        raise fault

    return run


def _function(call: Call, scope: Scope) -> AnyFunction:
    if call.name in NOT_IN_A_TERMINAL:
        what = f"{call.name}() has no meaning in a terminal"
        raise ScriptError(scope.where, what, "Leave it out of this script", code="not-in-a-terminal")
    function = LIBRARY.get(call.name)
    if function is None:
        what = f"there is no function {call.name}() (character {call.at + 1})"
        raise ScriptError(scope.where, what, "Correct its name; XLSForm's list of functions has them all")
    given = len(call.arguments)
    if given < function.least or (function.most is not None and given > function.most):
        what = f"{call.name}() takes {_amount(function)}, not {given}"
        raise ScriptError(scope.where, what, "Give it what it takes", code="wrong-argument")
    return function


def _amount(function: AnyFunction) -> str:
    if function.most is None:
        return f"at least {function.least} arguments"
    if function.least == function.most:
        return counted(function.least, "argument")
    return f"{function.least} to {function.most} arguments"
