"""What expressions in a script are worth: the language, and every part of the function library."""

import math

import pytest

from outreach_tui.interview.markup import read_xml
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.compiler import compile_text
from outreach_tui.interview.xpath.context import Context, World
from outreach_tui.interview.xpath.library import LIBRARY
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.portability import unportable
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.values import to_text
from tests.interview.small_forms import NOW

ANSWERS = """<visit lang="en"><name>Ash</name><age>17</age><born>2009-02-28</born><said>b c</said><empty/>
<wish><words>weld</words><n>1</n></wish><wish><words>guitar</words><n>2</n></wish><wish><words/><n>x</n></wish></visit>"""


def worth(expression: str) -> str:
    """Return what an expression is worth on the small visit, as text."""
    main = read_xml(ANSWERS, "answers")
    world = World(main, now=lambda: NOW, new_id=lambda: "id-1", chance=lambda: 0.25, version="7")
    return to_text(compile_text(expression, Scope("here")).run(Context(main, world)))


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3 - 4 div 2", "5"),
        ("-7 mod 3", "-1"),
        ("1 div 0", "Infinity"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("100000000 * 100000000", "10000000000000000"),
        ("1 div 1000000000", "0.000000001"),
        ("'b' and not(false()) or explode = 1", "true"),
        ("/visit/age > 16 and /visit/age <= 17", "true"),
        ("/visit/wish/words = 'guitar'", "true"),
        ("/visit/wish/words != 'guitar'", "true"),
        ("/visit/wish[2]/words", "guitar"),
        ("/visit/wish[words = 'guitar']/n", "2"),
        ("/visit/wish[position() = last()]/n", "x"),
        ("/visit/*[name() = 'age']", "17"),
        ("//words[. = 'weld']/../n", "1"),
        ("/visit/@lang", "en"),
        ("count(/visit/wish | /visit/age)", "4"),
        ("/visit/age/preceding-sibling::*[1]", "Ash"),
        ("concat('a', 1, true(), /visit/name)", "a1trueAsh"),
        ("join('-', /visit/wish/words)", "weld-guitar-"),
        ("substr('hello', 1, -1)", "ell"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring-after('2026-05', '-')", "05"),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("normalize-space('  a   b ')", "a b"),
        ("string-length('héllo')", "5"),
        ("ends-with('abc', 'bc')", "true"),
        ("regex('quiet-harbour', '^[a-z]+-[a-z]+$')", "true"),
        ("regex('quiet-harbour!', '[a-z]+-[a-z]+')", "false"),
        (
            "digest('abc', 'SHA-256', 'hex')",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        ("base64-decode('SGk=')", "Hi"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(1234.567, -2)", "1200"),
        ("int('-3.9')", "-3"),
        ("sum(/visit/wish/n)", "3"),
        ("max(3, '', 7)", "7"),
        ("min(/visit/wish/n)", "1"),
        ("pow(2, 10)", "1024"),
        ("sqrt(-1)", "NaN"),
        ("count-non-empty(/visit/wish/words)", "2"),
        ("checklist(1, 2, true(), false(), 'x')", "true"),
        ("weighted-checklist(3, 5, true(), 2, true(), 2, false(), 9)", "true"),
        ("boolean-from-string('1')", "true"),
        ("if(/visit/empty = '', 'none', 'some')", "none"),
        ("coalesce(/visit/empty, /visit/age)", "17"),
        ("selected(/visit/said, 'c')", "true"),
        ("count-selected(/visit/said)", "2"),
        ("selected-at(/visit/said, 1)", "c"),
        ("today()", "2026-05-04"),
        ("today() + 7", "20584"),
        ("date(today() + 7)", "2026-05-11"),
        ("now()", "2026-05-04T16:10:00.000+00:00"),
        ("now() > today()", "false"),
        ("/visit/born < today()", "true"),
        ("date('2026-02-30')", "NaN"),
        ("date('')", ""),
        ("format-date('2026-05-04', '%e %b %Y, %a')", "4 May 2026, Mon"),
        ("format-date-time(now(), '%H:%M')", "16:10"),
        ("decimal-date-time('1970-01-02T12:00:00.000Z')", "1.5"),
        ("decimal-time('06:00:00.000')", "0.25"),
        ("int((today() - date(/visit/born)) div 365.25)", "17"),
        ("uuid()", "id-1"),
        ("random()", "0.25"),
        ("version()", "7"),
        ("position(/visit/wish[2])", "2"),
    ],
)
def test_expressions_are_worth_what_the_specification_says(expression: str, value: str) -> None:
    """A script's arithmetic, words and dates come out as in every other ODK program."""
    assert worth(expression) == value


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        ("", "its end"),
        ("1 +", "its end"),
        ("(1", "')' was expected"),
        ("'open", "cannot be read from character 1"),
        ("1 2", "an operator is missing"),
        ("${age}", "cannot be read"),
        ("$age", "variables have no meaning"),
        ("explode(1)", "there is no function explode"),
        ("round()", "takes 1 to 2 arguments, not 0"),
        ("true(1)", "takes 0 arguments, not 1"),
        ("distance(/visit/spot)", "no meaning in a terminal"),
        ("regex(., '(a')", "pattern cannot be used"),
        ("regex(., '(a)\\1')", "refers back"),
        ("side::x", "no such axis"),
        ("indexed-repeat(1 + 1, /visit/wish, 1)", "takes the names"),
        ("(" * 200 + "1" + ")" * 200, "nested too deeply"),
        ("1" * 200_000, "too long"),
    ],
)
def test_what_is_wrong_is_said_before_anybody_is_asked(expression: str, what: str) -> None:
    """A broken expression is refused when the script is loaded, saying what and where."""
    with pytest.raises(ScriptError, match=what.replace("(", r"\(").replace(")", r"\)")):
        worth(expression)


def test_a_thousand_ors_cost_no_depth() -> None:
    """Long conditions, as programs write them, are read and run."""
    assert worth(" or ".join(f"/visit/age = {n}" for n in range(2000))) == "true"


def test_every_function_says_which_section_it_implements() -> None:
    """The library is a table that can be held against the specification."""
    assert all(function.spec and function.name == name for name, function in LIBRARY.items())
    assert math.isfinite(len(LIBRARY))


@pytest.mark.parametrize(
    ("expression", "count"),
    [("/a/b[c = 1]/../d", 0), ("/a//b", 1), ("/a | /b", 1), ("number()", 1), ("(/a)[2]", 1)],
)
def test_what_would_not_run_in_odk_collect_is_known(expression: str, count: int) -> None:
    """An author can be told which expressions only newer programs run."""
    assert len(unportable(parse(expression, "here"))) == count
