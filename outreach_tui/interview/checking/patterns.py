r"""Regular expressions that can run away: on some text of n letters they would try 2 to the n ways.

A pattern runs away if, within a loop, one and the same text can be walked in two ways. `(a+)+` does, and
`(a|a)*`; `[a-z]+(-[a-z]+)*` does not, because the dash says where each part ends. Our own engine walks all
ways at once and never runs away; the programs of others, which the script may be given to, do.
"""

from collections import defaultdict
from collections.abc import Iterator

from outreach_tui.interview.checking.automaton import Automaton, TooLarge, automaton_of
from outreach_tui.interview.xpath.pattern import Program
from outreach_tui.interview.xpath.pattern_syntax import BadPattern, read_pattern

_LONGEST = 1_000
_MOST_STEPS = 400_000

_Pair = tuple[int, int]


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a regular expression, as a plain phrase; empty if nothing is."""
    if len(pattern) > _LONGEST:
        return "the regular expression is too long to be sure of"
    try:
        tree = read_pattern(pattern)
        Program(tree)
        runs_away = _runs_away(automaton_of(pattern, tree))
    except BadPattern as fault:
        return f"the regular expression cannot be used: {fault}"
    except TooLarge:
        return "the regular expression is too large to be sure of"
    return "the regular expression can run for hours on a short answer" if runs_away else ""


def _runs_away(automaton: Automaton) -> bool:
    after: dict[int, list[int]] = defaultdict(list)
    for one, other in automaton.follows:
        after[one].append(other)
    doubled = (edge for edge, times in automaton.follows.items() if times > 1)
    if any(_reaches(after, other, one) for one, other in doubled):
        return True
    return any(_splits_and_meets(automaton, after, start) for start in list(after))


def _reaches(after: dict[int, list[int]], start: int, goal: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        new = [position for position in after.get(at, ()) if position not in seen]
        seen.update(new)
        waiting.extend(new)
    return False


def _splits_and_meets(automaton: Automaton, after: dict[int, list[int]], start: int) -> bool:
    """Return whether two different walks over one text lead from a position back to it."""
    begun = {(pair, pair[0] != pair[1]) for pair in _together(automaton, after, (start, start))}
    seen, waiting = set(begun), list(begun)
    while waiting and len(seen) < _MOST_STEPS:
        pair, is_split = waiting.pop()
        if pair == (start, start):
            if is_split:
                return True
            continue
        for following in _together(automaton, after, pair):
            state = (following, is_split or following[0] != following[1])
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return len(seen) >= _MOST_STEPS


def _together(automaton: Automaton, after: dict[int, list[int]], pair: _Pair) -> Iterator[_Pair]:
    for one in after.get(pair[0], ()):
        for other in after.get(pair[1], ()):
            is_mirrored = pair[0] == pair[1] and one > other
            if not is_mirrored and automaton.takes[one] & automaton.takes[other]:
                yield one, other
