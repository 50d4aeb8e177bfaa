"""The words of a script that somebody says, hears or reads on the screen, cell by cell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach_tui.interview.checking.outline import Outline
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook

_IN_SURVEY = frozenset(
    {"label", "hint", "guidance_hint", "say_it_like", "constraint_message", "required_message"}
)
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
"""A word, with what a dash or an apostrophe joins."""

_REFERENCE = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one cell."""

    sheet: Sheet
    """Its sheet."""
    row: Row
    """Its row."""
    column: str
    """Its column, by the one name we know it by."""
    text: str
    """The words; what a talk fills in is left out."""


def words_of(workbook: Workbook, outline: Outline) -> Iterator[Words]:
    """Yield the words of every question and choice."""
    for entry in outline.entries:
        yield from _in_row(outline.survey, entry.row, _IN_SURVEY)
    choices = workbook.sheet("choices")
    for row in choices.rows:
        yield from _in_row(choices, row, frozenset({"label"}))


def _in_row(sheet: Sheet, row: Row, names: frozenset[str]) -> Iterator[Words]:
    for column, text in sheet.cells(row):
        if column.name in names:
            yield Words(sheet, row, column.name, _REFERENCE.sub("…", text))


def first_said(text: str, words: Iterable[str]) -> str:
    """Return the first of `words` that a text says as whole words; empty if it says none."""
    lowered = " ".join(["", *WORD.findall(text.lower()), ""])
    return next((word for word in words if f" {word} " in lowered), "")
