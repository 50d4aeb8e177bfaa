"""How a path gets to its nodes, decided before it runs.

A path is a way up from the node at hand and a way down. An absolute path goes up only as far as it has to:
ODK XForms binds "/data/repeat/x", asked from within the repeat, to the same instance of the repeat
(JavaRosa's contextualisation), so what the two paths share is not walked again; behind a predicate on an
outer repeat it still binds to the instances of the inner ones. Relative paths are XPath's.
"""

from dataclasses import dataclass

from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.syntax import Call, Path, Step

FAR = 1_000_000
"""More steps up than any tree has: start from the document."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a path starts and which steps are left."""

    from_origin: bool
    """Whether it starts from `current()`; otherwise from the node at hand."""
    up: int
    """Parents to climb first; FAR for the document."""
    base: tuple[str, ...] | None
    """The path of the node climbed to, if known."""
    steps: tuple[Step, ...]
    """What is left to do from there."""
    beside: tuple[int, ...] = ()
    """For each step left, how far above the asker the node lies whose position it takes; 0 for none."""


def is_plain(step: Step) -> bool:
    """Return whether a step goes to children of one name, all of them."""
    return step.axis == "child" and not step.predicates and not step.test.endswith(("*", ")"))


def route_of(path: Path, scope: Scope) -> Route | None:
    """Return how to walk the path, or None if it starts from an expression's value."""
    if path.is_absolute:
        return _absolute(path.steps, scope)
    if path.start is None:
        return _relative(path.steps, scope.path if not scope.is_elsewhere else None, from_origin=False)
    if isinstance(path.start, Call) and path.start.name == "current" and not path.start.arguments:
        steps = path.steps
        return None if steps and steps[0].axis == "filter" else _relative(steps, scope.path, from_origin=True)
    return None


def _absolute(steps: tuple[Step, ...], scope: Scope) -> Route:
    shared = 0
    own = scope.path or ()
    while (
        shared < min(len(own), len(steps)) and is_plain(steps[shared]) and steps[shared].test == own[shared]
    ):
        shared += 1
    if shared == len(steps) < len(own):
        shared -= 1  # a path to a repeat one stands in means all its instances
    if not shared:
        return Route(scope.is_elsewhere, FAR, (), steps)
    left = steps[shared:]
    return Route(scope.is_elsewhere, len(own) - shared, own[:shared], left, _beside(left, own, shared))


def _beside(steps: tuple[Step, ...], own: tuple[str, ...], shared: int) -> tuple[int, ...]:
    """Return which steps keep to the asker's instances: those behind a predicate on a repeat around it."""
    found: list[int] = []
    for depth, step in enumerate(steps[:-1], start=shared):
        if step.axis != "child" or depth >= len(own) or step.test != own[depth]:
            break
        found.append(0 if step.predicates else len(own) - depth - 1)
    return (*found, *(0 for _ in steps[len(found) :])) if any(found) else ()


def _relative(steps: tuple[Step, ...], own: tuple[str, ...] | None, *, from_origin: bool) -> Route:
    up = 0
    taken = 0
    for step in steps:
        if step.predicates or step.test != "node()" or step.axis not in ("self", "parent"):
            break
        up += step.axis == "parent"
        taken += 1
    base = None if own is None or up > len(own) else own[: len(own) - up]
    return Route(from_origin, up, base, steps[taken:])
