"""Other ways to say a question, and how soon it is asked."""

import pytest

from outreach_tui.interview.prompt import Tier
from outreach_tui.interview.script_error import ScriptError
from tests.interview.checking.bad_scripts import checked, places
from tests.interview.small_forms import begin, form, prompt

SPOKEN = """
| survey |
| | type | name | label::English (en) | label::Gàidhlig (gd) | body::outreach:say | body::outreach:say-gd | body::outreach:tier |
| | text | good | What are you good at? | Dè air a bheil thu math? | What do folk come to you for? // What could you show me? | Dè as urrainn dhut? | S |
| | text | want | What would you want? | Dè bu toil leat? | If you could pick? | | |
| | begin_group | later | Later | An dèidh sin | | | |
| | text | quick | One line | Aon loidhne | | | 0 |
| | end_group | | | | | | |
| settings |
| | form_title | form_id | version | namespaces |
| | Spoken | spoken | 1 | outreach="urn:outreach:script" |
"""  # noqa: E501 - a table stays a table


def test_a_question_comes_with_other_ways_to_say_it() -> None:
    """The officer has another way to say it when the first one lands flat."""
    session = begin(SPOKEN)
    assert prompt(session, "good").say_it_like == (
        "What do folk come to you for?",
        "What could you show me?",
    )
    assert prompt(session, "quick").say_it_like == ()


def test_other_ways_to_say_it_follow_the_language() -> None:
    """In Gaelic they are said in Gaelic, and in the script's own words where Gaelic has none."""
    session = begin(SPOKEN)
    session.language = "Gàidhlig (gd)"
    assert prompt(session, "good").say_it_like == ("Dè as urrainn dhut?",)
    assert prompt(session, "want").say_it_like == ("If you could pick?",)


def test_a_question_says_how_soon_it_is_asked() -> None:
    """The shortest talk, and what is for the officer alone, can be told from the rest."""
    session = begin(SPOKEN)
    tiers = [prompt(session, name).tier for name in ("good", "want", "quick")]
    assert tiers == [Tier.SPINE, None, Tier.OFFICER]


def test_a_tier_nobody_knows_is_refused_where_it_stands() -> None:
    """A slip of the keyboard does not quietly move a question out of the talk."""
    with pytest.raises(ScriptError, match="tier is 'Q'"):
        form(SPOKEN.replace("| S |", "| Q |"))
    assert ("survey", 2, "body::outreach:tier") in places(checked(SPOKEN.replace("| S |", "| Q |")).faults)
