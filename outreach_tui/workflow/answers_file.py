"""A file of answers: one JSON object a line, in the order of the conversation.

Each line is one of
    {"question": "door", "answer": "talk"}              an answer, by the question's name in the script
    {"question": "interest[2]/i_words", "answer": "…"}  which one, where a question repeats
    {"question": "felt", "missing": "declined"}         why there is no answer
    {"add": "interest"}                                 one more of a repeat
A list or a space-separated string answers a question with many choices; numbers are taken as typed. A date
may count from today: "today", "today+10", "today-3". Blank lines are passed over. A question that no line
names is left as it is.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.plain_text import clean

_LONGEST_LINE = 200_000
_FROM_TODAY = re.compile(r"today(?:([+-])(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer to one question."""

    line: int
    """Where it stands in the file, counted from 1."""
    question: str
    """The question's name, with the positions of the repeats it stands in where there are several."""
    value: str
    """The answer as an XForms string."""


@dataclass(frozen=True, slots=True)
class GivenReason:
    """Why one question has no answer."""

    line: int
    """Where it stands in the file, counted from 1."""
    question: str
    """The question's name."""
    reason: MissingReason
    """The reason."""


@dataclass(frozen=True, slots=True)
class OneMore:
    """One more of a repeat."""

    line: int
    """Where it stands in the file, counted from 1."""
    repeat: str
    """The repeat's name."""


AnswerLine = GivenAnswer | GivenReason | OneMore


def read_answers(text: str, where: str, today: date) -> tuple[AnswerLine, ...]:
    """Return what the file says, line by line.

    Args:
        text: the whole file.
        where: the file's name, for messages.
        today: what "today" in a date counts from.

    Raises: OutreachError "answers-file", naming the first line that is not one of the four forms.
    """
    return tuple(_read_lines(text, where, today))


def not_understood(where: str, line: int, what: str) -> OutreachError:
    """Return the error that names a line of an answers file."""
    return OutreachError(
        "answers-file",
        f"{where}, line {line}",
        what,
        "See `outreach interview --help` for the form of a line; nothing was finished",
    )


def _read_lines(text: str, where: str, today: date) -> Iterator[AnswerLine]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _read_line(line, where, number, today)


def _read_line(line: str, where: str, number: int, today: date) -> AnswerLine:
    if len(line) > _LONGEST_LINE:
        raise not_understood(where, number, "the line is longer than any answer")
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise not_understood(where, number, "this is not one JSON object") from error
    match given:
        case {"add": str(repeat), **rest} if not rest:
            return OneMore(number, repeat)
        case {"question": str(question), "missing": str(reason), **rest} if not rest and reason in set(
            MissingReason
        ):
            return GivenReason(number, question, MissingReason(reason))
        case {"question": str(question), "answer": answer, **rest} if not rest:
            return GivenAnswer(number, question, _value(answer, where, number, today))
        case _:
            raise not_understood(
                where, number, 'it needs "question" with "answer" or "missing", or "add", and nothing else'
            )


def _value(answer: object, where: str, number: int, today: date) -> str:
    match answer:
        case bool():
            raise not_understood(where, number, 'true and false are no answers; write "yes" or "no"')
        case str(text):
            return _counted_from(today, clean(text, keeps_lines=True))
        case int() | float():
            return str(answer)
        case list() if all(isinstance(choice, str) for choice in answer):
            return clean(" ".join(answer))
        case _:
            raise not_understood(where, number, "an answer is text, a number or a list of choice names")


def _counted_from(today: date, text: str) -> str:
    match = _FROM_TODAY.fullmatch(text)
    if match is None:
        return text
    sign, days = match.groups()
    distance = timedelta(days=int(days or 0))
    return (today - distance if sign == "-" else today + distance).isoformat()
