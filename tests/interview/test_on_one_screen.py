"""Questions that a script shows together, and questions whose answer cannot be kept here."""

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Control
from tests.interview.small_forms import asked, at, begin, form, prompt

TOGETHER = """
| survey | | | | |
| | type | name | label | appearance |
| | text | alone | Alone | |
| | begin_group | door | At the door | field-list |
| | text | who | Who opened? | |
| | begin_group | mood | The mood | |
| | text | felt | How did it feel? | |
| | end_group | | | |
| | end_group | | | |
| | begin_repeat | idea | Idea | field-list |
| | text | words | Words | |
| | text | why | Why | |
| | end_repeat | | | |
"""

WITH_FILES = """
| survey | | | |
| | type | name | label | hint |
| | text | before | Before | |
| | {type} | file | The thing | Hold it still |
| | text | after | After | |
"""


def test_questions_of_one_screen_say_so() -> None:
    """A field-list group says which questions belong on one screen, inner groups included."""
    session = begin(TOGETHER)
    together = {one.name: one.together for one in session.prompts()}
    assert together["alone"] == ""
    assert together["who"] == together["felt"] == "/data/door"
    assert together["words"] == together["why"] == "/data/idea[1]"


@pytest.mark.parametrize(
    "kind",
    [
        *("image", "audio", "video", "file", "geotrace", "geoshape"),
        *("image | | signature |", "image | | draw |", "image | | annotate |"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stands_in_nobodys_way(kind: str) -> None:
    """A picture, sound or line on a map is shown with a plain word about it, and gives no answer."""
    kind, _, appearance = kind.partition(" | | ")
    table = WITH_FILES.replace("| hint |", "| hint | appearance |") if appearance else WITH_FILES
    table = table.replace(
        "Hold it still |", f"Hold it still | {appearance}" if appearance else "Hold it still |"
    )
    session = begin(table.format(type=kind))
    shown = prompt(session, "file")
    assert (shown.control, shown.is_read_only) == (Control.NOTE, True)
    assert shown.hint.startswith("Hold it still (")
    session.answer("1")
    assert at(session) == "file"
    session.answer("picture.jpg")
    assert at(session) == "after"
    session.go_to("/data/file")
    session.leave_out(MissingReason.SKIPPED)
    session.answer("2")
    assert (asked(session), at(session)) == (["before", "file", "after"], "end")
    assert b"<file/>" in session.submission().xml


@pytest.mark.parametrize(
    ("name", "table"),
    {
        "required": "| survey |\n| | type | name | label | required |\n| | image | pic | Pic | yes |",
        "shown": "| survey |\n| | type | name | label |\n| | audio | pic | A |\n| | note | n | Seen ${pic} |",
        "looked at": "| survey |\n| | type | name | label | relevant |\n| | image | pic | Pic | |\n"
        "| | text | t | T | ${pic} != '' |",
        "background": "| survey |\n| | type | name | calculation |\n| | background-audio | pic | |\n"
        "| | calculate | c | ${pic} |",
        "line": "| survey |\n| | type | name | label | calculation |\n| | geotrace | pic | P | |\n"
        "| | calculate | c | | ${pic} |",
    }.items(),
)
def test_a_form_that_cannot_do_without_a_file_is_refused(name: str, table: str) -> None:
    """A script that requires a picture, or looks at one, is refused before anybody is asked."""
    with pytest.raises(OutreachError) as refused:
        form(table)
    assert refused.value.code == "cannot-be-kept", name
    assert refused.value.where == "Question 'pic'"
