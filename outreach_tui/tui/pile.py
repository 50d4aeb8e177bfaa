"""Views of one screen, one upon the other: the uppermost is seen and takes the keys, the others wait.

While the uppermost has work under way, no key is taken.
"""

from typing import Any

from outreach_tui.errors import OutreachError
from outreach_tui.tui.replies import Reply, Work
from outreach_tui.tui.view import View


class Pile:
    """What lies on a screen."""

    def __init__(self, view: View) -> None:
        """Begin with `view`."""
        self._views = [view]
        self.work: Work[Any] | None = None
        self.is_forgotten = False

    @property
    def top(self) -> View:
        """The uppermost view."""
        return self._views[-1]

    @property
    def is_single(self) -> bool:
        """Whether there is nothing beneath the uppermost view."""
        return len(self._views) == 1

    def put(self, view: View) -> None:
        """Lay a view on top."""
        self._views.append(view)

    def take_away(self) -> None:
        """Take the uppermost view away; the one beneath is shown again."""
        self._views.pop()
        self.top.shown_again()

    def begin_again(self, view: View) -> None:
        """Hold `view` and nothing of what was here."""
        self._views, self.work, self.is_forgotten = [view], None, False

    def forget(self) -> None:
        """Hold nothing of anybody any more."""
        self._views, self.is_forgotten = [View()], True

    def pause(self) -> None:
        """Let every view keep what was typed in it.

        Raises: OutreachError when one of them cannot.
        """
        for view in self._views:
            view.pause()

    def keep(self) -> bool:
        """Let every view keep what was typed in it, or say why not; return whether all of it is kept."""
        is_all = True
        for view in self._views:
            try:
                view.pause()
            except OutreachError as error:
                view.message, is_all = str(error), False
        return is_all

    def names_locked(self, saying: str) -> Reply:
        """Let every view forget the names it shows; return where the first leads that cannot stay."""
        replies = (view.names_locked(saying) for view in self._views)
        return next((one for one in replies if one is not None), None)
