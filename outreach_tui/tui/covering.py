"""A screen while it is covered: what covers it, and everything that waits until the cover is lifted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from outreach_tui.tui.pile import Pile
from outreach_tui.tui.replies import Reply
from outreach_tui.tui.strokes import Stroke


@dataclass(slots=True)
class Covering:
    """A cover and what it holds back."""

    views: Pile
    """The cover, and what explains it or shows whom to ring on top."""
    aside: tuple[Stroke, ...]
    """Keys typed for what is beneath, before it was covered."""
    locks_after: bool = False
    """Whether the workspace is closed as soon as the work beneath is done."""
    held: list[Callable[[], Reply]] = field(default_factory=list)
    """What work beneath came to, to be heard when the cover is lifted."""
