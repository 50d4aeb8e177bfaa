"""A conversation, one question after the other."""

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Control, Ending, Question, Refusal
from outreach_tui.interview.session import Session
from tests.interview.small_forms import asked, at, begin, form, kept, prompt, say, world

TALK = """
| survey |
| | type | name | label | hint | guidance_hint | required | relevant | constraint | constraint_message |
| | begin_group | door | At the door | | | | | | |
| | select_one yes_no | home | Is somebody in? | Knock twice | Hello? // Anybody in? | yes | | | |
| | integer | age | How old? | | | | ${home} = 'yes' | . > 9 and . < 100 | Between ten and a hundred |
| | end_group | | | | | | | | |
| | note | thanks | Thanks, ${age} | | | | | | |
| | text | last | Anything else? | | | | | | |
| choices |
| | list_name | name | label |
| | yes_no | yes | Yes |
| | yes_no | no | No |
"""


def test_a_question_shows_everything_there_is_to_show() -> None:
    """The officer sees the words, the hint, other ways to say it, the section and the choices."""
    step = begin(TALK).step
    assert isinstance(step, Question)
    shown = step.prompt
    assert (shown.ref, shown.control, shown.label) == (
        "/data/door/home",
        Control.SELECT_ONE,
        "Is somebody in?",
    )
    assert (shown.hint, shown.guidance, shown.sections) == (
        "Knock twice",
        "Hello? // Anybody in?",
        ("At the door",),
    )
    assert [(option.value, option.label) for option in shown.options] == [("yes", "Yes"), ("no", "No")]
    assert (shown.value, shown.missing, shown.is_required, shown.is_read_only) == ("", None, True, False)


def test_an_answer_goes_forward_to_what_applies_now() -> None:
    """A question that does not apply is not asked; it comes when it does."""
    session = begin(TALK)
    session.answer("no")
    assert at(session) == "thanks"
    session.back()
    session.answer("yes")
    assert at(session) == "age"


def test_a_label_repeats_what_was_said() -> None:
    """Words of the script contain other answers as they stand."""
    session = begin(TALK)
    session.answer("yes")
    session.answer("17")
    assert prompt(session, "thanks").label == "Thanks, 17"


def test_what_the_script_does_not_take_is_refused_in_its_own_words() -> None:
    """A refused answer changes nothing and says why."""
    session = begin(TALK)
    session.answer("yes")
    refused = session.answer("7")
    assert refused == Refusal("/data/door/age", "Between ten and a hundred")
    assert (at(session), kept(session, "age")) == ("age", [""])


def test_a_required_question_is_not_left_without_a_word() -> None:
    """Going on needs an answer or a reason; a reason is always enough."""
    session = begin(TALK)
    assert isinstance(session.forward(), Refusal)
    assert isinstance(session.answer(""), Refusal)
    session.leave_out(MissingReason.DECLINED)
    assert at(session) == "thanks"
    assert prompt(session, "home").missing is MissingReason.DECLINED


def test_going_back_and_forth_loses_nothing() -> None:
    """Every answer stands when one comes by again."""
    session = begin(TALK)
    for answer in ("yes", "17", "", "no"):
        session.answer(answer)
    assert session.step == Ending()
    for name in ("last", "thanks", "age", "home", "home"):
        session.back()
        assert at(session) == name
    for _ in range(4):
        session.forward()
    assert session.step == Ending()
    assert [one.value for one in session.prompts()] == ["yes", "17", "", "no"]


def test_what_no_longer_applies_comes_back_as_it_was() -> None:
    """An officer who changes their mind twice finds the earlier answer again."""
    session = begin(TALK)
    session.answer("yes")
    session.answer("17")
    say(session, "home", "no")
    assert asked(session) == ["home", "thanks", "last"]
    assert prompt(session, "thanks").label == "Thanks,"
    say(session, "home", "yes")
    assert prompt(session, "age").value == "17"


def test_an_answer_taken_away_leaves_nothing_behind() -> None:
    """Clear takes the answer or the reason and stays at the question."""
    session = begin(TALK)
    session.answer("yes")
    session.leave_out(MissingReason.DONT_KNOW)
    session.back()
    session.clear()
    assert (at(session), prompt(session, "age").missing) == ("age", None)


def test_only_what_applies_can_be_gone_to() -> None:
    """Jumping to a question that does not apply says so."""
    session = begin(TALK)
    with pytest.raises(OutreachError, match="does not apply now"):
        session.go_to("/data/door/age")
    assert at(session) == "home"


def test_progress_counts_questions_not_notes() -> None:
    """How far it is counts what applies now and can be answered."""
    session = begin(TALK)
    session.answer("yes")
    session.leave_out(MissingReason.SKIPPED)
    progress = session.progress()
    assert (progress.answered, progress.missing, progress.total) == (1, 1, 3)


def test_what_the_app_knows_is_there_before_the_first_question() -> None:
    """Given answers are in place, and decide what applies."""
    session = begin(TALK, {"home": "yes", "age": "15"})
    assert [one.value for one in session.prompts()] == ["yes", "15", "", ""]


def test_a_conversation_is_finished_only_when_nothing_is_left() -> None:
    """Problems name what is left in order; the submission waits for them."""
    session = begin(TALK)
    assert [one.ref for one in session.problems()] == ["/data/door/home"]
    with pytest.raises(OutreachError, match="1 of its questions"):
        session.submission()
    session.answer("no")
    assert session.problems() == ()


def test_a_conversation_taken_up_again_is_the_same() -> None:
    """A laptop closed in the middle opens at the same question with the same words."""
    table = form(TALK)
    session = Session.begin(table, world())
    session.answer("yes")
    session.leave_out(MissingReason.COME_BACK_LATER)
    saved = session.save()
    again = Session.resume(table, world(), saved)
    assert (again.step, again.prompts(), again.save()) == (session.step, session.prompts(), saved)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"{}", "not a saved conversation"),
        (b'{"format":1,"form":"x","version":""}', "another version"),
        (b'{"format":1,"form":"data","version":"","answers":{"n":"other"}}', "does not have"),
        (b'{"format":1,"form":"data","version":"","answers":7}', "missing"),
    ],
)
def test_a_damaged_draft_is_refused_with_a_sentence(raw: bytes, what: str) -> None:
    """Bytes that are no conversation of this script never become one."""
    with pytest.raises(OutreachError, match=what):
        Session.resume(form(TALK), world(), raw)
