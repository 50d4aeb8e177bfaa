"""A conversation that is kept: every change is in the vault before anything is shown, and can be taken back.

Rules:
- Moving is no change and cannot be taken back; what changes an answer, a reason or how many there are can.
- Taking back goes to where the change was made, says what it put there, and is kept like every change.
- While others are about, nothing is taken back that was said before they came.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from outreach_tui.interview.prompt import AddAnother, Control, Ending, Prompt, Question, Refusal, Step
from outreach_tui.interview.saving import are_same_answers
from outreach_tui.interview.session import Session
from outreach_tui.vault.store import Draft
from outreach_tui.workflow import beside
from outreach_tui.workflow.answer_in_words import in_words
from outreach_tui.workflow.company import place_of
from outreach_tui.workflow.sitting import Moment, Said, Sitting
from outreach_tui.workflow.talk import Talk
from outreach_tui.workflow.workspace import Workspace

CODE_NAME = "alias"
"""The question, in any script, whose answer today's list calls the conversation by."""
_NOTHING_TO_TAKE_BACK = Refusal("", "There is nothing to take back.")
_NOTHING_TO_BRING_BACK = Refusal("", "Nothing was taken back.")
_NOT_BEFORE_OTHERS = Refusal("", "What was said before they came stays as it is while they are about.")
_NO_ANSWER = "no answer"


class KeptTalk:
    """One draft in the vault, and the talk it keeps."""

    def __init__(self, workspace: Workspace, session: Session, draft: Draft) -> None:
        """Keep `session` as `draft`."""
        self._workspace = workspace
        self._draft = draft
        self._talk = Talk(session, beside.from_bytes(draft.beside))
        self._sitting = workspace.sittings.setdefault(draft.id, Sitting())
        self.last_said: Said | None = None

    def recollect(self) -> None:
        """Have the answer before this place in sight again, as it was when the talk was left."""
        last: Said | None = None
        for one in self._before_here():
            if one.control is not Control.NOTE and in_words(one) and self._talk.is_asked(one):
                last = Said(one.label, in_words(one))
        self.last_said = last

    def _before_here(self) -> tuple[Prompt, ...]:
        """Return what stands before the place it is at: behind a repeat, all up to the end of the repeat."""
        asked, here = self._talk.in_sight(), place_of(self.step)
        if isinstance(self.step, Question):
            return tuple(takewhile(lambda one: one.ref != here, asked))
        inside = [place for place, one in enumerate(asked, 1) if one.ref.startswith(f"{here}[")]
        return asked[: inside[-1]] if inside else asked

    @property
    def draft(self) -> str:
        """The draft's id."""
        return self._draft.id

    @property
    def step(self) -> Step:
        """Where the conversation stands."""
        return self._session.step

    @property
    def typed(self) -> str:
        """Words typed at the present question that were not entered yet; empty if there are none."""
        step = self.step
        if not isinstance(step, Question):
            return ""
        ref = step.prompt.ref
        if ref == self._draft.typing_ref:
            return self._draft.typing_text
        return dict(self._talk.beside.set_aside).get(ref, "")

    def typing(self, text: str) -> None:
        """Keep words typed at the present question before they are entered."""
        ref = self.step.prompt.ref if isinstance(self.step, Question) else ""
        self._talk.set_aside(ref, "")
        self._keep(ref, text)

    def undo(self) -> Step | Refusal:
        """Take back words not entered yet, or else the last change; `last_said` says what it was."""
        now, step = self._moment(), self.step
        if self.typed and isinstance(step, Question):
            said = Said(step.prompt.label, self.typed)
            typing = replace(now, typing_ref=step.prompt.ref, typing_text=self.typed)
            self._sitting.took_back_typing(typing, said)
            self.typing("")
        else:
            last = self._sitting.last
            if last is None:
                return _NOTHING_TO_TAKE_BACK
            if now.company is not None and last.to.company is None:
                return _NOT_BEFORE_OTHERS
            said = last.said
            self._return_to(last.to)
            self._sitting.took_back(now)
        self.last_said = Said(f"Taken back: {said.label}", said.answer)
        return self.step

    def redo(self) -> Step | Refusal:
        """Bring back what was taken back last."""
        now, last = self._moment(), self._sitting.last_taken_back
        if last is None:
            return _NOTHING_TO_BRING_BACK
        self._return_to(last.to)
        self._sitting.brought_back(now)
        self.last_said = Said(f"Brought back: {last.said.label}", last.said.answer)
        return self.step

    @property
    def _session(self) -> Session:
        return self._talk.session

    def _answer(self, move: Callable[[], Step | Refusal]) -> Step | Refusal:
        """Make a move that settles what is typed at the present question, and keep what came of it."""
        return self._change(move, settles=True)

    def _change(
        self, move: Callable[[], Step | Refusal], said: Said | None = None, *, settles: bool = False
    ) -> Step | Refusal:
        """Make a move and keep what came of it; `said` is what it changes, where that is something else."""
        before, at = replace(self._moment(), typing_ref="", typing_text=""), self.step
        typed = "" if settles else self.typed
        outcome = move()
        if isinstance(outcome, Refusal):
            return outcome
        self._talk.arrived()
        self._set_aside(at, typed)
        self._remember(at)
        self._keep()
        if not are_same_answers(before.session, self._draft.session):
            self._sitting.made(before, said or self._what_changed(at))
        return outcome

    def _beside(self, change: Callable[[], object]) -> None:
        """Change what stands beside the answers, and keep it; words not entered stay."""
        change()
        self._keep(self._draft.typing_ref, self._draft.typing_text)

    def _set_aside(self, at: Step, typed: str) -> None:
        """Keep words not entered for the question they were typed at, unless it was answered."""
        if isinstance(at, Question):
            before, now = at.prompt, self._session.prompt_at(at.prompt.ref)
            is_same = now is not None and (now.value, now.missing) == (before.value, before.missing)
            self._talk.set_aside(before.ref, typed if is_same else "")

    def _moment(self) -> Moment:
        draft = self._draft
        talk = self._talk
        return Moment(draft.session, talk.company, talk.put_right, draft.typing_ref, draft.typing_text)

    def _return_to(self, moment: Moment) -> None:
        language = self._session.language
        self._talk.session = self._session.again(moment.session)
        self._session.language = language
        self._talk.company = moment.company
        self._talk.forget_detour_elsewhere()
        self._talk.put_right = moment.put_right
        named = (one.value for one in self._session.prompts() if one.name == CODE_NAME)
        self._draft = replace(self._draft, alias=next(named, self._draft.alias))
        self._keep(moment.typing_ref, moment.typing_text)

    def _remember(self, before: Step) -> None:
        if isinstance(before, Question):
            now = self._session.prompt_at(before.prompt.ref)
            if now is not None and in_words(now):
                self.last_said = Said(now.label, in_words(now))
            if now is not None and now.name == CODE_NAME:
                self._draft = replace(self._draft, alias=now.value)

    def _what_changed(self, at: Step) -> Said:
        if isinstance(at, Question):
            now = self._session.prompt_at(at.prompt.ref)
            return Said(at.prompt.label, in_words(now) or _NO_ANSWER if now else _NO_ANSWER)
        return Said(place_in_words(at), "")

    def _keep(self, typing_ref: str = "", typing_text: str = "") -> None:
        self._draft = replace(
            self._draft,
            session=self._session.save(),
            place=place_in_words(self.step),
            typing_ref=typing_ref,
            typing_text=typing_text,
            kept_at=self._workspace.outside.now().isoformat(),
            beside=beside.to_bytes(self._talk.beside),
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
