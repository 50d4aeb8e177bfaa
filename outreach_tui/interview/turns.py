"""Things that must come before others, put in an order in which they do (Kahn's way)."""

from heapq import heapify, heappop, heappush


def in_turn(before: list[set[int]], loosely: list[set[int]]) -> tuple[list[int], list[int]]:
    """Return an order, and a circle if there is none.

    Args:
        before: for each thing, those that must come before it.
        loosely: for each thing, those that should, unless that leads in a circle.

    Returns:
        The order, and an empty list; or what of the order there is, and one way round the circle, each thing
        followed by one that must come after it.
    """
    order, left = _taken([firm | loose for firm, loose in zip(before, loosely, strict=True)], set())
    if left:
        rest, left = _taken([firm - set(order) for firm in before], set(order))
        order += rest
    return order, _way_round(left)


def _taken(before: list[set[int]], done: set[int]) -> tuple[list[int], dict[int, set[int]]]:
    waiting = {index: set(earlier) for index, earlier in enumerate(before) if index not in done}
    after: dict[int, list[int]] = {}
    for index, earlier in waiting.items():
        for one in earlier:
            after.setdefault(one, []).append(index)
    ready = [index for index, earlier in waiting.items() if not earlier]
    heapify(ready)
    order: list[int] = []
    while ready:
        index = heappop(ready)
        del waiting[index]
        order.append(index)
        for later in after.get(index, ()):
            waiting[later].discard(index)
            if not waiting[later]:
                heappush(ready, later)
    return order, waiting


def _way_round(left: dict[int, set[int]]) -> list[int]:
    if not left:
        return []
    index = next(iter(left))
    walked: list[int] = []
    while index not in walked:
        walked.append(index)
        index = min(left[index])
    return walked[walked.index(index) :][::-1]
