"""What scripts do by themselves: defaults, calculations, words in several languages."""

from dataclasses import replace

import pytest

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.session import Session
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform
from tests.interview.small_forms import begin, form, kept, prompt, say, world

DEFAULTS = """
| survey |
| | type | name | label | default | calculation | trigger | relevant | readonly |
| | date | day | Day | today() | | | | |
| | text | fixed | Fixed | as written | | | | |
| | username | who | | | | | | |
| | start | begun | | | | | | |
| | end | ended | | | | | | |
| | text | source | Source | | | | | |
| | calculate | copied | | | concat('saw ', ${source}) | ${source} | | |
| | calculate | once | | | once(uuid()) | | | |
| | calculate | half | | | ${n} div 2 | | | |
| | integer | n | N | 7 | | | | |
| | calculate | truth | | | ${n} > 5 | | | |
| | text | shown | Shown | | | | ${truth} | |
| | text | fast | Read only | abc | | | | yes |
| | begin_repeat | r | R | | | | | |
| | text | mine | Mine | uuid() | | | | |
| | end_repeat | | | | | | | |
"""
LANGUAGES = """
| survey |
| | type | name | label::English (en) | label::Gàidhlig (gd) | hint::English (en) |
| | text | name | Your name | D' ainm | As you like |
| | select_one yn | ok | Well, ${name}? | Seadh, ${name}? | |
| | calculate | | | | |
| choices |
| | list_name | name | label::English (en) | label::Gàidhlig (gd) |
| | yn | yes | Yes | Tha |
| settings |
| | default_language |
| | English (en) |
""".replace("| | calculate | | | | |\n", "")


def test_first_values_are_there_before_the_first_question() -> None:
    """Defaults, plain or worked out, and what the device knows are filled in at the start."""
    session = begin(DEFAULTS)
    assert (prompt(session, "day").value, prompt(session, "fixed").value) == ("2026-05-04", "as written")
    assert (kept(session, "who"), kept(session, "begun")) == (["isla"], ["2026-05-04T16:10:00.000+00:00"])


def test_what_is_given_is_not_overwritten() -> None:
    """A default does not take the place of what the app knows."""
    assert prompt(begin(DEFAULTS, {"day": "2026-01-01"}), "day").value == "2026-01-01"


def test_the_end_is_known_only_at_the_end() -> None:
    """The moment a talk ended is filled in when it is handed on."""
    session = begin(DEFAULTS)
    assert kept(session, "ended") == [""]
    session.submission()
    assert kept(session, "ended") == ["2026-05-04T16:10:00.000+00:00"]


def test_a_trigger_acts_only_when_its_question_changes() -> None:
    """A calculation with a trigger waits for it."""
    session = begin(DEFAULTS)
    assert kept(session, "copied") == [""]
    say(session, "source", "x")
    assert kept(session, "copied") == ["saw x"]


def test_once_is_once() -> None:
    """An id worked out once stays, through answers and through being put away."""
    table = form(DEFAULTS)
    session = Session.begin(table, world())
    (before,) = kept(session, "once")
    say(session, "n", "9")
    again = Session.resume(table, world(), session.save())
    assert kept(again, "once") == [before]


def test_true_and_false_are_kept_as_one_and_nothing() -> None:
    """A yes-or-no calculation is kept as 1 or 0 and still decides, also after being put away."""
    table = form(DEFAULTS)
    session = Session.begin(table, world())
    assert kept(session, "truth") == ["1"]
    say(session, "n", "3")
    again = Session.resume(table, world(), session.save())
    for one in (session, again):
        assert kept(one, "truth") == ["0"]
        assert "shown" not in [shown.name for shown in one.prompts()]


def test_every_new_instance_gets_its_own_first_value() -> None:
    """A default in a repeat is worked out for each instance."""
    session = begin(DEFAULTS)
    session.add("/data/r")
    first, second = kept(session, "mine")
    assert first
    assert second
    assert first != second


def test_what_can_only_be_read_is_not_changed() -> None:
    """Answering a read-only question goes on and changes nothing."""
    session = begin(DEFAULTS)
    say(session, "fast", "changed")
    assert prompt(session, "fast").value == "abc"


def test_the_language_can_change_in_the_middle() -> None:
    """Words and choices follow the language; answers stay."""
    session = begin(LANGUAGES)
    assert session.form.languages == ("English (en)", "Gàidhlig (gd)")
    say(session, "name", "Màiri")
    assert (prompt(session, "ok").label, prompt(session, "ok").options[0].label) == ("Well, Màiri?", "Yes")
    session.language = "Gàidhlig (gd)"
    assert (prompt(session, "ok").label, prompt(session, "ok").options[0].label) == ("Seadh, Màiri?", "Tha")
    assert prompt(session, "name").value == "Màiri"


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("| | calculate | a | | ${b} + 1 | |\n| | calculate | b | | ${a} + 1 | |", "go in a circle: "),
        ("| | text | a | A | | ${nobody} = 1 |", "nobody"),
        ("| | text | a | A | | explode() |", "there is no function explode"),
        ("| | text | a | A | | instance('lost')/root/item/x = 1 |", "a list 'lost'"),
        ("| | text | a | A | | 1 + |", "its end"),
        ("| | calculate | a | | area(${a}) | |", "no meaning in a terminal"),
    ],
)
def test_a_script_that_cannot_run_is_refused_with_its_reason(rows: str, what: str) -> None:
    """The author reads what is wrong and where, before anybody is asked anything."""
    with pytest.raises(ScriptError, match=what.replace("(", r"\(")) as refused:
        form(f"| survey |\n| | type | name | label | calculation | relevant |\n{rows}\n")
    assert refused.value.next_step


@pytest.mark.parametrize(
    ("source", "file_type", "what"),
    [
        (b"", ".md", "small"),
        (b"\xff\xfe", ".md", "not text in UTF-8"),
        (b"not a workbook", ".xlsx", "small"),
        (b"x", ".docx", "not a kind of file"),
        (b"| survey |\n| | type | name |\n| | nonsense | a |\n", ".md", "small"),
    ],
)
def test_a_file_that_is_no_script_is_refused(source: bytes, file_type: str, what: str) -> None:
    """Whatever is offered as a script, the answer is a sentence."""
    with pytest.raises(ScriptError, match=what):
        compile_xlsform(source, file_type, "small")


def test_separator_rows_of_markdown_do_no_harm() -> None:
    """A table drawn the way editors draw them compiles too."""
    table = "| survey |\n| --- |\n| | type | name | label |\n| | --- | :---: | --- |\n| | text | a | A |\n"
    assert [shown.name for shown in begin(table).prompts()] == ["a"]


def test_a_form_without_a_model_is_no_form() -> None:
    """Well-formed XML that is something else is refused."""
    with pytest.raises(ScriptError, match="not a form"):
        load_xform("<html><body/></html>")


def test_a_script_can_start_from_what_was_said_last_time() -> None:
    """The conversation kept last is a list of its own (last-saved); without one its answers are empty."""
    table = form(
        "| survey |\n| | type | name | label | default |\n| | text | place | Place | ${last-saved#place} |\n"
    )
    first = Session.begin(table, world())
    assert prompt(first, "place").value == ""
    say(first, "place", "the cafe")
    kept_last = {table.form_id: first.submission().xml}
    second = Session.begin(table, replace(world(), last_saved=kept_last))
    assert prompt(second, "place").value == "the cafe"
