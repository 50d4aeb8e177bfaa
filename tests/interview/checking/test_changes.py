"""What differs between two scripts, by the names of questions; layout is no difference."""

from outreach_tui.interview.checking.changes import Change, changes_between
from outreach_tui.interview.checking.read_markdown import read_markdown
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from tests.interview.checking.bad_scripts import ANY_LIST, survey
from tests.interview.checking.workbooks import xlsx

GROUP = {"type": "begin_group", "name": "g"}
END = {"type": "end_group", "name": "", "label": ""}


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Return what differs between two scripts written as Markdown tables."""
    return changes_between(read_markdown(old), read_markdown(new))


def said(old: str, new: str) -> list[tuple[str, str, str, str, str]]:
    """Return the changes, short."""
    return [(c.name, c.kind, c.column, c.before, c.after) for c in changes(old, new)]


def test_a_question_comes_and_goes_with_its_words() -> None:
    """What is new and what is gone is named, with the words that were or will be said."""
    assert said(
        survey("Old one", "Stays"), survey({"name": "b", "label": "Stays"}, {"name": "n", "label": "New"})
    ) == [
        ("a", "removed", "", "Old one", ""),
        ("n", "added", "", "", "New"),
    ]


def test_a_question_that_stands_elsewhere_has_moved() -> None:
    """Only what was moved is said to have moved, with what it stands after now."""
    old = survey("A", "B", "C", "D")
    new = survey({"name": "b", "label": "B"}, {"name": "c", "label": "C"}, {"name": "a", "label": "A"}, "D")
    assert said(old, new) == [("a", "moved", "", "", "c")]


def test_a_question_in_another_group_has_moved_there() -> None:
    """The group it was in and the group it is in are named."""
    old = survey(GROUP, {"name": "x"}, {"name": "y"}, END)
    new = survey(GROUP, {"name": "x"}, END, {"name": "y"})
    assert said(old, new) == [("y", "moved", "group", "g", "data")]


def test_words_are_reworded_and_rules_are_changed() -> None:
    """Other words are told apart from another rule."""
    old = survey({"label": "Old", "hint": "h"}, {"relevant": "${a} = 1"})
    new = survey({"label": "New", "hint": "h"}, {"relevant": "${a} = 2", "required": "yes"})
    assert said(old, new) == [
        ("a", "reworded", "label", "Old", "New"),
        ("b", "changed", "relevant", "${a} = 1", "${a} = 2"),
        ("b", "changed", "required", "", "yes"),
    ]


def test_choices_are_compared_list_by_list() -> None:
    """A choice is known by its list and its name."""
    old = survey("A") + ANY_LIST
    new = survey("A") + ANY_LIST.replace("| two | Two |", "| three | Three |").replace(
        "| One |", "| Just one |"
    )
    assert said(old, new) == [
        ("pals two", "removed", "", "Two", ""),
        ("pals three", "added", "", "", "Three"),
        ("pals one", "reworded", "label", "One", "Just one"),
    ]


def test_records_and_settings_are_compared() -> None:
    """What is kept, and which script it is, is part of the script."""
    end = (
        "| entities |\n| | list_name | label | create_if |\n| | things | ${{a}} | {} |\n"
        "| settings |\n| | version |\n| | {} |\n"
    )
    assert [
        (c.about, c.name, c.column, c.after)
        for c in changes(survey("A") + end.format("1", "1"), survey("A") + end.format("${a} != ''", "2"))
    ] == [("setting", "version", "", "2"), ("record", "things", "create_if", "${a} != ''")]


def test_layout_is_no_difference() -> None:
    """Columns in another order, other spellings of headers, other white space, another kind of file."""
    old = (
        "| survey |\n| | type | name | label | relevance |\n"
        "| | text | a | A  a | |\n| | text | b | B | ${a} = 1 |\n"
    )
    rows = (
        ("relevant", "label", "name", "type"),
        (None, "A a", "a", "text"),
        (None, None, None, None),
        ("${a} = 1", "B", "b", "text"),
    )
    new = read_sheets(ScriptFile("x.xlsx", ".xlsx", xlsx({"Survey": rows})))
    assert changes_between(read_markdown(old), new) == ()


def test_words_in_another_language_are_compared_too() -> None:
    """A translation is reworded on its own."""
    table = (
        "| survey |\n| | type | name | label::English (en) | label::Scots (sco) |\n| | text | a | A | {} |\n"
    )
    assert said(table.format("Aye"), table.format("Och aye")) == [
        ("a", "reworded", "label in Scots (sco)", "Aye", "Och aye")
    ]
