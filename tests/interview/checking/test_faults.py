"""Scripts that cannot run: each fault has its sheet, row and column, and says what to do."""

from pathlib import Path

import pytest

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.script_file import ScriptFile
from tests.interview.checking.bad_scripts import ANY_LIST, checked, places, survey

CALC = {"type": "calculate", "label": ""}
BEGIN = {"type": "begin_group", "name": "g"}
END = {"type": "end_group", "name": "", "label": ""}

BAD = {
    "unknown name": (survey({"relevant": "${bee} = 1"}), "survey", 2, "relevant", "'bee'"),
    "misspelt name": (
        survey({"name": "beech"}, {"relevant": "${bech} = 1"}),
        "survey",
        3,
        "relevant",
        "'bech'",
    ),
    "unknown name in a label": (survey("Hello ${nobody}"), "survey", 2, "label", "'nobody'"),
    "unknown name in a trigger": (
        survey("A", CALC | {"calculation": "1", "trigger": "${z}"}),
        "survey",
        3,
        "trigger",
        "'z'",
    ),
    "a bracket that never closes": (
        survey({"relevant": "${a = 1"}),
        "survey",
        2,
        "relevant",
        "not written right",
    ),
    "a name without brackets": (survey("A", {"relevant": "a = 1"}), "survey", 3, "relevant", "without ${ }"),
    "a path to nowhere": (survey("A", {"relevant": "/data/zz = 1"}), "survey", 3, "relevant", "'zz'"),
    "two operators": (survey("A", {"relevant": "${a} = = 1"}), "survey", 3, "relevant", "character 8"),
    "a bracket too few": (survey("A", {"constraint": "(. > 1"}), "survey", 3, "constraint", "')'"),
    "a quote too few": (survey("A", {"constraint": ". = 'x"}), "survey", 3, "constraint", "character 4"),
    "no function of that name": (
        survey({"relevant": "slected(., 'x')"}),
        "survey",
        2,
        "relevant",
        "slected()",
    ),
    "too few arguments": (survey({"relevant": "selected(.)"}), "survey", 2, "relevant", "takes 2 arguments"),
    "too many arguments": (survey({"default": "today(1)"}), "survey", 2, "default", "takes 0 arguments"),
    "a function of maps": (
        survey("A", CALC | {"calculation": "area(${a})"}),
        "survey",
        3,
        "calculation",
        "no meaning in a terminal",
    ),
    "a path where nodes belong": (survey({"relevant": "count('x') > 0"}), "survey", 2, "relevant", "count()"),
    "a list that is not there": (
        survey("A", CALC | {"calculation": "instance('none')/root/item[1]/x"}),
        "survey",
        3,
        "calculation",
        "no list 'none'",
    ),
    "calculations in a circle": (
        survey(CALC | {"calculation": "${b}"}, CALC | {"calculation": "${a} + 1"}),
        "survey",
        3,
        "calculation",
        "circle",
    ),
    "relevance in a circle": (
        survey({"relevant": "${b} = 'x'"}, {"relevant": "${a} = 'x'"}),
        "survey",
        3,
        "relevant",
        "circle",
    ),
    "a pattern that runs away": (
        survey({"constraint": "regex(., '(a+)+$')"}),
        "survey",
        2,
        "constraint",
        "hours",
    ),
    "a broken pattern": (
        survey({"constraint": "regex(., '[a')"}),
        "survey",
        2,
        "constraint",
        "cannot be used",
    ),
    "a list without choices": (survey({"type": "select_one pals"}), "survey", 2, "type", "has no choices"),
    "a misspelt list": (survey({"type": "select_one pasl"}) + ANY_LIST, "survey", 2, "type", "'pasl'"),
    "no list at all": (survey({"type": "select_one"}), "survey", 2, "type", "which list"),
    "a choice twice": (
        survey({"type": "select_one pals"}) + ANY_LIST + "| | pals | two | Too |\n",
        "choices",
        4,
        "name",
        "'two'",
    ),
    "a choice without a name": (
        survey({"type": "select_one pals"}) + ANY_LIST + "| | pals | | Three |\n",
        "choices",
        4,
        "name",
        "no name",
    ),
    "several answers with a space": (
        survey({"type": "select_multiple pals"}) + ANY_LIST + "| | pals | a b | Both |\n",
        "choices",
        4,
        "name",
        "space",
    ),
    "a filter on a column that is not there": (
        survey("A", {"type": "select_one pals", "choice_filter": "kind = ${a}"}) + ANY_LIST,
        "survey",
        3,
        "choice_filter",
        "column 'kind'",
    ),
    "a name twice": (survey("A", {"name": "a"}), "survey", 3, "name", "row 2 too"),
    "a name that could be two": (
        survey(BEGIN, {"name": "a"}, END, {"name": "a"}, {"relevant": "${a} = 1"}),
        "survey",
        6,
        "relevant",
        "2 rows",
    ),
    "a name with a space": (survey({"name": "a b"}), "survey", 2, "name", "cannot be a name"),
    "no name": (survey({"name": ""}), "survey", 2, "name", "no name"),
    "no type": (survey({"type": ""}), "survey", 2, "type", "no type"),
    "no such type": (survey({"type": "tekst"}), "survey", 2, "type", "no such type"),
    "a type with a quote in it": (survey("A", {"type": "te'xt"}), "survey", 3, "type", "no such type"),
    "a list from a file inside a repeat": (
        survey({"type": "begin_repeat"}, {"type": "csv-external"}, "C", END | {"type": "end_repeat"}),
        "survey",
        3,
        "type",
        "inside a repeat",
    ),
    "no words": (survey({"label": ""}), "survey", 2, "label", "no words"),
    "nothing to work out": (survey(CALC), "survey", 2, "calculation", "nothing to work out"),
    "a group that never ends": (survey(BEGIN, "A"), "survey", 2, "type", "never ends"),
    "an end without a beginning": (survey("A", END), "survey", 3, "type", "never began"),
    "a group that ends as a repeat": (
        survey(BEGIN, "A", END | {"type": "end_repeat"}),
        "survey",
        4,
        "type",
        "still open",
    ),
    "a picture that is required": (
        survey({"type": "image", "required": "yes"}),
        "survey",
        2,
        "type",
        "required",
    ),
    "a picture that is looked at": (
        survey({"type": "audio"}, {"relevant": "${a} != ''"}),
        "survey",
        2,
        "type",
        "row 3",
    ),
    "a line on a map that is required": (
        survey({"type": "geotrace", "required": "yes"}),
        "survey",
        2,
        "type",
        "map",
    ),
    "a record with a broken label": (
        survey("A") + "| entities |\n| | list_name | label |\n| | things | concat(${a} |\n",
        "entities",
        2,
        "label",
        "')'",
    ),
    "a record made on an unknown answer": (
        survey("A") + "| entities |\n| | list_name | label | create_if |\n| | things | ${a} | ${q} = 1 |\n",
        "entities",
        2,
        "create_if",
        "'q'",
    ),
    "saved to a record that is not made": (
        survey({"save_to": "things#a"}, "B") + "| entities |\n| | list_name | label |\n| | other | ${b} |\n",
        "survey",
        2,
        "save_to",
        "does not make",
    ),
    "a bar in a cell": (
        "| survey |\n| | type | name | label |\n| | text | a | this | that |\n",
        "survey",
        2,
        "",
        "a | ends a cell",
    ),
    "no bar at the end": (
        "| survey |\n| | type | name | label |\n| | text | a | A\n",
        "survey",
        0,
        "",
        "does not end with |",
    ),
    "no empty cell at the beginning": (
        "| survey |\n| | type | name | label |\n| text | a | A |\n",
        "text",
        0,
        "",
        "name of a sheet",
    ),
    "dashes with empty cells": (
        "| survey |\n| | type | name | label |\n| | --- | --- | |\n| | text | a | A |\n",
        "survey",
        2,
        "",
        "row of dashes",
    ),
    "a sheet that begins twice": (survey("A") + survey("B"), "survey", 0, "", "begins twice"),
    "a row before any sheet": ("| | text | a |\n" + survey("A"), "", 0, "", "before the name of any sheet"),
    "text under an empty header": (
        "| survey |\n| | type | name | | label |\n| | text | a | x | A |\n",
        "survey",
        2,
        "",
        "empty header",
    ),
    "a character nobody sees": (survey("A\x00b"), "survey", 2, "label", "U+0000"),
    "a sheet with nothing in it": (survey("A") + "| entities |\n", "entities", 0, "", "nothing in it"),
    "no header": ("| survey |\n| | text | a | A |\n| | text | b | B |\n", "survey", 1, "", "no column type"),
    "nothing at all": ("", "survey", 0, "", "no sheet survey"),
    "prose": ("Dear all,\nplease find attached\n", "survey", 0, "", "no sheet survey"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_named_where_it_stands(name: str) -> None:
    """Whoever wrote the script is sent to the very cell, and told what is wrong there and what to do."""
    table, sheet, row, column, words = BAD[name]
    found = checked(table)
    assert not found.runs
    first = next((finding for finding in found.faults if words in finding.what), None)
    assert first is not None, found.faults
    assert (first.sheet, first.row, first.column) == (sheet, row, column)
    assert first.next_step


def test_every_fault_is_named_at_once() -> None:
    """Nobody has to check, correct and check again for each fault: those of the compiler come along."""
    table = survey(
        {"relevant": "${bee} = 1"},
        {"constraint": "foo(.)"},
        {"calculation": "1 +"},
        {"type": "tekst"},
        {"type": "select_one nobody"},
        {"type": "teksten"},
    )
    assert places(checked(table).faults) == [
        ("survey", 2, "relevant"),
        ("survey", 3, "constraint"),
        ("survey", 4, "calculation"),
        ("survey", 5, "type"),
        ("survey", 6, "type"),
        ("survey", 7, "type"),
    ]


def test_the_header_is_called_as_the_script_calls_it() -> None:
    """Somebody who writes `relevance` and `label::Gàidhlig` finds those columns named."""
    table = (
        "| survey |\n| | type | name | label::Gàidhlig (gd) | relevance | bind::constraint |\n"
        "| | text | a | Dè | ${x} | foo(.) |\n"
    )
    assert [finding.column for finding in checked(table).faults] == ["relevance", "bind::constraint"]


def test_the_line_of_a_text_file_is_named_too() -> None:
    """In a text editor the row is found by its line."""
    table = "Words for people.\n\n" + survey("A", {"relevant": "${zz}"})
    assert [(finding.row, finding.line) for finding in checked(table).faults] == [(3, 6)]


def test_the_shipped_scripts_run(root: Path) -> None:
    """What comes with Outreach has no fault."""
    forms = sorted((root / "forms").glob("*.md"))
    assert forms
    for path in forms:
        found = check_file(ScriptFile(path.name, ".md", path.read_bytes()))
        assert (path.name, found.runs, found.faults) == (path.name, True, ())


FINE = {
    "a sum over a repeat": survey(
        {"type": "begin_repeat", "name": "r"},
        {"type": "integer", "name": "n"},
        END | {"type": "end_repeat"},
        CALC | {"name": "s", "calculation": "sum(${n}) + count(${r})"},
    ),
    "the instance before": survey(
        {"type": "begin_repeat", "name": "r"},
        {"type": "integer", "name": "n"},
        CALC | {"name": "s", "calculation": "indexed-repeat(${n}, ${r}, position(..) - 1)"},
        END | {"type": "end_repeat"},
    ),
    "one name in two groups": survey(BEGIN, {"name": "a"}, END, {"name": "a"}),
    "relative paths": survey(
        BEGIN, {"name": "a"}, {"name": "b", "relevant": "../a = 1 and ../../z = 2"}, END, {"name": "z"}
    ),
    "choices out of a file": survey(
        {"type": "select_one_from_file shops.csv"},
        CALC | {"calculation": "instance('shops')/root/item[name = ${a}]/phone"},
    ),
    "choices out of a repeat": survey(
        {"type": "begin_repeat", "name": "r"},
        {"name": "who"},
        END | {"type": "end_repeat"},
        {"type": "select_one ${who}", "name": "pick"},
    ),
    "an answer of its own": survey({"type": "select_one pals or_other"}, {"relevant": "/data/a_other = 'x'"})
    + ANY_LIST,
    "the last one saved": survey({"default": "${last-saved#a}"}),
    "a default that is words": survey({"default": "quiet-harbour"}, {"default": "a (b) c"}),
    "curly quotes": survey("A", {"relevant": "${a} = ‘x’"}),
    "a column for people": survey({"why": "Because | it matters".replace("|", "\\|"), "tier": "S"}),
    "metadata": survey({"type": "start", "label": ""}, {"type": "username", "label": ""}, "C"),
    "a note without a name": survey({"type": "note", "name": ""}, "B"),
    "dashes": "| survey |\n|---|---|---|---|\n| | type | name | label |\n| | text | a | A |\n",
    "a bar written \\|": survey({"constraint": "regex(., 'a\\|b')"}),
    "a trigger": survey("A", CALC | {"calculation": "now()", "trigger": "${a}"}),
    "duplicates that are allowed": survey({"type": "select_one pals"}) + ANY_LIST + "| | pals | two | Too |\n"
    "| settings |\n| | allow_choice_duplicates |\n| | yes |\n",
    "a form with a name of its own": survey("A", {"relevant": "/talk/a = 1"})
    + "| settings |\n| | name |\n| | talk |\n",
    "a row that is switched off": survey({"type": "nonsense", "disabled": "yes"}, "B"),
}


@pytest.mark.parametrize("name", FINE)
def test_what_runs_has_no_fault(name: str) -> None:
    """A form that other programs run is not refused for how it is written."""
    found = checked(FINE[name])
    assert (found.runs, found.faults) == (True, ())
