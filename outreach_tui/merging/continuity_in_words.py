"""What is wrong with a laptop's log, each as one plain sentence with what to do."""

from collections.abc import Iterator

from outreach_tui.merging.laptop_log import Break, BreakKind, LaptopLog
from outreach_tui.number_words import counted
from outreach_tui.plain_text import shown

_ASK = "Ring its officer and ask what happened."
_MOST_RUNS = 5


def breaks_in_words(device: str, log: LaptopLog, breaks: tuple[Break, ...]) -> Iterator[str]:
    """Yield a sentence for each break, and one for links that have not arrived."""
    for one in breaks:
        yield _sentence(shown(device), one)
    if log.not_arrived:
        runs = ", ".join(_run(first, last) for first, last in log.not_arrived[:_MOST_RUNS])
        more = " and more" if len(log.not_arrived) > _MOST_RUNS else ""
        yield f"Of the audit log of laptop {shown(device)}, not arrived yet: entries {runs}{more}."


def _sentence(laptop: str, one: Break) -> str:
    match one.kind:
        case BreakKind.PUT_BACK:
            return (
                f"Laptop {laptop} was put back to an older copy of itself, or there are two of it: bundle "
                f"{one.bundle} counts {one.now} saves where {one.before} were counted before. {_ASK}"
            )
        case BreakKind.WENT_BACK:
            return (
                f"The audit log of laptop {laptop} went back: bundle {one.bundle} counts {one.now} entries "
                f"where {one.before} had arrived. {_ASK}"
            )
        case BreakKind.CHANGED:
            return (
                f"The audit log of laptop {laptop} was changed: entry {one.before} in bundle {one.bundle} "
                f"does not go on from what arrived before. {_ASK}"
            )
        case BreakKind.BEGUN_ANEW:
            return (
                f"Laptop {laptop} begins a new audit log with its new key, in bundle {one.bundle}; the "
                "earlier one stays here."
            )
        case BreakKind.UNREADABLE:
            return (
                f"{counted(one.before, 'line')} of the audit log of laptop {laptop} in bundle {one.bundle} "
                "could not be read; everything else was taken."
            )


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"
