"""The files at places that were looked at and need not be fetched again, by the hash they are named by.

What is known of a name is known for ever: it is the hash of the very bytes. Only the newest are remembered.
"""

from collections.abc import Iterable

from outreach_tui.workflow.workspace import Workspace

_SETTING = "looked-at"
_BYTES = 16
_MOST = 20_000


def not_looked_at(workspace: Workspace, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of which nothing is known yet, in the order given."""
    known = set(_known(workspace))
    return tuple(name for name in names if _short(name) not in known)


def remember_looked_at(workspace: Workspace, names: Iterable[str]) -> None:
    """Remember names as looked at."""
    before = _known(workspace)
    after = tuple(dict.fromkeys((*before, *map(_short, names))))[-_MOST:]
    if after != before:
        workspace.vault.keep_settings({_SETTING: b"".join(after)})


def _known(workspace: Workspace) -> tuple[bytes, ...]:
    raw = workspace.vault.setting(_SETTING) or b""
    return tuple(raw[start : start + _BYTES] for start in range(0, len(raw), _BYTES))


def _short(name: str) -> bytes:
    return bytes.fromhex(name[: 2 * _BYTES])
