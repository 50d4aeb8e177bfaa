"""Regular expressions from strangers, matched without ever running away (ODK XForms, fn:regex).

A pattern becomes a net of states; a text is matched by walking all of them at once, one character after the
other (Thompson's way). No pattern backtracks, so none is catastrophic; one that is merely too much work for
its text is given up with a sentence.
"""

from dataclasses import dataclass, field

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.pattern_syntax import (
    All,
    Any,
    BadPattern,
    Here,
    Often,
    One,
    Part,
    read_pattern,
)

_MOST_STATES = 5_000
_MOST_WORK = 2_000_000


@dataclass(frozen=True, slots=True)
class _State:
    """One state of the net: a character to take, something that must hold, or a fork."""

    part: One | Here | None
    """What it takes or wants; None for a fork, and for the end."""
    ahead: "Program | None" = None
    """The net of a lookahead."""
    following: list[int] = field(default_factory=list)
    """The states behind it."""


class Program:
    """A pattern ready to match."""

    def __init__(self, part: Part) -> None:
        """Build the net of a pattern.

        Raises:
            BadPattern: if it would have too many states.
        """
        self.states: list[_State] = []
        self.has_conditions = False
        self.lookaheads = 0
        self.end = self._add(None)
        self.start = self._built(part, self.end)
        self._steps: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def _add(self, part: One | Here | None, *following: int, ahead: "Program | None" = None) -> int:
        if len(self.states) >= _MOST_STATES:
            raise BadPattern("it is too long to match in steady time")
        self.states.append(_State(part, ahead, list(following)))
        return len(self.states) - 1

    def _built(self, part: Part, following: int) -> int:
        """Add the states of a part that goes on to `following`, and return where it begins."""
        match part:
            case One():
                return self._add(part, following)
            case Here():
                self.has_conditions = True
                self.lookaheads += part.ahead is not None
                return self._add(
                    part, following, ahead=Program(part.ahead) if part.ahead is not None else None
                )
            case All(parts):
                for one in reversed(parts):
                    following = self._built(one, following)
                return following
            case Any(parts):
                return self._add(None, *[self._built(one, following) for one in parts])
            case Often():
                return self._often(part, following)

    def _often(self, part: Often, following: int) -> int:
        if part.most is None:
            fork = self._add(None, following)
            self.states[fork].following.append(self._built(part.part, fork))
            following = fork
        else:
            end = following
            for _ in range(part.most - part.least):
                following = self._add(None, end, self._built(part.part, following))
        for _ in range(part.least):
            following = self._built(part.part, following)
        return following

    # -- matching ---------------------------------------------------------------------------------------

    def matches(self, text: str, at: int = 0, *, is_whole: bool = True) -> bool:
        """Return whether the text from `at` on fits, all of it or any beginning of it.

        Raises: ScriptError (`pattern-too-hard`) when it is too much work for a text as long as this.
        """
        work = 0
        current = self._reached([self.start], text, at)
        for position in range(at, len(text)):
            if not current or (not is_whole and self.end in current):
                break
            work += len(current) + self.lookaheads * (len(text) - position)
            if work > _MOST_WORK:
                what = "the pattern is too much work for an answer as long as this"
                raise ScriptError("regex()", what, "Use a simpler pattern", code="pattern-too-hard")
            current = self._stepped(current, text, position)
        return self.end in current

    def _stepped(self, current: frozenset[int], text: str, position: int) -> frozenset[int]:
        key = (current, text[position])
        known = None if self.has_conditions else self._steps.get(key)
        if known is not None:
            return known
        found: list[int] = []
        for index in current:
            state = self.states[index]
            if isinstance(state.part, One) and state.part.takes(text[position]):
                found.extend(state.following)
        reached = self._reached(found, text, position + 1)
        if not self.has_conditions and len(self._steps) < _MOST_STATES:
            self._steps[key] = reached
        return reached

    def _reached(self, waiting: list[int], text: str, position: int) -> frozenset[int]:
        """Return every state that can be stood in at `position` without taking a character."""
        found: set[int] = set()
        while waiting:
            index = waiting.pop()
            if index in found:
                continue
            found.add(index)
            state = self.states[index]
            if state.part is None or (isinstance(state.part, Here) and _holds(state, text, position)):
                waiting.extend(state.following)
        return frozenset(found)


def _holds(state: _State, text: str, position: int) -> bool:
    what = state.part.what if isinstance(state.part, Here) else ""
    if state.ahead is not None:
        return state.ahead.matches(text, position, is_whole=False) is (what == "=")
    if what == "^":
        return position == 0
    if what == "$":
        return position == len(text)
    return (_is_word_at(text, position - 1) != _is_word_at(text, position)) is (what == "b")


def _is_word_at(text: str, position: int) -> bool:
    return 0 <= position < len(text) and (text[position].isalnum() or text[position] == "_")


Patterns = dict[str, Program]
"""Patterns compiled so far."""


def matches(pattern: str, text: str, compiled: Patterns) -> bool:
    """Return whether the whole of `text` matches `pattern`.

    Raises:
        ScriptError: if the pattern cannot be used.
    """
    program = compiled.get(pattern)
    if program is None:
        program = program_of(pattern, "regex()")
        compiled[pattern] = program
    return program.matches(text)


def program_of(pattern: str, where: str) -> Program:
    """Return the pattern ready to match.

    Raises:
        ScriptError: if it cannot be used, saying why.
    """
    try:
        return Program(read_pattern(pattern))
    except BadPattern as why:
        raise ScriptError(
            where, f"its pattern cannot be used: {why}", "Correct the pattern", code="bad-pattern"
        ) from why
