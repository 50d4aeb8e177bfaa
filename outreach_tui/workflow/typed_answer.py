"""What a typed line means as the answer to a question, the same on every face.

Rules:
- A choice is typed as its number on the list (0 for "something else"), its name or its words; several with
  spaces or commas between.
- A day or a time is typed as people write it (`typed_moment.py`).
- What cannot be meant is refused with what to type instead; nothing is guessed.
"""

import re
from collections.abc import Callable
from datetime import date

from outreach_tui.interview.prompt import Control, Option, Prompt, Refusal
from outreach_tui.plain_text import clean
from outreach_tui.workflow.typed_moment import day_meant, time_meant

_MOST_DIGITS = 10
"""Answers that have a digit each, 0 being the tenth."""


def read_typed(prompt: Prompt, typed: str, today: date) -> str | Refusal:
    """Return the XForms string that `typed` means for this question, or why it means none.

    Args:
        prompt: the question as it stands.
        typed: the line or field as typed; empty means no answer.
        today: what a date in words counts from.
    """
    text = clean(typed, keeps_lines=prompt.control is Control.TEXT).strip()
    if not text:
        return ""
    reader = _READERS.get(prompt.control)
    return text if reader is None else reader(prompt, text, today)


def _one_choice(prompt: Prompt, text: str, _today: date) -> str | Refusal:
    option = _option(prompt.options, text)
    if option is None:
        return Refusal(prompt.ref, f"{text} is not one of the answers; type a number of the list")
    return option.value


def _many_choices(prompt: Prompt, text: str, _today: date) -> str | Refusal:
    chosen: list[str] = []
    for word in re.split(r"[,\s]+", text):
        option = _option(prompt.options, word)
        if option is None:
            return Refusal(prompt.ref, f"{word} is not one of the answers; type numbers with spaces between")
        if option.value not in chosen:
            chosen.append(option.value)
    return " ".join(chosen)


def _day(prompt: Prompt, text: str, today: date) -> str | Refusal:
    day = day_meant(text, today)
    return (
        day.isoformat()
        if day
        else Refusal(prompt.ref, 'Type a day like 2026-12-01, "3 dec", "today", "+10" or "friday"')
    )


def _time(prompt: Prompt, text: str, _today: date) -> str | Refusal:
    meant = time_meant(text)
    if meant is not None:
        return f"{meant:%H:%M}"
    if time_meant(f"{text} pm"):
        morning, evening = time_meant(f"{text} am"), time_meant(f"{text} pm")
        return Refusal(prompt.ref, f"Morning or evening? Type {morning:%H:%M} or {evening:%H:%M}")
    return text


def _acknowledged(prompt: Prompt, text: str, _today: date) -> str | Refusal:
    words = text.casefold()
    if words in {"ok", "yes", "y", "1"}:
        return "OK"
    return "" if words in {"no", "n", "2"} else Refusal(prompt.ref, "Type yes or no")


def is_last_other(options: tuple[Option, ...]) -> bool:
    """Return whether the last answer is "something else" and has 0 as its number."""
    return 0 < len(options) <= _MOST_DIGITS and options[-1].value == "other"


def _option(options: tuple[Option, ...], text: str) -> Option | None:
    if text == "0" and is_last_other(options):
        return options[-1]
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(options):
        return options[int(text) - 1]
    wanted = text.casefold()
    for option in options:
        if wanted in {option.value.casefold(), option.label.casefold()}:
            return option
    return None


_Reader = Callable[[Prompt, str, date], str | Refusal]
_READERS: dict[Control, _Reader] = {
    Control.SELECT_ONE: _one_choice,
    Control.SELECT_MULTIPLE: _many_choices,
    Control.RANK: _many_choices,
    Control.DATE: _day,
    Control.TIME: _time,
    Control.ACKNOWLEDGE: _acknowledged,
}
