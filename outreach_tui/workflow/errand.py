"""One errand: what is done a few times a year with keys, laptops or people.

Rules:
- An errand is a few questions and one verb. It asks in the order a person would be asked; the verb behind it
  is the one the command line calls.
- What is done is said in lines; an errand that cannot be done leaves everything as it was.
- Verbs are imported when an errand is run.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from outreach_tui.workflow.asking import Answers, Ask, ReadOut, Said
from outreach_tui.workflow.clearing import THE_WORD, cleared_if_sure
from outreach_tui.workflow.workspace import Workspace

Checks = tuple[tuple[str, Callable[[Workspace, str, Answers], None]], ...]
"""By a question's name, what looks at its answer beside those before it; raises OutreachError."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do."""

    name: str
    """What it is called in a list."""
    about: str
    """What it does, in a sentence."""
    asks: tuple[Ask, ...]
    """What has to be known."""
    do: Callable[[Workspace, Answers], tuple[Said, ...]]
    """Does it, and returns what to say; raises OutreachError."""
    checks: Checks = ()
    """Checks of single answers that need the workspace, by the question's name; each raises OutreachError."""
    ends_the_session: bool = False
    """Whether the workspace is closed for good afterwards."""

    def at(self, workspace: Workspace) -> "Errand":
        """Return it with its answers checked as soon as they are given."""
        checks = {name: partial(check, workspace) for name, check in self.checks}
        asks = tuple(replace(ask, check=checks.get(ask.name, ask.check)) for ask in self.asks)
        return replace(self, asks=asks)


def show_the_area(workspace: Workspace, _answers: Answers) -> tuple[Said, ...]:
    """Say what is known of the area: its pack, the words for new officers, numbers, scripts."""
    from outreach_tui.workflow.area_pack import show_area

    area = show_area(workspace)
    return (
        *area.standing,
        *((f"This laptop is {area.laptop}.",) if area.laptop else ()),
        "Six words for a new officer, to be read out by phone:",
        ReadOut(area.words),
        f"Laptops that count: {area.laptops}.",
        *(f"Number: {one.label}, {one.number}" for one in area.numbers),
        *(f"Script: {name}" for name in area.scripts),
    )


def _clear_log(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.clear_log import clear_log, what_is_old

    return cleared_if_sure(answers["sure"], partial(what_is_old, workspace), partial(clear_log, workspace))


SURE = Ask("sure", f"{THE_WORD} to do it now (Enter: only say what would go)", may_be_empty=True)
"""Asked before anything is let go of."""
CLEAR_LOG = Errand(
    "Clear old audit entries",
    "What was done more than two years ago, here.",
    (SURE,),
    _clear_log,
)
"""The same for officers and the lead partner."""
