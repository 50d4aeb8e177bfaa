"""Advice on what a script wants to be answered: not too much, in a good order, nothing nobody needs to know.

- Required are the set-up (tier 0), agreement, the words of what was added, what happens next and who decided
  it, the pace and the read-back; every other question can be left.
- At least three questions about strengths and wishes come before the first about obstacles.
- An age band does instead of a date of birth, an area instead of an address.
- Free text can hold what nobody should write down; beyond two, each has a line that says what belongs there.
"""

from collections.abc import Iterator, Sequence

from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import Entry, Outline
from outreach_tui.interview.checking.spoken import first_said
from outreach_tui.interview.checking.words_to_avoid import (
    ADDRESS_WORDS,
    BIRTH_WORDS,
    OBSTACLE_WORDS,
    STRENGTH_WORDS,
)

_MAY_BE_REQUIRED = frozenset(
    {"on", "area", "alias", "door", "mode", "age_band", "come_back_on"}  # set-up
    | {"next_step", "next_own", "decided_by", "pace", "read_back", "worry"}  # the end
)
_STRENGTHS_FIRST = 3
_FREE_TEXTS = 2
_MOST_NAMED = 5
_NO = frozenset({"", "no", "false", "false()"})
_LINES_BELOW = ("hint", "guidance_hint", "say_it_like")
_NOT_ASKED = frozenset({"calculate", "hidden", "note", "csv-external", "xml-external"})


def advice_on_answers(outline: Outline) -> tuple[Finding, ...]:
    """Return advice on what is asked and in which order."""
    return (*_required(outline), *_order(outline), *_nobody_needs(outline), *_free_text(outline))


def _asked(outline: Outline) -> Iterator[Entry]:
    return (e for e in outline.entries if not e.is_group and e.kind not in _NOT_ASKED)


def _saved_to(outline: Outline, entry: Entry) -> tuple[str, str]:
    kind, _, name = outline.survey.value(entry.row, "save_to").rpartition("#")
    return kind, name


def _required(outline: Outline) -> Iterator[Finding]:
    repeats = {entry.place for entry in outline.entries if entry.is_repeat}
    held = [
        entry
        for entry in _asked(outline)
        if outline.survey.value(entry.row, "required").lower() not in _NO
        and not _may_be_required(outline, entry, repeats)
    ]
    if held:
        what = f"{_many(held)} cannot be passed without an answer or a reason"
        next_step = "Leave required empty unless nothing works without the answer"
        yield outline.survey.finding(held[0].row, "required", what, next_step)


def _many(entries: Sequence[Entry]) -> str:
    names = ", ".join(entry.name for entry in entries[:_MOST_NAMED])
    more = len(entries) - _MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def _may_be_required(outline: Outline, entry: Entry, repeats: set[tuple[str, ...]]) -> bool:
    kind, name = _saved_to(outline, entry)
    if kind == "consents" or outline.survey.value(entry.row, "tier") == "0":
        return True
    in_repeat = any(entry.place[:length] in repeats for length in range(1, len(entry.place)))
    return in_repeat or name in _MAY_BE_REQUIRED or entry.name in _MAY_BE_REQUIRED


def _order(outline: Outline) -> Iterator[Finding]:
    strengths = 0
    for entry in _asked(outline):
        kind, _ = _saved_to(outline, entry)
        label = outline.survey.value(entry.row, "label")
        if kind == "barriers" or first_said(label, OBSTACLE_WORDS):
            if strengths < _STRENGTHS_FIRST:
                what = f"an obstacle comes up after {strengths} questions about strengths and wishes"
                yield outline.survey.finding(entry.row, "label", what, "Ask at least three of those first")
            return
        strengths += kind in ("assets", "interests") or bool(first_said(label, STRENGTH_WORDS))


def _nobody_needs(outline: Outline) -> Iterator[Finding]:
    for entry in _asked(outline):
        said = f"{outline.survey.value(entry.row, 'label')} {entry.name.replace('_', ' ')}"
        if first_said(said, BIRTH_WORDS):
            what = "an exact date of birth tells who somebody is, and nobody here needs it"
            yield outline.survey.finding(entry.row, "label", what, "Ask for an age band")
        elif entry.kind == "text" and first_said(said, ADDRESS_WORDS):
            what = "a full address tells who somebody is, and nobody here needs it"
            yield outline.survey.finding(entry.row, "label", what, "Ask for the area")


def _free_text(outline: Outline) -> Iterator[Finding]:
    survey = outline.survey
    free = [e for e in _asked(outline) if e.kind == "text" and not survey.value(e.row, "constraint")]
    bare = [e for e in free[_FREE_TEXTS:] if not any(survey.value(e.row, name) for name in _LINES_BELOW)]
    if bare:
        what = f"{_many(bare)} take free text without a line that says what belongs there"
        next_step = "Offer choices, or add a hint: what helps, no offences, no other people's names"
        yield survey.finding(bare[0].row, "type", what, next_step)
