"""Why an officer still needs what was said by somebody, even if the lead partner has all of it.

Rules (security.md 4: a copy is cleared unless the series of visits is open):
- A conversation under way, a promise of ours not kept, a day they gave us, something to try they were not
  asked about, a course they are on or check-ins after it, and anything two people wrote differently.
- Waiting until they say when is no reason: their code name and what they agreed to stay, so we can go back.
"""

from outreach_tui.records.views import Outcome, Pledge, Taster, Visit, YoungPerson
from outreach_tui.workflow.plan_today import ENDED_VISITS, NOT_VISITED, asked_for
from outreach_tui.workflow.workspace import Workspace

_IN_COURSE = "in_course"
_LAST_CHECK_IN = "m12"


def why_needed(workspace: Workspace, person: str) -> str:
    """Return in a few words why what they said is still needed on this laptop; "" if it is not."""
    if any(draft.about == person for draft in workspace.vault.drafts()):
        return "a conversation is not finished"
    if any(record.conflicts() for record in workspace.picture.about(person)):
        return "something two people wrote differently is open"
    known = workspace.picture.record("young_people", person)
    if known is None:
        return "who they are is not known here"
    if _promised(workspace, person):
        return "a promise of ours is open"
    if YoungPerson.of(known).status in NOT_VISITED:
        return ""
    return _coming(workspace, person, YoungPerson.of(known).status)


def _promised(workspace: Workspace, person: str) -> bool:
    pledges = map(Pledge.of, workspace.picture.about(person, "pledges"))
    return any(one.we_words and not one.kept for one in pledges)


def _coming(workspace: Workspace, person: str, status: str) -> str:
    visits = sorted(map(Visit.of, workspace.picture.about(person, "visits")), key=lambda one: one.on)
    if visits and visits[-1].outcome not in ENDED_VISITS and asked_for(visits[-1]) is not None:
        return "they gave us a day"
    tasters = map(Taster.of, workspace.picture.about(person, "tasters"))
    if any(not one.went for one in tasters):
        return "nobody asked yet how it was"
    asked = {one.timepoint for one in map(Outcome.of, workspace.picture.about(person, "outcomes"))}
    if status == _IN_COURSE or (asked and _LAST_CHECK_IN not in asked):
        return "their course, or the check-ins after it, go on"
    return ""
