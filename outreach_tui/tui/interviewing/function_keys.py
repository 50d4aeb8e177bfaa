"""What the function and control keys do in a conversation, whatever it stands at.

Rules:
- Words typed and not entered are kept before anything opens or moves.
- Another wish is one key from any question, whatever else can be added. At a wish with no words yet the same
  key asks what to add instead.
- Nothing opened over a question keeps it from going light: that key goes through every view (`over.py`).
"""

from collections.abc import Callable
from datetime import datetime

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Control, Prompt, Refusal
from outreach_tui.interview.refs import instance_of
from outreach_tui.number_words import counted
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.depths import DEPTH_WORDS
from outreach_tui.tui.interviewing.everything import EverythingView
from outreach_tui.tui.interviewing.leaving import LeavingView
from outreach_tui.tui.interviewing.over import ReasonsView, WhichLanguageView, WhichOneView
from outreach_tui.tui.interviewing.repeats import has_no_words
from outreach_tui.tui.interviewing.walk import Walk
from outreach_tui.tui.interviewing.words import WordsView
from outreach_tui.tui.replies import Close, Over, Reply
from outreach_tui.tui.screens.note import NoteView
from outreach_tui.workflow.another_wish import repeat_of_wishes
from outreach_tui.workflow.reading_back import asked_beside


class FunctionKeys:
    """The keys beside those that answer."""

    def __init__(
        self, interview: Interview, walk: Walk, now: Callable[[], datetime], stop: Callable[[str], Reply]
    ) -> None:
        """Act on `interview` and `walk`; `stop` leaves it, with something to say where that leads to."""
        self._interview = interview
        self._walk = walk
        self._now = now
        self._stop_here = stop

    def press(self, key: str) -> tuple[bool, Reply]:
        """Return whether the key is one of these, and what it led to."""
        act = _ACTS.get(key)
        return (False, None) if act is None else (True, act(self))

    def _say(self, words: str) -> None:
        self._walk.message = words

    def _not_now(self) -> Reply:
        asking = self._walk.asking
        if asking is None or asking.prompt.control is Control.NOTE or asking.prompt.is_read_only:
            self._say("There is nothing to answer here. Enter goes on.")
            return None
        self._walk.pause()
        instance = instance_of(asking.prompt.ref)
        is_empty = bool(instance) and has_no_words(self._interview.prompts(), instance, asking.typed)
        return Over(ReasonsView(asking.prompt, self._leave_out, self._walk.take_out if is_empty else None))

    def _leave_out(self, reason: MissingReason) -> None:
        self._walk.moved(self._interview.leave_out(reason))

    def _note(self) -> Reply:
        self._walk.pause()
        interview, asking = self._interview, self._walk.asking

        def keep(words: str) -> Reply:
            interview.note(words)
            self._say("The note is kept beside this question.")
            return Close()

        label = asked_beside(asking.prompt) if asking else ""
        ref = asking.prompt.ref if asking else ""
        before = tuple(one.words for one in interview.notes if one.ref == ref and not interview.is_light)
        return Over(NoteView(keep, interview.note_begun, interview.note_typed, label, before))

    def _add_another(self) -> Reply:
        repeats = self._interview.repeats()
        if not repeats:
            self._say("There is nothing to add to yet.")
            return None
        wished = repeat_of_wishes(repeats)
        if len(repeats) == 1 or (wished and not self._stands_in_empty(wished)):
            self._walk.add(wished or repeats[0])
            return None
        self._walk.pause()
        return Over(WhichOneView(repeats, self._add_instead))

    def _stands_in_empty(self, repeat: AddAnother) -> bool:
        asking = self._walk.asking
        if asking is None or not asking.prompt.ref.startswith(f"{repeat.ref}["):
            return False
        instance = instance_of(asking.prompt.ref)
        return has_no_words(self._interview.prompts(), instance, asking.typed)

    def _add_instead(self, repeat: AddAnother) -> None:
        if any(self._stands_in_empty(one) for one in self._interview.repeats() if one.ref != repeat.ref):
            self._walk.take_out()
        self._walk.add(repeat)

    def _everything(self) -> Reply:
        self._walk.pause()
        here = self._walk.asking.prompt.ref if self._walk.asking else ""
        return Over(EverythingView(self._interview, here, self._walk.go_to, self._tidy))

    def _tidy(self, prompt: Prompt) -> Reply:
        def keep(words: str) -> str:
            outcome = self._interview.tidy(prompt.ref, words)
            self._walk.moved(outcome)
            return outcome.sentence if isinstance(outcome, Refusal) else ""

        return Over(WordsView.tidying(prompt, keep))

    def _choose_language(self) -> Reply:
        languages = self._interview.languages
        if not languages:
            self._say("This script has one language.")
            return None
        self._walk.pause()
        return Over(WhichLanguageView(languages, self._interview.language, self._now(), self._walk.speak))

    def _undo(self) -> Reply:
        self._walk.undo()
        return None

    def _redo(self) -> Reply:
        self._walk.redo()
        return None

    def _light(self) -> Reply:
        self._walk.light()
        return None

    def _say_like(self) -> Reply:
        self._walk.say_like()
        return None

    def _how_much(self) -> Reply:
        depths = self._interview.depths
        if not depths or self._interview.is_light:
            self._say("" if self._interview.is_light else "This script has no shorter and longer way.")
            return None
        self._walk.pause()
        at = depths.index(self._interview.depth) if self._interview.depth in depths else 0
        depth = depths[(at + 1) % len(depths)]
        self._interview.ask(depth)
        left = counted(len(self._interview.left(depth)), "question")
        self._say(f"Asked from here on: {DEPTH_WORDS[depth]}; {left} open. F4 goes to any.")
        return None

    def _leave(self) -> Reply:
        self._walk.pause()
        return Over(LeavingView(self._interview, self._stop_here))

    def _stop(self) -> Reply:
        self._walk.pause()
        return self._stop_here("")


_ACTS: dict[str, Callable[[FunctionKeys], Reply]] = {
    "f2": FunctionKeys._not_now,
    "f3": FunctionKeys._note,
    "f4": FunctionKeys._everything,
    "f5": FunctionKeys._stop,
    "f8": FunctionKeys._stop,
    "ctrl+n": FunctionKeys._add_another,
    "ctrl+t": FunctionKeys._choose_language,
    "ctrl+z": FunctionKeys._undo,
    "ctrl+r": FunctionKeys._redo,
    "ctrl+k": FunctionKeys._light,
    "ctrl+o": FunctionKeys._say_like,
    "ctrl+d": FunctionKeys._how_much,
    "ctrl+x": FunctionKeys._leave,
}
