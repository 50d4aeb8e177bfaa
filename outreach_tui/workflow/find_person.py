"""Find a person by their code name, or a part of it."""

from bisect import bisect_left
from dataclasses import replace
from itertools import chain, islice

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.hand_over_states import States
from outreach_tui.workflow.plan_today import door_of
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.today import PersonToVisit
from outreach_tui.workflow.workspace import Workspace

_LIST = "young_people"
_SHORT = 8
"""Characters of an id that are shown for a person, and are enough to name one."""
_BEHIND_ALL = "\U0010ffff"
"""Sorts behind whatever else may follow what was typed."""


class Finder:
    """Everybody by code name, as it stood when this was made; of the rest, only who is found is read, once.

    A key may take a fiftieth of a second: typing on looks only among whom it found before, and the order of
    code names says where those that begin with what was typed stand.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Look through every code name once, and how far everything has come."""
        note_if_possible(workspace, Action.SEARCHED)
        self._workspace = workspace
        self._names = sorted((alias, person) for person, alias in workspace.picture.values(_LIST, "alias"))
        self._states = States(workspace) if workspace.profile.role is Role.OFFICER else None
        self._doors: dict[str, PersonToVisit | None] = {}
        self._typed, self._named = "", self._names

    def find(self, text: str, most: int) -> tuple[PersonToVisit, ...]:
        """Return people whose code name has every part of `text`, those that begin with it first.

        Args:
            text: a part of a code name, or several.
            most: how many to read; a longer list is narrowed by typing on.
        """
        start = text.casefold()
        named = self._named_like(start)
        first, after = bisect_left(named, (start,)), bisect_left(named, (start + _BEHIND_ALL,))
        ordered = chain(named[first:after], named[:first], named[after:])
        doors = (self._door(person) for _, person in ordered)
        return tuple(islice((door for door in doors if door is not None), most))

    def _named_like(self, start: str) -> list[tuple[str, str]]:
        named = self._named if start.startswith(self._typed) else self._names
        for part in start.replace("-", " ").split():
            named = [one for one in named if part in one[0]]
        self._typed, self._named = start, named
        return named

    def _door(self, person: str) -> PersonToVisit | None:
        if person not in self._doors:
            self._doors[person] = self._read(person)
        return self._doors[person]

    def _read(self, person: str) -> PersonToVisit | None:
        door = door_of(self._workspace, person)
        if door is None or self._states is None or not door.tries:
            return door
        return replace(door, hand_over=self._states.words(person))


def person_named(workspace: Workspace, alias: str) -> str:
    """Return the record of the one person with this code name, or whose id begins so.

    Raises: OutreachError when nobody, or more than one, has it.
    """
    found = persons_named(workspace, alias) or _persons_beginning(workspace, alias)
    if len(found) == 1:
        return found[0]
    if not found:
        what, next_step = "nobody here has this code name", "Look at the list in `outreach`"
    else:
        ids = " or ".join(person[:_SHORT] for person in found)
        what, next_step = "more than one person has this code name", f"Say which, by their ids: {ids}"
    raise OutreachError("no-such-person", "the code name", what, next_step)


def _persons_beginning(workspace: Workspace, start: str) -> tuple[str, ...]:
    """Return the records whose id begins so, if enough of it is given."""
    ids = workspace.picture.ids(_LIST) if len(start) >= _SHORT else ()
    return tuple(sorted(person for person in ids if person.startswith(start)))


def persons_named(workspace: Workspace, alias: str) -> tuple[str, ...]:
    """Return the records of everybody with this code name, whatever became of them."""
    return tuple(
        sorted(person for person, known in workspace.picture.values(_LIST, "alias") if known == alias)
    )
