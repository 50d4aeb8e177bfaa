"""Classes of letters in regular expressions."""

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

Takes = Callable[[str], bool]
"""Whether a character fits."""


def _is_word(letter: str) -> bool:
    return letter == "_" or (letter.isascii() and letter.isalnum())


def _is_digit(letter: str) -> bool:
    return "0" <= letter <= "9"


def _is_space(letter: str) -> bool:
    return letter in " \t\n\r\f\v"


def none_of(takes: Takes) -> Takes:
    """Return the letters that are not of a class."""
    return lambda letter: not takes(letter)


CLASSES: Mapping[str, Takes] = MappingProxyType(
    {
        "d": _is_digit,
        "D": none_of(_is_digit),
        "w": _is_word,
        "W": none_of(_is_word),
        "s": _is_space,
        "S": none_of(_is_space),
    }
)
"""Classes of letters by the letter that names them after a backslash."""

CONTROLS: Mapping[str, str] = MappingProxyType(
    {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
)
"""Characters by the letter that names them after a backslash."""

_NAMED: Mapping[str, Takes] = MappingProxyType(
    {
        "Alpha": str.isalpha,
        "IsAlphabetic": str.isalpha,
        "Digit": _is_digit,
        "Alnum": str.isalnum,
        "Lower": str.islower,
        "Upper": str.isupper,
        "Space": _is_space,
        "Punct": lambda letter: unicodedata.category(letter).startswith(("P", "S")),
    }
)


def property_class(name: str) -> Takes | None:
    """Return the class that a property names (Java's names, Unicode's categories), if any."""
    if name in _NAMED:
        return _NAMED[name]
    category = name.removeprefix("Is")
    if len(category) not in (1, 2) or category[0] not in "LMNPSZC":
        return None
    return lambda letter: unicodedata.category(letter).startswith(category)
