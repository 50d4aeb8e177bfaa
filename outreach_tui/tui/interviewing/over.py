"""What opens over a question and goes again: why not now, which one to add, which language, what was said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Control, Option, Prompt, Refusal, Step
from outreach_tui.tui.commands import (
    A_COPY,
    ANSWER,
    BACK,
    HELP,
    LANGUAGE_SCREEN,
    READ_BACK_SCREEN,
    REASONS_SCREEN,
    Command,
)
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.asking import Answered, CopyWanted, Onward, PutRight
from outreach_tui.tui.interviewing.choosing import Choosing
from outreach_tui.tui.interviewing.layout import plain_body
from outreach_tui.tui.interviewing.read_back import ReadingBack
from outreach_tui.tui.interviewing.words import WordsView
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, line, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Over, Reply
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.answer_in_words import REASONS
from outreach_tui.workflow.depth import READ_BACK_NOTE
from outreach_tui.workflow.reading_back import HEADING

_NOTHING_TO_ADD = "Nothing to add here (takes this one out again)"
_LEAVING = frozenset({"escape", "left"})
GOES_THROUGH = frozenset({"ctrl+k", "ctrl+x"})
"""Keys that go through to the conversation at once: somebody walked in, or it is time to leave."""


class ReasonsView(View):
    """Why there is no answer now; each reason is an answer in its own right."""

    name = "Not now"
    purpose = (
        "Say why there is no answer, or go back to the question. None of the reasons counts as an answer."
    )
    commands = REASONS_SCREEN

    def __init__(
        self, prompt: Prompt, choose: Callable[[MissingReason], None], take_out: Callable[[], None] | None
    ) -> None:
        """Ask why; `take_out` is there where the question stands in one of a repeat with no words in it."""
        self._prompt = prompt
        self._choose = choose
        self._take_out = take_out

    def body(self, size: Size) -> list[Line]:
        """Return the reasons."""
        reasons = [*REASONS.values(), *([_NOTHING_TO_ADD] if self._take_out else [])]
        rows = [line("   ", "Not now, because"), BLANK]
        for number, words in enumerate(reasons, start=1):
            rows.append(
                line("      ", strong(str(number), str(number)), Span(f"   {words}", press=str(number)))
            )
        rows.append(BLANK)
        words = "3 comes back at the end and on the next visit. None of these counts as an answer."
        rows.extend(wrapped_lines(words, size.width - 3, indent=3, tone=Tone.QUIET))
        return plain_body(self._prompt.label, rows, [line("   ", Span(self.message, Tone.NOTICE))], size)

    def keys(self) -> tuple[Command, ...]:
        """Return how many reasons there are to choose from."""
        last = len(REASONS) + (1 if self._take_out else 0)
        return (Command("", f"1-{last}", "choose", ANSWER.help), *REASONS_SCREEN[1:])

    def press(self, stroke: Stroke) -> Reply:
        """Take the number of a reason."""
        if stroke.key in GOES_THROUGH:
            return Close(stroke.key)
        if stroke.key in _LEAVING or stroke.key == "f2":
            return Close()
        reasons = list(REASONS)
        if stroke.is_digit and 0 < int(stroke.text) <= len(reasons):
            self._choose(reasons[int(stroke.text) - 1])
            return Close()
        if stroke.text == str(len(reasons) + 1) and self._take_out is not None:
            self._take_out()
            return Close()
        self.message = "Press the number of a reason, or Esc to go back to the question."
        return None


class WhichOneView(View):
    """Which repeat to add one to."""

    name = "Add another"
    purpose = "Choose what to add one more of. Afterwards you are back at the question you were at."
    commands = (Command("", "1-9", "choose", ANSWER.help), BACK, HELP)

    def __init__(self, repeats: tuple[AddAnother, ...], add: Callable[[AddAnother], None]) -> None:
        """Offer `repeats`."""
        self._repeats = repeats[:9]
        self._add = add

    def body(self, size: Size) -> list[Line]:
        """Return what can be added to."""
        rows = [
            line("      ", strong(str(number), str(number)), Span(f"   {repeat.label}", press=str(number)))
            for number, repeat in enumerate(self._repeats, start=1)
        ]
        return plain_body("Add another", rows, [line("   ", Span(self.message, Tone.NOTICE))], size)

    def press(self, stroke: Stroke) -> Reply:
        """Take the number of a repeat."""
        if stroke.key in GOES_THROUGH:
            return Close(stroke.key)
        if stroke.key in _LEAVING:
            return Close()
        if stroke.is_digit and 0 < int(stroke.text) <= len(self._repeats):
            self._add(self._repeats[int(stroke.text) - 1])
            return Close()
        self.message = "Press one of the numbers, or Esc to go back."
        return None


class WhichLanguageView(View):
    """Which language to go on in."""

    name = "Language"
    purpose = (
        "Choose the language to go on in. The same question is asked in it at once; every answer stays, and "
        "so do words that are typed and not entered."
    )
    commands = LANGUAGE_SCREEN

    def __init__(
        self, languages: tuple[str, ...], language: str, now: datetime, speak: Callable[[str], None]
    ) -> None:
        """Offer `languages`; `language` is spoken now."""
        options = tuple(Option(one, one) for one in languages)
        prompt = replace(_note(), control=Control.SELECT_ONE, options=options, value=language)
        self._choosing = Choosing(prompt, now)
        self._speak = speak

    def body(self, size: Size) -> list[Line]:
        """Return the languages, the present one marked."""
        rows = self._choosing.answers(Size(size.width, size.height - 5), is_airy=False)
        words = "The same question is asked in it at once. Answers and typed words stay."
        foot = Span(self.message, Tone.NOTICE) if self.message else Span(words, Tone.QUIET)
        return plain_body("Go on in which language?", rows, [line("   ", foot)], size)

    def keys(self) -> tuple[Command, ...]:
        """Return how many languages there are to choose from."""
        return (self._choosing.keys()[0].called("choose"), *LANGUAGE_SCREEN[1:])

    def press(self, stroke: Stroke) -> Reply:
        """Take the key of a language; Enter takes the one pointed at, or stays."""
        if stroke.key in GOES_THROUGH:
            return Close(stroke.key)
        if stroke.key in _LEAVING or stroke.key == "ctrl+t":
            return Close()
        outcome = self._choosing.press(stroke)
        if isinstance(outcome, Answered):
            self._speak(outcome.value)
        self.message = getattr(outcome, "message", "")
        return Close() if isinstance(outcome, Answered | Onward) else None


class ReadBackView(View):
    """Their words and both promises, from the end of the conversation."""

    name = "Read back"
    purpose = "Turn the screen round, or read it out. They may change or strike anything: press its number."
    commands = READ_BACK_SCREEN

    def __init__(
        self,
        interview: Interview,
        now: datetime,
        moved: Callable[[Step | Refusal], None],
        copy: Callable[[], Reply] | None,
    ) -> None:
        """Read back what `interview` holds.

        Args:
            interview: the conversation.
            now: the time on this laptop.
            moved: hears what came of putting something right.
            copy: opens the screen that gives a copy of it; none where that is not offered.
        """
        self._interview = interview
        self._moved = moved
        self._copy = copy
        self._reading = ReadingBack(_note(), now, interview.prompts())

    def body(self, size: Size) -> list[Line]:
        """Return the words, large."""
        rows = self._reading.answers(Size(size.width, size.height - 5), is_airy=False)
        return plain_body(HEADING, rows, [line("   ", Span(self.message, Tone.NOTICE))], size)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do; a copy only where one is offered."""
        return tuple(one for one in READ_BACK_SCREEN if one != A_COPY or self._copy is not None)

    def press(self, stroke: Stroke) -> Reply:
        """Take the sign of something to change or strike, arrows to move, Enter or Esc to go back."""
        if stroke.key in GOES_THROUGH:
            return Close(stroke.key)
        if stroke.key in _LEAVING:
            return Close()
        outcome = self._reading.press(stroke)
        if isinstance(outcome, CopyWanted) and self._copy is not None:
            return self._copy()
        if isinstance(outcome, PutRight):
            return putting_right(self._interview, outcome.ref, self._moved)
        self.message = getattr(outcome, "message", "")
        return Close() if isinstance(outcome, Onward) else None

    def shown_again(self) -> None:
        """Read back the words as they are now."""
        self._reading.reword(self._reading.prompt, self._interview.prompts())


def putting_right(interview: Interview, ref: str, moved: Callable[[Step | Refusal], None]) -> Reply:
    """Return the view in which the young person changes or strikes the words at `ref`."""
    prompt = next((one for one in interview.prompts() if one.ref == ref), None)
    if prompt is None:
        return None

    def heard(outcome: Step | Refusal) -> str:
        moved(outcome)
        return outcome.sentence if isinstance(outcome, Refusal) else ""

    return Over(
        WordsView.reading_back(
            prompt,
            lambda words: heard(interview.reword(ref, words)),
            lambda: heard(interview.strike(ref)),
        )
    )


def _note() -> Prompt:
    return Prompt(
        ref="", name=READ_BACK_NOTE, control=Control.NOTE, label=HEADING, hint="", guidance="", sections=(),
        options=(), value="", missing=None, is_required=False, is_read_only=True, limits=None, appearance="",
    )  # fmt: skip
