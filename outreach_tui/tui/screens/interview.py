"""The conversation: one screen and one pad for all of it, whatever it asks.

Rules:
- Each answer is in the vault before the next question is painted; "saved" is shown only after that returned.
- Going back, jumping and stopping lose nothing: words not yet entered are entered first, or kept where the
  script would not take them.
- Nothing of other people and no outside deadline is ever shown here; nothing counts down.
- A refusal is one line at the question, in the script's words.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Control, Ending, Question, Step
from outreach_tui.tui import commands
from outreach_tui.tui.commands import Command
from outreach_tui.tui.desk import Interview
from outreach_tui.tui.interviewing.asking import (
    Answered,
    Asking,
    Cleared,
    Jump,
    NotMine,
    Onward,
    Outcome,
    Taken,
)
from outreach_tui.tui.interviewing.between import (
    ANOTHER_KEYS,
    END_KEYS,
    FINISHED_KEYS,
    OpenPlace,
    another_lines,
    end_lines,
    finished_lines,
    open_places,
)
from outreach_tui.tui.interviewing.everything import EverythingView
from outreach_tui.tui.interviewing.layout import (
    foot_lines,
    plain_body,
    progress_words,
    question_body,
    rail_lines,
    standing_words,
)
from outreach_tui.tui.interviewing.over import ReadBackView, ReasonsView, WhichLanguageView, WhichOneView
from outreach_tui.tui.interviewing.repeats import has_no_words, instance_of
from outreach_tui.tui.interviewing.walk import Walk
from outreach_tui.tui.lines import Line, Size
from outreach_tui.tui.names import LOCKED_BY_KEY
from outreach_tui.tui.replies import Home, Over, Reply
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.workflow.conduct_interview import Finished

_COMMON = (
    commands.BACK, commands.NOT_NOW, commands.ADD_ANOTHER, commands.EVERYTHING, commands.STOP,
    commands.COVER, commands.HELP,
)  # fmt: skip

_COMMON_IN_LANGUAGES = (
    commands.BACK, commands.NOT_NOW, commands.LANGUAGE, commands.STOP, commands.ADD_ANOTHER,
    commands.EVERYTHING, commands.COVER, commands.HELP,
)  # fmt: skip


class InterviewView(View):
    """One conversation under way."""

    name = "The conversation"
    purpose = (
        "Ask, listen, and press the key beside the answer. One answer is one key; own words are typed, "
        "then Enter. Any question can be left open, passed over with a reason, or come back to, in any "
        "order, at any time. What is typed is kept as you type it."
    )
    commands: tuple[Command, ...] = commands.INTERVIEW_SCREEN

    def __init__(
        self,
        interview: Interview,
        now: Callable[[], datetime],
        hide_names: Callable[[], None] | None = None,
    ) -> None:
        """Show `interview` where it stands.

        Args:
            interview: the conversation.
            now: the time on this laptop.
            hide_names: locks names, where the conversation is somebody's name and address.
        """
        self._hide_names = hide_names
        self._interview = interview
        self._now = now
        self._walk = Walk(interview, now)
        self._finished: Finished | None = None
        self._common = _COMMON_IN_LANGUAGES if interview.languages else _COMMON
        if not interview.languages:
            self.commands = tuple(one for one in commands.INTERVIEW_SCREEN if one != commands.LANGUAGE)

    @property
    def message(self) -> str:
        """The one line that answers what was just done."""
        return self._walk.message

    @message.setter
    def message(self, words: str) -> None:
        self._walk.message = words

    @property
    def _asking(self) -> Asking | None:
        return self._walk.asking

    @property
    def _step(self) -> Step:
        return self._walk.step

    def title(self) -> str:
        """Return the code name and the section."""
        step = self._step
        place = step.prompt if isinstance(step, Question) else step
        sections = () if isinstance(place, Ending) else place.sections
        return "   ".join(
            part for part in (self._interview.alias or self._interview.title, "".join(sections[-1:])) if part
        )

    def state(self) -> str:
        """Return how far it is."""
        return "" if self._finished else progress_words(self._interview.progress)

    def body(self, size: Size) -> list[Line]:
        """Return the question with its answers, or where the conversation stands otherwise."""
        if self._finished is not None:
            return finished_lines(self._finished.title, self._finished.records, size.width)
        if self._asking is not None:
            foot = self._foot(size, standing_words(self._asking.prompt))
            return question_body(self._asking, foot, size, self._walk.together)
        step = self._step
        foot = self._foot(size, "")
        if isinstance(step, AddAnother):
            back_to = self._walk.detour.back_to.label if self._walk.detour else ""
            return plain_body(
                f"Another one?   {step.label}", another_lines(step, back_to, size.width), foot, size
            )
        return plain_body(
            "That is everything.", end_lines(self._places(), Size(size.width, size.height - 7)), foot, size
        )

    def rail(self, size: Size) -> list[Line]:
        """Return the sections and how far each is."""
        here = self._asking.prompt.ref if self._asking else ""
        return [] if self._finished else rail_lines(self._interview.prompts(), here, size)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do where it stands."""
        if self._finished is not None:
            return (*FINISHED_KEYS, commands.QUIT, commands.HELP)
        if self._asking is not None:
            first, *others = self._asking.keys()
            return (first, *self._common, *others)
        first_ones = ANOTHER_KEYS if isinstance(self._step, AddAnother) else END_KEYS
        return (*first_ones, *(one for one in self._common if one != commands.NOT_NOW))

    def press(self, stroke: Stroke) -> Reply:
        """Take a key: a command of the screen, or one for the question."""
        if self._finished is not None and stroke.key != "f7":
            return Home() if stroke.key in {"enter", "f5", "escape"} else None
        command = _COMMANDS.get(stroke.key)
        if command is not None:
            return command(self)
        if stroke.key == "left" and not (self._asking and self._asking.takes_left):
            return self._go_back()
        outcome = self._press_here(stroke)
        if isinstance(outcome, NotMine) and stroke.key == "escape":
            return self._go_back()
        return self._carry_out(outcome)

    def pause(self) -> None:
        """Keep the words that are typed and not entered."""
        if self._finished is None:
            self._walk.pause()

    def names_locked(self, saying: str) -> Reply:
        """Leave somebody's name and address; any other conversation stays."""
        return Home(saying) if self._hide_names else None

    def _press_here(self, stroke: Stroke) -> Outcome:
        if self._asking is not None:
            return self._asking.press(stroke)
        if isinstance(self._step, AddAnother):
            return self._press_behind_repeat(stroke)
        return self._press_at_end(stroke)

    def _press_behind_repeat(self, stroke: Stroke) -> Outcome:
        if stroke.text == "1":
            self._walk.moved(self._interview.add_another())
            return Taken()
        if stroke.text == "2" or stroke.key == "enter":
            self._walk.no_more()
            return Taken(self.message)
        return NotMine()

    def _press_at_end(self, stroke: Stroke) -> Outcome:
        places = self._places()
        if stroke.is_digit and 0 < int(stroke.text) <= len(places):
            return Jump(places[int(stroke.text) - 1].ref)
        if stroke.text == "0":
            return Jump("")
        if stroke.key != "enter":
            return NotMine()
        if any(place.keeps_from_finishing for place in places):
            return Taken("Not yet: the numbers above go to what is still needed.")
        self._finished = self._interview.finish()
        return Taken()

    def _carry_out(self, outcome: Outcome) -> Reply:
        match outcome:
            case Answered(value):
                self._walk.moved(self._interview.answer(value))
            case Onward():
                self._walk.moved(self._interview.forward())
            case Cleared():
                self._walk.moved(self._interview.clear())
            case Jump(""):
                return Over(ReadBackView(self._interview.prompts(), self._now(), self._walk.go_to))
            case Jump(ref):
                self._walk.go_to(ref)
            case Taken(message):
                self.message = message
            case NotMine():
                pass
        return None

    def _go_back(self) -> Reply:
        self._walk.back()
        return None

    def _not_now(self) -> Reply:
        if (
            self._asking is None
            or self._asking.prompt.control is Control.NOTE
            or self._asking.prompt.is_read_only
        ):
            self.message = "There is nothing to answer here. Enter goes on."
            return None
        self.pause()
        instance = instance_of(self._asking.prompt.ref)
        is_empty = bool(instance) and has_no_words(self._interview.prompts(), instance, self._asking.typed)
        return Over(
            ReasonsView(self._asking.prompt, self._leave_out, self._walk.take_out if is_empty else None)
        )

    def _leave_out(self, reason: MissingReason) -> None:
        self._walk.moved(self._interview.leave_out(reason))

    def _add_another(self) -> Reply:
        repeats = self._interview.repeats()
        if not repeats:
            self.message = "There is nothing to add to yet."
            return None
        if len(repeats) == 1:
            self._walk.add(repeats[0])
            return None
        self.pause()
        return Over(WhichOneView(repeats, self._walk.add))

    def _everything(self) -> Reply:
        self.pause()
        here = self._asking.prompt.ref if self._asking else ""
        return Over(EverythingView(self._interview.prompts(), here, self._walk.go_to))

    def _choose_language(self) -> Reply:
        languages = self._interview.languages
        if not languages:
            self.message = "This script has one language."
            return None
        self.pause()
        return Over(WhichLanguageView(languages, self._interview.language, self._now(), self._walk.speak))

    def _lock_names(self) -> Reply:
        if self._hide_names is None:
            self.message = "No name stands here."
            return None
        self.pause()
        self._hide_names()
        return Home(LOCKED_BY_KEY)

    def _stop(self) -> Reply:
        self.pause()
        return Home()

    def _places(self) -> tuple[OpenPlace, ...]:
        return open_places(self._interview.prompts(), self._interview.problems())

    def _foot(self, size: Size, standing: str) -> list[Line]:
        status = self.message or self._walk.saved_at
        return foot_lines(
            standing, self._interview.last_said, status, is_notice=bool(self.message), size=size
        )


_COMMANDS: dict[str, Callable[[InterviewView], Reply]] = {
    "f2": InterviewView._not_now,
    "f4": InterviewView._everything,
    "f5": InterviewView._stop,
    "f7": InterviewView._lock_names,
    "f8": InterviewView._stop,
    "ctrl+n": InterviewView._add_another,
    "ctrl+t": InterviewView._choose_language,
}
