"""What a script that stands in for a shipped one must keep, because the app asks for it by name.

Rules (docs/scripts.md, "What a script must keep"):
- The app begins these scripts by itself, fills in what it knows, and notes "nobody in" with one key. A script
  of the same name in an area pack does all of that only if the same rows stand in it.
- One that lacks something does not travel; in a pack that has one all the same, the shipped script is used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from outreach_tui.interview.checking.choices import choice_lists, list_of
from outreach_tui.interview.checking.finding import Checked, Finding
from outreach_tui.interview.checking.outline import Entry, outline_of
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Workbook
from outreach_tui.interview.script_error import ScriptError


@dataclass(frozen=True, slots=True)
class Kept:
    """A question, or a list of choices, that the app asks for by name."""

    name: str
    """What it is called."""
    without: str
    """What the app cannot do without it."""
    choices: tuple[str, ...] = ()
    """The choices it must have."""
    is_list: bool = False
    """Whether it is a list of choices, and no question."""


_THE_CHOICE = "Take the choice over into its list from the script that came with Outreach"

_PERSON = Kept("person", "a talk begun from the list would make somebody known a new person")
_ALIAS = Kept("alias", "nobody has a code name")
_DATE = Kept("visit_date", "a visit has no day")
_DOOR = Kept("door", '"nobody in" cannot be noted', ("talk", "not_in"))

KEEPS: Mapping[str, tuple[Kept, ...]] = MappingProxyType(
    {
        "home_visit": (
            *(_PERSON, _ALIAS, _DATE, _DOOR),
            Kept("theme", "themes have no names in the picture of the area", is_list=True),
        ),
        "follow_up": (_PERSON, _ALIAS, _DATE, _DOOR),
        "taster": (_PERSON, Kept("taster", "it would not be known which taster it was")),
        "check_in": (_PERSON, Kept("timepoint", "a check-in would stay due for ever", ("m3", "m6", "m12"))),
        "suggest": (_ALIAS,),
    }
)
"""By the shipped script's name; scripts that are not named may be made anew altogether."""


def not_kept(script: ScriptFile) -> tuple[Finding, ...]:
    """Return what a script lacks to stand in for the shipped one of its name; nothing for other names.

    Raises: ScriptError when it must keep something and cannot be read.
    """
    keeps = KEEPS.get(_name_of(script), ())
    if not keeps:
        return ()
    workbook = read_sheets(script)
    return tuple(finding for kept in keeps for finding in _lacking(kept, workbook))


def check_in_its_place(script: ScriptFile) -> Checked:
    """Return what is known about a script, and what it lacks to stand in for the shipped one of its name."""
    from outreach_tui.interview.checking.check import check_file

    checked = check_file(script)
    try:
        lacking = not_kept(script)
    except ScriptError:
        return checked  # that it cannot be read is among its faults
    return replace(checked, runs=checked.runs and not lacking, faults=(*lacking, *checked.faults))


def can_stand_in(script: ScriptFile) -> bool:
    """Tell whether a script can be read and keeps what one of its name must."""
    try:
        return not not_kept(script)
    except ScriptError:
        return False


def _name_of(script: ScriptFile) -> str:
    return Path(script.name.lower()).stem


def _lacking(kept: Kept, workbook: Workbook) -> Iterator[Finding]:
    lists = choice_lists(workbook.sheet("choices"))
    next_step = (
        f"Take over {'its choices' if kept.is_list else 'its row'} from the script that came with Outreach"
    )
    if kept.is_list:
        if kept.name not in lists:
            what = f"the list {kept.name!r} is missing, and without it {kept.without}"
            yield Finding("choices", 0, "list_name", what, next_step)
        return
    entry = _question(kept.name, workbook)
    if entry is None:
        what = f"the question {kept.name!r} is missing, and without it {kept.without}"
        yield Finding("survey", 0, "name", what, next_step)
        return
    there = {workbook.sheet("choices").value(row, "name") for row in lists.get(list_of(entry), ())}
    for choice in kept.choices:
        if choice not in there:
            what = f"the question {kept.name!r} has no choice {choice!r}, and without it {kept.without}"
            yield workbook.sheet("survey").finding(entry.row, "type", what, _THE_CHOICE)


def _question(name: str, workbook: Workbook) -> Entry | None:
    entries = outline_of(workbook.sheet("survey")).named(name)
    return next((one for one in entries if not one.is_group), None)
