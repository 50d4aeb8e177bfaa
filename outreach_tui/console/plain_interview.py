"""An interview as plain numbered lines to type into: for screen readers, odd terminals and piped input.

The same engine and the same draft as the screens. A line that begins with a colon is for the app
(`plain_commands.py`); `:help` says them all.
An empty line keeps what stands and goes on. Two colons begin an answer with one colon.
"""

from datetime import date

from outreach_tui.console.plain_commands import AroundTalk, PlainCommands
from outreach_tui.console.plain_prompt import prompt_lines
from outreach_tui.console.voice import Voice
from outreach_tui.interview.prompt import AddAnother, Control, Ending, Prompt, Question, Refusal, Step
from outreach_tui.number_words import counted
from outreach_tui.workflow.beside import Depth
from outreach_tui.workflow.conduct_interview import Finished, Interview
from outreach_tui.workflow.days_in_words import kept_day_in_words
from outreach_tui.workflow.leaving import RING_NOW
from outreach_tui.workflow.typed_answer import read_typed

_KEEP_IT = "2"
_FIRST_MORE = 4
_NOTHING_AROUND = AroundTalk()


class PlainInterview:
    """One conversation held in lines."""

    def __init__(
        self, interview: Interview, voice: Voice, today: date, around: AroundTalk = _NOTHING_AROUND
    ) -> None:
        """Take the conversation, the terminal, the day that "today" means, and what is around the talk."""
        self._commands = PlainCommands(interview, voice, today, around)
        self._interview = interview
        self._voice = voice
        self._today = today
        self._sections: tuple[str, ...] = ()
        self._together = ""

    def hold(self) -> Finished | None:
        """Ask until the conversation is finished.

        Returns: what was made, or None when it was kept for later.
        """
        self._voice.say(self._interview.title, ":help for what else can be typed", "")
        while True:
            step = self._interview.step
            self._show(step)
            typed = self._voice.ask(">")
            if typed is None or typed.strip() == ":stop" or _keeps_for_later(step, typed):
                return None
            finished = self._take(step, typed)
            if finished or self._commands.is_left:
                return finished

    def kept_lines(self) -> tuple[str, ...]:
        """Return what to say of a conversation kept for later, and whom to ring where it was left."""
        kept = "Kept as a draft. Nothing is lost; go on with it whenever it suits."
        return (kept, RING_NOW) if self._commands.is_left else (kept,)

    def show_again(self) -> None:
        """Say the present question anew, and wait for its answer."""
        self._sections = ()
        self._show(self._interview.step)
        self._voice.say(">")

    def _show(self, step: Step) -> None:
        match step:
            case Question(prompt):
                self._show_question(prompt)
            case AddAnother(label=label, count=count):
                self._voice.say("", f"{label}: {count} so far. Another one?", "  1  Yes", "  2  No, go on")
            case Ending():
                self._show_ending()

    def _show_question(self, prompt: Prompt) -> None:
        if prompt.sections != self._sections:
            self._sections = prompt.sections
            self._voice.say("", f"== {' / '.join(prompt.sections)} ==")
        if prompt.together != self._together:
            self._together = prompt.together
            self._show_together(prompt.together)
        self._voice.say("", *prompt_lines(prompt, self._interview.prompts(), self._interview.typed))

    def _show_together(self, together: str) -> None:
        """Say first what is asked together, so that it can be talked about as one."""
        labels = [prompt.label for prompt in self._interview.prompts() if together == prompt.together]
        if together and len(labels) > 1:
            self._voice.say("", f"{len(labels)} together:", *(f"  - {label}" for label in labels))

    def _show_ending(self) -> None:
        problems = self._interview.problems()
        if problems:
            self._voice.say(
                "", f"{counted(len(problems), 'question')} still open, first: {problems[0].sentence}"
            )
        more = (f"  {n}  Ask more: {one.value}" for n, one in enumerate(self._more(), _FIRST_MORE))
        lines = ("  1  Finish", f"  {_KEEP_IT}  Keep it for later", "  3  List it")
        self._voice.say("", "That is everything. Finish it?", *lines, *more)

    def _more(self) -> tuple[Depth, ...]:
        """Return how much more could be asked, where something is open there."""
        return tuple(one for one in self._interview.depths if self._interview.left(one))

    def _take(self, step: Step, typed: str) -> Finished | None:
        if typed.startswith(":") and not typed.startswith("::"):
            self._commands.do(typed[1:])
            return None
        text = typed.removeprefix(":") if typed.startswith("::") else typed
        match step:
            case Question(prompt):
                self._answer(prompt, text)
            case AddAnother():
                self._commands.heed(
                    self._interview.add_another() if text.strip() == "1" else self._interview.no_more()
                )
            case Ending():
                return self._end(text.strip())
        return None

    def _answer(self, prompt: Prompt, text: str) -> None:
        value = read_typed(prompt, text, self._today)
        if isinstance(value, Refusal):
            self._commands.heed(value)
            return
        if prompt.control is Control.DATE and value != text.strip():
            self._voice.say(f"  {kept_day_in_words(value)}")
        self._commands.heed(self._interview.answer(value) if value else self._interview.forward())

    def _end(self, choice: str) -> Finished | None:
        if choice == "1":
            problems = self._interview.problems()
            if not problems:
                return self._interview.finish()
            self._commands.heed(self._interview.go_to(problems[0].ref))
        elif choice == "3":
            self._commands.list_all()
        elif choice.isascii() and choice.isdigit():
            more = dict(enumerate(self._more(), _FIRST_MORE))
            if int(choice) in more:
                self._commands.heed(self._interview.ask_the_rest(more[int(choice)]))
        return None


def _keeps_for_later(step: Step, typed: str) -> bool:
    return isinstance(step, Ending) and typed.strip() == _KEEP_IT
