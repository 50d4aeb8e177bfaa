"""Conduct an interview: every answer is in the vault before the method that took it returns.

Rules:
- One `Interview` is one draft. Leaving in the middle leaves the draft; `resume_interview` stands at the same
  question with the same words, those typed but not yet entered included.
- The draft keeps the compiled form it began with: a newer version of the script changes nothing in it.
- Finishing is one commit: the draft goes, the submission is kept, its records appear.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Ending, Progress, Prompt, Question, Refusal, Step
from outreach_tui.interview.session import Session
from outreach_tui.vault.store import Draft
from outreach_tui.workflow import submission_to_revisions
from outreach_tui.workflow.answer_in_words import in_words
from outreach_tui.workflow.script_shelf import Script
from outreach_tui.workflow.workspace import Workspace

CODE_NAME = "alias"
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

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be asked in; empty if there is one only."""
        return self._script.form.languages

    @property
    def language(self) -> str:
        """The language it is asked in."""
        return self._session.language

    def speak(self, language: str) -> Step:
        """Go on in another language, at the same question; answers stay as they are."""
        self._session.language = language
        self._keep(typing_ref=self._draft.typing_ref, typing_text=self._draft.typing_text)
        return self._session.step

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
            if now is not None and now.name == CODE_NAME:
                self._draft = replace(self._draft, alias=now.value)

    def _keep(self, *, typing_ref: str, typing_text: str) -> None:
        self._draft = replace(
            self._draft,
            session=self._session.save(),
            place=place_in_words(self._session.step),
            typing_ref=typing_ref,
            typing_text=typing_text,
            kept_at=self._workspace.outside.now().isoformat(),
        )
        self._workspace.vault.keep_draft(self._draft)


def place_in_words(step: Step) -> str:
    """Return where a conversation stands, for today's list."""
    match step:
        case Question(prompt):
            return prompt.sections[-1] if prompt.sections else prompt.label
        case AddAnother(label=label):
            return label
        case Ending():
            return "everything asked"
