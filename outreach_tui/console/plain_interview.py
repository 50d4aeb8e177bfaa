"""An interview as plain numbered lines to type into: for screen readers, odd terminals and piped input.

The same engine and the same draft as the screens. A line that begins with a colon is for the app:
    :back   one question back          :list   everything asked so far
    :why    why there is no answer     :add    one more of something
    :go 12  go to a question on :list  :stop   keep it for later
    :clear  take this answer away      :speak  another language
    :help   these lines
An empty line keeps what stands and goes on. Two colons begin an answer with one colon.
"""

from collections.abc import Sequence
from datetime import date

from outreach_tui.console.voice import Voice
from outreach_tui.interview.prompt import AddAnother, Control, Ending, Prompt, Question, Refusal, Step
from outreach_tui.workflow.answer_in_words import REASONS, in_words
from outreach_tui.workflow.conduct_interview import Finished, Interview
from outreach_tui.workflow.typed_answer import read_typed

_HELP = (
    ":back one question back   :list all questions   :go NUMBER go to one of them",
    ":why why there is no answer   :clear take the answer away   :add one more of something",
    ":speak another language   :stop keep it for later   an empty line goes on",
)


class PlainInterview:
    """One conversation held in lines."""

    def __init__(self, interview: Interview, voice: Voice, today: date) -> None:
        """Take the conversation, the terminal and the day that "today" means."""
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
            if typed is None or typed.strip() == ":stop":
                self._voice.say("", "Kept as a draft. Nothing is lost; go on with it whenever it suits.")
                return None
            finished = self._take(step, typed)
            if finished:
                return finished

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
        self._voice.say("", prompt.label)
        self._voice.say(
            *(f"  ({line})" for line in (prompt.hint, prompt.guidance) if line),
            *(f"  say it like: {line}" for line in prompt.say_it_like),
        )
        self._voice.say(*(f"  {number}  {option.label}" for number, option in enumerate(prompt.options, 1)))
        if prompt.limits:
            self._voice.say(f"  from {prompt.limits.start} to {prompt.limits.end}")
        if prompt.control is Control.ACKNOWLEDGE:
            self._voice.say("  1  Yes", "  2  No")
        if prompt.control is Control.NOTE:
            self._voice.say("  (an empty line goes on)")
        standing = self._interview.typed or in_words(prompt)
        if standing:
            self._voice.say(f"  now: {standing}")

    def _show_together(self, together: str) -> None:
        """Say first what is asked together, so that it can be talked about as one."""
        labels = [prompt.label for prompt in self._interview.prompts() if together == prompt.together]
        if together and len(labels) > 1:
            self._voice.say("", f"{len(labels)} together:", *(f"  - {label}" for label in labels))

    def _show_ending(self) -> None:
        problems = self._interview.problems()
        if problems:
            self._voice.say("", f"{len(problems)} question(s) still open, first: {problems[0].sentence}")
        self._voice.say(
            "", "That is everything. Finish it?", "  1  Finish", "  2  Keep it for later", "  3  List it"
        )

    def _take(self, step: Step, typed: str) -> Finished | None:
        if typed.startswith(":") and not typed.startswith("::"):
            self._command(step, typed[1:].split())
            return None
        text = typed.removeprefix(":") if typed.startswith("::") else typed
        match step:
            case Question(prompt):
                self._answer(prompt, text)
            case AddAnother():
                self._heed(
                    self._interview.add_another() if text.strip() == "1" else self._interview.no_more()
                )
            case Ending():
                return self._end(text.strip())
        return None

    def _answer(self, prompt: Prompt, text: str) -> None:
        value = read_typed(prompt, text, self._today)
        if isinstance(value, Refusal):
            self._heed(value)
        else:
            self._heed(self._interview.answer(value) if value else self._interview.forward())

    def _end(self, choice: str) -> Finished | None:
        if choice == "1":
            problems = self._interview.problems()
            if not problems:
                return self._interview.finish()
            self._heed(self._interview.go_to(problems[0].ref))
        elif choice == "3":
            self._list()
        return None

    def _command(self, step: Step, words: list[str]) -> None:
        match words:
            case ["back"]:
                self._interview.back()
            case ["clear"]:
                self._interview.clear()
            case ["list"]:
                self._list()
            case ["why"] if isinstance(step, Question):
                self._why()
            case ["add"]:
                self._add()
            case ["speak"] if self._interview.languages:
                self._speak()
            case ["go", number] if number.isascii() and number.isdigit():
                self._go(int(number))
            case _:
                self._voice.say(*_HELP)

    def _why(self) -> None:
        reasons = list(REASONS)
        self._voice.say("Not now, because")
        chosen = self._choose([REASONS[reason] for reason in reasons])
        if chosen is not None:
            self._heed(self._interview.leave_out(reasons[chosen]))

    def _add(self) -> None:
        repeats = self._interview.repeats()
        chosen = self._choose([repeat.label for repeat in repeats])
        if chosen is not None:
            self._heed(self._interview.add(repeats[chosen].ref))

    def _speak(self) -> None:
        chosen = self._choose(self._interview.languages)
        if chosen is not None:
            self._heed(self._interview.speak(self._interview.languages[chosen]))

    def _choose(self, labels: Sequence[str]) -> int | None:
        """Return which of the labels is meant, counted from 0, or None to go back."""
        self._voice.say(*(f"  {n}  {label}" for n, label in enumerate(labels, 1)))
        number = (self._voice.ask("number, or nothing to go back:") or "").strip()
        is_one = number.isascii() and number.isdigit() and 1 <= int(number) <= len(labels)
        return int(number) - 1 if is_one else None

    def _list(self) -> None:
        self._voice.say(
            *(
                f"  {n:>3}  {prompt.label}: {in_words(prompt)}"
                for n, prompt in enumerate(self._interview.prompts(), 1)
            )
        )

    def _go(self, number: int) -> None:
        prompts = self._interview.prompts()
        if 1 <= number <= len(prompts):
            self._interview.go_to(prompts[number - 1].ref)
        else:
            self._voice.say(f"There is no question {number}; :list shows them")

    def _heed(self, outcome: Step | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self._voice.say(f"  ! {outcome.sentence}")
