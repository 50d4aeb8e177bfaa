"""What of XPath 1.0 runs here but not in every ODK program: JavaRosa walks only plain paths.

`scripts check` says it, so that a script made here still runs in ODK Collect.
"""

from collections.abc import Iterator

from outreach_tui.interview.xpath.syntax import Call, Chain, Expression, Minus, Path, Step

_WALKED = frozenset({"child", "attribute", "self", "parent"})
_NEEDS_AN_ARGUMENT = frozenset({"number", "normalize-space", "string", "string-length", "local-name", "name"})


def unportable(expression: Expression) -> tuple[str, ...]:
    """Return what in an expression ODK Collect would refuse, in plain words; empty if it runs everywhere."""
    return tuple(dict.fromkeys(_found(expression)))


def _found(expression: Expression) -> Iterator[str]:
    match expression:
        case Chain(_, rest) if any(operator == "|" for operator, _ in rest):
            yield "ODK Collect joins no two paths with |"
        case Call(name, arguments) if not arguments and name in _NEEDS_AN_ARGUMENT:
            yield f"ODK Collect wants an argument for {name}()"
        case Path(_, _, steps):
            for step in steps:
                yield from _in_step(step)
        case _:
            pass
    for part in parts_of(expression):
        yield from _found(part)


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions that an expression is made of."""
    match expression:
        case Minus(operand):
            return (operand,)
        case Chain(first, rest):
            return (first, *(operand for _, operand in rest))
        case Call(_, arguments):
            return arguments
        case Path(start, _, steps):
            filters = tuple(predicate for step in steps for predicate in step.predicates)
            return filters if start is None else (start, *filters)
        case _:
            return ()


def _in_step(step: Step) -> Iterator[str]:
    if step.axis == "filter":
        yield "ODK Collect filters no bracket"
    elif step.axis not in _WALKED:
        yield f"ODK Collect walks no path along {step.axis}"
    if step.test.endswith(":*"):
        yield "ODK Collect knows no prefix with *"
