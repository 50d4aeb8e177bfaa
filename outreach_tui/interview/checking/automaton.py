"""A regular expression as positions and what may follow them (Glushkov's construction).

Every position takes one character out of a small alphabet that tells apart what the pattern tells apart.
Repeats with large bounds count as unbounded; look-ahead and anchors take nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

_UNROLLED = 8
_MOST_POSITIONS = 400
_SAMPLES = "aZ09_ \t\n-.é\u2603"
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ONE_CHARACTER = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY", "RANGE"})


class TooLarge(Exception):  # noqa: N818 - it says what the pattern is
    """A pattern with more positions than can be looked at."""


@dataclass(slots=True)
class Automaton:
    """The positions of a pattern."""

    takes: list[frozenset[str]] = field(default_factory=list)
    """What each position takes, as samples."""
    follows: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Which position may follow which, and by how many different repeats."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the pattern."""

    first: tuple[int, ...]
    """Positions it can begin with."""
    last: tuple[int, ...]
    """Positions it can end with."""
    is_optional: bool
    """Whether it can take nothing."""
    is_twofold: bool = False
    """Whether it can take nothing in more than one way."""


_NOTHING = _Part((), (), is_optional=True)


def automaton_of(pattern: str) -> Automaton:
    """Return a pattern's automaton.

    Raises:
        TooLarge: if it has too many positions.
        re.error: if it is no pattern.
    """
    tree = import_module("re._parser").parse(pattern)
    builder = _Builder(_alphabet(pattern))
    builder.sequence(tree)
    return builder.automaton


def _alphabet(pattern: str) -> str:
    near = (chr(min(max(ord(letter) + step, 0), 0x10FFFF)) for letter in pattern for step in (-1, 0, 1))
    return "".join(dict.fromkeys([*_SAMPLES, *near]))


class _Builder:
    """Walks the parsed pattern once."""

    def __init__(self, alphabet: str) -> None:
        self.automaton = Automaton()
        self.alphabet = alphabet

    def sequence(self, items: Iterable[tuple[Any, Any]]) -> _Part:
        whole = _NOTHING
        for operator, argument in items:
            whole = self.joined(whole, self.item(str(operator), argument))
        return whole

    def joined(self, left: _Part, right: _Part) -> _Part:
        self.link(left.last, right.first)
        return _Part(
            left.first + (right.first if left.is_optional else ()),
            right.last + (left.last if right.is_optional else ()),
            is_optional=left.is_optional and right.is_optional,
            is_twofold=left.is_twofold or right.is_twofold,
        )

    def link(self, ends: Sequence[int], beginnings: Sequence[int], times: int = 1) -> None:
        for end in ends:
            for beginning in beginnings:
                self.automaton.follows[end, beginning] += times

    def item(self, operator: str, argument: Any) -> _Part:
        if operator in _ONE_CHARACTER:
            return self.character(operator, argument)
        if operator in _REPEATS:
            return self.repeated(*argument)
        if operator == "SUBPATTERN":
            return self.sequence(argument[-1])
        if operator == "ATOMIC_GROUP":
            return self.sequence(argument)
        if operator == "BRANCH":
            return self.either([self.sequence(branch) for branch in argument[1]])
        if operator in ("ASSERT", "ASSERT_NOT"):
            self.sequence(argument[1])
            return _NOTHING
        if operator in ("GROUPREF", "GROUPREF_EXISTS"):
            return self.repeated(0, _UNROLLED + 1, [("ANY", None)])
        return _NOTHING

    def either(self, parts: Sequence[_Part]) -> _Part:
        return _Part(
            tuple(position for part in parts for position in part.first),
            tuple(position for part in parts for position in part.last),
            is_optional=any(part.is_optional for part in parts),
            is_twofold=any(part.is_twofold for part in parts) or sum(part.is_optional for part in parts) > 1,
        )

    def repeated(self, least: int, most: Any, items: Any) -> _Part:
        if int(most) > _UNROLLED:
            part = self.sequence(items)
            can_wait = part.is_optional and least > _UNROLLED
            self.link(part.last, part.first, 2 if part.is_twofold or can_wait else 1)
            return _Part(part.first, part.last, part.is_optional or not least, part.is_twofold)
        whole = _NOTHING
        for turn in range(int(most)):
            part = self.sequence(items)
            is_optional = part.is_optional or turn >= least
            whole = self.joined(whole, _Part(part.first, part.last, is_optional, part.is_twofold))
        return whole

    def character(self, operator: str, argument: Any) -> _Part:
        if len(self.automaton.takes) >= _MOST_POSITIONS:
            raise TooLarge
        self.automaton.takes.append(
            frozenset(letter for letter in self.alphabet if _takes(operator, argument, letter))
        )
        position = (len(self.automaton.takes) - 1,)
        return _Part(position, position, is_optional=False)


def _takes(operator: str, argument: Any, letter: str) -> bool:
    match operator:
        case "LITERAL":
            return ord(letter) == int(argument)
        case "NOT_LITERAL":
            return ord(letter) != int(argument)
        case "RANGE":
            return int(argument[0]) <= ord(letter) <= int(argument[1])
        case "CATEGORY":
            return _is_of(str(argument), letter)
        case "IN":
            return _is_in(argument, letter)
        case _:
            return letter != "\n"


def _is_in(items: Sequence[tuple[Any, Any]], letter: str) -> bool:
    is_negated = bool(items) and str(items[0][0]) == "NEGATE"
    chosen = items[1:] if is_negated else items
    return any(_takes(str(operator), argument, letter) for operator, argument in chosen) != is_negated


def _is_of(category: str, letter: str) -> bool:
    kind = category.removeprefix("CATEGORY_").removeprefix("NOT_")
    mark = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}.get(kind, r"\w")
    return (re.fullmatch(mark, letter) is not None) != ("_NOT_" in category)
