"""What differs between two scripts, in plain words, by the names of questions.

How a file is laid out is no difference: the order of columns, white space, empty rows, the kind of file, and
which of several spellings a header has. A question keeps its identity by its name; one whose name changed is
gone, and another has come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from outreach_tui.interview.checking.columns import Column
from outreach_tui.interview.checking.outline import Entry, Outline, outline_of
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook


class ChangeKind(StrEnum):
    """What happened to something."""

    ADDED = "added"
    """It is new."""
    REMOVED = "removed"
    """It is gone."""
    MOVED = "moved"
    """It stands elsewhere."""
    REWORDED = "reworded"
    """Its words are others."""
    CHANGED = "changed"
    """A rule of it is another."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two scripts."""

    about: str
    """What it is about: "question", "choice", "record", "setting"."""
    name: str
    """Its name; a choice's with its list before it."""
    kind: ChangeKind
    """What happened to it."""
    column: str
    """The column that changed, by the one name we know it by; empty where it is about the whole row."""
    before: str
    """What stood there; for something moved, what it stood after."""
    after: str
    """What stands there now."""


_WORDS = frozenset(
    {"label", "hint", "guidance_hint", "say_it_like", "constraint_message", "required_message"}
)
_NOT_COMPARED = frozenset({"name", "list_name"})
_FOR_PROGRAMS = frozenset({"adapted_from_version", "adapted_from_sha256"})
_ADDED, _REMOVED, _MOVED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED

_Keyed = dict[str, Row]


def changes_between(old: Workbook, new: Workbook) -> tuple[Change, ...]:
    """Return everything that differs, in the order of the sheets."""
    return (
        *_settings(old.sheet("settings"), new.sheet("settings")),
        *_survey(outline_of(old.sheet("survey")), outline_of(new.sheet("survey"))),
        *_listed("choice", old.sheet("choices"), new.sheet("choices")),
        *_listed("record", old.sheet("entities"), new.sheet("entities")),
    )


def _settings(old: Sheet, new: Sheet) -> Iterator[Change]:
    before = _named_cells(old, old.rows[0]) if old.rows else {}
    after = _named_cells(new, new.rows[0]) if new.rows else {}
    for name in dict.fromkeys([*before, *after]):
        if before.get(name, "") != after.get(name, "") and name not in _FOR_PROGRAMS:
            yield Change("setting", name, ChangeKind.CHANGED, "", before.get(name, ""), after.get(name, ""))


def _survey(old: Outline, new: Outline) -> Iterator[Change]:
    before, after = _by_name(old), _by_name(new)
    yield from _come_and_gone("question", old.survey, new.survey, _rows(before), _rows(after))
    groups = {name: (before[name].place[-2], after[name].place[-2]) for name in after if name in before}
    for name in _moved([*before], [*after]):
        if groups[name][0] == groups[name][1]:
            yield Change("question", name, _MOVED, "", _above(name, [*before]), _above(name, [*after]))
    for name, (was_in, is_in) in groups.items():
        if was_in != is_in:
            yield Change("question", name, _MOVED, "group", was_in, is_in)
    yield from _cells("question", old.survey, new.survey, _rows(before), _rows(after))


def _listed(about: str, old: Sheet, new: Sheet) -> Iterator[Change]:
    before, after = _by_list(old), _by_list(new)
    yield from _come_and_gone(about, old, new, before, after)
    for name in _moved([*before], [*after]):
        if about == "choice":
            yield Change(about, name, _MOVED, "", _above(name, [*before]), _above(name, [*after]))
    yield from _cells(about, old, new, before, after)


def _by_name(outline: Outline) -> dict[str, Entry]:
    """Return the rows of a survey by name; where a name stands twice, with the group before it."""
    found: dict[str, Entry] = {}
    for entry in outline.entries:
        is_only = len(outline.named(entry.name)) == 1
        name = entry.name if is_only else "/".join(entry.place[1:])
        found[name or f"{entry.type} in row {entry.row.number}"] = entry
    return found


def _rows(entries: dict[str, Entry]) -> _Keyed:
    return {name: entry.row for name, entry in entries.items()}


def _by_list(sheet: Sheet) -> _Keyed:
    found: _Keyed = {}
    for row in sheet.rows:
        words = (sheet.value(row, "list_name"), sheet.value(row, "name"))
        if any(words):
            found[" ".join(word for word in words if word)] = row
    return found


def _come_and_gone(about: str, old: Sheet, new: Sheet, before: _Keyed, after: _Keyed) -> Iterator[Change]:
    for name, row in before.items():
        if name not in after:
            yield Change(about, name, _REMOVED, "", old.value(row, "label"), "")
    for name, row in after.items():
        if name not in before:
            yield Change(about, name, _ADDED, "", "", new.value(row, "label"))


def _moved(before: list[str], after: list[str]) -> tuple[str, ...]:
    """Return the fewest names that have to move to make one order of the other."""
    old = [name for name in before if name in set(after)]
    new = [name for name in after if name in set(before)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {name for block in matcher.get_matching_blocks() for name in old[block.a : block.a + block.size]}
    return tuple(name for name in new if name not in kept)


def _above(name: str, names: list[str]) -> str:
    at = names.index(name)
    return names[at - 1] if at else ""


def _cells(about: str, old: Sheet, new: Sheet, before: _Keyed, after: _Keyed) -> Iterator[Change]:
    for name, row in after.items():
        if name not in before:
            continue
        was, now = _named_cells(old, before[name]), _named_cells(new, row)
        for column in dict.fromkeys([*was, *now]):
            if was.get(column, "") != now.get(column, ""):
                kind = ChangeKind.REWORDED if column.partition(" ")[0] in _WORDS else ChangeKind.CHANGED
                yield Change(about, name, kind, column, was.get(column, ""), now.get(column, ""))


def _named_cells(sheet: Sheet, row: Row) -> dict[str, str]:
    return {
        _full_name(column): " ".join(text.split())
        for column, text in sheet.cells(row)
        if column.name not in _NOT_COMPARED
    }


def _full_name(column: Column) -> str:
    return f"{column.name} in {column.language}" if column.language else column.name
