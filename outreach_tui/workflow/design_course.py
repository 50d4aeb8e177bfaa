"""Design a course: the first draft, from everything read (the rules stand in codesign/draft.py)."""

from outreach_tui.codesign import draft
from outreach_tui.codesign.draft import CourseDraft
from outreach_tui.workflow.theme_labels import theme_labels
from outreach_tui.workflow.workspace import Workspace


def draft_course(workspace: Workspace) -> CourseDraft:
    """Return the first draft of a course: themes, offers with reasons in words, and the gaps."""
    return draft.draft_course(
        workspace.picture, labels=theme_labels(workspace), today=workspace.outside.now().date()
    )
