"""The small choices over a question: why not now, which one to add, which language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Control, Option, Prompt
from outreach_tui.tui.commands import ANSWER, BACK, COVER, HELP, Command
from outreach_tui.tui.interviewing.asking import Answered, Onward
from outreach_tui.tui.interviewing.choosing import Choosing
from outreach_tui.tui.interviewing.layout import plain_body
from outreach_tui.tui.interviewing.over_question import OverQuestion, no_question
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, line, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import LANGUAGE_SCREEN, REASONS_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.answer_in_words import REASONS

_NOTHING_TO_ADD = "Nothing to add here (takes this one out again)"


class ReasonsView(OverQuestion):
    """Why there is no answer now; each reason is an answer in its own right."""

    name = "Not now"
    purpose = (
        "Say why there is no answer, or go back to the question. None of the reasons counts as an answer."
    )
    commands = REASONS_SCREEN
    leaves = OverQuestion.leaves | {"f2"}

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

    def take(self, stroke: Stroke) -> Reply:
        """Take the number of a reason."""
        reasons = list(REASONS)
        if stroke.is_digit and 0 < int(stroke.text) <= len(reasons):
            self._choose(reasons[int(stroke.text) - 1])
            return Close()
        if stroke.text == str(len(reasons) + 1) and self._take_out is not None:
            self._take_out()
            return Close()
        self.message = "Press the number of a reason, or Esc to go back to the question."
        return None


class WhichOneView(OverQuestion):
    """Which repeat to add one to."""

    name = "Add another"
    purpose = "Choose what to add one more of. Afterwards you are back at the question you were at."
    commands = (Command("", "1-9", "choose", ANSWER.help), BACK, COVER, HELP)

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

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do, and how many there are to choose from."""
        return (replace(self.commands[0], sign=f"1-{len(self._repeats)}"), *self.commands[1:])

    def take(self, stroke: Stroke) -> Reply:
        """Take the number of a repeat."""
        if stroke.is_digit and 0 < int(stroke.text) <= len(self._repeats):
            self._add(self._repeats[int(stroke.text) - 1])
            return Close()
        self.message = "Press one of the numbers, or Esc to go back."
        return None


class WhichLanguageView(OverQuestion):
    """Which language to go on in."""

    name = "Language"
    purpose = (
        "Choose the language to go on in. The same question is asked in it at once; every answer stays, and "
        "so do words that are typed and not entered."
    )
    commands = LANGUAGE_SCREEN
    leaves = OverQuestion.leaves | {"ctrl+t"}

    def __init__(
        self, languages: tuple[str, ...], language: str, now: datetime, speak: Callable[[str], None]
    ) -> None:
        """Offer `languages`; `language` is spoken now."""
        options = tuple(Option(one, one) for one in languages)
        prompt = replace(no_question(), control=Control.SELECT_ONE, options=options, value=language)
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

    def take(self, stroke: Stroke) -> Reply:
        """Take the key of a language; Enter takes the one pointed at, or stays."""
        outcome = self._choosing.press(stroke)
        if isinstance(outcome, Answered):
            self._speak(outcome.value)
        self.message = getattr(outcome, "message", "")
        return Close() if isinstance(outcome, Answered | Onward) else None
