"""Choice lists: that every list a question names is there, has choices, and no choice stands in it twice."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import Entry, Outline
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook

_SELECT = re.compile(
    r"(?P<how>select[_ ]one|select[_ ]multiple|select1|select one from|select all that apply(?: from)?|rank)"
    r"\s+(?P<list>\S+)(?:\s+(?:or_other|or specify other))?$",
    re.IGNORECASE,
)
_FILES = (".csv", ".xml", ".geojson")
_YES = frozenset({"yes", "true", "true()"})


def list_of(entry: Entry) -> str:
    """Return the choice list a question names; empty if it names none of this script."""
    found = _SELECT.match(entry.type)
    name = found["list"] if found else ""
    return "" if name.endswith(_FILES) or "${" in name else name


def choice_faults(workbook: Workbook, outline: Outline) -> Iterator[Finding]:
    """Yield what is wrong with the lists of a script and with the questions that choose from them."""
    choices = workbook.sheet("choices")
    lists = choice_lists(choices)
    for entry in outline.entries:
        yield from _of_question(outline.survey, entry, lists)
    settings = workbook.sheet("settings")
    said = next((settings.value(row, "allow_choice_duplicates") for row in settings.rows), "")
    yield from _nameless(choices)
    if said.lower() not in _YES:
        yield from _twice(choices, lists)
    yield from _with_spaces(choices, lists, outline)


def choice_lists(choices: Sheet) -> dict[str, list[Row]]:
    """Return the rows of each list."""
    lists: dict[str, list[Row]] = {}
    for row in choices.rows:
        name = choices.value(row, "list_name")
        if name:
            lists.setdefault(name, []).append(row)
    return lists


def _of_question(survey: Sheet, entry: Entry, lists: dict[str, list[Row]]) -> Iterator[Finding]:
    if entry.type.lower() in ("select_one", "select_multiple", "rank", "select one", "select multiple"):
        what = "the question does not say which list it chooses from"
        yield survey.finding(entry.row, "type", what, "Write select_one and the name of a list")
    name = list_of(entry)
    if name and name not in lists:
        near = get_close_matches(name, lists, 1)
        next_step = (
            f"Perhaps you mean {near[0]}" if near else f"Add its choices to the sheet choices as {name}"
        )
        yield survey.finding(entry.row, "type", f"the list {name!r} has no choices", next_step)


def choice_advice(workbook: Workbook) -> Iterator[Finding]:
    """Yield choices that no question can offer; the form runs without them."""
    choices = workbook.sheet("choices")
    for row in choices.rows:
        if choices.value(row, "name") and not choices.value(row, "list_name"):
            yield choices.finding(row, "list_name", "the choice belongs to no list", "Name its list")


def _nameless(choices: Sheet) -> Iterator[Finding]:
    for row in choices.rows:
        if choices.value(row, "list_name") and not choices.value(row, "name"):
            yield choices.finding(
                row, "name", "the choice has no name", "Give it a short name without spaces"
            )


def _twice(choices: Sheet, lists: dict[str, list[Row]]) -> Iterator[Finding]:
    for name, rows in lists.items():
        first: dict[str, int] = {}
        for row in rows:
            choice = choices.value(row, "name")
            earlier = first.setdefault(choice, row.number)
            if choice and earlier != row.number:
                what = f"the list {name!r} has {choice!r} in row {earlier} already"
                yield choices.finding(row, "name", what, "Give each choice of a list a name of its own")


def _with_spaces(choices: Sheet, lists: dict[str, list[Row]], outline: Outline) -> Iterator[Finding]:
    several = {list_of(entry) for entry in outline.entries if "one" not in entry.type.partition(" ")[0]}
    for name in sorted(several & lists.keys()):
        for row in lists[name]:
            choice = choices.value(row, "name")
            if " " in choice:
                what = (
                    f"{choice!r} has a space, and the names of several answers are kept with spaces between"
                )
                yield choices.finding(row, "name", what, "Write it with _ instead of the space")
