"""Advice: marked as such, where it belongs, and never in the way of a script that runs."""

from pathlib import Path

import pytest

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.reading_age import reading_advice, reading_age
from outreach_tui.interview.checking.script_file import ScriptFile
from tests.interview.checking.bad_scripts import ANY_LIST, checked, places, survey

HINT = {"hint": "what helps"}
LONG = "The establishment will facilitate developmental opportunities throughout your neighbourhood."

ADVISED = {
    "an answer that is required": (survey({"required": "yes"}), "survey", 2, "required", "cannot be passed"),
    "a word that makes a problem": (survey("Is the client in?"), "survey", 2, "label", "'client'"),
    "such a word in a hint": (survey({"hint": "For the assessment"}), "survey", 2, "hint", "'assessment'"),
    "such a word in a choice": (
        survey({"type": "select_one pals"}) + ANY_LIST + "| | pals | off | Offender |\n",
        "choices",
        4,
        "label",
        "'offender'",
    ),
    "a choice without a list": (
        survey({"type": "select_one pals"}) + ANY_LIST + "| | | three | Three |\n",
        "choices",
        4,
        "list_name",
        "no list",
    ),
    "a word about offences": (survey("Have you been arrested?"), "survey", 2, "label", "'arrested'"),
    "a long sentence": (survey(" ".join(["and"] * 26)), "survey", 2, "label", "26 words"),
    "hard words": (survey(f"{LONG} {LONG}"), "survey", 2, "label", "scholars"),
    "an obstacle at the beginning": (
        survey("What gets in the way?"),
        "survey",
        2,
        "label",
        "after 0 questions",
    ),
    "a date of birth": (survey({"type": "date", "name": "dob"}), "survey", 2, "label", "date of birth"),
    "an address": (survey("What is your home address?"), "survey", 2, "label", "address"),
    "a third free text": (survey("A", "B", "C"), "survey", 4, "type", "free text"),
    "a picture that is only nice": (survey({"type": "image"}, "B"), "survey", 2, "type", "left out"),
    "what ODK Collect would not run": (
        survey("A", "B", {"relevant": "(../a)[1] = 'x'", "type": "note"}),
        "survey",
        4,
        "relevant",
        "runs here only",
    ),
    "a sheet that is misspelt": (
        survey("A") + "| setings |\n| | form_id |\n| | x |\n",
        "setings",
        0,
        "",
        "setings",
    ),
    "dashes with spaces": (
        "| survey |\n| | type | name | label |\n| | --- | --- | --- |\n| | text | a | A |\n",
        "survey",
        0,
        "",
        "row of dashes",
    ),
}


@pytest.mark.parametrize("name", ADVISED)
def test_advice_stands_where_it_belongs(name: str) -> None:
    """Whoever wrote the script sees what we would do differently, and the script runs all the same."""
    table, sheet, row, column, words = ADVISED[name]
    found = checked(table)
    assert found.faults == ()
    assert found.runs
    first = next((finding for finding in found.advice if words in finding.what), None)
    assert first is not None, found.advice
    assert (first.sheet, first.row, first.column) == (sheet, row, column)
    assert first.next_step


GOOD = {
    "required set-up and agreement": survey(
        {"name": "area", "required": "yes", **HINT},
        {"tier": "0", "required": "yes", **HINT},
        {"required": "yes", "save_to": "consents#talk", **HINT},
        {"name": "decided_by", "required": "yes", **HINT},
    )
    + "| entities |\n| | list_name | label |\n| | consents | ${area} |\n",
    "the words of what was added": survey(
        {"type": "begin_repeat", "name": "r"},
        {"required": "yes"},
        {"type": "end_repeat", "name": "", "label": ""},
    ),
    "three wishes before an obstacle": survey(
        {"label": "What are you good at?", **HINT},
        {"label": "What is important to you?", **HINT},
        {"label": "What would you want?", **HINT},
        {"label": "What gets in the way?", **HINT},
    ),
    "words that only look alike": survey("Which courtyard is the clientele's?"),
    "an age band": survey({"type": "select_one pals", "label": "What age are you?"}) + ANY_LIST,
    "a workshop": survey({"label": "Which street art workshop?", "type": "select_one pals"}) + ANY_LIST,
}


@pytest.mark.parametrize("name", GOOD)
def test_a_script_as_we_would_write_it_gets_no_advice(name: str) -> None:
    """Advice is worth reading because there is none where there need be none."""
    assert checked(GOOD[name]).advice == ()


EXPECTED: dict[str, list[tuple[str, str]]] = {
    "home_visit": [],
    "identity": [("survey", "type")],
    "offer": [("survey", "type")],
    "suggest": [],
    "follow_up": [("survey", "required")],
    "taster": [("survey", "required")],
    "check_in": [("survey", "required")],
    "lesson": [],
    "quick_note": [],
    "file_note": [],
    "community": [],
    "pass_it_on": [],
    "visit_safety": [],
    "copy": [],
    "put_right": [],
}


def test_every_shipped_script_is_among_them(root: Path) -> None:
    """A script added to the folder is advised on like the others."""
    assert {path.stem for path in (root / "forms").glob("*.md")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_shipped_scripts_get_only_the_advice_we_know_of(name: str, root: Path) -> None:
    """We take our own advice, or know where we do not and why.

    How to reach somebody is free text on purpose, and offers are typed by professionals. The short scripts
    for coming back need the few answers that they are for; any of them can still be passed over.
    """
    found = check_file(ScriptFile(f"{name}.md", ".md", (root / "forms" / f"{name}.md").read_bytes()))
    assert [(sheet, column) for sheet, _, column in places(found.advice)] == EXPECTED[name]


def test_reading_age_grows_with_words_and_sentences() -> None:
    """The measure is the one the module describes, and says nothing about a few words."""
    easy = "What are you good at? What do folk come to you for? What can you show me?"
    assert reading_age("Good at?") is None
    assert (reading_age(easy) or 0) < 10 < (reading_age(f"{LONG} {LONG}") or 0)
    assert reading_advice(easy) == ""
