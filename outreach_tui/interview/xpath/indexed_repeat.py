"""`indexed-repeat(question, repeat, n, …)`: the question in the n-th instance (ODK XForms).

A number below one counts as one; a repeat that is not given an index is the one the asker stands in.
"""

import math
from collections.abc import Callable

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.route import FAR, is_plain, route_of
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.syntax import Call, Expression, Path
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import to_number


def compile_indexed_repeat(
    call: Call, scope: Scope, compile_expression: Callable[[Expression, Scope], Closure]
) -> Closure:
    """Return the closure of one `indexed-repeat` call.

    Raises: ScriptError (`wrong-argument`) when a repeat does not hold the question asked for.
    """
    target = full_path(call.arguments[0], scope)
    depths: dict[int, Closure] = {}
    for repeat, index in zip(call.arguments[1::2], call.arguments[2::2], strict=True):
        group = full_path(repeat, scope)
        if target[: len(group)] != group or group == target:
            what = "a repeat given to indexed-repeat() does not hold the question asked for"
            raise ScriptError(
                scope.where, what, "Name the repeat the question stands in", code="wrong-argument"
            )
        depths[len(group)] = compile_expression(index, scope)
    own = scope.path or ()
    is_elsewhere = scope.is_elsewhere

    def run(context: Context) -> list[Node]:
        standing = _line_of(context.origin if is_elsewhere else context.node)
        nodes = [context.world.main]
        is_shared = True
        for depth, name in enumerate(target, start=1):
            nodes = [child for node in nodes for child in node.by_name.get(name, ())]
            index = depths.get(depth)
            is_shared = is_shared and depth <= len(own) and own[depth - 1] == name
            if index is not None:
                place = _place(to_number(index(context)))
                nodes = [node for node in nodes if node.place == place]
            elif is_shared and depth < len(standing):
                nodes = [node for node in nodes if node.place == standing[depth].place]
        return [node for node in nodes if node.is_relevant]

    return run


def _line_of(node: Node) -> list[Node]:
    return [*reversed(list(node.ancestors())), node]


def _place(index: float) -> int:
    return 1 if math.isnan(index) or math.isinf(index) or index < 1 else int(index)


def full_path(expression: Expression, scope: Scope) -> tuple[str, ...]:
    """Return the names from the root that a plain path stands for.

    Raises:
        ScriptError: if it is not a plain path to a question or repeat.
    """
    route = route_of(expression, scope) if isinstance(expression, Path) else None
    if route is None or route.base is None or not all(is_plain(step) for step in route.steps):
        what = "indexed-repeat() takes the names of a question and of the repeats it stands in"
        raise ScriptError(
            scope.where, what, "Write indexed-repeat(${question}, ${repeat}, 1)", code="wrong-argument"
        )
    base = () if route.up == FAR else route.base
    return (*base, *(step.test for step in route.steps))
