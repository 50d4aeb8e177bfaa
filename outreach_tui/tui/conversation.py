"""What the screens may ask of one conversation: the port in front of `workflow.conduct_interview`.

Tests have a small one of the same name. Every method takes and returns plain values and raises only
`OutreachError`.
"""

from typing import TYPE_CHECKING, Protocol

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Progress, Prompt, Refusal, Step

if TYPE_CHECKING:
    from outreach_tui.workflow.beside import Depth, OwnNote
    from outreach_tui.workflow.conduct_interview import Finished
    from outreach_tui.workflow.sitting import Said


class Interview(Protocol):
    """One conversation under way; every change is saved before the method returns."""

    @property
    def draft(self) -> str:
        """The id of what is kept of it while it is under way."""

    @property
    def title(self) -> str:
        """The script's title."""

    @property
    def alias(self) -> str:
        """The young person's code name, or empty while there is none."""

    @property
    def step(self) -> Step:
        """Where the conversation stands."""

    @property
    def typed(self) -> str:
        """Words typed at the present question that were not entered yet."""

    @property
    def last_said(self) -> "Said | None":
        """The last question that was answered and its answer."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be asked in; empty if there is one only."""

    @property
    def language(self) -> str:
        """The language it is asked in."""

    @property
    def progress(self) -> Progress:
        """How many of the questions that apply are answered."""

    def prompts(self) -> tuple[Prompt, ...]:
        """Return every question that applies now, in order."""

    def repeats(self) -> tuple[AddAnother, ...]:
        """Return every repeat that can be added to now."""

    def problems(self) -> tuple[Refusal, ...]:
        """Return what keeps the conversation from being finished."""

    def answer(self, value: str) -> Step | Refusal:
        """Take the answer to the present question and go on."""

    def leave_out(self, reason: MissingReason) -> Step | Refusal:
        """Note why the present question has no answer and go on."""

    def clear(self) -> Step | Refusal:
        """Take the present question's answer away and stay at it."""

    def forward(self) -> Step | Refusal:
        """Go on, keeping what stands."""

    def back(self) -> Step | Refusal:
        """Go back one question."""

    def go_to(self, ref: str) -> Step | Refusal:
        """Go to any question that applies now."""

    def add_another(self) -> Step | Refusal:
        """Say yes to another one."""

    def no_more(self) -> Step | Refusal:
        """Say that there is no other one."""

    def add(self, repeat: str) -> Step | Refusal:
        """Add one to a repeat from anywhere."""

    def remove(self, ref: str) -> Step | Refusal:
        """Take one out of a repeat."""

    def speak(self, language: str) -> Step:
        """Go on in another language, at the same question."""

    @property
    def about(self) -> str:
        """The young person's record, where they were known before; empty otherwise."""

    @property
    def whom(self) -> str:
        """The young person's record, also where finishing it makes that record; empty if about nobody."""

    @property
    def is_light(self) -> bool:
        """Whether somebody else is about, and what was said before they came is out of sight."""

    @property
    def depths(self) -> "tuple[Depth, ...]":
        """How much can be asked, the least first; empty where the script makes no difference."""

    @property
    def depth(self) -> "Depth":
        """How much is asked now."""

    @property
    def notes(self) -> "tuple[OwnNote, ...]":
        """The officer's own lines in this conversation."""

    @property
    def note_typed(self) -> str:
        """A line of the officer's that was typed and not entered."""

    @property
    def back_to(self) -> str:
        """The words of the place that adding one leads back to; empty where nothing is added out of turn."""

    def left(self, depth: "Depth") -> tuple[Prompt, ...]:
        """Return what is open at `depth` and may be seen."""

    def ask(self, depth: "Depth") -> Step:
        """Ask this much from now on; the conversation stays where it stands."""

    def ask_the_rest(self, depth: "Depth") -> Step | Refusal:
        """Ask what is open at `depth`, from the first of it."""

    def keep_light(self) -> Step | Refusal:
        """Go on lightly, with nothing in sight that was said before."""

    def talk_fully(self) -> Step | Refusal:
        """Go on as before somebody came."""

    def note(self, words: str) -> None:
        """Keep a line of the officer's own beside the present question."""

    def note_begun(self, words: str) -> None:
        """Keep a line of the officer's before it is entered."""

    def reword(self, ref: str, words: str) -> Step | Refusal:
        """Put words right as the young person said them at the reading back."""

    def tidy(self, ref: str, words: str) -> Step | Refusal:
        """Put tidier words, which they agreed to; what was typed first stays beside them."""

    def strike(self, ref: str) -> Step | Refusal:
        """Take words away because they want that."""

    def note_copy(self, way: str) -> Step | Refusal:
        """Keep how they got a copy of what was read back: paper, photo or none; stay where it stands."""

    def leave_early(self, reason: str) -> Step | Refusal:
        """Note why the talk stopped early, where the script asks; stay where it stands."""

    def undo(self) -> Step | Refusal:
        """Take back words not entered, or else the last change; `last_said` says what it was."""

    def redo(self) -> Step | Refusal:
        """Bring back what was taken back last."""

    def typing(self, text: str) -> None:
        """Keep words typed at the present question before they are entered."""

    def finish(self) -> "Finished":
        """Make the records."""
