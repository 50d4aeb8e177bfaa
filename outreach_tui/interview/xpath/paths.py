"""Paths compiled to closures: the way up and down is fixed before, only the nodes are found at run time.

Nodes that do not apply (relevance) are invisible to every expression.
"""

from collections.abc import Callable

from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.lookup import lookup_walk
from outreach_tui.interview.xpath.route import FAR, Route, is_plain, route_of
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.steps import Walk, plain_walk, step_walk
from outreach_tui.interview.xpath.syntax import Call, Expression, Path, Step
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import Value

Compile = Callable[[Expression, Scope], Closure]
"""The compiler of expressions, for predicates and starts."""


def compile_path(path: Path, scope: Scope, compile_expression: Compile) -> Closure:
    """Return the closure that finds the path's nodes."""
    route = route_of(path, scope)
    if route is None:
        return _from_value(path, scope, compile_expression)
    if all(is_plain(step) for step in route.steps):
        names = tuple(step.test for step in route.steps)
        is_beside = route.up == 1 and not route.from_origin and len(names) == 1
        return _sibling(names[0]) if is_beside else _plain(route, names)
    start = _start(route)
    walks = _walks(route.steps, scope.inside(route.base), compile_expression)
    if route.beside:
        walks = tuple(
            _beside(walk, up, is_elsewhere=route.from_origin) if up else walk
            for walk, up in zip(walks, route.beside, strict=True)
        )

    def run(context: Context) -> list[Node]:
        nodes = start(context)
        for walk in walks:
            nodes = walk(nodes, context)
        return _relevant(nodes)

    return run


def _beside(walk: Walk, up: int, *, is_elsewhere: bool) -> Walk:
    """Return a step that takes only nodes with the position of the asker's own ancestor."""

    def beside(nodes: list[Node], context: Context) -> list[Node]:
        own: Node | None = context.origin if is_elsewhere else context.node
        for _ in range(up):
            own = own.parent if own is not None else None
        return [node for node in walk(nodes, context) if own is None or node.place == own.place]

    return beside


def _relevant(nodes: list[Node]) -> list[Node]:
    for node in nodes:
        if not node.is_relevant:
            return [other for other in nodes if other.is_relevant]
    return nodes


def _start(route: Route) -> Callable[[Context], list[Node]]:
    if route.up == FAR:
        return lambda context: [context.world.main]
    up, from_origin = route.up, route.from_origin

    def start(context: Context) -> list[Node]:
        node: Node | None = context.origin if from_origin else context.node
        for _ in range(up):
            if node is None:
                return []
            node = node.parent
        return [] if node is None else [node]

    return start


def _sibling(name: str) -> Closure:
    """Return the closure that finds what stands beside the node at hand: the commonest path by far."""

    def run(context: Context) -> list[Node]:
        above = context.node.parent
        nodes = above.by_name.get(name, []) if above is not None else []
        for node in nodes:
            if not node.is_relevant:
                return [other for other in nodes if other.is_relevant]
        return nodes

    return run


def _plain(route: Route, names: tuple[str, ...]) -> Closure:
    start = _start(route)

    def run(context: Context) -> list[Node]:
        nodes = start(context)
        for name in names:
            if len(nodes) == 1:
                nodes = nodes[0].by_name.get(name, [])
            else:
                nodes = [child for node in nodes for child in node.by_name.get(name, ())]
        for node in nodes:
            if not node.is_relevant:
                return [other for other in nodes if other.is_relevant]
        return nodes

    return run


def _walks(steps: tuple[Step, ...], scope: Scope, compile_expression: Compile) -> tuple[Walk, ...]:
    walks: list[Walk] = []
    for step in steps:
        scope = scope if scope.is_elsewhere else scope.inside(_below(scope.path, step))
        walks.append(_walk(step, scope, compile_expression))
    return tuple(walks)


def _walk(step: Step, scope: Scope, compile_expression: Compile) -> Walk:
    if is_plain(step):
        return plain_walk(step.test)
    fast = lookup_walk(step, scope, compile_expression) if scope.is_elsewhere else None
    if fast is not None:
        return fast
    predicates = tuple(compile_expression(predicate, scope) for predicate in step.predicates)
    return step_walk(step, predicates)


def _below(path: tuple[str, ...] | None, step: Step) -> tuple[str, ...] | None:
    if path is None:
        return None
    if step.axis == "child" and not step.test.endswith(("*", ")")):
        return (*path, step.test)
    if step.axis == "attribute":
        return (*path, "@" + step.test)
    if step.axis == "parent":
        return path[:-1]
    return path if step.axis in ("self", "filter") else None


def _from_value(path: Path, scope: Scope, compile_expression: Compile) -> Closure:
    start = path.start
    assert start is not None  # noqa: S101 - a path without a start has a route
    first = compile_expression(start, scope)
    is_elsewhere = isinstance(start, Call) and start.name in ("instance", "randomize")
    inner = scope.elsewhere() if is_elsewhere else scope.inside(None)
    walks = _walks(path.steps, inner, compile_expression)

    def run(context: Context) -> Value:
        value = first(context)
        nodes = value if isinstance(value, list) else []
        for walk in walks:
            nodes = walk(nodes, context)
        return _relevant(nodes)

    return run
