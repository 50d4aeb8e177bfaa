"""What a line that begins with a colon does in a conversation held in lines.

:back   one question back          :list   everything that may be seen now
:why    why there is no answer     :add    one more of something
:go 12  go to a question on :list  :stop   keep it for later
:clear  take this answer away      :speak  another language
:undo   take back the last change  :redo   bring it back
:note LINE  a line of your own     :say    other ways to say the question
:more   ask more, or less          :light  somebody walked in; again: as before
:read   read their words back, and put them right
:copy   a copy of that for them: printed, said here for a photo, or none
:tidy 12    write words tidier     :card   somebody may be hurt
:leave  out of the door
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from outreach_tui.console.plain_copy import WAYS, given
from outreach_tui.console.voice import Voice
from outreach_tui.interview.prompt import Prompt, Question, Refusal, Step
from outreach_tui.workflow.answer_in_words import REASONS, in_words
from outreach_tui.workflow.area_numbers import EVERYWHERE, STEPS, AreaNumber
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.give_copy import print_page
from outreach_tui.workflow.leaving import REASONS as LEAVING
from outreach_tui.workflow.leaving import RING_NOW
from outreach_tui.workflow.own_words import can_be_tidied
from outreach_tui.workflow.person_page import PersonPage, page_as_read_back
from outreach_tui.workflow.reading_back import HEADING, parts_to_read_back

HELP = (
    ":back one question back   :list all questions   :go NUMBER go to one of them",
    ":why why there is no answer   :clear take the answer away   :add one more of something",
    ":undo take back the last change   :redo bring it back   :say other ways to say it",
    ":note LINE a line of your own   :more ask more or less   :read read their words back",
    ":copy a copy of that for them   :tidy NUMBER write words tidier   :card somebody may be hurt",
    ":light somebody walked in; again, as before   :leave out of the door   :speak another language",
    ":stop keep it for later   an empty line goes on",
)
"""All of it, as it is said."""
_NO_OTHER_WAY = "the script has no other way to say this one"
_STRIKES_OUT = "-"


@dataclass(frozen=True, slots=True)
class AroundTalk:
    """What a conversation in lines may ask of the workspace it is in."""

    numbers: tuple[AreaNumber, ...] = EVERYWHERE
    """Whom to ring."""
    pass_on: Callable[[], object] = lambda: None
    """Holds the form that notes who was told, and comes back."""
    print_page: Callable[[PersonPage], None] = print_page
    """Sends a page to this laptop's printer."""


