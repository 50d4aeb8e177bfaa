"""Questions that can be asked several times."""

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import AddAnother, Refusal
from outreach_tui.interview.session import Session
from tests.interview.small_forms import at, begin, form, kept, prompt, say, world

WISHES = """
| survey |
| | type | name | label | calculation | relevant | choice_filter |
| | text | first | What first? | | | |
| | begin_repeat | wish | One wish | | | |
| | text | words | In your words? | | | |
| | calculate | place | | position(..) | | |
| | calculate | others | | count(${wish}) | | |
| | text | more | More about ${words}? | | ${words} != '' | |
| | end_repeat | | | | | |
| | calculate | n | | count-non-empty(${words}) | | |
| | calculate | all | | join(' / ', ${words}) | | |
| | calculate | second | | indexed-repeat(${words}, ${wish}, 2) | | |
| | select_one ${words} | pick | Which? | | ${n} >= 2 | |
"""
NESTED = """
| survey |
| | type | name | label | calculation | repeat_count |
| | integer | days | How many days? | | |
| | begin_repeat | day | A day | | ${days} |
| | text | what | What? | | |
| | begin_repeat | part | A part of it | | |
| | text | who | Who with? | | |
| | calculate | where | | concat(position(../..), '.', position(..)) | |
| | end_repeat | | | | |
| | end_repeat | | | | |
| | calculate | everyone | | join(',', ${who}) | |
"""


def test_the_end_of_a_repeat_asks_for_another() -> None:
    """After the last question of an instance the officer may add one or go on."""
    session = begin(WISHES)
    for words in ("x", "welding", ""):
        session.answer(words)
    assert session.step == AddAnother("/data/wish", "One wish", 1, ())
    session.add_another()
    assert session.step.prompt.ref == "/data/wish[2]/words"
    assert session.step.prompt.sections == ("One wish (2)",)
    session.answer("")
    assert at(session) == "+wish"
    session.no_more()
    assert at(session) == "end"


def test_what_is_worked_out_follows_every_instance() -> None:
    """Counts, positions, lists and choices are right after every answer, addition and removal."""
    session = begin(WISHES)
    say(session, "wish[1]/words", "welding")
    session.add("/data/wish")
    session.answer("five-a-side")
    assert (kept(session, "n"), kept(session, "all"), kept(session, "second")) == (
        ["2"],
        ["welding / five-a-side"],
        ["five-a-side"],
    )
    assert (kept(session, "place"), kept(session, "others")) == (["1", "2"], ["2", "2"])
    assert [option.label for option in prompt(session, "pick").options] == ["welding", "five-a-side"]
    session.remove("/data/wish[1]")
    assert (kept(session, "place"), kept(session, "others"), kept(session, "second")) == (["1"], ["1"], [""])


def test_a_choice_from_a_repeat_goes_when_its_instance_goes() -> None:
    """Nobody is left with a pick that is no longer there."""
    session = begin(WISHES)
    say(session, "wish[1]/words", "welding")
    for words in ("five-a-side", "guitar"):
        session.add("/data/wish")
        session.answer(words)
    say(session, "pick", "five-a-side")
    session.remove("/data/wish[2]")
    assert prompt(session, "pick").value == ""


def test_whoever_stands_in_a_removed_instance_stands_at_the_end_of_the_repeat() -> None:
    """Removing what is on the screen leaves the conversation somewhere sensible."""
    session = begin(WISHES)
    session.answer("x")
    session.remove("/data/wish[1]")
    assert (at(session), session.repeats()[0].count) == ("+wish", 0)
    session.add_another()
    assert at(session) == "words"


def test_the_script_may_say_how_many_there_are() -> None:
    """A counted repeat follows its count, keeps what was said, and nobody adds to it."""
    session = begin(NESTED)
    say(session, "days", "2")
    say(session, "day[2]/what", "beach")
    assert [one.ref for one in session.repeats()] == ["/data/day[1]/part", "/data/day[2]/part"]
    with pytest.raises(OutreachError, match="nothing can be added"):
        session.add("/data/day")
    with pytest.raises(OutreachError, match="cannot be taken away"):
        session.remove("/data/day[1]")
    say(session, "days", "3")
    assert kept(session, "what") == ["", "beach", ""]


