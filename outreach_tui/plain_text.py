"""Text from people and files, made safe: cleaned when it is entered, harmless when it is shown.

Rules (they hold for every character of every text, whoever wrote it):
- `clean` is the door in. It keeps every letter, accent and emoji of every script, in Unicode NFC, and drops
  what nobody can type or see: control codes, bidirectional overrides, tag characters, lone surrogates and
  noncharacters. Tags stay only where they make a black flag that of Scotland, England or Wales. A tab
  becomes a space; a line break stays only where the field has lines.
- `shown` is the door out. Text that came signed from elsewhere is kept byte for byte in the store, so on its
  way to a terminal each dangerous character is replaced by one visible stand-in (U+FFFD, or the control
  picture where Unicode has one). `shown` never fails and never changes harmless text.

It does not escape markup: screens show text as text (`tui/widgets`), so brackets mean nothing there.
"""

import re
import unicodedata
from collections.abc import Callable

LONGEST_ANSWER = 100_000
"""Characters one answer may hold; a longer paste is cut here, and the screen says so."""

_MOST_MARKS_IN_A_ROW = 16
"""Combining marks kept on one letter; no living script needs as many, a prank uses thousands."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 controls but tab and line feed, and DEL
    "\x80-\x9f"  # C1 controls: 0x9b alone starts a terminal command
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that reorder text
    "\u2028\u2029"  # invisible line breaks
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\ud800-\udfff"  # lone surrogates
    "\ufff9-\ufffb"  # interlinear annotation
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_BLACK_FLAG = "\N{WAVING BLACK FLAG}"
_NATIONS = tuple(
    "".join(chr(0xE0000 + ord(letter)) for letter in f"{nation}\x7f")
    for nation in ("gbsct", "gbeng", "gbwls")
)
_BEGUN = sorted(
    {one[:length] for one in _NATIONS for length in range(1, len(one) + 1)}, key=len, reverse=True
)
"""What makes a black flag a nation's, also as far as it is typed: it arrives one character at a time."""
_FLAG_OR_UNSAFE = re.compile(f"{_BLACK_FLAG}(?:{'|'.join(_BEGUN)})|{_UNSAFE.pattern}")
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_TOO_MANY_MARKS = re.compile(f"({_MARK}{{{_MOST_MARKS_IN_A_ROW}}}){_MARK}+")


def clean(text: str, *, keeps_lines: bool = False) -> str:
    """Return `text` as it may be stored: NFC, no control codes, at most `LONGEST_ANSWER` characters.

    Args:
        text: what was typed, pasted or read from a file of answers.
        keeps_lines: whether line breaks belong to this answer (a many-line field) or become spaces.
    """
    one_kind_of_break = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not keeps_lines:
        one_kind_of_break = one_kind_of_break.replace("\n", " ")
    composed = unicodedata.normalize("NFC", _without_unsafe(one_kind_of_break, lambda _found: ""))
    return _TOO_MANY_MARKS.sub(r"\1", composed)[:LONGEST_ANSWER]


def shown(text: str, *, keeps_lines: bool = False) -> str:
    """Return `text` as it may reach a terminal: nothing in it can move, colour, retitle or reorder anything.

    Args:
        text: any string at all, from a record, a file name or an error.
        keeps_lines: whether the place it is shown in has lines; otherwise a line break becomes a space.
    """
    one_line = text.replace("\t", " ") if keeps_lines else text.replace("\t", " ").replace("\n", " ")
    return _TOO_MANY_MARKS.sub(r"\1", _without_unsafe(one_line, _stand_in))


def graphemes(text: str) -> list[str]:
    """Return the text in the pieces that a person sees as one character (UAX #29)."""
    if text.isascii():
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


def _without_unsafe(text: str, instead: Callable[[re.Match[str]], str]) -> str:
    if _BLACK_FLAG not in text:
        return _UNSAFE.sub(instead, text)
    return _FLAG_OR_UNSAFE.sub(lambda found: found[0] if found[0][0] == _BLACK_FLAG else instead(found), text)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:  # noqa: PLR2004 - U+2400 onwards draws exactly the 32 C0 controls
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else _REPLACEMENT  # noqa: PLR2004 - DEL's own picture
