"""Lines in a window end between words."""

import pytest

from outreach_tui.console.folding import folded


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Making an invented area: people.", ["Making an invented", "area: people."]),
        ("  1  what stands below its own", ["  1  what stands", "  below its own"]),
        ("short", ["short"]),
        ("", [""]),
        ("see /a/path/that/is/wider/than/it now", ["see", "/a/path/that/is/wider/than/it", "now"]),
        ("ąćę żółw زقاق 学习焊接和修理自行车", ["ąćę żółw زقاق", "学习焊接和修理自行车"]),
        ("Name of the new young person? ", ["Name of the new", "young person? "]),
    ],
)
def test_a_line_ends_between_words(line: str, rows: list[str]) -> None:
    """No word is cut in two, what goes on stands under the first word, and nothing is lost on the way."""
    assert list(folded(line, 20)) == rows


def test_what_no_window_shows_is_left_whole() -> None:
    """A file or another program reads every line as one."""
    assert list(folded("word " * 40, 0)) == ["word " * 40]
