"""Walking through a conversation: where it stands, and how it moves without losing a word.

Rules:
- Words not yet entered are entered before any move, or kept for their question where the script would not
  take them.
- A refusal moves nothing; it is the message, in the script's words.
"""

from collections.abc import Callable
from datetime import datetime

from outreach_tui.interview.prompt import AddAnother, Prompt, Question, Refusal, Step
from outreach_tui.interview.refs import instance_of
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.asking import Asking
from outreach_tui.tui.interviewing.kinds import asking_for
from outreach_tui.tui.words import clock


class Walk:
    """One conversation under way."""

    def __init__(self, interview: Interview, now: Callable[[], datetime]) -> None:
        """Stand where `interview` stands; `now` is the time on this laptop."""
        self._interview = interview
        self._now = now
        self.message = ""
        self.saved_at = ""
        self.asking: Asking | None = None
        self.together: tuple[Prompt, ...] = ()
        self.says_like = False
        self._kept_text = ""
        self.step: Step = interview.step
        self._stand()

    def pause(self) -> None:
        """Keep the words that are typed and not entered."""
        if self.asking is not None and self.asking.typed != self._kept_text:
            self._interview.typing(self.asking.typed)
            self._kept_text = self.asking.typed
            self.saved_at = f"saved as you type, {clock(self._now())}"

    def onward(self) -> None:
        """Go on with what stands there."""
        self.pause()
        self.moved(self._interview.forward())

    def undo(self) -> None:
        """Take back what is typed, or else the last change; where that was, the conversation stands again."""
        self.pause()
        self.moved(self._interview.undo())

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self.pause()
        self.moved(self._interview.redo())

    def light(self) -> None:
        """Keep it light from here on, or talk as before again; what is typed is entered or kept first."""
        self._enter_what_is_typed()
        is_light = self._interview.is_light
        self.moved(self._interview.talk_fully() if is_light else self._interview.keep_light())

    def say_like(self) -> None:
        """Show other ways to say the question, or hide them."""
        self.says_like = not self.says_like
        prompt = self.asking.prompt if self.asking else None
        if prompt is None or not (prompt.say_it_like or prompt.guidance):
            self.says_like = False
            self.message = "The script has no other way to say this one."

    def go_to(self, ref: str) -> None:
        """Go to another question; the words at this one are entered first."""
        self._enter_what_is_typed()
        self.moved(self._interview.go_to(ref))

    def speak(self, language: str) -> None:
        """Ask the same question in another language; what is typed or marked stays as it is."""
        self.pause()
        asking = self.asking
        self.moved(self._interview.speak(language))
        if asking is not None and isinstance(self.step, Question):
            asking.reword(self.step.prompt, self._interview.prompts())
            self.asking = asking

    def moved(self, result: Step | Refusal) -> None:
        """Stand where a move led to, or say why it was refused."""
        if isinstance(result, Refusal):
            self.message = result.sentence
            return
        self.saved_at = f"saved {clock(self._now())}"
        self.says_like = False
        self._stand()

    def _stand(self) -> None:
        step = self.step = self._interview.step
        self.asking = None
        self.together = ()
        self._kept_text = self._interview.typed
        if isinstance(step, Question):
            self.asking = asking_for(step.prompt, self._now(), self._interview.prompts)
            self.together = self._asked_with(step.prompt)
            if self._kept_text:
                self.asking.put_back(self._kept_text)

    def _asked_with(self, prompt: Prompt) -> tuple[Prompt, ...]:
        if not prompt.together:
            return ()
        return tuple(one for one in self._interview.prompts() if one.together == prompt.together)

    def _enter_what_is_typed(self) -> None:
        """Enter what is typed as the answer and stay; what the script would not take is kept as it is."""
        value = self.asking.entered() if self.asking is not None else None
        if self.asking is None or value is None or isinstance(self._interview.answer(value), Refusal):
            self.pause()
        else:
            self._interview.go_to(self.asking.prompt.ref)

    def back(self) -> None:
        """Go back one question; at the first one, say how to stop."""
        self._enter_what_is_typed()
        before = self.step
        self.moved(self._interview.back())
        if self.step == before:
            self.message = "This is the first question. F8 stops, and keeps it for later."

    def take_out(self) -> None:
        """Take this one out of its repeat again."""
        if self.asking is not None:
            self.moved(self._interview.remove(instance_of(self.asking.prompt.ref)))

    def add(self, repeat: AddAnother) -> None:
        """Add one to a repeat and stand at its first question; the words at this one are entered first."""
        self._enter_what_is_typed()
        self.moved(self._interview.add(repeat.ref))

    def no_more(self) -> None:
        """Say that there is no other one, and go on, or back where this one was added from."""
        self.moved(self._interview.no_more())
