"""Conduct an interview: every answer is in the vault before the method that took it returns.

Rules:
- One `Interview` is one draft. Leaving in the middle leaves the draft; `resume_interview` stands at the same
  question with the same words, those typed but not yet entered included.
- The draft keeps the compiled form it began with: a newer version of the script changes nothing in it.
- Finishing is one commit: the draft goes, the submission is kept, its records appear.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Ending, Progress, Prompt, Question, Refusal, Step
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.vault.store import Draft
from outreach_tui.workflow import known_records, script_home, submission_to_revisions
from outreach_tui.workflow.answer_in_words import in_words
from outreach_tui.workflow.script_shelf import Script, find_script, script_of_draft
from outreach_tui.workflow.workspace import Workspace

_CODE_NAME = "alias"
"""The question, in any script, whose answer today's list calls the conversation by."""


@dataclass(frozen=True, slots=True)
class Said:
    """The last question that was answered and its answer, for the one line that stays in sight."""

    label: str
    """The question."""
    answer: str
    """The answer in words, or the reason why there is none."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What finishing a conversation put into the vault."""

    title: str
    """The script's title."""
    records: tuple[tuple[str, int], ...]
    """How many records of each entity list it made or changed, in the script's order."""


class Interview:
    """One conversation under way.

    Every method that changes something saves before it returns, so whatever a face shows next is kept.
    """

    def __init__(self, workspace: Workspace, script: Script, session: Session, draft: Draft) -> None:
        """Use `begin_interview` or `resume_interview`."""
        self._workspace = workspace
        self._script = script
        self._session = session
        self._draft = draft
        self.last_said: Said | None = None

    @property
    def draft(self) -> str:
        """The draft's id."""
        return self._draft.id

    @property
    def title(self) -> str:
        """The script's title."""
        return self._script.form.title

    @property
    def alias(self) -> str:
        """The young person's code name, or empty while there is none."""
        return self._draft.alias

    @property
    def step(self) -> Step:
        """Where the conversation stands."""
        return self._session.step

    @property
    def typed(self) -> str:
        """Words typed at the present question that were not entered yet; empty if there are none."""
        step = self._session.step
        if isinstance(step, Question) and step.prompt.ref == self._draft.typing_ref:
            return self._draft.typing_text
        return ""

    @property
    def progress(self) -> Progress:
        """How many of the questions that apply are answered."""
        return self._session.progress()

    def prompts(self) -> tuple[Prompt, ...]:
        """Every question that applies now, in order."""
        return self._session.prompts()

    def refs(self) -> tuple[str, ...]:
        """Where every question is that applies now, in order."""
        return self._session.refs()

    def repeats(self) -> tuple[AddAnother, ...]:
        """Every repeat that can be added to now."""
        return self._session.repeats()

    def problems(self) -> tuple[Refusal, ...]:
        """What keeps the conversation from being finished, in order; empty if nothing does."""
        return self._session.problems()

    def answer(self, value: str) -> Step | Refusal:
        """Take the answer to the present question and go on to the next one.

        Args:
            value: an XForms string (choice names, ISO dates); cleaned of what a terminal must not see.
        """
        return self._change(lambda: self._session.answer(value))

    def leave_out(self, reason: MissingReason) -> Step | Refusal:
        """Note why the present question has no answer and go on."""
        return self._change(lambda: self._session.leave_out(reason))

    def clear(self) -> Step | Refusal:
        """Take the present question's answer away and stay at it."""
        return self._change(self._session.clear)

    def forward(self) -> Step | Refusal:
        """Go on, keeping what stands at the present question."""
        return self._change(self._session.forward)

    def back(self) -> Step | Refusal:
        """Go back one question; nothing is lost."""
        return self._change(self._session.back)

    def go_to(self, ref: str) -> Step | Refusal:
        """Go to any question that applies now."""
        return self._change(lambda: self._session.go_to(ref))

    def add_another(self) -> Step | Refusal:
        """Say yes to another one of the repeat the conversation stands behind."""
        return self._change(self._session.add_another)

    def no_more(self) -> Step | Refusal:
        """Say that there is no other one, and go on."""
        return self._change(self._session.no_more)

    def add(self, repeat: str) -> Step | Refusal:
        """Add one to a repeat from anywhere and stand at its first question."""
        return self._change(lambda: self._session.add(repeat))

    def remove(self, ref: str) -> Step | Refusal:
        """Take one out of a repeat ("/data/ideas/interest[2]") and stand where it was."""
        return self._change(lambda: self._session.remove(ref))

    def typing(self, text: str) -> None:
        """Keep words typed at the present question before they are entered."""
        step = self._session.step
        ref = step.prompt.ref if isinstance(step, Question) else ""
        self._keep(typing_ref=ref, typing_text=text)

    def finish(self) -> Finished:
        """Make the records.

        Returns: what was made.
        Raises: OutreachError "not-finished" while `problems` has any.
        """
        submission = self._session.submission()
        revisions = submission_to_revisions.revisions_of(submission, self._workspace)
        self._workspace.vault.finish(
            self._draft.id,
            submission_to_revisions.kept(submission, self._draft, self._workspace.outside),
            revisions,
        )
        self._workspace.learn(revisions)
        return Finished(self.title, submission_to_revisions.counted(submission))

    def _change(self, move: Callable[[], Step | Refusal]) -> Step | Refusal:
        before = self._session.step
        outcome = move()
        if not isinstance(outcome, Refusal):
            self._remember(before)
            self._keep(typing_ref="", typing_text="")
        return outcome

    def _remember(self, before: Step) -> None:
        if isinstance(before, Question):
            now = self._session.prompt_at(before.prompt.ref)
            if now is not None and in_words(now):
                self.last_said = Said(now.label, in_words(now))
            if now is not None and now.name == _CODE_NAME:
                self._draft = replace(self._draft, alias=now.value)

    def _keep(self, *, typing_ref: str, typing_text: str) -> None:
        self._draft = replace(
            self._draft,
            session=self._session.save(),
            place=_place(self._session.step),
            typing_ref=typing_ref,
            typing_text=typing_text,
            kept_at=self._workspace.outside.now().isoformat(),
        )
        self._workspace.vault.keep_draft(self._draft)


