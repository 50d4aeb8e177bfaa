"""What is typed, and what is kept of it."""

import pytest

from outreach_tui.interview.prompt import Refusal
from tests.interview.small_forms import begin, prompt, say

EVERY = """
| survey |
| | type | name | label | parameters | appearance |
| | text | text | A word? | | |
| | text | lines | Some words? | | multiline |
| | integer | whole | How many? | | |
| | decimal | number | How much? | | |
| | range | scale | How much of five? | start=1 end=5 step=1 | |
| | range | fine | Finer? | start=0 end=1 step=0.25 | |
| | date | day | Which day? | | |
| | time | hour | When? | | |
| | dateTime | moment | Exactly when? | | |
| | acknowledge | ok | All right? | | |
| | geopoint | spot | Where? | | |
| | barcode | code | What does it say? | | |
"""


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("text", "  two  words ", "  two  words "),
        ("text", "e\u0301t\u00e9\x1b[31m", "\u00e9t\u00e9[31m"),
        ("text", "a\nb", "a b"),
        ("lines", "a\r\nb", "a\nb"),
        ("text", "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u0645\u062d\u0645\u062f", None),
        ("whole", " 007 ", "7"),
        ("whole", "-3", "-3"),
        ("number", "2,50", "2.5"),
        ("scale", "3", "3"),
        ("fine", "0,25", "0.25"),
        ("fine", "0.75", "0.75"),
        ("day", "2026-5-4", "2026-05-04"),
        ("day", "2024-02-29", "2024-02-29"),
        ("hour", "9:30", "09:30:00.000"),
        ("moment", "2026-05-04 14:30", "2026-05-04T14:30"),
        ("ok", "x", "OK"),
        ("spot", "55.86, -4.25", "55.86 -4.25 0 0"),
        ("code", "5012345678900", "5012345678900"),
    ],
)
def test_an_answer_is_kept_in_one_clean_form(name: str, typed: str, kept: str | None) -> None:
    """However it is typed, it is kept the way every other program reads it."""
    session = begin(EVERY)
    assert not isinstance(say(session, name, typed), Refusal)
    assert prompt(session, name).value == (typed if kept is None else kept)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("whole", "2.5"),
        ("whole", "many"),
        ("whole", "12345678901"),
        ("whole", "\u0661\u0662"),
        ("number", "1e9"),
        ("number", "NaN"),
        ("scale", "6"),
        ("scale", "2.5"),
        ("scale", "7,0"),
        ("scale", "+9"),
        ("fine", "0.3"),
        ("day", "2025-02-29"),
        ("day", "0000-00-00"),
        ("day", "31/12/2026"),
        ("day", "tomorrow"),
        ("hour", "25:00"),
        ("hour", "noon"),
        ("moment", "2026-05-04"),
        ("moment", "2026-05-04T24:61"),
        ("spot", "91 0"),
        ("spot", "here"),
    ],
)
def test_what_is_no_answer_is_refused_and_changes_nothing(name: str, typed: str) -> None:
    """A slip of the finger is met with a sentence, never with a wrong record."""
    session = begin(EVERY)
    refused = say(session, name, typed)
    assert isinstance(refused, Refusal)
    assert refused.sentence
    assert prompt(session, name).value == ""


def test_a_very_long_paste_is_refused_and_ten_thousand_marks_are_few() -> None:
    """Pastes and pranks stay within what a record holds, and nothing is cut off in silence."""
    session = begin(EVERY)
    refused = say(session, "text", "x" * 1_000_000)
    assert isinstance(refused, Refusal)
    assert refused.sentence == "One answer holds 100,000 characters, and this has 1,000,000"
    say(session, "text", "x" * 100_000)
    assert len(prompt(session, "text").value) == 100_000
    say(session, "text", "a" + "\u0301" * 10_000)
    assert len(prompt(session, "text").value) < 40


def test_words_on_a_scale_are_told_the_scale() -> None:
    """What is said names the numbers that can be typed there, and none that cannot."""
    refused = say(begin(EVERY), "scale", "a lot")
    assert isinstance(refused, Refusal)
    assert "from 1 to 5" in refused.sentence
