"""What a place shows and what its keys do: the part of a screen that needs no terminal.

A view decides nothing about data. It calls a verb through its desk, shows what came back, and answers each
key with a reply (`replies.py`).
"""

from outreach_tui.errors import OutreachError
from outreach_tui.tui.commands import Command
from outreach_tui.tui.lines import Line, Size, Tone, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import EVERYWHERE
from outreach_tui.tui.strokes import Stroke


class View:
    """One thing on the screen; every method has an answer that suits a view without that part."""

    name = ""
    """What the help screen calls it."""
    purpose = ""
    """What it is for, in a sentence or two."""
    commands: tuple[Command, ...] = ()
    """Everything its keys can do."""
    everywhere: tuple[Command, ...] = EVERYWHERE
    """What its keys can do besides, as on every screen; help and the list of all actions add it."""
    can_be_explained = True
    """Whether F1 and F10 open over it; not over themselves."""
    own_keys: frozenset[str] = frozenset()
    """Keys that open something over any view, which this one has a use of its own for."""
    message = ""
    """What answers what was just done."""

    def whom(self) -> str:
        """Return the young person it is about, by record; empty if about nobody or somebody not kept yet."""
        return ""

    def title(self) -> str:
        """Return what stands at the upper left."""
        return self.name

    def state(self) -> str:
        """Return what stands at the upper right: how far, how much, when saved."""
        return ""

    def body(self, size: Size) -> list[Line]:
        """Return the rows between the rules; what does not fit is cut at the bottom."""
        del size
        return []

    def rail(self, size: Size) -> list[Line]:
        """Return what stands at the right of a wide window; empty if nothing does."""
        del size
        return []

    def message_rows(self, width: int, tone: Tone = Tone.NOTICE) -> list[Line]:
        """Return the rows of the message, to its last word; none where nothing was said."""
        return wrapped_lines(self.message, width - 3, indent=3, tone=tone) if self.message else []

    def keys(self) -> tuple[Command, ...]:
        """Return the commands of the key line, the most useful first."""
        return self.commands

    def rows_to_open(self) -> tuple[Command, ...]:
        """Return the rows that open with a key of their own, for the list of all actions (F10)."""
        return ()

    def press(self, stroke: Stroke) -> Reply:
        """Take a key."""
        del stroke
        return None

    def pause(self) -> None:
        """Keep what was typed; called soon after the last key, and before the view is left."""

    def failed(self, error: OutreachError) -> Reply:
        """Hear why a piece of work did not succeed; another try is always possible."""
        self.message = str(error)
        return None

    def note_kept(self, saying: str) -> Reply:
        """Hear that a line written over it was kept: say so; the reply closes the line."""
        self.message = saying
        return Close()

    def shown_again(self) -> None:
        """Hear that a view on top was closed."""

    def names_locked(self, saying: str) -> Reply:
        """Hear that names were locked, and why: forget every name; a reply leads away from here."""
        del saying
        return None