def begin_interview(
    workspace: Workspace, script: str, *, person: str | None = None, given: Mapping[str, str] | None = None
) -> Interview:
    """Begin a script and keep its draft at once.

    Args:
        workspace: whose conversation it is.
        script: a shipped script's name, or the path of an XLSForm.
        person: the young person's record, if they are known already.
        given: answers known before the talk, by question name, besides what the app knows itself.

    Raises: OutreachError when the script cannot be found or cannot run.
    """
    found = find_script(workspace, script)
    script_home.require_home(workspace, found)
    known = {**known_records.given_answers(workspace, person), **(given or {})}
    session = Session.begin(found.form, _surroundings(workspace), given=known)
    draft = Draft(
        id=workspace.outside.new_id(),
        form_key=found.key,
        title=found.form.title,
        alias=known.get(_CODE_NAME, ""),
        place=_place(session.step),
        about=person or "",
        session=session.save(),
        typing_ref="",
        typing_text="",
        kept_at=workspace.outside.now().isoformat(),
    )
    workspace.vault.keep_draft(draft)
    return Interview(workspace, found, session, draft)


def resume_interview(workspace: Workspace, draft: str) -> Interview:
    """Go on with a draft, at the question where it was left.

    Raises: OutreachError when there is no such draft.
    """
    kept = next((kept for kept in workspace.vault.drafts() if kept.id == draft), None)
    if kept is None:
        raise OutreachError(
            "no-such-draft", "this draft", "it is not kept here any more", "Look at today's list"
        )
    script = script_of_draft(workspace, kept.form_key)
    return Interview(
        workspace, script, Session.resume(script.form, _surroundings(workspace), kept.session), kept
    )


def drop_draft(workspace: Workspace, draft: str) -> None:
    """Throw a draft away; nothing of it becomes a record."""
    workspace.vault.drop_draft(draft)


def newest_draft_of(workspace: Workspace, script: str) -> str:
    """Return the draft of this script that was kept last.

    Raises: OutreachError when there is none.
    """
    key = find_script(workspace, script).form.form_id
    drafts = [
        draft
        for draft in workspace.vault.drafts()
        if script_of_draft(workspace, draft.form_key).form.form_id == key
    ]
    if not drafts:
        raise OutreachError(
            "no-such-draft", script, "no conversation with this script was left open", "Begin a new one"
        )
    return max(drafts, key=lambda draft: draft.kept_at).id


def _surroundings(workspace: Workspace) -> Surroundings:
    outside = workspace.outside
    return Surroundings(
        now=outside.now,
        new_id=outside.new_id,
        chance=outside.chance,
        entities=known_records.entity_rows(workspace),
        device_id=workspace.profile.device,
        username=workspace.profile.who,
    )


def _place(step: Step) -> str:
    match step:
        case Question(prompt):
            return prompt.sections[-1] if prompt.sections else prompt.label
        case AddAnother(label=label):
            return label
        case Ending():
            return "everything asked"
