"""What was changed in a conversation since the workspace was opened, so that it can be taken back.

Rules:
- Each change is a state to go back to and what was said by it; going back keeps the state that was left, so
  that it can be brought back too.
- Nothing of it is written anywhere: it goes when the workspace is closed, and when the conversation ends.
"""

import zlib
from collections import deque
from dataclasses import dataclass, replace

from outreach_tui.workflow.beside import NOTHING, Company, PutRight

_MOST = 200
"""Changes that can be taken back; older ones stay as they are."""
_QUICK = 1
"""How hard a state is pressed together: every answer waits for it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A question and its answer, for the one line that stays in sight."""

    label: str
    """The question."""
    answer: str
    """The answer in words, or the reason why there is none."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A conversation at one moment."""

    session: bytes
    """The saved session."""
    company: Company | None = None
    """Who was about."""
    put_right: PutRight = NOTHING
    """What the young person had put right."""
    typing_ref: str = ""
    """The question with words not entered yet."""
    typing_text: str = ""
    """Those words."""


@dataclass(frozen=True, slots=True)
class Change:
    """A state to go to, and what is said about going there."""

    to: Moment
    """The state."""
    said: Said
    """What the change put in or took away."""


class Sitting:
    """The changes of one conversation: those made, and those taken back."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: deque[Change] = deque(maxlen=_MOST)
        self._taken_back: deque[Change] = deque(maxlen=_MOST)

    @property
    def last(self) -> Change | None:
        """What would be taken back next."""
        return _opened(self._made[-1]) if self._made else None

    @property
    def last_taken_back(self) -> Change | None:
        """What would be brought back next."""
        return _opened(self._taken_back[-1]) if self._taken_back else None

    def made(self, before: Moment, said: Said) -> None:
        """Remember a change; what was taken back before it is no longer ahead of it."""
        self._made.append(_closed(Change(before, said)))
        self._taken_back.clear()

    def took_back(self, now: Moment) -> None:
        """Remember that the last change was taken back, from `now`."""
        self._taken_back.append(_closed(replace(self._made.pop(), to=now)))

    def took_back_typing(self, now: Moment, said: Said) -> None:
        """Remember that words not entered were taken back, from `now`."""
        self._taken_back.append(_closed(Change(now, said)))

    def brought_back(self, now: Moment) -> None:
        """Remember that the last change taken back was brought back, from `now`."""
        self._made.append(_closed(replace(self._taken_back.pop(), to=now)))


def _closed(change: Change) -> Change:
    return replace(change, to=replace(change.to, session=zlib.compress(change.to.session, _QUICK)))


def _opened(change: Change) -> Change:
    return replace(change, to=replace(change.to, session=zlib.decompress(change.to.session)))
