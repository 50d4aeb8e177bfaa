"""What holds for every form, every expression and every way through a conversation."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Ending, Question
from outreach_tui.interview.session import Session
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.pattern import program_of
from tests.interview.small_forms import form, world

TALK = form(
    """
| survey |
| | type | name | label | relevant | calculation | required | constraint |
| | select_one yn | open | Open? | | | yes | |
| | begin_group | g | G | ${open} = 'yes' | | | |
| | integer | n | N | | | | . < 50 |
| | begin_repeat | r | R | | | | |
| | text | w | W | ${n} > 3 | | | |
| | calculate | p | | | concat(position(..), ${w}) | | |
| | end_repeat | | | | | | |
| | end_group | | | | | | |
| | calculate | all | | | join('/', ${p}) | | |
| | select_one ${w} | pick | Pick | count(${r}) > 1 | | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
"""
)
MOVES = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(["", "yes", "no", "2", "7", "60", "weld", "x y"])),
    st.tuples(st.sampled_from(["forward", "back", "add", "remove", "clear"]), st.just("")),
    st.tuples(st.just("leave_out"), st.sampled_from(sorted(MissingReason))),
)


def move(session: Session, verb: str, value: str) -> None:
    """Do one thing an officer can do, where it can be done."""
    step = session.step
    if verb in ("forward", "back"):
        getattr(session, verb)()
    elif verb == "add":
        for repeat in session.repeats()[:1]:
            session.add(repeat.ref)
    elif verb == "remove" and session.repeats() and session.repeats()[0].count:
        session.remove(f"{session.repeats()[0].ref}[1]")
    elif isinstance(step, Question) and verb == "answer":
        session.answer(value)
    elif isinstance(step, Question) and verb == "leave_out":
        session.leave_out(MissingReason(value))
    elif isinstance(step, Question) and verb == "clear":
        session.clear()


def talked(moves: list[tuple[str, str]]) -> Session:
    """Return a conversation after these moves."""
    session = Session.begin(TALK, world())
    for verb, value in moves:
        move(session, verb, value)
    return session


@settings(max_examples=60)
@given(st.lists(MOVES, max_size=25))
def test_a_conversation_put_away_anywhere_is_the_same_when_taken_up(moves: list[tuple[str, str]]) -> None:
    """Whatever was said and done, saving and taking up again changes nothing, and nothing ever fails."""
    session = Session.begin(TALK, world())
    for verb, value in moves:
        move(session, verb, value)
        saved = session.save()
        again = Session.resume(TALK, world(), saved)
        assert again.save() == saved
        assert (again.step, again.prompts()) == (session.step, session.prompts())
    assert isinstance(session.step, Question | AddAnother | Ending)


@settings(max_examples=40)
@given(st.lists(MOVES, max_size=25))
def test_what_is_worked_out_is_what_working_it_out_afresh_gives(moves: list[tuple[str, str]]) -> None:
    """Working out only what an answer touches ends where working out everything ends."""
    session = talked(moves)
    before = session.save()
    answers = session._answers
    answers.waking.every(answers.world.main, {rule.aspect for rule in TALK.rules})
    answers.settle()
    assert session.save() == before


@settings(max_examples=60)
@given(st.lists(MOVES, min_size=1, max_size=15))
def test_back_undoes_a_step_and_loses_nothing(moves: list[tuple[str, str]]) -> None:
    """Going through to the end and all the way back leaves every answer standing."""
    session = talked(moves)
    values = [(prompt.ref, prompt.value, prompt.missing) for prompt in session.prompts()]
    for _ in range(60):
        session.back()
    assert [(prompt.ref, prompt.value, prompt.missing) for prompt in session.prompts()] == values


@settings(max_examples=300)
@given(st.text(alphabet="ab1.()[]/@'\"=<>+-*|, $:\u00e9", max_size=30))
def test_any_text_is_an_expression_or_refused(source: str) -> None:
    """The parser answers everything with an expression or a sentence."""
    try:
        parse(source, "here")
    except OutreachError:
        return


@settings(max_examples=300)
@given(
    st.recursive(
        st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d"]),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(["*", "+", "?", "{1,2}", ""])).map(
                lambda p: f"(?:{p[0]}){p[1]}"
            ),
            st.lists(inner, min_size=1, max_size=3).map("".join),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        ),
        max_leaves=8,
    ),
    st.text(alphabet="ab1", max_size=8),
)
def test_patterns_match_what_they_match_elsewhere(pattern: str, text: str) -> None:
    """Our matcher says what Python's says, without its dangers."""
    assert program_of(pattern, "here").matches(text) is (re.fullmatch(pattern, text) is not None)
