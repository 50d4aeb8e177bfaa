"""Find a person by their code name, or a part of it."""

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.plan_today import people_to_visit
from outreach_tui.workflow.today import PersonToVisit
from outreach_tui.workflow.workspace import Workspace

MOST_FOUND = 100
"""How many a list shows; a longer one is narrowed by typing on."""


def find_person(workspace: Workspace, text: str) -> tuple[PersonToVisit, ...]:
    """Return the people whose code name has every part of `text`, those that begin with it first."""
    parts = text.casefold().replace("-", " ").split()
    found = [door for door in people_to_visit(workspace) if all(part in door.alias for part in parts)]
    found.sort(key=lambda door: (not door.alias.startswith(text.casefold()), door.alias, door.person))
    return tuple(found[:MOST_FOUND])


def person_named(workspace: Workspace, alias: str) -> str:
    """Return the record of the one person with this code name.

    Raises: OutreachError when nobody, or more than one, has it.
    """
    found = persons_named(workspace, alias)
    if len(found) == 1:
        return found[0]
    raise OutreachError(
        "no-such-person",
        "the code name",
        "nobody here has this code name" if not found else "more than one person has this code name",
        "Look at the list in `outreach`",
    )


def persons_named(workspace: Workspace, alias: str) -> tuple[str, ...]:
    """Return the records of everybody with this code name, whatever became of them."""
    return tuple(
        record.id for record in workspace.picture.each("young_people") if record.value("alias") == alias
    )
