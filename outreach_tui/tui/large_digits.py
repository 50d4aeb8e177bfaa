"""Numbers drawn large, from plain characters that every terminal has."""

_ROWS = 5
_DIGITS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "+": ("   ", " # ", "###", " # ", "   "),
    " ": (" ",) * _ROWS,
}


def large(number: str) -> tuple[str, ...]:
    """Return a number in five rows; what is no digit, "+" or space is left out."""
    drawn = [_DIGITS[character] for character in number if character in _DIGITS]
    return tuple(" ".join(digit[row] for digit in drawn) for row in range(_ROWS))
