"""What an officer can do about one young person, and the two-key way to say that nobody was in.

Rules:
- Somebody who talked with us before is followed up; everybody else is met with the home visit. Who said no at
  the door and comes back on their own is met anew.
- Nobody in is a visit like any other: it counts as work and leaves them on the list.
"""

from dataclasses import dataclass

from outreach_tui.records.views import Visit
from outreach_tui.workflow.area_scripts import has_area_scripts
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.conduct_interview import Finished
from outreach_tui.workflow.fill_in import fill_in
from outreach_tui.workflow.recall import Recall, recall, recall_lines
from outreach_tui.workflow.taken_back_in_words import told_to_them
from outreach_tui.workflow.workspace import Workspace

HOME_VISIT, FOLLOW_UP = "home_visit", "follow_up"

_TALKED = ("part", "full")


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """One young person before the door."""

    recall: Recall
    """Last time: promises, words, what was wrong."""
    lines: tuple[str, ...]
    """The same in lines for one screen; before it, what was decided about words they took back."""
    talk: str
    """The script a talk begins with now: home_visit or follow_up."""
    has_area_scripts: bool = False
    """Whether the area pack brought scripts of its own."""


def at_the_door(workspace: Workspace, person: str) -> AtTheDoor:
    """Return what to have in mind and what a talk begins with."""
    note_if_possible(workspace, Action.SHOWN, person, "at-the-door")
    known = recall(workspace, person)
    became = told_to_them(workspace.picture, person)
    lines = ((f"To tell them: {became}",) if became else ()) + recall_lines(known)
    return AtTheDoor(known, lines, talk_script(workspace, person), has_area_scripts(workspace))


def talk_script(workspace: Workspace, person: str) -> str:
    """Return the script a talk with them begins with now."""
    visits = map(Visit.of, workspace.picture.about(person, "visits"))
    return FOLLOW_UP if any(visit.outcome in _TALKED for visit in visits) else HOME_VISIT


def nobody_in(workspace: Workspace, person: str) -> Finished:
    """Note a try at a door that nobody opened.

    Raises: OutreachError when the script wants more than that.
    """
    return fill_in(workspace, talk_script(workspace, person), {"door": "not_in"}, person=person)
