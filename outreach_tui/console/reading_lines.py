"""All interests as plain lines: the words first, whose they are and how much they are wanted behind them."""

from collections.abc import Iterator

from outreach_tui.number_words import counted
from outreach_tui.workflow.kept_in_words import value_in_words
from outreach_tui.workflow.read_interests import NO_CODE_NAME, InterestLine, Reading

_NOT_THEIR_OWN = {"officer": "the officer's words, to be checked at the next visit"}


def reading_lines(reading: Reading) -> tuple[str, ...]:
    """Return every wish in full."""
    return tuple(_lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    if not reading.interests:
        yield "No interests yet."
        return
    yield f"{counted(len(reading.interests), 'wish', 'wishes')}. Read every one before looking at themes."
    whose = None
    for line in reading.interests:
        if line.whose != whose:
            whose = line.whose
            yield ""
            yield whose or NO_CODE_NAME
        yield f"  {_wish(line)}"
        for other in line.other_words:
            yield f'    or: "{other}" (two laptops differ; both are kept)'
    yield ""
    yield f"In their own words: {reading.own_words.words}."
    yield f"Talks read back and put right: {reading.read_back.words}."
    steps = ", ".join(f"{step.name} {step.share.numerator}" for step in reading.funnel.steps)
    yield f"Young people: {steps}. Visits of any result: {reading.funnel.tries}."


def _wish(line: InterestLine) -> str:
    marks = [value_in_words("kind", line.kind)]
    if line.is_top_pick:
        marks.append("top pick")
    if line.want:
        marks.append(f"want {line.want} of 5")
    if line.speaker == "carer":
        marks.append("a carer's words")
    if line.word_source in _NOT_THEIR_OWN:
        marks.append(_NOT_THEIR_OWN[line.word_source])
    return f'"{line.words}"  ({", ".join(mark for mark in marks if mark)})'
