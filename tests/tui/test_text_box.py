"""Text under a caret: what a person sees as one character goes with one key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from outreach_tui.plain_text import LONGEST_ANSWER, clean, graphemes
from outreach_tui.tui.lines import Tone, cut, fitted, painted_text, width_of, wrapped
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox

ONE_CHARACTER = {
    "letter": "a",
    "letter with an accent of its own": "é",
    "letter with two marks": "ǫ̣",
    "family": "👨‍👩‍👧",
    "waving hand with a skin tone": "👋🏽",
    "flag of scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "heart on fire": "❤️‍🔥",
    "devanagari conjunct": "क्षि",
    "urdu letter with a mark above": "ٹَ",
    "flag of two letters": "🇵🇱",
    "keycap": "1️⃣",
    "arabic letter with a vowel": "بِ",
    "devanagari with a vowel sign": "नि",
}


def typed(box: TextBox, text: str) -> None:
    """Type each character by itself."""
    for character in text:
        box.press(Stroke(character, character))


@pytest.mark.parametrize("character", ONE_CHARACTER.values(), ids=ONE_CHARACTER)
def test_backspace_takes_what_is_seen_as_one(character: str) -> None:
    """One Backspace takes one character as a person sees it, in any script."""
    box = TextBox()
    typed(box, "ab" + character)
    box.press(Stroke("backspace"))
    assert box.text == "ab"


@pytest.mark.parametrize("character", ONE_CHARACTER.values(), ids=ONE_CHARACTER)
def test_left_then_delete_takes_the_same(character: str) -> None:
    """The arrow steps over it whole, and Delete takes it whole."""
    box = TextBox()
    typed(box, "ab" + character)
    box.press(Stroke("left"))
    box.press(Stroke("delete"))
    assert box.text == "ab"


def test_editing_in_the_middle_with_lines() -> None:
    """Home and End go to the ends of a line, ↑ and ↓ between lines."""
    box = TextBox(keeps_lines=True)
    typed(box, "one")
    box.press(Stroke("ctrl+j"))
    typed(box, "three")
    for key in ("up", "home"):
        box.press(Stroke(key))
    typed(box, ">")
    for key in ("down", "end"):
        box.press(Stroke(key))
    typed(box, "<")
    assert box.text == ">one\nthree<"


def test_a_paste_stays_in_its_field() -> None:
    """A paste with line breaks becomes one line where an answer has one; control codes are gone."""
    box = TextBox()
    box.press(Stroke("paste", "wet\r\npaint\x1b[2J\x9b31m"))
    assert box.text == "wet paint[2J31m"


def test_a_paste_longer_than_an_answer_is_cut_and_says_so() -> None:
    """A huge paste is cut at the longest answer, and the box knows it."""
    box = TextBox()
    box.press(Stroke("paste", "x" * (LONGEST_ANSWER + 5)))
    assert len(box.text) == LONGEST_ANSWER
    assert box.was_cut


def test_a_secret_shows_stars_only() -> None:
    """Nothing of a passphrase is ever painted."""
    box = TextBox(is_secret=True)
    typed(box, "sesame seed")
    box.press(Stroke("left"))
    painted = "".join(span.text for row in box.lines(40, 1) for span in row.spans)
    assert set(painted) == {"*"}


KEYS = st.sampled_from(["left", "right", "home", "end", "up", "down", "backspace", "delete", "ctrl+j"])
ANYTHING = st.one_of(KEYS, st.text(max_size=3))


@settings(max_examples=80, deadline=None)
@given(st.lists(ANYTHING, max_size=40), st.integers(4, 40))
def test_any_keys_leave_clean_text_that_fits(keys: list[str], width: int) -> None:
    """Whatever is pressed, the text stays clean, one caret is shown, and no row is wider than its room."""
    box = TextBox(keeps_lines=True)
    for key in keys:
        box.press(
            Stroke(key)
            if key in ("left", "right", "home", "end", "up", "down", "backspace", "delete", "ctrl+j")
            else Stroke("paste", key)
        )
        rows = box.lines(width, 3)
        assert len(rows) == 3
        assert sum(span.tone is Tone.CARET for row in rows for span in row.spans) == 1
        assert all(width_of(row) <= width for row in rows)
    assert box.text == clean(box.text, keeps_lines=True)
    assert "".join(graphemes(box.text)) == box.text
    assert "\x1b" not in painted_text(box.text)


WHOLE = ("👨‍👩‍👧", "🇵🇱", "❤️", "बि", "دَّ", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f")


@given(st.lists(st.sampled_from((*WHOLE, "a", " ", "漢")), max_size=12), st.integers(2, 12))
def test_a_row_that_is_cut_or_broken_holds_whole_characters(pieces: list[str], width: int) -> None:
    """No flag, family or letter with its marks is parted where a row ends; no row is wider than its room."""
    text = "".join(pieces)
    for row in (cut(text, width), *wrapped(text, width)):
        assert set(graphemes(row)) <= {*graphemes(text), " ", "…"}
        assert cell_len(row) <= width
    assert cell_len(fitted(text, width)) == width


SENTENCES = {
    "gaelic": ("Thà mi ag iarraidh càr a chàradh", 32),
    "polish": ("Chcę spawać łódź, żółtą jak słońce", 34),
    "arabic": ("أُحِبُّ إِصْلَاحَ الدَّرَّاجَاتِ", 18),
    "urdu": ("میں گاڑیاں ٹھیک کرنا چاہتا ہوں", 30),
    "emoji": ("👩🏽‍🚒 or 👨‍👩‍👧 and 🇵🇱", 12),
    "scotland": ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Alba 🏴!", 9),
}
"""What people say, and how many characters they see in it."""


@pytest.mark.parametrize(("sentence", "seen"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_in_any_script_is_typed_and_deleted(sentence: str, seen: int) -> None:
    """As many Backspaces as characters are seen empty the box; each takes the last one seen alone."""
    box = TextBox(keeps_lines=True)
    typed(box, sentence)
    assert box.text == clean(sentence)
    assert "".join(box.rows(9)) == box.text
    for left in range(seen, 0, -1):
        assert len(graphemes(box.text)) == left
        assert box.text == "".join(graphemes(clean(sentence))[:left])
        box.press(Stroke("backspace"))
    assert box.text == ""