def test_repeats_in_repeats_know_where_they_are() -> None:
    """Each inner instance has its own place, through adding, removing and saving."""
    table = form(NESTED)
    session = Session.begin(table, world())
    say(session, "days", "2")
    for ref, who in (("/data/day[2]/part", ""), ("/data/day[2]/part", "pals"), ("/data/day[1]/part", "gran")):
        session.add(ref)
        session.answer(who)
    assert kept(session, "where") == ["1.1", "1.2", "2.1", "2.2"]
    assert kept(session, "everyone") == [",gran,,pals"]
    again = Session.resume(table, world(), session.save())
    assert again.save() == session.save()
    again.remove("/data/day[2]/part[1]")
    assert (kept(again, "where"), kept(again, "everyone")) == (["1.1", "1.2", "2.1"], [",gran,pals"])


def test_going_back_from_a_repeat_goes_into_its_last_instance() -> None:
    """Back is one question back, across instances."""
    session = begin(WISHES)
    say(session, "wish[1]/words", "welding")
    session.add("/data/wish")
    session.answer("guitar")
    session.go_to("/data/wish[2]/words")
    session.back()
    assert session.step.prompt.ref == "/data/wish[1]/more"


def test_a_value_from_another_outer_instance_comes_from_the_same_inner_one() -> None:
    """`/data/day[1]/part/who`, asked from the second part of a day, means the first day's second part."""
    table = """
| survey |
| | type | name | label | calculation |
| | begin_repeat | day | Day | |
| | begin_repeat | part | Part | |
| | text | who | Who? | |
| | calculate | first | | /data/day[1]/part/who |
| | end_repeat | | | |
| | end_repeat | | | |
"""
    session = begin(table)
    say(session, "day[1]/part[1]/who", "ann")
    session.add("/data/day[1]/part")
    session.answer("bob")
    session.add("/data/day")
    session.add("/data/day[2]/part")
    session.add("/data/day[2]/part")
    assert kept(session, "first")[-1] == "bob"


def test_a_record_of_an_instance_that_is_asked_for_later_is_made() -> None:
    """A repeat that begins with none makes its record once there is one; it has an id of its own."""
    session = begin("""
| survey |
| | type | name | label | calculation | repeat_count | save_to |
| | text | words | What is it? | | | |
| | begin_repeat | promised | Each | | if(${words} != '', 1, 0) | |
| | calculate | kept_words | | ${words} | | pledges#words |
| | end_repeat | | | | | |
| entities |
| | list_name | label |
| | pledges | ${words} |
""")
    say(session, "words", "ask the workshop")
    (pledge,) = session.submission().entities
    assert (pledge.kind, pledge.fields) == ("create", {"words": "ask the workshop"})


def test_a_count_that_no_conversation_holds_is_refused() -> None:
    """A slip of the finger is told in words; what was there stays, every instance with what it holds."""
    session = begin(NESTED)
    say(session, "days", "2")
    say(session, "day[1]/what", "welding")
    refusal = say(session, "days", "99999")
    assert isinstance(refusal, Refusal)
    assert "more than 10,000 times" in refusal.sentence
    assert (kept(session, "what"), kept(session, "days")) == (["welding", ""], ["2"])


def test_thousands_of_counted_instances_come_and_go() -> None:
    """A long list is no harder to leave than to enter, and comes back as it was."""
    session = begin(NESTED)
    say(session, "days", "10000")
    say(session, "day[10000]/what", "the last")
    say(session, "days", "1")
    assert len(kept(session, "what")) == 1
    say(session, "days", "10000")
    assert kept(session, "what")[-1] == "the last"
