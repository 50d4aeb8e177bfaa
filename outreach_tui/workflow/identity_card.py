"""Enter or change name, number and door of somebody planned today; its drafts stay in the identity vault."""

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.identity import OpenIdentity
from outreach_tui.workflow.plan_today import drafts_to_finish, plan_today
from outreach_tui.workflow.today import DraftToFinish
from outreach_tui.workflow.workspace import Workspace

_SCRIPT = "identity"


def begin_card(work: Workspace, names: OpenIdentity, person: str) -> Interview:
    """Begin a card, with what stands on it already; only for somebody planned today.

    Raises: OutreachError when names are locked, or the person is not on today's list.
    """
    planned = {door.person: door.alias for door in plan_today(work).people}
    if person not in planned:
        raise OutreachError(
            "not-today",
            "name and address",
            "they open only for people planned today",
            "Wait for the day they asked for",
        )
    record = names.workspace.picture.record("identities", person)
    known = {field: record.value(field) for field in record.fields} if record else {}
    return begin_interview(names.workspace, _SCRIPT, person=person, given={**known, "alias": planned[person]})


def resume_card(names: OpenIdentity, draft: str) -> Interview:
    """Go on with a card.

    Raises: OutreachError when names are locked or the draft is gone.
    """
    return resume_interview(names.workspace, draft)


def card_drafts(work: Workspace, names: OpenIdentity) -> tuple[DraftToFinish, ...]:
    """Return the cards left in the middle, of the people planned today and of nobody else."""
    planned = {door.person for door in plan_today(work).people}
    about = {draft.id: draft.about for draft in names.workspace.vault.drafts()}
    return tuple(draft for draft in drafts_to_finish(names.workspace) if about[draft.draft] in planned)
