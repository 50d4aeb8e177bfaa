"""The parts an expression is made of, as the parser hands them to the compiler: plain, frozen."""

import msgspec


class Number(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="number"):
    """A number as written."""

    value: float
    """Its value."""


class Text(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="text"):
    """A text in quotes."""

    value: str
    """What stands between the quotes."""


class Call(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="call"):
    """A function and what it is given."""

    name: str
    """The function's name, with its prefix if it has one."""
    arguments: tuple["Expression", ...]
    """What it is given, in order."""
    at: int
    """The character of the expression where it stands, counted from 0."""


class Chain(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="chain"):
    """Values joined by operators of one rank, read from left to right."""

    first: "Expression"
    """The leftmost value."""
    rest: tuple[tuple[str, "Expression"], ...]
    """Each operator with the value on its right."""


class Minus(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="minus"):
    """A value with its sign turned."""

    operand: "Expression"
    """The value."""


class Step(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One step of a path."""

    axis: str
    """Which way it goes: "child", "parent", "ancestor-or-self" ..."""
    test: str
    """What it takes: a name, "*", "prefix:*", or a type such as "node()"."""
    predicates: tuple["Expression", ...]
    """What must hold for a node to be taken."""


class Path(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="path"):
    """A way through the nodes."""

    start: "Expression | None"
    """What it starts from: an expression, or nothing for the root or the node at hand."""
    is_absolute: bool
    """Whether it starts from the root."""
    steps: tuple[Step, ...]
    """The steps in order; a filter on the start is a step on the axis "filter"."""


Expression = Number | Text | Call | Chain | Minus | Path
"""Any expression."""
