"""Scripts from somebody who means harm: each is a sentence within a moment, and nothing of it is run."""

import time

import pytest

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.script_file import ScriptFile

_HEAD = "| survey |\n| | type | name | label | relevant | calculation | constraint | repeat_count |\n"
_A_MOMENT = 8.0
"""Seconds on a busy machine; on an idle one it is a fraction of one."""


def _row(kind: str, name: str, label: str = "A", **rules: str) -> str:
    cells = [rules.get(rule, "") for rule in ("relevant", "calculation", "constraint", "repeat_count")]
    return "| | " + " | ".join([kind, name, label, *cells]) + " |\n"


def _chain(length: int) -> str:
    rows = (
        _row("calculate", f"c{n}", "", calculation=f"${{c{(n + 1) % length}}} + 1") for n in range(length)
    )
    return _HEAD + "".join(rows)


REFUSED = {
    "skip logic in a circle": (
        _HEAD + _row("text", "a", relevant="${b}") + _row("text", "b", relevant="${a}"),
        "circle",
    ),
    "a circle of three hundred": (_chain(300), "circle"),
    "a pattern that runs away": (_HEAD + _row("text", "a", constraint="regex(., '(a+)+$')"), "hours"),
    "the same id twice": (_HEAD + _row("text", "a") + _row("text", "a"), "row 2 too"),
    "a list without a choice": (_HEAD + _row("select_one none", "a"), "no choices"),
    "brackets a thousand deep": (
        _HEAD + _row("text", "a", relevant="(" * 1000 + "1" + ")" * 1000),
        "nested too deeply",
    ),
    "an expression of a million characters": (
        _HEAD + _row("text", "a", relevant="1" + "+1" * 500_000),
        "too long",
    ),
    "a name with an escape code": (_HEAD + _row("text", "a\x1b[2J"), "cannot be a name"),
    "groups five hundred deep": (
        _HEAD + "".join(_row("begin_group", f"g{n}") for n in range(500)) + _row("text", "a"),
        "never ends",
    ),
    "ten thousand bars": (_HEAD + "| | text | a " + "| x " * 10_000 + "|\n", "ends a cell"),
    "more instances than anybody has time for": (
        _HEAD + _row("begin_repeat", "r", repeat_count="1000000000") + _row("text", "a"),
        "more than 10,000 times",
    ),
    "a reference that never ends": (_HEAD + _row("text", "a", "${" * 5000), "not written right"),
}

RUNS = {
    "names of Python's inside": _HEAD
    + _row("text", "__class__")
    + _row("text", "__init__", relevant="${__class__} = 1"),
    "a constraint that divides by nothing": _HEAD + _row("integer", "a", constraint=". div 0 > 1"),
    "a label with markup": _HEAD + _row("text", "a", "[@click=app.quit]x[/] :skull: &lt; <b> ]]>"),
    "a label that is a formula": _HEAD + _row("text", "a", "=cmd|' /C calc'!A0".replace("|", "\\|")),
    "a number with five thousand digits": _HEAD + _row("text", "a", relevant="9" * 5000 + " > 1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_script_is_refused_with_a_reason(name: str) -> None:
    """Nothing hangs, nothing falls over, and the reason is said."""
    table, words = REFUSED[name]
    begun = time.perf_counter()
    found = check_file(ScriptFile("x.md", ".md", table.encode()))
    assert time.perf_counter() - begun < _A_MOMENT
    assert not found.runs
    assert any(words in finding.what for finding in found.faults), found.faults[:3]


@pytest.mark.parametrize("name", RUNS)
def test_a_strange_script_that_harms_nobody_runs(name: str) -> None:
    """What only looks dangerous is taken for what it is: text."""
    begun = time.perf_counter()
    assert check_file(ScriptFile("x.md", ".md", RUNS[name].encode())).faults == ()
    assert time.perf_counter() - begun < _A_MOMENT


def _questions(count: int) -> str:
    rules = ["", *(f"${{q{n}}} != 'x'" for n in range(count - 1))]
    return _HEAD + "".join(_row("text", f"q{n}", relevant=rule) for n, rule in enumerate(rules))


def test_ten_thousand_questions_are_looked_at_to_the_last() -> None:
    """However long a script is, the one wrong name in it is found."""
    table = _questions(10_000) + _row("text", "z", relevant="${nobody} = 1")
    found = check_file(ScriptFile("x.md", ".md", table.encode()))
    assert [(finding.row, finding.column) for finding in found.faults] == [(10_002, "relevant")]


def test_two_thousand_questions_run() -> None:
    """A long script is tried out like a short one."""
    assert check_file(ScriptFile("x.md", ".md", _questions(2_000).encode())).faults == ()
