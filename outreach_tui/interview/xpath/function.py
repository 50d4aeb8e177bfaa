"""What a function of the library is: a name, its arguments, what it does and where that is specified."""

from collections.abc import Callable
from dataclasses import dataclass

from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.values import Value


@dataclass(frozen=True, slots=True)
class Function:
    """One function that is given the values of its arguments."""

    name: str
    """Its name in expressions."""
    least: int
    """The fewest arguments it takes."""
    most: int | None
    """The most it takes; None for any number."""
    run: Callable[..., Value]
    """What it does: the context and the values of the arguments in, a value out."""
    spec: str
    """The section that specifies it."""


@dataclass(frozen=True, slots=True)
class LazyFunction:
    """One function that decides itself which arguments to look at."""

    name: str
    """Its name in expressions."""
    least: int
    """The fewest arguments it takes."""
    most: int | None
    """The most it takes; None for any number."""
    run: Callable[[Context, tuple[Closure, ...]], Value]
    """What it does: the context and the compiled arguments in, a value out."""
    spec: str
    """The section that specifies it."""


AnyFunction = Function | LazyFunction
"""A function of the library."""
