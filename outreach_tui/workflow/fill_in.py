"""A script of one or two answers filled in and finished at once: what a single key on a screen does.

It is the same way in as any conversation: the script runs, its records appear, nothing else writes records.
"""

from collections.abc import Mapping

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Refusal
from outreach_tui.workflow.begin_interview import begin_interview, drop_draft
from outreach_tui.workflow.conduct_interview import Finished, Interview
from outreach_tui.workflow.workspace import Workspace


def fill_in(
    workspace: Workspace,
    script: str,
    answers: Mapping[str, str],
    *,
    person: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Finished:
    """Answer a script and finish it; where that cannot be, nothing is kept of it.

    Args:
        workspace: whose it is.
        script: a shipped script's name.
        answers: by question name, in the order they are given.
        person: whom it is about, if anybody.
        given: what is known besides what the app knows itself.

    Raises: OutreachError when an answer is not taken or the script wants more than these.
    """
    interview = begin_interview(workspace, script, person=person, given=given)
    try:
        for question, answer in answers.items():
            _answer(interview, question, answer)
        return interview.finish()
    except OutreachError:
        drop_draft(workspace, interview.draft)
        raise


def _answer(interview: Interview, question: str, answer: str) -> None:
    ref = next((prompt.ref for prompt in interview.prompts() if prompt.name == question), "")
    refusal: object = interview.go_to(ref) if ref else None
    refusal = interview.answer(answer) if ref and not isinstance(refusal, Refusal) else refusal
    if not ref or isinstance(refusal, Refusal):
        what = refusal.sentence if isinstance(refusal, Refusal) else "it is not asked here"
        raise OutreachError("not-filled-in", f"the question {question!r}", what, "Open the script instead")
