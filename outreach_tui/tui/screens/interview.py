"""The conversation: one screen and one pad for all of it, whatever it asks.

Rules:
- Each answer is in the vault before the next question is painted; "saved" is shown only after that returned.
- Going back, jumping and stopping lose nothing: words not yet entered are entered first, or kept where the
  script would not take them.
- Nothing of other people and no outside deadline is ever shown here; nothing counts down, nothing urges on.
- While others are about, nothing is shown that was said before they came, nor whom it is about.
- A refusal is one line at the question, in the script's words.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from outreach_tui.interview.prompt import AddAnother, Ending, Question
from outreach_tui.tui import commands
from outreach_tui.tui.commands import Command
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.asking import (
    Answered,
    Cleared,
    CopyWanted,
    Jump,
    More,
    NotMine,
    Onward,
    Outcome,
    PutRight,
    Taken,
)
from outreach_tui.tui.interviewing.between import FINISHED_KEYS
from outreach_tui.tui.interviewing.conclusion import Conclusion
from outreach_tui.tui.interviewing.copy_of_talk import copy_of_talk
from outreach_tui.tui.interviewing.function_keys import FunctionKeys
from outreach_tui.tui.interviewing.interview_keys import interview_keys
from outreach_tui.tui.interviewing.interview_page import interview_body, interview_rail
from outreach_tui.tui.interviewing.layout import progress_words
from outreach_tui.tui.interviewing.read_back import ReadingBack
from outreach_tui.tui.interviewing.read_back_view import ReadBackView, putting_right
from outreach_tui.tui.interviewing.walk import Walk
from outreach_tui.tui.lines import Line, Size
from outreach_tui.tui.names import LOCKED_BY_KEY
from outreach_tui.tui.paper_desk import Paper
from outreach_tui.tui.replies import AboutPerson, Close, Home, Over, Reply
from outreach_tui.tui.screen_commands import INTERVIEW_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.workflow.conduct_interview import Finished


class InterviewView(View):
    """One conversation under way."""

    name = "The conversation"
    purpose = (
        "Ask, listen, and press the key beside the answer. One answer is one key; own words are typed, "
        "then Enter. Any question can be left open, passed over with a reason, or come back to, in any "
        "order, at any time. What is typed is kept as you type it."
    )
    commands: tuple[Command, ...] = INTERVIEW_SCREEN
    own_keys = frozenset({"f3"})

    def __init__(
        self,
        interview: Interview,
        now: Callable[[], datetime],
        hide_names: Callable[[], None] | None = None,
        stop: Callable[[str], Reply] = Home,
        goes_to: Paper | None = None,
    ) -> None:
        """Show `interview` where it stands.

        Args:
            interview: the conversation.
            now: the time on this laptop.
            hide_names: locks names, where the conversation is somebody's name and address.
            stop: where leaving it, or having finished it, leads to; given what to say there.
            goes_to: takes a page they may keep; none where no copy is given.
        """
        self._hide_names = hide_names
        self._interview = interview
        self._now = now
        self._stop = stop
        self._walk = Walk(interview, now)
        self._function_keys = FunctionKeys(interview, self._walk, now, stop)
        self._conclusion = Conclusion(interview)
        self._goes_to = goes_to
        self._finished: Finished | None = None
        if not interview.languages:
            self.commands = tuple(one for one in INTERVIEW_SCREEN if one != commands.LANGUAGE)

    @classmethod
    def over(cls, interview: Interview, now: Callable[[], datetime]) -> "InterviewView":
        """Return a conversation that opens over another view, and closes on to it."""
        return cls(interview, now, stop=lambda _saying: Close("escape"))

    def whom(self) -> str:
        """Return whom it is about, also before they are a record: a worry passed on is linked to them."""
        return self._interview.whom

    @property
    def message(self) -> str:
        """The one line that answers what was just done."""
        return self._walk.message

    @message.setter
    def message(self, words: str) -> None:
        self._walk.message = words

    def title(self) -> str:
        """Return the code name and the section; while others are about, the section alone."""
        step = self._walk.step
        place = step.prompt if isinstance(step, Question) else step
        sections = () if isinstance(place, Ending) else place.sections
        whose = "" if self._interview.is_light else self._interview.alias or self._interview.title
        return "   ".join(part for part in (whose, "".join(sections[-1:])) if part)

    def state(self) -> str:
        """Return how much has been said."""
        return "" if self._finished or self._is_turned_round else progress_words(self._interview.progress)

    def body(self, size: Size) -> list[Line]:
        """Return the question with its answers, or where the conversation stands otherwise."""
        return interview_body(self._interview, self._walk, self._conclusion, self._finished, size)

    def rail(self, size: Size) -> list[Line]:
        """Return the sections and how far each is; nothing while the screen is for others too."""
        is_private = self._interview.is_light or self._is_turned_round or self._finished
        return [] if is_private else interview_rail(self._interview, self._walk, size)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do where it stands."""
        if self._finished is not None:
            return (*FINISHED_KEYS, commands.QUIT, commands.HELP)
        can_copy = self._is_turned_round and self._copy is not None
        return interview_keys(self._interview, self._walk, self._conclusion, can_copy=can_copy)

    def press(self, stroke: Stroke) -> Reply:
        """Take a key: a command of the screen, or one for the question."""
        if self._finished is not None:
            return self._after(self._finished, stroke)
        if stroke.key == "f7":
            return self._lock_names()
        is_known, reply = self._function_keys.press(stroke.key)
        if is_known:
            return reply
        asking = self._walk.asking
        if stroke.key == "left" and not (asking and asking.takes_left):
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

    @property
    def _copy(self) -> Callable[[], Reply] | None:
        """Opens the screen that gives a copy of what is read back, where it is about somebody."""
        return copy_of_talk(self._interview, self._goes_to, lambda: self._now().date())

    @property
    def _is_turned_round(self) -> bool:
        return isinstance(self._walk.asking, ReadingBack)

    def _press_here(self, stroke: Stroke) -> Outcome:
        if self._walk.asking is not None:
            return self._walk.asking.press(stroke)
        if isinstance(self._walk.step, AddAnother):
            return self._press_behind_repeat(stroke)
        return self._conclusion.press(stroke)

    def _press_behind_repeat(self, stroke: Stroke) -> Outcome:
        if stroke.text == "1":
            self._walk.moved(self._interview.add_another())
            return Taken()
        if stroke.text == "2" or stroke.key == "enter":
            self._walk.no_more()
            return Taken(self.message)
        return NotMine()

    def _carry_out(self, outcome: Outcome) -> Reply:
        walk, interview = self._walk, self._interview
        match outcome:
            case Jump(""):
                return Over(ReadBackView(interview, self._now(), walk.moved, self._copy))
            case CopyWanted():
                return None if (copy := self._copy) is None else copy()
            case PutRight(ref):
                return putting_right(interview, ref, walk.moved)
            case Answered(value):
                walk.moved(interview.answer(value))
            case Onward():
                self._go_on()
            case _:
                self._move(outcome)
        return None

    def _move(self, outcome: Outcome) -> None:
        match outcome:
            case Cleared():
                self._walk.moved(self._interview.clear())
            case Jump(ref):
                self._walk.go_to(ref)
            case More(depth):
                self._walk.moved(self._interview.ask_the_rest(depth))
            case Taken(message):
                self.message = message
            case _:
                pass

    def _go_on(self) -> None:
        if isinstance(self._walk.step, Ending):
            self._finished = self._interview.finish()
        else:
            self._walk.onward()

    def _go_back(self) -> Reply:
        self._walk.back()
        return None

    def _after(self, finished: "Finished", stroke: Stroke) -> Reply:
        """Leave, or go to whom it was about: a copy for them is one key from there."""
        leads_there = bool(finished.person) and self._hide_names is None and self._stop is Home
        if stroke.key == "right" and leads_there:
            return AboutPerson(finished.person)
        return self._stop("") if stroke.key in {"enter", "f5", "escape"} else None

    def _lock_names(self) -> Reply:
        if self._hide_names is None:
            self.message = "No name stands here."
            return None
        self.pause()
        self._hide_names()
        return Home(LOCKED_BY_KEY)
