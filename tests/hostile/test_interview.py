"""Forms and patterns made to do harm."""

import time

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.session import Session
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xpath.pattern import program_of
from tests.interview.small_forms import world

SOON = 1.0
"""Seconds within which every bad input has its answer."""

TAIL = "</model></h:head></h:html>"
HEAD = '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>'
BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def calculating(rule: str) -> str:
    """Return a form with one place, worked out by a rule."""
    place = "<instance><__class__><a/></__class__></instance>"
    return f'{HEAD}{place}<bind nodeset="/__class__/a" calculate="{rule}"/>{TAIL}'


DOCUMENTS = {
    "empty": "",
    "not XML": "survey",
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{BILLION}]><x>&l9;</x>',
    "an outside entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>',
    "an outside type": '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>',
    "very deep": "<a>" * 50_000 + "</a>" * 50_000,
    "cut off": HEAD,
    "a lone surrogate": "<x>\ud800</x>",
    "a null": "<x>\0</x>",
    "no instance": f"{HEAD}</model></h:head></h:html>",
    "an empty instance": f"{HEAD}<instance/></model></h:head></h:html>",
    "a broken rule": calculating("&lt;"),
    "a deep expression": calculating("not(" * 5000 + "1" + ")" * 5000),
    "a call into Python": calculating("__import__(1)"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_form_is_refused_at_once(name: str) -> None:
    """Nothing is fetched, expanded or run; the reader gets a sentence."""
    begun = time.monotonic()
    with pytest.raises(ScriptError):
        load_xform(DOCUMENTS[name])
    assert time.monotonic() - begun < SOON


PATTERNS = {
    "nested repetition": ("(a+)+$", "a" * 30_000 + "!"),
    "overlapping choices": ("(a|aa)+$", "a" * 30_000 + "!"),
    "a row of any": (".*.*.*.*.*.*.*.*.*.*x", "a" * 30_000),
    "counting": ("(.*a.{20})*b", "ab" * 15_000 + "c"),
    "looking ahead everywhere": ("((?=.*z).)*", "a" * 30_000),
    "many states": ("((a{0,100}){0,100}){0,100}", "a"),
    "huge count": ("a{100000}", "a"),
    "deep brackets": ("(" * 500 + "a" + ")" * 500, "a"),
    "a back-reference": (r"(a*)\1b", "a" * 30_000),
    "looking behind": ("(?<=a)b", "ab"),
    "half a pattern": ("[a-", "a"),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_hostile_pattern_never_runs_away(name: str) -> None:
    """A pattern from a stranger has its answer, or its refusal, within a second."""
    pattern, text = PATTERNS[name]
    begun = time.monotonic()
    try:
        matched = program_of(pattern, "here").matches(text)
    except OutreachError:
        matched = False
    assert not matched
    assert time.monotonic() - begun < SOON


COUNTS = {
    "a great number": ("<n>999999999</n>", "/data/n"),
    "a count that counts itself": ("<n/>", "count(/data/r) + 1"),
    "not a number": ("<n>many</n>", "/data/n"),
    "less than nothing": ("<n>-5</n>", "/data/n"),
}


@pytest.mark.parametrize("name", COUNTS)
def test_a_hostile_count_ends(name: str) -> None:
    """A repeat that asks for too many instances stops at what a conversation can hold, or is refused."""
    number, count = COUNTS[name]
    model = f'<instance><data id="d">{number}<r><x/></r></data></instance>'
    form = load_xform(
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
        f' xmlns:jr="http://openrosa.org/javarosa"><h:head><model>{model}</model></h:head><h:body>'
        f'<repeat nodeset="/data/r" jr:count="{count}"><input ref="/data/r/x"/></repeat></h:body></h:html>'
    )
    begun = time.monotonic()
    try:
        asked = len(Session.begin(form, world()).repeats())
    except ScriptError:
        asked = 0
    assert asked == 0
    assert time.monotonic() - begun < 5 * SOON
