"""Choice lists filtered by equality found in an index instead of one by one.

`item[name = X]` over a secondary instance, where X does not look at the item, is the commonest filter there
is. The rows of a secondary instance never change while a session lasts, so the index is made once.
"""

from collections.abc import Callable

from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.steps import Walk, kept
from outreach_tui.interview.xpath.syntax import Call, Chain, Expression, Minus, Number, Path, Step, Text
from outreach_tui.interview.xpath.tree import Node

_FEWEST = 16


def lookup_walk(
    step: Step, scope: Scope, compile_expression: Callable[[Expression, Scope], Closure]
) -> Walk | None:
    """Return the indexed step, or None if the step's predicate is of another shape."""
    if step.axis != "child" or len(step.predicates) != 1 or step.test.endswith(("*", ")")):
        return None
    predicate = step.predicates[0]
    for equation in _equations(predicate):
        sides = (equation.first, equation.rest[0][1])
        for column, other in (sides, sides[::-1]):
            name = _column(column)
            if name and not _looks_at_row(other):
                return _indexed(
                    step.test, name, compile_expression(other, scope), compile_expression(predicate, scope)
                )
    return None


def _equations(predicate: Expression) -> tuple[Chain, ...]:
    """Return the equations that must hold for the predicate to: itself, or parts of it joined by `and`."""
    if not isinstance(predicate, Chain):
        return ()
    if {operator for operator, _ in predicate.rest} == {"and"}:
        parts = (predicate.first, *(operand for _, operand in predicate.rest))
        return tuple(equation for part in parts for equation in _equations(part))
    return (predicate,) if [operator for operator, _ in predicate.rest] == ["="] else ()


def _column(expression: Expression) -> str:
    if not isinstance(expression, Path) or expression.start is not None or expression.is_absolute:
        return ""
    if len(expression.steps) != 1 or expression.steps[0].predicates:
        return ""
    step = expression.steps[0]
    return step.test if step.axis == "child" and not step.test.endswith(("*", ")")) else ""


def _looks_at_row(expression: Expression) -> bool:
    match expression:
        case Number() | Text():
            return False
        case Minus(operand):
            return _looks_at_row(operand)
        case Chain(first, rest):
            return _looks_at_row(first) or any(_looks_at_row(operand) for _, operand in rest)
        case Path(start, is_absolute, steps):
            if any(step.predicates for step in steps):
                return True
            return not is_absolute and (start is None or _looks_at_row(start))
        case Call(name, arguments):
            if name in ("position", "last", "random", "uuid", "once", "randomize"):
                return True
            needs_row = not arguments and name not in (
                "current",
                "today",
                "now",
                "true",
                "false",
                "pi",
                "version",
            )
            return needs_row or any(_looks_at_row(argument) for argument in arguments)


def _indexed(rows: str, column: str, value: Closure, predicate: Closure) -> Walk:
    def walk(nodes: list[Node], context: Context) -> list[Node]:
        if len(nodes) != 1:
            return [
                node for parent in nodes for node in kept(parent.by_name.get(rows, []), predicate, context)
            ]
        candidates = nodes[0].by_name.get(rows, [])
        if len(candidates) < _FEWEST:
            return kept(candidates, predicate, context)
        wanted = value(context)
        if isinstance(wanted, list) and len(wanted) == 1:
            wanted = wanted[0].string_value()
        if not isinstance(wanted, str):
            return kept(candidates, predicate, context)
        return kept(_index(nodes[0], rows, column, context).get(wanted, []), predicate, context)

    return walk


def _index(parent: Node, rows: str, column: str, context: Context) -> dict[str, list[Node]]:
    key = (id(parent), rows, column)
    index = context.world.indexes.get(key)
    if index is None:
        index = {}
        for row in parent.by_name.get(rows, ()):
            for text in {cell.string_value() for cell in row.by_name.get(column, ())}:
                index.setdefault(text, []).append(row)
        context.world.indexes[key] = index
    return index
