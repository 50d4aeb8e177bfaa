"""One question in lines: its words, what it is answered with, and what stands already.

Rules:
- An answer has the number that is its key on the screens: "something else" as the last of ten or fewer is 0.
- Where it is checked back, their words and both promises are said one below the other, as the turned screen
  shows them.
"""

from collections.abc import Iterator

from outreach_tui.interview.prompt import Control, Option, Prompt
from outreach_tui.workflow.answer_in_words import in_words
from outreach_tui.workflow.depth import READ_BACK_NOTE
from outreach_tui.workflow.reading_back import HEADING, parts_to_read_back
from outreach_tui.workflow.typed_answer import is_last_other


def prompt_lines(prompt: Prompt, prompts: tuple[Prompt, ...], typed: str) -> Iterator[str]:
    """Yield the lines of a question.

    Args:
        prompt: the question.
        prompts: every question that applies, for what is read back.
        typed: words typed at it and not entered.
    """
    if prompt.control is Control.NOTE and prompt.name == READ_BACK_NOTE:
        yield from _read_back(prompts)
    else:
        yield prompt.label
    if prompt.hint:
        yield f"  ({prompt.hint})"
    yield from (f"  {number}  {option.label}" for number, option in _numbered(prompt.options))
    if prompt.limits:
        yield f"  from {prompt.limits.start} to {prompt.limits.end}"
    if prompt.control is Control.ACKNOWLEDGE:
        yield from ("  1  Yes", "  2  No")
    if prompt.control is Control.NOTE:
        yield "  (an empty line goes on)"
    if standing := typed or in_words(prompt):
        yield f"  now: {standing}"


def _read_back(prompts: tuple[Prompt, ...]) -> Iterator[str]:
    yield HEADING
    for part in parts_to_read_back(prompts):
        yield f"  {part.heading}:"
        yield from (f"    {part.said(one)}" for one in part.prompts)
    yield "  (:read changes one of them, or strikes it out)"


def _numbered(options: tuple[Option, ...]) -> Iterator[tuple[int, Option]]:
    for number, option in enumerate(options, 1):
        yield (0 if number == len(options) and is_last_other(options) else number), option
