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
        case Minus(operand):
            yield from _found(operand)
        case Chain(first, rest):
            if any(operator == "|" for operator, _ in rest):
                yield "ODK Collect joins no two paths with |"
            for operand in (first, *(operand for _, operand in rest)):
                yield from _found(operand)
        case Call(name, arguments):
            if not arguments and name in _NEEDS_AN_ARGUMENT:
                yield f"ODK Collect wants an argument for {name}()"
            for argument in arguments:
                yield from _found(argument)
        case Path(start, _, steps):
            if start is not None:
                yield from _found(start)
            for step in steps:
                yield from _in_step(step)
        case _:
            return


def _in_step(step: Step) -> Iterator[str]:
    if step.axis not in _WALKED:
        yield f"ODK Collect walks no path with {'a filter on a bracket' if step.axis == 'filter' else step.axis}"
    if step.test.endswith(":*"):
        yield "ODK Collect knows no prefix with *"
    for predicate in step.predicates:
        yield from _found(predicate)
