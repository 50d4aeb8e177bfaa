"""What a typed line means as the answer to a question, the same on every face.

Rules:
- A choice is typed as its number on the list, its name or its words; several with spaces or commas between.
- A date is typed as ISO ("2026-12-01"), "today", "today+10", "+10", or a weekday's name for the next one.
- What cannot be meant is refused with what to type instead; nothing is guessed.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from outreach_tui.interview.prompt import Control, Option, Prompt, Refusal
from outreach_tui.plain_text import clean

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_FROM_TODAY = re.compile(r"(?:today)?\s*\+\s*(\d{1,4})(?:\s*days?)?")


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
        return Refusal(
            prompt.ref, f"{text} is not one of the answers; type a number from 1 to {len(prompt.options)}"
        )
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
        else Refusal(prompt.ref, 'Type a day like 2026-12-01, "today", "+10" or "friday"')
    )


def day_meant(text: str, today: date) -> date | None:
    """Return the day that the words mean, counted from today, or None if they mean none."""
    words = text.casefold().strip()
    if words == "today":
        return today
    if words == "tomorrow":
        return today + timedelta(days=1)
    if words in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(words) - today.weekday() - 1) % 7 + 1)
    from_today = _DAYS_FROM_TODAY.fullmatch(words)
    if from_today:
        return today + timedelta(days=int(from_today.group(1)))
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _acknowledged(prompt: Prompt, text: str, _today: date) -> str | Refusal:
    words = text.casefold()
    if words in {"ok", "yes", "y", "1"}:
        return "OK"
    return "" if words in {"no", "n", "2"} else Refusal(prompt.ref, "Type yes or no")


def _option(options: tuple[Option, ...], text: str) -> Option | None:
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
    Control.ACKNOWLEDGE: _acknowledged,
}
