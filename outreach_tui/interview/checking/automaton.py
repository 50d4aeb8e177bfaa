"""A regular expression as positions and what may follow them (Glushkov's construction).

Every position takes one character out of a small alphabet that tells apart what the pattern tells apart.
Repeats with large bounds count as unbounded; anchors take nothing, and a lookahead is looked at by itself.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_tui.interview.xpath.pattern_syntax import All, Any, Here, Often, One, Part

_UNROLLED = 8
_MOST_POSITIONS = 400
_SAMPLES = "aZ09_ \t\n-.é\u2603"


class TooLarge(Exception):  # noqa: N818 - it says what the pattern is
    """A pattern with more positions than can be looked at."""


@dataclass(slots=True)
class Automaton:
    """The positions of a pattern."""

    takes: list[frozenset[str]] = field(default_factory=list)
    """What each position takes, as samples."""
    follows: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Which position may follow which, and in how many different ways."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the pattern."""

    first: tuple[int, ...]
    """Positions it can begin with."""
    last: tuple[int, ...]
    """Positions it can end with."""
    is_optional: bool
    """Whether it can take nothing."""
    is_twofold: bool = False
    """Whether it can take nothing in more than one way."""


_NOTHING = _Piece((), (), is_optional=True)


def automaton_of(pattern: str, tree: Part) -> Automaton:
    """Return the automaton of a pattern.

    Args:
        pattern: as it is written; its characters tell which samples matter.
        tree: the same, read.

    Raises:
        TooLarge: if it has too many positions.
    """
    builder = _Builder(_alphabet(pattern))
    builder.piece(tree)
    return builder.automaton


def _alphabet(pattern: str) -> str:
    near = (chr(min(max(ord(letter) + step, 0), 0x10FFFF)) for letter in pattern for step in (-1, 0, 1))
    return "".join(dict.fromkeys([*_SAMPLES, *near]))


class _Builder:
    """Walks the pattern once."""

    def __init__(self, alphabet: str) -> None:
        self.automaton = Automaton()
        self.alphabet = alphabet

    def piece(self, part: Part) -> _Piece:
        match part:
            case One():
                return self._character(part)
            case All(parts):
                whole = _NOTHING
                for one in parts:
                    whole = self._joined(whole, self.piece(one))
                return whole
            case Any(parts):
                return _either([self.piece(one) for one in parts])
            case Often(inner, least, most):
                return self._repeated(inner, least, most)
            case Here(_, ahead):
                if ahead is not None:
                    self.piece(ahead)
                return _NOTHING

    def _joined(self, left: _Piece, right: _Piece) -> _Piece:
        self._link(left.last, right.first)
        return _Piece(
            left.first + (right.first if left.is_optional else ()),
            right.last + (left.last if right.is_optional else ()),
            is_optional=left.is_optional and right.is_optional,
            is_twofold=left.is_twofold or right.is_twofold,
        )

    def _link(self, ends: Sequence[int], beginnings: Sequence[int], times: int = 1) -> None:
        for end in ends:
            for beginning in beginnings:
                self.automaton.follows[end, beginning] += times

    def _repeated(self, part: Part, least: int, most: int | None) -> _Piece:
        if most is None or most > _UNROLLED:
            piece = self.piece(part)
            can_wait = piece.is_optional and least > _UNROLLED
            self._link(piece.last, piece.first, 2 if piece.is_twofold or can_wait else 1)
            is_twofold = piece.is_twofold or piece.is_optional
            return _Piece(piece.first, piece.last, piece.is_optional or not least, is_twofold)
        whole = _NOTHING
        for turn in range(most):
            piece = self.piece(part)
            may_stop = turn >= least
            is_twofold = piece.is_twofold or (piece.is_optional and may_stop)
            turned = _Piece(piece.first, piece.last, piece.is_optional or may_stop, is_twofold)
            whole = self._joined(whole, turned)
        return whole

    def _character(self, one: One) -> _Piece:
        if len(self.automaton.takes) >= _MOST_POSITIONS:
            raise TooLarge
        self.automaton.takes.append(frozenset(letter for letter in self.alphabet if one.takes(letter)))
        position = (len(self.automaton.takes) - 1,)
        return _Piece(position, position, is_optional=False)


def _either(pieces: Sequence[_Piece]) -> _Piece:
    return _Piece(
        tuple(position for piece in pieces for position in piece.first),
        tuple(position for piece in pieces for position in piece.last),
        is_optional=any(piece.is_optional for piece in pieces),
        is_twofold=any(piece.is_twofold for piece in pieces) or sum(p.is_optional for p in pieces) > 1,
    )
