"""The key line of the conversation: what the keys do where it stands, the most useful first."""

from outreach_tui.interview.prompt import AddAnother
from outreach_tui.tui import commands
from outreach_tui.tui.commands import Command
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.between import ANOTHER_KEYS
from outreach_tui.tui.interviewing.conclusion import Conclusion
from outreach_tui.tui.interviewing.layout import SEVERAL
from outreach_tui.tui.interviewing.walk import Walk

_FIRST = (commands.BACK, commands.NOT_NOW)
_LATER = (
    commands.ADD_ANOTHER,
    commands.EVERYTHING,
    commands.NOTE,
    commands.LIGHT,
    commands.PASS_ON,
    commands.UNDO,
    commands.SAY_LIKE,
    commands.COVER,
    commands.STOP,
    commands.HELP,
)


def interview_keys(
    interview: Interview, walk: Walk, conclusion: Conclusion, *, can_copy: bool
) -> tuple[Command, ...]:
    """Return them, of a conversation that is not finished; `can_copy` where a copy can be given now."""
    common = _common(interview)
    if walk.asking is not None:
        own = walk.asking.keys()
        first = 2 if walk.asking.prompt.control in SEVERAL else 1
        copy = (commands.A_COPY,) if can_copy else ()
        return (*own[:first], *copy, *common, *own[first:])
    own = ANOTHER_KEYS if isinstance(walk.step, AddAnother) else conclusion.keys()
    return (*own, *(one for one in common if one != commands.NOT_NOW))


def _common(interview: Interview) -> tuple[Command, ...]:
    """Return what can be done anywhere: how light mode ends comes first, adding only where it is possible."""
    language = (commands.LANGUAGE,) if interview.languages else ()
    adds = bool(interview.repeats())
    later = tuple(one for one in _LATER if adds or one != commands.ADD_ANOTHER)
    if not interview.is_light:
        return (*_FIRST, *language, *later)
    full = commands.LIGHT.called("as before")
    return (full, *_FIRST, *language, *(one for one in later if one != commands.LIGHT))