class PlainCommands:
    """The commands of one conversation."""

    def __init__(self, interview: Interview, voice: Voice, today: date, around: AroundTalk) -> None:
        """Act on `interview`, and say it with `voice`; `today` stands on a copy."""
        self._interview = interview
        self._voice = voice
        self._today = today
        self._around = around
        self.is_left = False

    def do(self, line: str) -> None:
        """Do what a line says, without its colon; help for one that says nothing known."""
        word, _space, rest = line.strip().partition(" ")
        command = _COMMANDS.get(word)
        if command is None:
            self._voice.say(*HELP)
        else:
            command(self, rest.strip())

    def heed(self, outcome: Step | Refusal) -> None:
        """Say why something was refused."""
        if isinstance(outcome, Refusal):
            self._voice.say(f"  ! {outcome.sentence}")

    def list_all(self, _rest: str = "") -> None:
        """Say every question that may be seen, with its answer."""
        prompts = self._interview.prompts()
        said = ((one.label, in_words(one)) for one in prompts)
        self._voice.say(*(f"  {n:>3}  {': '.join(filter(None, one))}" for n, one in enumerate(said, 1)))

    def _back(self, _rest: str) -> None:
        self._interview.back()

    def _clear(self, _rest: str) -> None:
        if isinstance(self._interview.step, Question):
            self._interview.clear()

    def _why(self, _rest: str) -> None:
        if not isinstance(self._interview.step, Question):
            self._voice.say(*HELP)
            return
        reasons = list(REASONS)
        self._voice.say("Not now, because")
        chosen = self._choose([REASONS[reason] for reason in reasons])
        if chosen is not None:
            self.heed(self._interview.leave_out(reasons[chosen]))

    def _add(self, _rest: str) -> None:
        repeats = self._interview.repeats()
        chosen = self._choose([repeat.label for repeat in repeats])
        if chosen is not None:
            self.heed(self._interview.add(repeats[chosen].ref))

    def _speak(self, _rest: str) -> None:
        languages = self._interview.languages
        chosen = self._choose(languages) if languages else None
        if chosen is not None:
            self.heed(self._interview.speak(languages[chosen]))

    def _go(self, number: str) -> None:
        prompt = self._numbered(number)
        if prompt is not None:
            self._interview.go_to(prompt.ref)

    def _undo(self, _rest: str) -> None:
        self._say_last(self._interview.undo())

    def _redo(self, _rest: str) -> None:
        self._say_last(self._interview.redo())

    def _say_last(self, outcome: Step | Refusal) -> None:
        said = self._interview.last_said
        self.heed(outcome)
        if not isinstance(outcome, Refusal) and said is not None:
            self._voice.say(f"  {said.label}: {said.answer}")

    def _note(self, words: str) -> None:
        line = words or (self._voice.ask("One line:") or "").strip()
        if line:
            self._interview.note(line)
            self._voice.say("  The note is kept beside this question.")

    def _say_like(self, _rest: str) -> None:
        step = self._interview.step
        prompt = step.prompt if isinstance(step, Question) else None
        ways = (*((prompt.guidance,) if prompt.guidance else ()), *prompt.say_it_like) if prompt else ()
        self._voice.say(
            *(f"  say it like: {way}" for way in ways or ("there is no other way in the script",))
        )

    def _more(self, _rest: str) -> None:
        depths = self._interview.depths
        self._voice.say("How much to ask from here on:")
        names = [f"{one.value}, {len(self._interview.left(one))} open" for one in depths]
        chosen = self._choose(names) if depths else None
        if chosen is not None:
            self._interview.ask(depths[chosen])

    def _light(self, _rest: str) -> None:
        if self._interview.is_light:
            self.heed(self._interview.talk_fully())
            self._voice.say("  As before.")
        else:
            self.heed(self._interview.keep_light())
            self._voice.say("  Light: nothing that was said before is shown. :light once more goes back.")

    def _read(self, _rest: str) -> None:
        parts = parts_to_read_back(self._interview.prompts())
        prompts = [prompt for part in parts for prompt in part.prompts]
        self._voice.say("", HEADING)
        chosen = self._choose([f"{part.heading}: {one.value}" for part in parts for one in part.prompts])
        if chosen is None:
            return
        words = (self._voice.ask("How should it read? A dash strikes it out:") or "").strip()
        ref = prompts[chosen].ref
        if words:
            strikes = words == _STRIKES_OUT
            self.heed(self._interview.strike(ref) if strikes else self._interview.reword(ref, words))

    def _copy(self, _rest: str) -> None:
        if not self._interview.whom:
            self._voice.say("This talk is about nobody: there is nobody to give a copy to.")
            return
        chosen = self._choose([words for _way, words in WAYS])
        if chosen is not None:
            page = page_as_read_back(self._interview.prompts(), self._today)
            self._voice.say(*given(WAYS[chosen][0], page, self._around.print_page, self._interview.note_copy))

    def _tidy(self, number: str) -> None:
        prompt = self._numbered(number)
        if prompt is None:
            return
        if not can_be_tidied(prompt, self._interview.prompts()):
            self._voice.say("Only words that were written down as somebody's own can be tidied.")
            return
        words = (self._voice.ask(f"“{prompt.value}”; tidier, and they agree:") or "").strip()
        if words:
            self.heed(self._interview.tidy(prompt.ref, words))

    def _card(self, _rest: str) -> None:
        self._voice.say("", *STEPS, *(f"  {one.label}: {one.number}" for one in self._around.numbers))
        if self._choose(["Note who was told and when, never what was said"]) == 0:
            self._around.pass_on()
            self._voice.say("", "Back where you were.")

    def _leave(self, _rest: str) -> None:
        self._voice.say("", "Everything is kept. Go first.", RING_NOW)
        chosen = self._choose([words for _reason, words in LEAVING])
        if chosen is not None:
            self._interview.leave_early(LEAVING[chosen][0])
        self.is_left = True

    def _numbered(self, number: str) -> Prompt | None:
        prompts = self._interview.prompts()
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(prompts):
            return prompts[int(number) - 1]
        which = f"There is no question {number}" if number else "Say which, by its number"
        self._voice.say(f"{which}; :list shows them")
        return None

    def _choose(self, labels: Sequence[str]) -> int | None:
        """Return which of the labels is meant, counted from 0, or None to go back."""
        self._voice.say(*(f"  {n}  {label}" for n, label in enumerate(labels, 1)))
        number = (self._voice.ask("number, or nothing to go back:") or "").strip()
        is_one = number.isascii() and number.isdigit() and 1 <= int(number) <= len(labels)
        return int(number) - 1 if is_one else None


_COMMANDS: dict[str, Callable[[PlainCommands, str], None]] = {
    "add": PlainCommands._add,
    "back": PlainCommands._back,
    "card": PlainCommands._card,
    "copy": PlainCommands._copy,
    "clear": PlainCommands._clear,
    "go": PlainCommands._go,
    "leave": PlainCommands._leave,
    "light": PlainCommands._light,
    "list": PlainCommands.list_all,
    "more": PlainCommands._more,
    "note": PlainCommands._note,
    "read": PlainCommands._read,
    "redo": PlainCommands._redo,
    "say": PlainCommands._say_like,
    "speak": PlainCommands._speak,
    "tidy": PlainCommands._tidy,
    "undo": PlainCommands._undo,
    "why": PlainCommands._why,
}
