"""Run an interview from a file of answers: the same engine and the same vault as a conversation.

Rules:
- A line that names no question that applies now stops the run; what was answered before it stays a draft.
- An answer that the script refuses stops it too, with the script's own message.
"""

from collections.abc import Iterable

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Refusal
from outreach_tui.number_words import counted
from outreach_tui.workflow.answers_file import (
    AnswerLine,
    GivenAnswer,
    GivenReason,
    OneMore,
    not_understood,
    read_answers,
)
from outreach_tui.workflow.conduct_interview import Finished, Interview
from outreach_tui.workflow.workspace import Workspace


def interview_from_file(workspace: Workspace, interview: Interview, text: str, where: str) -> Finished:
    """Run and finish a conversation with the answers in a file.

    Args:
        workspace: whose conversation it is.
        interview: the conversation, begun or resumed.
        text: the whole file.
        where: its name, for messages.

    Raises: OutreachError naming the line that could not be taken, or the question that is still open.
    """
    answer_from_file(interview, read_answers(text, where, workspace.outside.now().date()), where)
    open_question = still_open(interview, where)
    if open_question is not None:
        raise open_question
    return interview.finish()


def answer_from_file(interview: Interview, lines: Iterable[AnswerLine], where: str) -> None:
    """Give every answer of the file to the interview, in order.

    Raises: OutreachError "answers-file", naming the line that could not be taken.
    """
    for line in lines:
        _take(interview, line, where)


def still_open(interview: Interview, where: str) -> OutreachError | None:
    """Return why the conversation cannot be finished after its file of answers, or None if it can."""
    problems = interview.problems()
    if not problems:
        return None
    labels = {prompt.ref: prompt.name for prompt in interview.prompts()}
    first = problems[0]
    return OutreachError(
        "not-finished",
        where,
        f"{counted(len(problems), 'question')} still without an answer, first "
        f'"{labels.get(first.ref, first.ref)}": {first.sentence}',
        "What was answered is kept as a draft; add the missing lines or go on with it in `outreach`",
    )


def _take(interview: Interview, line: AnswerLine, where: str) -> None:
    if isinstance(line, OneMore):
        interview.add(_repeat_ref(interview, line, where))
        return
    interview.go_to(_question_ref(interview, line, where))
    outcome = (
        interview.answer(line.value) if isinstance(line, GivenAnswer) else interview.leave_out(line.reason)
    )
    if isinstance(outcome, Refusal):
        raise not_understood(
            where, line.line, f'"{line.question}" does not take this answer: {outcome.sentence}'
        )


def _question_ref(interview: Interview, line: GivenAnswer | GivenReason, where: str) -> str:
    refs = [ref for ref in interview.refs() if ref.endswith(f"/{line.question}")]
    if len(refs) == 1:
        return refs[0]
    if refs:
        raise not_understood(
            where,
            line.line,
            f'"{line.question}" is asked {len(refs)} times; say which, as in "{_tail(refs[0])}"',
        )
    raise not_understood(where, line.line, f'"{line.question}" names no question that applies at this point')


def _repeat_ref(interview: Interview, line: OneMore, where: str) -> str:
    refs = [repeat.ref for repeat in interview.repeats() if repeat.ref.endswith(f"/{line.repeat}")]
    if len(refs) != 1:
        raise not_understood(
            where, line.line, f'"{line.repeat}" names no repeat that can be added to at this point'
        )
    return refs[0]


def _tail(ref: str) -> str:
    return "/".join(ref.rsplit("/", 2)[-2:])
