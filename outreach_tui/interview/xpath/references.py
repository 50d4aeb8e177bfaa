"""Which answers an expression looks at, found without running it.

A reference knows how deep its anchor lies: the node, among those above the asker, from which it goes down.
Two questions in the same repeat instance share an anchor within the repeat; a sum over a repeat has its
anchor above it. So an answer wakes only what can depend on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_tui.interview.xpath.route import FAR, route_of
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.syntax import Call, Chain, Expression, Minus, Path, Step

ANYTHING = "**"
"""A name in a reference that stands for everything below."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place an expression looks at."""

    path: tuple[str, ...]
    """Names from the root down; "*" for any name, ANYTHING for all below."""
    anchor: int
    """How many of the names are shared with the asker, instance for instance."""


def references_in(expression: Expression, scope: Scope) -> tuple[Reference, ...]:
    """Return every reference of an expression, each once, in order."""
    return tuple(dict.fromkeys(_found(expression, scope)))


def _found(expression: Expression, scope: Scope) -> Iterator[Reference]:
    match expression:
        case Minus(operand):
            yield from _found(operand, scope)
        case Chain(first, rest):
            yield from _found(first, scope)
            for _, operand in rest:
                yield from _found(operand, scope)
        case Call(name, arguments):
            yield from _in_call(name, arguments, scope)
        case Path():
            yield from _in_path(expression, scope)
        case _:
            return


def _in_call(name: str, arguments: tuple[Expression, ...], scope: Scope) -> Iterator[Reference]:
    for argument in arguments:
        for reference in _found(argument, scope):
            yield Reference(reference.path, 0) if name == "indexed-repeat" else reference
    if name == "position" and not arguments and scope.path and not scope.is_elsewhere:
        yield Reference(scope.path[:-1], len(scope.path) - 1)


def _in_path(path: Path, scope: Scope) -> Iterator[Reference]:
    route = route_of(path, scope)
    if route is None:
        if path.start is not None:
            yield from _found(path.start, scope)
        is_list = isinstance(path.start, Call) and path.start.name in ("instance", "randomize")
        yield from _in_predicates(path.steps, scope.elsewhere() if is_list else scope, None)
        return
    base = () if route.up == FAR else route.base
    if base is None:
        yield from _in_predicates(route.steps, scope, None)
        if not scope.is_elsewhere or route.from_origin:
            yield Reference((ANYTHING,), 0)
        return
    yield Reference((*base, *_names(route.steps)), len(base))
    yield from _in_predicates(route.steps, scope, base)


def _names(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        if step.axis == "child":
            yield "*" if step.test.endswith(("*", ")")) else step.test
        elif step.axis == "attribute":
            yield "@" + step.test
        elif step.axis not in ("self", "filter"):
            yield ANYTHING
            return


def _in_predicates(
    steps: tuple[Step, ...], scope: Scope, base: tuple[str, ...] | None
) -> Iterator[Reference]:
    path = base
    for step in steps:
        path = None if path is None else (*path, *_names((step,)))
        inner = scope if scope.is_elsewhere else scope.inside(None if path and ANYTHING in path else path)
        for predicate in step.predicates:
            for reference in _found(predicate, inner):
                shared = len(scope.path or ()) if scope.is_elsewhere else len(base or ())
                yield Reference(reference.path, min(reference.anchor, shared))
