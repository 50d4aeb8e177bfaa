"""Words drawn large, to be read out by phone from a screen at arm's length.

A letter is five dots high and drawn in three rows of half blocks, which every terminal has that can draw a
frame. Two words stand beside one another, each small above its letters for whoever is not sure of one.
"""

from collections.abc import Sequence

from outreach_tui.tui.lines import BLANK, Line, Size, fitted, line, quiet, strong

_HIGH = 3
_COLUMN = 38
_INDENT, _GAP = 3, 3
_DOTS = {
    "A": (".#.", "#.#", "###", "#.#", "#.#"),
    "B": ("##.", "#.#", "##.", "#.#", "##."),
    "C": (".##", "#..", "#..", "#..", ".##"),
    "D": ("##.", "#.#", "#.#", "#.#", "##."),
    "E": ("###", "#..", "##.", "#..", "###"),
    "F": ("###", "#..", "##.", "#..", "#.."),
    "G": (".##", "#..", "#.#", "#.#", ".##"),
    "H": ("#.#", "#.#", "###", "#.#", "#.#"),
    "I": ("#", "#", "#", "#", "#"),
    "J": ("..#", "..#", "..#", "#.#", ".#."),
    "K": ("#.#", "#.#", "##.", "#.#", "#.#"),
    "L": ("#..", "#..", "#..", "#..", "###"),
    "M": ("#...#", "##.##", "#.#.#", "#...#", "#...#"),
    "N": ("#..#", "##.#", "#.##", "#..#", "#..#"),
    "O": ("###", "#.#", "#.#", "#.#", "###"),
    "P": ("##.", "#.#", "##.", "#..", "#.."),
    "Q": ("####", "#..#", "#..#", "#.##", "####"),
    "R": ("##.", "#.#", "##.", "##.", "#.#"),
    "S": (".##", "#..", ".#.", "..#", "##."),
    "T": ("###", ".#.", ".#.", ".#.", ".#."),
    "U": ("#.#", "#.#", "#.#", "#.#", "###"),
    "V": ("#.#", "#.#", "#.#", "#.#", ".#."),
    "W": ("#...#", "#...#", "#.#.#", "##.##", "#...#"),
    "X": ("#.#", "#.#", ".#.", "#.#", "#.#"),
    "Y": ("#.#", "#.#", ".#.", ".#.", ".#."),
    "Z": ("###", "..#", ".#.", "#..", "###"),
    "-": ("...", "...", "###", "...", "..."),
}
_HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
_NO_DOTS = (".", ".", ".", ".", ".")


def large_word(word: str) -> tuple[str, ...]:
    """Return a word in three rows; what is neither a letter nor a hyphen is left out."""
    letters = [_DOTS[letter] for letter in word.upper() if letter in _DOTS]
    dots = [".".join(letter[row] for letter in letters) for row in range(len(_NO_DOTS))]
    below = [*dots[1::2], "." * len(dots[0])]
    return tuple(
        "".join(_HALVES[upper + lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(dots[::2], below, strict=True)
    )


def large_words(words: Sequence[str], size: Size) -> list[Line]:
    """Return words as large as there is room for: drawn, two beside one another, or else one a row, wide."""
    blocks = [_pair(words[at : at + 2], at + 1) for at in range(0, len(words), 2)]
    close = [row for block in blocks for row in block]
    apart = [row for block in blocks for row in (*block, BLANK)][:-1]
    if any(_cells(row) >= size.width for row in close) or len(close) > size.height:
        return _spaced(words)
    return apart if len(apart) <= size.height else close


def _pair(words: Sequence[str], first: int) -> list[Line]:
    large = [large_word(word) for word in words]
    column = max(_COLUMN, len(large[0][0]) + _GAP)
    labels = [f"{number}  {word}" for number, word in enumerate(words, first)]
    small = [quiet(fitted(labels[0], column)), *map(quiet, labels[1:])]
    rows = [
        [strong(fitted(large[0][row], column)), *(strong(one[row]) for one in large[1:])]
        for row in range(_HIGH)
    ]
    return [line(" " * _INDENT, *spans) for spans in (small, *rows)]


def _spaced(words: Sequence[str]) -> list[Line]:
    return [
        line(" " * _INDENT, quiet(f"{number} "), "  ", strong(" ".join(word.upper())))
        for number, word in enumerate(words, 1)
    ]


def _cells(row: Line) -> int:
    return sum(len(span.text) for span in row.spans)
