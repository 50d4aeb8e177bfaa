"""What a face may ask of a conversation without asking for all of it."""

from tests.interview.small_forms import begin

FORM = """
| survey |
| | type | name | label | relevant |
| | text | first | First? | |
| | begin_repeat | thing | A thing | |
| | text | words | Words? | |
| | end_repeat | | | |
| | text | last | Last? | ${first} = 'yes' |
"""


def test_one_question_can_be_looked_at_where_it_stands() -> None:
    """A question that applies is shown as it is; one that does not apply, or is not there, is not."""
    session = begin(FORM)
    session.answer("no")
    first = session.prompt_at("/data/first")
    assert first is not None
    assert first.value == "no"
    assert session.prompt_at("/data/last") is None
    assert session.prompt_at("/data/thing[7]/words") is None


def test_places_are_those_of_the_prompts() -> None:
    """The places of all questions are given in the order in which they are asked, repeats told apart."""
    session = begin(FORM)
    session.answer("yes")
    session.add("/data/thing")
    assert session.refs() == tuple(prompt.ref for prompt in session.prompts())
    assert "/data/thing[2]/words" in session.refs()
