"""The survey sheet as groups and questions, each with its place; what does not nest or is named twice.

A place is the names from the root of the answers down; the root is called "data" here, always.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.sheets import Row, Sheet

ROOT = "data"
"""What the root of the answers is called in every place of an outline."""

_BLOCK = re.compile(r"(begin|end)[_ ](group|repeat|loop|lgroup|looped group)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_FROM_FILES = ("csv-external", "xml-external")
_NAMELESS = frozenset({"note", "audit"})
_TYPES = frozenset(
    {"text", "integer", "decimal", "date", "time", "datetime", "note", "acknowledge", "range", "barcode"}
    | {"select_one", "select_multiple", "rank", "calculate", "hidden", "csv-external"}
    | {"image", "audio", "video", "file", "geopoint", "geotrace", "geoshape"}
)
_YES = frozenset({"yes", "true", "true()"})
_SETTINGS = frozenset({"form_title", "form_id", "set_form_title", "set_form_id", "title", "id_string"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the survey that has a place among the answers."""

    row: Row
    """The row."""
    type: str
    """What its type column says, white space made single."""
    name: str
    """Its name."""
    place: tuple[str, ...]
    """Its place, root first."""
    is_group: bool
    """Whether others stand in it."""
    is_repeat: bool
    """Whether it can be answered several times."""

    @property
    def kind(self) -> str:
        """The first word of its type: "select_one", "text", "begin_group" ..."""
        return self.type.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Outline:
    """The survey sheet, read."""

    survey: Sheet
    """The sheet it was read from."""
    entries: tuple[Entry, ...]
    """Its questions, groups and repeats, in order."""
    faults: tuple[Finding, ...]
    """What does not nest, has no type or name, or is named twice."""
    by_name: Mapping[str, tuple[Entry, ...]]
    """The rows of each name."""

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return the rows of one name."""
        return self.by_name.get(name, ())


@dataclass(slots=True)
class _Walk:
    """How far the walk down the sheet has come."""

    survey: Sheet
    """The sheet."""
    open_blocks: list[Entry] = field(default_factory=list)
    """The groups and repeats it stands in."""
    entries: list[Entry] = field(default_factory=list)
    """What it has passed."""
    faults: list[Finding] = field(default_factory=list)
    """What was wrong there."""

    def say(self, row: Row, column: str, what: str, next_step: str) -> None:
        self.faults.append(self.survey.finding(row, column, what, next_step))


def is_a_type(text: str) -> bool:
    """Return whether a text looks like the type of a row: "text", "select_one list", "begin_group" ..."""
    return text.partition(" ")[0].lower() in _TYPES or _BLOCK.match(text) is not None


def outline_of(survey: Sheet) -> Outline:
    """Return the survey sheet read."""
    walk = _Walk(survey)
    for row in survey.rows:
        if not row.is_empty and survey.value(row, "disabled").lower() not in _YES:
            _pass(walk, row)
    for block in walk.open_blocks:
        kind = "repeat" if block.is_repeat else "group"
        what = f"the {kind} {block.name!r} begins here and never ends"
        walk.say(block.row, "type", what, f"Put an end_{kind} below its last question")
    walk.faults.extend(_named_twice(walk))
    by_name: dict[str, tuple[Entry, ...]] = {}
    for entry in walk.entries:
        by_name[entry.name] = (*by_name.get(entry.name, ()), entry)
    return Outline(survey, tuple(walk.entries), tuple(walk.faults), MappingProxyType(by_name))


def _pass(walk: _Walk, row: Row) -> None:
    kind = " ".join(walk.survey.value(row, "type").split())
    name = walk.survey.value(row, "name")
    block = _BLOCK.match(kind)
    if not kind:
        if name or walk.survey.value(row, "label"):
            walk.say(row, "type", "the row has no type", "Say how it is answered: text, note, select_one ...")
    elif block and block[1].lower() == "end":
        _close(walk, row, is_repeat="group" not in block[2].lower() or "loop" in block[2].lower())
    elif kind not in _SETTINGS:
        _enter(walk, row, kind, name)


def _enter(walk: _Walk, row: Row, kind: str, name: str) -> None:
    block = _BLOCK.match(kind)
    if not name and kind.partition(" ")[0] not in _NAMELESS:
        walk.say(row, "name", "the row has no name", "Give it a short name without spaces")
    elif name and not _NAME.fullmatch(name):
        what = f"{name[:40]!r} cannot be a name"
        walk.say(row, "name", what, "Begin with a letter; then letters, digits, - and _, no spaces")
    if kind.startswith(_FROM_FILES) and any(around.is_repeat for around in walk.open_blocks):
        walk.say(row, "type", "a list from a file stands inside a repeat", "Put the row before the repeat")
    is_repeat = block is not None and block[2].lower() != "group"
    above = walk.open_blocks[-1].place if walk.open_blocks else (ROOT,)
    entry = Entry(row, kind, name, (*above, name), block is not None, is_repeat)
    walk.entries.append(entry)
    if block:
        walk.open_blocks.append(entry)


def _close(walk: _Walk, row: Row, *, is_repeat: bool) -> None:
    kind, other = ("repeat", "group") if is_repeat else ("group", "repeat")
    if not walk.open_blocks:
        walk.say(row, "type", f"a {kind} ends here that never began", "Take the row out, or begin it above")
        return
    block = walk.open_blocks.pop()
    if block.is_repeat != is_repeat:
        what = f"a {kind} ends here, but the {other} {block.name!r} of row {block.row.number} is still open"
        walk.say(row, "type", what, f"End the {other} first")


def _named_twice(walk: _Walk) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Entry] = {}
    repeats: Counter[str] = Counter(entry.name for entry in walk.entries if entry.is_repeat)
    for entry in walk.entries:
        earlier = first.setdefault(entry.place, entry)
        if earlier is not entry and entry.name:
            what = f"{entry.name!r} is the name of row {earlier.row.number} too"
            yield walk.survey.finding(entry.row, "name", what, "Give each question a name of its own")
        elif entry.is_repeat and repeats[entry.name] > 1 and entry.name:
            what = f"more than one repeat is called {entry.name!r}"
            yield walk.survey.finding(entry.row, "name", what, "Give each repeat a name of its own")
