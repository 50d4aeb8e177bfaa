"""What examining a workspace came to, as plain lines."""

from collections.abc import Iterator

from outreach_tui.number_words import counted
from outreach_tui.workflow.examine_workspace import Examined

REST_IN_A_BACKUP = "A backup may hold what is lost: outreach restore BACKUP --folder ANOTHER-FOLDER"
"""What helps beside saving what can be read."""


def examined_lines(examined: Examined) -> tuple[str, ...]:
    """Return what was verified, what is lost, and where the folder should not be."""
    return tuple(_lines(examined))


def advice_lines(examined: Examined) -> tuple[str, ...]:
    """Return how to get back what is lost; nothing if nothing is."""
    if examined.is_whole:
        return ()
    saving = "Save what can be read into a new folder: outreach doctor --repair NEW-FOLDER"
    return (
        *((saving,) if any(vault.rows for vault in examined.vaults) else ()),
        REST_IN_A_BACKUP,
    )


def _lines(examined: Examined) -> Iterator[str]:
    for vault in examined.vaults:
        saves = counted(vault.saves, "save")
        is_gone = vault.lost and not vault.rows
        yield (
            f"{vault.role}: nothing can be read."
            if is_gone
            else f"{vault.role}: {vault.rows} rows from {saves}, every one verified."
        )
        if vault.torn:
            yield f"  {vault.torn} bytes at the end were never acknowledged as saved, and count for nothing."
        yield from (f"  lost: {lost}" for lost in vault.lost)
    if examined.warning:
        yield examined.warning
    if examined.is_whole:
        yield "Nothing that was saved is lost."
