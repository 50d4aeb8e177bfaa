"""Numbers from runs taken in turns, ours and theirs, so that a busy machine is as busy for both."""

import random
from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles

SHOWN = ("p50", "p95", "p99", "max")


def in_turns(ways: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds each way took, all of them once a round, in any order; the first only warms up."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name in random.sample(list(ways), len(ways)):  # nobody always comes behind the slowest
            seconds = ways[name]()
            if number:
                taken[name].append(seconds)
    return taken


def in_words(taken: Sequence[float]) -> str:
    """Return the middle, the slow ends and the worst, in milliseconds."""
    hundredths = quantiles(taken, n=100, method="inclusive") if len(taken) > 1 else [taken[0]] * 99
    numbers = (median(taken), hundredths[94], hundredths[98], max(taken))
    return "  ".join(f"{name} {1000 * seconds:7.1f} ms" for name, seconds in zip(SHOWN, numbers, strict=True))


def report(taken: Mapping[str, Sequence[float]], against: str) -> str:
    """Return a line for every way, with its ratio to the one it is compared with."""
    base = median(taken[against])
    width = max(map(len, taken))
    return "\n".join(
        f"{name:<{width}}  {in_words(values)}   {median(values) / base:5.2f} x"
        for name, values in taken.items()
    )
