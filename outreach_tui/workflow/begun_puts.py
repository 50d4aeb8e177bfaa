"""Files whose way to a place has begun: what one left that was cut off is removed by the next sync there.

Rules:
- A name is remembered before anything of the file is written at a place, and forgotten once everything that
  was to stand there does. So half a bundle is removed also when its file is never put there again: its
  receipt came from elsewhere, or what it held may not travel any more.
- Only what these very names left is removed: never what another laptop is sending, and never a whole file.
- A sync at one place removes what it finds of any name; it forgets only those begun at that place.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from outreach_tui.exchange.sync_place import SyncPlace
from outreach_tui.workflow.workspace import Workspace

_SETTING = "begun-puts"
_MOST_PLACES = 20
_MOST_NAMES = 1000

_Begun = dict[str, tuple[str, ...]]
"""Names by the place they were begun at, the latest place last."""


@contextmanager
def putting(workspace: Workspace, place: SyncPlace, names: Sequence[str]) -> Iterator[None]:
    """Clean up after what was cut off before, and remember what is begun until all of it stands there.

    Args:
        workspace: whose files they are.
        place: where they are put.
        names: their final names.

    Raises: OutreachError when the place cannot be looked at.
    """
    begun = _begun(workspace)
    place.forget_unfinished({*names, *(name for of_place in begun.values() for name in of_place)})
    standing = frozenset(place.names())
    others = {where: of_place for where, of_place in begun.items() if where != place.where}
    new = tuple(name for name in names if name not in standing)[-_MOST_NAMES:]
    _keep(workspace, {**others, place.where: new} if new else others)
    yield
    _keep(workspace, others)


def _begun(workspace: Workspace) -> _Begun:
    raw = workspace.vault.setting(_SETTING)
    return msgspec.json.decode(raw, type=_Begun) if raw else {}


def _keep(workspace: Workspace, begun: Mapping[str, tuple[str, ...]]) -> None:
    after = dict(list(begun.items())[-_MOST_PLACES:])
    if after != _begun(workspace):
        workspace.vault.keep_settings({_SETTING: msgspec.json.encode(after)})
