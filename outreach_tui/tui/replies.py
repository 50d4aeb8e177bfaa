"""What a view answers when a key was pressed: nothing, or one of a few plain values.

The widget that owns the keys (`widgets/pad.py`) and the app carry them out; a view never touches either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from outreach_tui.tui.conversation import Interview
    from outreach_tui.tui.view import View
    from outreach_tui.workflow.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Over:
    """Show another view on top; the one beneath waits as it stands."""

    view: "View"


@dataclass(frozen=True, slots=True)
class Close:
    """Take this view away and go on with the one beneath."""

    press: str = ""
    """A key to press in the view beneath; empty if none."""


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """Something slow, done beside the screen; what it raises goes to `failed` of the view that asked."""

    task: Callable[[], T]
    """What to do; it touches no screen."""
    saying: str
    """What is shown meanwhile."""
    then: Callable[[T], "Reply"]
    """What to do on the screen with what came of it."""
    progress: Callable[[], str] | None = None
    """Says how far it is, asked now and then; empty words leave what is shown."""

    @property
    def words(self) -> str:
        """What is to be shown now."""
        return (self.progress() if self.progress else "") or self.saying

    def do(self) -> "Callable[[], Reply]":
        """Do the task; returns what is to be done on the screen then."""
        value = self.task()
        return lambda: self.then(value)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The workspace is open; go to its first screen."""

    workspace: "Workspace"
    """What the opener returned."""


@dataclass(frozen=True, slots=True)
class Home:
    """Go to the first screen."""

    saying: str = ""
    """What it says there about what was just done."""


@dataclass(frozen=True, slots=True)
class LockUp:
    """Close the workspace and go back to the passphrase prompt."""

    saying: str = ""
    """Why, for the prompt to say."""
    why: str = "asked"
    """The same as a code, for the audit log."""


@dataclass(frozen=True, slots=True)
class Practise:
    """Leave for the invented area."""

    role: str
    """As whom: "officer" or "lead"."""


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Go to the screen with everything about one young person."""

    person: str
    """Their record's id."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the app."""


@dataclass(frozen=True, slots=True)
class Converse:
    """Go into a conversation."""

    interview: "Interview"
    """The conversation, begun or resumed."""
    is_card: bool = False
    """Whether it is somebody's name and address, which goes when names are locked."""


@dataclass(frozen=True, slots=True)
class Send:
    """Go to the screen that syncs with a place."""

    place: str = ""
    """The place to offer; the last one if none."""


@dataclass(frozen=True, slots=True)
class RunErrands:
    """Go to the list of what is done with keys, laptops and people."""


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Go to the screen that takes bundles in."""


@dataclass(frozen=True, slots=True)
class SettleConflicts:
    """Go to the screen where two officers' answers are chosen between."""


@dataclass(frozen=True, slots=True)
class JudgeSamePerson:
    """Go to the screen that asks who is one person."""


@dataclass(frozen=True, slots=True)
class ReadInterests:
    """Go to the screen with everybody's wishes in their own words."""


@dataclass(frozen=True, slots=True)
class DraftCourse:
    """Go to the screen with the course draft."""


Move = (
    Unlocked
    | Home
    | Quit
    | LockUp
    | Practise
    | AboutPerson
    | Converse
    | Send
    | TakeIn
    | SettleConflicts
    | JudgeSamePerson
    | ReadInterests
    | DraftCourse
    | RunErrands
)
"""Where to go next; the result of every screen."""

Reply = Over | Close | Work[Any] | Move | None
"""What a key led to; None when only the view itself changed."""
