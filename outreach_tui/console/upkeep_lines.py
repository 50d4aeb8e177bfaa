"""What examining a workspace came to, as plain lines."""

from collections.abc import Iterable, Iterator

from outreach_tui.workflow.audit import Event
from outreach_tui.workflow.examine_workspace import Examined


def examined_lines(examined: Examined) -> tuple[str, ...]:
    """Return what was verified, what is lost, and where the folder should not be."""
    return tuple(_lines(examined))


def advice_lines(examined: Examined) -> tuple[str, ...]:
    """Return how to get back what is lost; nothing if nothing is."""
    if examined.is_whole:
        return ()
    return (
        "Save what can be read into a new folder: outreach doctor --repair NEW-FOLDER",
        "A newer backup may hold the rest: outreach restore BACKUP --folder ANOTHER-FOLDER",
    )


def _lines(examined: Examined) -> Iterator[str]:
    for vault in examined.vaults:
        saves = "1 save" if vault.saves == 1 else f"{vault.saves} saves"
        yield f"{vault.role}: {vault.rows} rows from {saves}, every one verified."
        if vault.torn:
            yield f"  {vault.torn} bytes at the end were never acknowledged as saved, and count for nothing."
        yield from (f"  lost: {lost}" for lost in vault.lost)
    if examined.warning:
        yield examined.warning
    if examined.is_whole:
        yield "Nothing that was saved is lost."


def audit_lines(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the audit log, an event a line."""
    lines = (
        " ".join((f"{one.seq:>5}  {one.at}  {one.actor}  {one.action}", one.object_id)) for one in events
    )
    return tuple(line.rstrip() for line in lines) or ("Nothing is noted.",)
