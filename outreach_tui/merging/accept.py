"""What accepting a preview adds, in one step, and what undoing it withdraws.

Rules:
- Accepting only adds. What arrived or was erased since the preview was made is left out, so an old preview
  does no harm.
- What arrived to be erased is erased, and nothing undoes that.
- Undoing takes what a merge brought out of view and leaves it in the store, so that a receipt given for it
  stays true. Accepting the same again brings it back into view.
- What somebody wrote after the merge stays. Where it replaced words of both sides, it still stands alone.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from outreach_tui.merging.report import MergePreview
from outreach_tui.records.join import State, is_about
from outreach_tui.records.picture import Picture


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One merge, as it is done and as it can be undone."""

    add: Mapping[str, bytes]
    """The encoded revisions to put into the store in one step, by id."""
    picture: Picture
    """The picture of all that it brings into view, to join with the one there is."""
    brought: AbstractSet[str]
    """Ids of all that it brings into view; keep them to undo the merge."""
    erase: frozenset[str] = frozenset()
    """Ids to erase for good once they are in the store; undoing does not bring them back."""


def accept(known: State, seen: MergePreview) -> Acceptance:
    """Return what makes `known` hold all that the preview `seen` would bring."""
    gone = known.erased | seen.erases
    welcome = (
        {one: raw for one, raw in seen.brings.items() if not is_about(raw, gone)} if gone else seen.brings
    )
    is_all_new = known.revisions.keys().isdisjoint(welcome)
    return Acceptance(
        add=welcome
        if is_all_new
        else {one: raw for one, raw in welcome.items() if one not in known.revisions},
        picture=seen.arriving if len(welcome) == len(seen.brings) else Picture.of(welcome),
        brought=welcome.keys(),
        erase=seen.erases - known.erased,
    )


def in_view(known: State, withdrawn: AbstractSet[str]) -> Mapping[str, bytes]:
    """Return the encoded revisions that count, by id: all that is known without what undoing withdrew."""
    if not withdrawn:
        return known.revisions
    return {one: raw for one, raw in known.revisions.items() if one not in withdrawn}
