"""The audit log as plain lines: an entry a line, and at the lead partner what arrived from each laptop."""

from collections.abc import Iterable, Iterator

from outreach_tui.number_words import counted
from outreach_tui.plain_text import shown
from outreach_tui.records.audit_chain import Link
from outreach_tui.workflow.laptop_logs import ArrivedLog

_LEFT_OUT = "(cleared by its age, or about somebody who is not told of or was erased)"


def audit_lines(links: Iterable[Link]) -> tuple[str, ...]:
    """Return a log, an entry a line."""
    return tuple(map(_line, links)) or ("Nothing is noted.",)


def arrived_lines(logs: Iterable[ArrivedLog]) -> tuple[str, ...]:
    """Return what arrived from each laptop, with what is wrong with it."""
    return tuple(line for log in logs for line in _arrived(log))


def _arrived(log: ArrivedLog) -> Iterator[str]:
    yield ""
    yield f"From laptop {shown(log.device)}: {counted(len(log.links), 'entry', 'entries')}."
    yield from log.remarks
    yield from map(_line, log.links)


def _line(link: Link) -> str:
    entry = link.read()
    if entry is None:
        return f"{link.seq:>5}  {_LEFT_OUT}"
    parts = (entry.at, entry.actor, entry.action, entry.object_id, entry.reason)
    return "  ".join((f"{link.seq:>5}", *(shown(one) for one in parts if one)))
