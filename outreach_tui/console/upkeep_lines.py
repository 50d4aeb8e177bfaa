"""What examining, backing up and putting back came to, as plain lines."""

from collections.abc import Iterator

from outreach_tui.workflow.examine_workspace import Examined


def examined_lines(examined: Examined) -> tuple[str, ...]:
    """Return what was verified, what is lost, and how to get it back."""
    return tuple(_lines(examined))


def _lines(examined: Examined) -> Iterator[str]:
    for vault in examined.vaults:
        yield f"{vault.role}: {vault.rows} rows from {vault.saves} saves, every one verified."
        if vault.torn:
            yield f"  {vault.torn} bytes at the end were never acknowledged as saved, and count for nothing."
        yield from (f"  lost: {lost}" for lost in vault.lost)
    if examined.warning:
        yield examined.warning
    if examined.is_whole:
        yield "Nothing that was saved is lost."
    else:
        yield "Save what can be read into a new folder: outreach doctor --repair NEW-FOLDER"
        yield "A newer backup may hold the rest: outreach restore BACKUP --folder ANOTHER-FOLDER"
