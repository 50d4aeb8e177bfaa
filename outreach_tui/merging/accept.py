"""What accepting a preview adds, in one step, and what undoing it withdraws.

Rules:
- Accepting only adds. What arrived or was erased since the preview was made is left out, so an old preview
  does no harm.
- Undoing takes what a merge brought out of view and leaves it in the store, so that a receipt given for it
  stays true. Accepting the same again brings it back into view.
- What somebody wrote after the merge stays. Where it replaced words of both sides, it still stands alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from outreach_tui.merging.report import MergePreview
from outreach_tui.records.join import State, is_about


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One merge, as it is done and as it can be undone."""

    add: tuple[bytes, ...]
    """The encoded revisions to put into the store in one step, in order of id."""
    brought: frozenset[str]
    """Ids of all that it brings into view; keep them to undo the merge."""


def accept(known: State, seen: MergePreview) -> Acceptance:
    """Return what makes `known` hold all that the preview `seen` would bring."""
    welcome = {one: raw for one, raw in seen.brings.items() if not is_about(raw, known.erased)}
    return Acceptance(
        add=tuple(welcome[one] for one in sorted(welcome) if one not in known.revisions),
        brought=frozenset(welcome),
    )


def in_view(known: State, withdrawn: frozenset[str]) -> Mapping[str, bytes]:
    """Return the encoded revisions that count, by id: all that is known without what undoing withdrew."""
    if not withdrawn:
        return known.revisions
    return {one: raw for one, raw in known.revisions.items() if one not in withdrawn}
