"""Text from people and files: nothing lost on entry, nothing dangerous on display."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.plain_text import LONGEST_ANSWER, clean, shown

NATIONS = ("gbsct", "gbeng", "gbwls")
_HARMFUL = {
    "clears the screen": "\x1b[2J",
    "sets the window title": "\x1b]0;title\x07",
    "writes the clipboard": "\x1b]52;c;aGk=\x07",
    "one-byte control sequence": "\x9b2J",
    "returns and overwrites": "real\rfake",
    "rings": "\x07" * 50,
    "turns text round": "abc\u202edef",
    "isolates text": "\u2066abc\u2069",
    "hides tags": "a\U000e0041b",
    "breaks the line unseen": "a\u2028b",
    "lone surrogate": "a\ud800b",
    "deletes": "a\x7fb",
    "nul": "a\x00b",
}


@pytest.mark.parametrize("text", _HARMFUL.values(), ids=_HARMFUL.keys())
def test_shown_text_cannot_drive_the_terminal(text: str) -> None:
    """A record made elsewhere cannot move the cursor, retitle the window or reorder a line."""
    assert not any(
        unicodedata.category(one) in {"Cc", "Cs"} or one in "\u202e\u2066\u2028" for one in shown(text)
    )


@pytest.mark.parametrize("text", _HARMFUL.values(), ids=_HARMFUL.keys())
def test_cleaned_text_is_already_harmless(text: str) -> None:
    """What was cleaned on entry is shown exactly as it is stored."""
    assert shown(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "words",
    [
        "Ceud mìle fàilte",
        "Łukasz",
        "محمد وفاطمة",
        "آپ کیا چاہتے ہیں",
        "👩‍👩‍👧‍👦 family",
        "O’Brien's [b]bike[/b]",
        "a\u200dب",
        *(f"🏴{''.join(chr(0xE0000 + ord(one)) for one in nation)}\U000e007f" for nation in NATIONS),
    ],
)
def test_every_script_is_kept_as_typed(words: str) -> None:
    """Names and words in any language, joined emoji and brackets come through unchanged."""
    assert clean(words) == unicodedata.normalize("NFC", words)
    assert shown(words) == words


@pytest.mark.parametrize("hidden", ["gbzzz", "hello", "gbsctgbsct"])
def test_a_flag_hides_no_words(hidden: str) -> None:
    """Only the three nations' tags stay behind a black flag; any others could carry words nobody sees."""
    smuggled = "🏴" + "".join(chr(0xE0000 + ord(one)) for one in hidden)
    assert len(clean(smuggled)) <= len("🏴gbsct")
    assert "".join(chr(ord(one) - 0xE0000) for one in clean(smuggled)[1:]) in "gbsct"


def test_a_note_keeps_its_lines_and_a_name_does_not() -> None:
    """Line breaks stay where the field has lines and become spaces elsewhere."""
    assert clean("one\r\ntwo\rthree", keeps_lines=True) == "one\ntwo\nthree"
    assert clean("one\ntwo") == "one two"


def test_one_letter_cannot_grow_over_the_screen() -> None:
    """Ten thousand marks on one letter become a few; the letter stays."""
    assert len(clean("e" + "\u0301" * 10_000)) < 20
    assert clean("e" + "\u0301" * 10_000).startswith("é")


def test_an_endless_paste_is_cut() -> None:
    """A paste of megabytes is cut at the longest an answer may be."""
    assert len(clean("a" * 2_000_000)) == LONGEST_ANSWER


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Text that was cleaned, kept and read back is not changed by being cleaned again."""
    assert clean(clean(text)) == clean(text)
