"""One conversation: where it stands, what has been said, what comes next.

- Every call leaves the session whole: what is refused changes nothing, what is taken is worked through.
- Nothing is asked twice and nothing is lost: leaving a question keeps its answer, going back keeps the rest.
- A reason why there is no answer is always taken, on required questions too.
"""

from collections.abc import Mapping
from types import MappingProxyType

from outreach_tui.errors import OutreachError
from outreach_tui.interview import events, saving
from outreach_tui.interview.body import Question, Repeat
from outreach_tui.interview.conversation import Stop
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.entry import NotAnAnswer, read_entry
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.moving import Moving
from outreach_tui.interview.overview import Overview
from outreach_tui.interview.prompt import AddAnother, Control, Progress, Prompt, Refusal, Step
from outreach_tui.interview.refs import ref_of
from outreach_tui.interview.sample import document_of
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.standing import stop_at, where_of
from outreach_tui.interview.submission import Submission, subject_of, submission_of
from outreach_tui.interview.surroundings import Surroundings
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.uncollected import uncollected

__all__ = ["Session", "Surroundings"]

_NOTHING_GIVEN: Mapping[str, str] = MappingProxyType({})


class Session(Moving):
    """A conversation under way."""

    @classmethod
    @uncollected()
    def begin(
        cls, form: FormDefinition, surroundings: Surroundings, *, given: Mapping[str, str] = _NOTHING_GIVEN
    ) -> "Session":
        """Return a new conversation, standing at its first question.

        Args:
            form: the script.
            surroundings: what it may know of the world.
            given: question names and the answers the app already has for them.
        """
        session = cls(form, surroundings, document_of((form.template,), ()), form.default_language)
        events.begin(session._answers, given)
        session._come_to(session._conversation.first())
        return session

    @classmethod
    @uncollected()
    def resume(cls, form: FormDefinition, surroundings: Surroundings, saved: bytes) -> "Session":
        """Return a conversation as it was saved, standing where it stood.

        Raises:
            OutreachError: if it is not a conversation of this version of this script.
        """
        read = saving.from_bytes(form, saved)
        session = cls(form, surroundings, read.main, read.language)
        session._answers.aside = read.aside
        events.resumed(session._answers, is_whole=read.says_what_applies)
        session._stop = session._standing(read.standing)
        return session

    def again(self, saved: bytes) -> "Session":
        """Return this conversation as `save` gave it at an earlier moment."""
        return Session.resume(self.form, self._surroundings, saved)

    def save(self) -> bytes:
        """Return everything, so that `resume` gives the same conversation again."""
        return saving.to_bytes(
            self.form,
            saving.Saved(
                self._world.main, self.language, where_of(self._stop, self.form), self._answers.aside
            ),
        )

    # -- answering --------------------------------------------------------------------------------------

    def answer(self, value: str) -> Step | Refusal:
        """Answer the question the conversation stands at and go on; what is refused changes nothing."""
        stop = self._question_stop()
        question, node = stop.item, stop.node
        assert isinstance(question, Question)  # noqa: S101 - _question_stop promises it
        if question.control is Control.NOTE or self._prompter.is_read_only(node):
            return self.forward()
        try:
            text = read_entry(value, self._prompter.prompt(question, node))
        except NotAnAnswer as why:
            return Refusal(ref_of(node, self.form), str(why))
        refusal = self._prompter.against(node, text) if text else self._prompter.unanswered(node)
        if refusal is not None:
            return refusal
        try:
            self._put(node, text, None)
        except ScriptError as why:
            return Refusal(ref_of(node, self.form), f"That cannot be taken: {why.what}")
        return self.forward()

    def leave_out(self, reason: MissingReason) -> Step:
        """Give a reason instead of an answer, and go on."""
        stop = self._question_stop()
        question = stop.item
        if isinstance(question, Question) and question.control is not Control.NOTE:
            self._put(stop.node, "", reason.value)
        return self._come_to(self._conversation.after(stop))

    def clear(self) -> Step:
        """Take the answer, or the reason, away and stay."""
        self._put(self._question_stop().node, "", None)
        return self.step

    def _put(self, node: Node, text: str, missing: str | None) -> None:
        """Put in an answer or a reason; where a rule cannot be worked out with it, what was there stays."""
        before = (node.text, node.missing)
        if before == (text, missing):
            return
        try:
            self._answers.put(node, text, missing)
            if node.text != before[0]:
                events.changed(self._answers, node)
        except ScriptError:
            self._answers.put(node, *before)
            raise

    def _question_stop(self) -> Stop:
        stop = self._stop
        if stop is None or isinstance(stop.item, Repeat):
            raise OutreachError(
                "no-question-here", "The conversation", "it stands at no question", "Go to one first"
            )
        return stop

    # -- the whole --------------------------------------------------------------------------------------

    @property
    def _overview(self) -> Overview:
        return Overview(self._conversation, self._prompter)

    def prompts(self) -> tuple[Prompt, ...]:
        """Return every question that applies now, in order."""
        return self._overview.prompts()

    def prompt_at(self, ref: str) -> Prompt | None:
        """Return one question as it stands now; None if it is not there or does not apply."""
        stop = stop_at(ref, self.form, self._world.main, is_end=False)
        if stop is None or not isinstance(stop.item, Question) or not stop.node.is_relevant:
            return None
        return self._prompter.prompt(stop.item, stop.node)

    def refs(self) -> tuple[str, ...]:
        """Return where every question is that applies now, in order; cheaper than their prompts."""
        return self._overview.refs()

    def repeats(self) -> tuple[AddAnother, ...]:
        """Return the repeats that can be added to now, in order."""
        return self._overview.repeats()

    def progress(self) -> Progress:
        """Return how far the conversation is."""
        return self._overview.progress()

    def problems(self) -> tuple[Refusal, ...]:
        """Return what keeps the conversation from being finished, in order."""
        return self._overview.problems()

    @property
    def subject(self) -> str | None:
        """The UUID of the young person it is about as it stands, also before they are a record."""
        return subject_of(self._world.main)

    def submission(self) -> Submission:
        """Return what the conversation hands on.

        Raises:
            OutreachError: if something required has neither answer nor reason.
        """
        events.finishing(self._answers)
        problems = self.problems()
        if problems:
            what = f"{len(problems)} of its questions still want an answer or a reason"
            raise OutreachError("not-finished", "The conversation", what, "Go through what is left")
        events.finished(self._answers)
        return submission_of(self.form, self._world.main, self._surroundings.new_id())
