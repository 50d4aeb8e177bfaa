"""Regular expressions told apart: those that can run away, and those that only look like it."""

import pytest

from outreach_tui.interview.checking.patterns import pattern_fault

RUNS_AWAY = (
    "(a+)+$",
    "(a*)*",
    "(.*)*x",
    "(a|a)*b",
    "(a?b?|c?)*d",
    r"(\w+\s?)+",
    r"(\d+|[a-z]+)*",
    "([a-z]+ [a-z]+)*",
    "(x+x+)+y",
    "(a{1,3})*",
    "(a|b|ab)*c",
    "(a?){30}a{30}",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    "(?=(a+)+b)c",
    "(?:(?:a|b)+)*",
)
STAYS = (
    "^[a-z]+-[a-z]+$",
    "^[a-z]+(-[a-z]+)*$",
    "([^,]*,)*[^,]*",
    r"\d{4}-\d{2}-\d{2}",
    r".*@.*\..*",
    r"\+?[0-9 ]{8,15}",
    r"^(\([0-9]{3}\) ?|[0-9]{3}-)[0-9]{3}-[0-9]{4}$",
    "(?:[0-9]{2}:){2}[0-9]{2}",
    "(a|ab)*",
    "(yes|no|maybe)+",
    r"\p{L}+( \p{L}+)*",
    "a||b",
    "[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}",
    "",
)


@pytest.mark.parametrize("pattern", RUNS_AWAY)
def test_a_pattern_that_can_run_away_is_named(pattern: str) -> None:
    """No answer can make the app stand still for hours."""
    assert "hours" in pattern_fault(pattern)


@pytest.mark.parametrize("pattern", STAYS)
def test_an_honest_pattern_is_left_alone(pattern: str) -> None:
    """Code names, dates, postcodes and telephone numbers can be checked."""
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize("pattern", ["(", "[a", "*a", "(?P<x", "\\"])
def test_a_broken_pattern_is_named(pattern: str) -> None:
    """A pattern that would never match anything is not left to puzzle somebody."""
    assert "cannot be used" in pattern_fault(pattern)


@pytest.mark.parametrize("pattern", ["a" * 2_000, "(((a{8}){8}){8}){8}"])
def test_a_pattern_too_large_to_be_sure_of_is_named(pattern: str) -> None:
    """What cannot be looked through in a moment is not let through either."""
    assert "to be sure of" in pattern_fault(pattern)
