"""Conduct an interview: every answer is in the vault before the method that took it returns.

Rules:
- One `Interview` is one draft. Leaving in the middle leaves the draft; `resume_interview` stands at the same
  question with the same words, those typed but not yet entered included.
- The draft keeps the compiled form it began with: a newer version of the script changes nothing in it.
- Finishing is one commit: the draft goes, the submission is kept, its records appear. Words that were
  crossed out go right after it, or when the workspace is opened next.
"""

from dataclasses import dataclass

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Refusal, Step
from outreach_tui.interview.submission import Submission
from outreach_tui.workflow import own_words, submission_to_revisions
from outreach_tui.workflow.beside import NOTHING, Depth
from outreach_tui.workflow.erase_person import begin_erasing, erase_records
from outreach_tui.workflow.kept_talk import place_in_words
from outreach_tui.workflow.sitting import Said
from outreach_tui.workflow.talk_in_sight import TalkInSight

LEFT_EARLY = "left_early"
"""The question, in any script, that asks whether and why a talk stopped early."""

_ONE_MORE = "one more"


@dataclass(frozen=True, slots=True)
class Finished:
    """What finishing a conversation put into the vault."""

    title: str
    """The script's title."""
    records: tuple[tuple[str, int], ...]
    """How many records of each entity list it made or changed, in the script's order."""
    person: str = ""
    """The young person it was about; "" if it was about nobody."""


