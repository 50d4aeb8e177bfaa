"""Six words drawn large: letters that differ, words that fit, and small windows that still show them."""

from hashlib import sha256
from string import ascii_uppercase

import pytest

from outreach_tui.sealing.spoken_words import spoken
from outreach_tui.tui.large_letters import large_word, large_words
from outreach_tui.tui.lines import Line, Size

WORDS = ("perch", "violin", "sandal", "otter", "drizzle", "quarry")
LONG = ("mammogram",) * 6


def shown(rows: list[Line]) -> str:
    """Return rows as text."""
    return "\n".join("".join(span.text for span in row.spans).rstrip() for row in rows)


def test_no_two_letters_are_drawn_alike() -> None:
    """Whoever reads out one letter cannot read out another one."""
    assert len({large_word(letter) for letter in (*ascii_uppercase, "-")}) == len(ascii_uppercase) + 1


def test_a_word_stands_in_three_rows_of_one_width() -> None:
    """What is no letter is left out, and every row is as wide as the others."""
    assert {len(row) for row in large_word("t-shirt")} == {25}
    assert large_word("o't") == large_word("ot")


def test_two_stand_beside_one_another_with_their_number_and_their_letters_small_above() -> None:
    """At 80 cells six words take fourteen rows, and nothing is wider than the window."""
    rows = large_words(WORDS, Size(80, 14))
    assert len(rows) == 14
    text = shown(rows)
    assert text.splitlines()[0].split() == ["1", "perch", "2", "violin"]
    assert max(map(len, text.splitlines())) < 80
    assert len(large_words(WORDS, Size(80, 13))) == 12


@pytest.mark.parametrize(
    ("words", "size"), [(WORDS, Size(80, 11)), (WORDS, Size(50, 30)), (LONG, Size(80, 30))]
)
def test_where_there_is_no_room_they_stand_one_a_row_and_wide(words: tuple[str, ...], size: Size) -> None:
    """A low or narrow window, or very long words: letters apart, nothing cut."""
    assert shown(large_words(words, size)).splitlines()[0] == f"   1   {' '.join(words[0].upper())}"


def test_nearly_every_six_words_fit_at_80_cells() -> None:
    """Of a thousand hashes, no more than twenty fall back."""
    drawn = [large_words(spoken(sha256(b"%d" % one).digest()), Size(80, 14)) for one in range(1000)]
    assert sum(len(rows) == len(WORDS) for rows in drawn) <= 20
