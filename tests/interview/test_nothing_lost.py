"""Answers that the script has no use for at the moment, and conversations taken up again."""

from outreach_tui.interview.session import Session
from tests.interview.small_forms import asked, begin, form, kept, prompt, say, world

COUNTED = """
| survey |
| | type | name | label | relevant | repeat_count |
| | text | home | At home? | | |
| | begin_group | house | The house | ${home} = 'yes' | |
| | integer | rooms | How many rooms? | | |
| | begin_repeat | room | A room | | ${rooms} |
| | text | use | What for? | | |
| | end_repeat | | | | |
| | begin_repeat | door | A door | | 2 |
| | text | colour | Which colour? | | |
| | end_repeat | | | | |
| | end_group | | | | |
"""
TOWNS = """
| survey |
| | type | name | label | relevant | default | choice_filter |
| | select_one coast | coast | Which coast? | | | |
| | text | asks | Ask? | | | |
| | select_one town | town | Which town? | ${asks} != 'no' | crail | coast = ${coast} |
| choices |
| | list_name | name | label | coast |
| | coast | east | East | |
| | coast | west | West | |
| | town | crail | Crail | east |
| | town | oban | Oban | west |
"""
EDITED = """
| survey |
| | type | name | label | relevant | calculation |
| | select_multiple ab | which | Which? | | |
| | calculate | three | | selected(${which}, 'b') | 3 |
| | integer | said | How many? | | ${three} |
| choices |
| | list_name | name | label |
| | ab | a | A |
| | ab | b | B |
"""


def house() -> Session:
    """Return a conversation with two rooms and two doors told about."""
    session = begin(COUNTED)
    for ref, answer in (
        ("home", "yes"),
        ("house/rooms", "2"),
        ("room[2]/use", "music"),
        ("door[2]/colour", "red"),
    ):
        say(session, ref, answer)
    return session


def test_a_count_that_falls_and_rises_brings_the_answers_back() -> None:
    """A wrong number typed in passing costs nothing that was said, not even over a restart."""
    session = house()
    say(session, "house/rooms", "1")
    assert kept(session, "use") == [""]
    assert b"music" not in session.submission().xml
    again = Session.resume(session.form, world(), session.save())
    assert again.save() == session.save()
    for one in (session, again):
        say(one, "house/rooms", "3")
        assert kept(one, "use") == ["", "music", ""]


def test_what_does_not_apply_keeps_its_instances() -> None:
    """Counted repeats in a group come back whole when the group applies again."""
    session = house()
    say(session, "home", "no")
    assert asked(session) == ["home"]
    say(session, "home", "yes")
    assert (kept(session, "use"), kept(session, "colour")) == (["", "music"], ["", "red"])


def test_a_choice_stays_while_its_question_does_not_apply() -> None:
    """What was chosen is looked at again only when the question is there again."""
    session = begin(TOWNS, given={"coast": "east"})
    say(session, "asks", "no")
    say(session, "coast", "west")
    say(session, "coast", "east")
    say(session, "asks", "yes")
    assert prompt(session, "town").value == "crail"


def test_a_first_value_that_is_not_offered_goes_when_somebody_comes_to_it() -> None:
    """Nobody is shown, or hands on, a choice that is not among the choices."""
    session = begin(TOWNS)
    session.go_to("/data/town")
    assert prompt(session, "town").value == ""
    unseen = begin(TOWNS)
    assert b"crail" not in unseen.submission().xml


def test_what_was_typed_over_a_calculation_survives_a_restart() -> None:
    """A conversation taken up again is the same, node for node."""
    table = form(EDITED)
    session = Session.begin(table, world())
    say(session, "said", "4")
    again = Session.resume(table, world(), session.save())
    assert again.save() == session.save()
    assert kept(again, "said") == ["4"]
