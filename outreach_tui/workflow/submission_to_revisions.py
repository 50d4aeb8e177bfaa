"""A finished conversation becomes revisions: one for each record it made or changed.

Rules:
- A field carries the answer, the reason why there is none, or nothing where the question had neither.
- Each revision names the writes it saw live and replaces (records/revise.py), so that two laptops join.
- The subject is the young person the submission is about; erasing them erases every revision about them.
- A record whose `status` becomes `struck` was crossed out by the young person: it makes no revision and is
  erased, so that its words neither show nor travel again, and wherever they went they go.
"""

from collections import Counter

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.submission import EntityAction, Submission
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.records.revision import Missing, Revision, Write, encode
from outreach_tui.records.sharing import FOLLOWS, followed_by_next
from outreach_tui.vault.store import Draft, KeptSubmission
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.workspace import Workspace

_STATUS, _STRUCK = "status", "struck"
_PERSON = "young_people"


def revisions_of(submission: Submission, workspace: Workspace) -> tuple[bytes, ...]:
    """Return the canonical bytes of what the submission changes, in its own order.

    Raises: OutreachError (`other-vault`) when some of it belongs in the other vault.
    """
    home = workspace.vault.folder.name
    strays = [
        one for one in submission.entities if entity_list(one.entity_list, has_subject=True).home != home
    ]
    if strays:
        raise OutreachError(
            "other-vault",
            submission.form_id,
            f"{strays[0].entity_list} belong in the other vault",
            "Run its script",
        )
    gone = struck(submission)
    revisions = (
        _revision(action, submission, workspace) for action in submission.entities if action.id not in gone
    )
    return tuple(encode(revision) for revision in revisions if revision is not None)


def struck(submission: Submission) -> frozenset[str]:
    """Return the records that the young person crossed out."""
    return frozenset(
        action.id
        for action in submission.entities
        if action.fields.get(_STATUS) == _STRUCK and action.entity_list != _PERSON
    )


def kept(submission: Submission, draft: Draft, outside: Outside) -> KeptSubmission:
    """Return the whole submission as the vault keeps it: on this laptop only, nothing said is lost."""
    return KeptSubmission(
        id=submission.instance_id,
        form_key=draft.form_key,
        about=submission.subject or "",
        kept_at=outside.now().isoformat(),
        xml=submission.xml,
    )


def counted(submission: Submission) -> tuple[tuple[str, int], ...]:
    """Return how many records of each entity list the submission makes or changes."""
    return tuple(Counter(action.entity_list for action in submission.entities).items())


def _revision(action: EntityAction, submission: Submission, workspace: Workspace) -> Revision | None:
    return revise_here(
        workspace,
        entity_list=action.entity_list,
        record=action.id,
        subject=submission.subject,
        fields=_writes(action) | _follows(action, submission.subject, workspace),
        form=f"{submission.form_id}@{submission.version}",
    )


def _follows(action: EntityAction, subject: str | None, workspace: Workspace) -> dict[str, Write]:
    """Return what a new agreement takes the place of (records/sharing.py)."""
    if action.entity_list != "consents" or action.kind != "create" or subject is None:
        return {}
    followed = followed_by_next(workspace.picture, subject)
    return {FOLLOWS: followed} if followed else {}


def _writes(action: EntityAction) -> dict[str, Write]:
    writes: dict[str, Write] = {}
    if action.label:
        writes["label"] = action.label
    for field, answer in action.fields.items():
        if isinstance(answer, MissingReason):
            writes[field] = Missing(missing=answer)
        elif answer:
            writes[field] = answer
        elif action.kind != "create":
            writes[field] = None
    return writes