class Interview(TalkInSight):
    """One conversation under way; get one from `begin_interview` or `resume_interview`.

    Every method that changes something saves before it returns, so whatever a face shows next is kept.
    """

    def speak(self, language: str) -> Step:
        """Go on in another language, at the same question; answers stay as they are."""
        self._session.language = language
        self._keep(typing_ref=self._draft.typing_ref, typing_text=self._draft.typing_text)
        return self._session.step

    def answer(self, value: str) -> Step | Refusal:
        """Take the answer to the present question and go on to the next one.

        Args:
            value: an XForms string (choice names, ISO dates); cleaned of what a terminal must not see.
        """
        return self._answer(lambda: self._talk.answer(value))

    def leave_out(self, reason: MissingReason) -> Step | Refusal:
        """Note why the present question has no answer and go on."""
        return self._answer(lambda: self._talk.leave_out(reason))

    def clear(self) -> Step | Refusal:
        """Take the present question's answer away and stay at it."""
        return self._answer(self._session.clear)

    def forward(self) -> Step | Refusal:
        """Go on, keeping what stands at the present question."""
        return self._change(self._talk.forward)

    def back(self) -> Step | Refusal:
        """Go back one question; nothing is lost."""
        return self._change(self._talk.back)

    def go_to(self, ref: str) -> Step | Refusal:
        """Go to any question that applies now."""
        return self._change(lambda: self._session.go_to(ref))

    def add_another(self) -> Step | Refusal:
        """Say yes to another one of the repeat the conversation stands behind."""
        return self._change(self._session.add_another, Said(place_in_words(self.step), _ONE_MORE))

    def no_more(self) -> Step | Refusal:
        """Say that there is no other one, and go on."""
        return self._change(self._talk.no_more)

    def add(self, repeat: str) -> Step | Refusal:
        """Add one to a repeat from anywhere and stand at its first question; behind it, it leads back."""
        label = next((one.label for one in self._session.repeats() if one.ref == repeat), "")
        return self._change(lambda: self._talk.add(repeat), Said(label, _ONE_MORE))

    def remove(self, ref: str) -> Step | Refusal:
        """Take one out of a repeat ("/data/ideas/interest[2]") and stand where it was."""
        return self._change(lambda: self._talk.remove(ref), Said(place_in_words(self.step), "one taken out"))

    def reword(self, ref: str, words: str) -> Step | Refusal:
        """Put the words at `ref` right, as they said them while it was read back; stay where it stands."""
        return self._change(lambda: own_words.reword(self._talk, ref, words), self._said(ref, words))

    def tidy(self, ref: str, words: str) -> Step | Refusal:
        """Put tidier words at `ref`, which they agreed to; what was typed first stays beside them."""
        return self._change(lambda: own_words.tidy(self._talk, ref, words), self._said(ref, words))

    def strike(self, ref: str) -> Step | Refusal:
        """Take the words at `ref` away because they want that, with the one of a repeat they make."""
        return self._change(lambda: own_words.strike(self._talk, ref), self._said(ref, "struck out"))

    def note_copy(self, way: str) -> Step | Refusal:
        """Keep how they got a copy of what was read back; stay where it stands.

        The script's own question has it as its answer. Where it has none, it stands with their last visit.

        Args:
            way: the choice's name: paper, photo or none.
        """
        from outreach_tui.workflow import give_copy

        name = give_copy.COPY_WAY
        asked = tuple(one for one in self._session.prompts() if one.name == name)
        if self.about and not any(place[-1:] == (name,) for place in self._script.form.binds):
            give_copy.note_copy(self._workspace, self.about, way)
            return self.step
        with self._workspace.vault.together():
            give_copy.note_given(self._workspace, self.whom, way)
            answers = tuple((one.ref, way) for one in asked)
            return self._change(lambda: self._talk.put(answers), Said("A copy for them", way))

    def leave_early(self, reason: str) -> Step | Refusal:
        """Note why the talk stopped early, where the script asks that now; stay where it stands.

        Args:
            reason: the choice's name.
        """
        asked = tuple((one.ref, reason) for one in self._session.prompts() if one.name == LEFT_EARLY)
        return self._change(lambda: self._talk.put(asked), Said("Stopped early", "noted"))

    def ask(self, depth: Depth) -> Step:
        """Ask this much from now on; the conversation stays where it stands."""
        self._beside(lambda: self._talk.ask(depth))
        return self.step

    def ask_the_rest(self, depth: Depth) -> Step | Refusal:
        """Ask what is open at `depth`, from the first of it."""
        return self._change(lambda: self._talk.ask_the_rest(depth))

    def keep_light(self) -> Step | Refusal:
        """Go on lightly, with nothing in sight that was said before: somebody came."""
        return self._change(self._talk.keep_light, Said("How to talk here", "keep it light"))

    def talk_fully(self) -> Step | Refusal:
        """Go on as before somebody came, at the question that was left."""
        return self._change(self._talk.talk_fully, Said("How to talk here", "on our own again"))

    def note(self, words: str) -> None:
        """Keep a line of the officer's own beside the present question; it stays on this laptop."""
        self._beside(lambda: self._talk.note(words))

    def note_begun(self, words: str) -> None:
        """Keep a line of the officer's before it is entered."""
        self._beside(lambda: self._talk.begin_note(words))

    def finish(self) -> Finished:
        """Make the records.

        Returns: what was made.
        Raises: OutreachError "not-finished" while `problems` has any.
        """
        submission = self._session.submission()
        revisions = submission_to_revisions.revisions_of(submission, self._workspace)
        struck = submission_to_revisions.struck(submission)
        with self._workspace.vault.together():
            if struck:
                begin_erasing(self._workspace, struck)
            self._workspace.vault.finish(
                self._draft.id,
                submission_to_revisions.kept(submission, self._draft, self._workspace.outside),
                revisions,
            )
            notes = self._keep_beside(submission)
        self._workspace.sittings.pop(self._draft.id, None)
        self._workspace.learn((*revisions, *notes))
        if struck:
            erase_records(self._workspace, struck)
        return Finished(self.title, submission_to_revisions.counted(submission), submission.subject or "")

    def _keep_beside(self, submission: Submission) -> tuple[bytes, ...]:
        """Keep the officer's lines as notes of their own, and what the young person put right as theirs."""
        made: tuple[bytes, ...] = ()
        person = submission.subject or ""
        if self.notes:
            from outreach_tui.workflow.own_notes import revisions_of_notes

            made += revisions_of_notes(self._workspace, self.notes, person, self.alias)
        if self._talk.put_right != NOTHING:
            from outreach_tui.workflow.put_right import correction_made_by, revisions_of_put_right

            made += revisions_of_put_right(
                self._workspace, self._talk.put_right, person or self.about, correction_made_by(submission)
            )
        return made

    def _said(self, ref: str, words: str) -> Said:
        prompt = self._session.prompt_at(ref)
        return Said(prompt.label if prompt else "", words)
