"""Text cut into the tokens of XPath 1.0 (section 3.7), operators told from names by what is before them."""

import re
from typing import NamedTuple

from outreach_tui.interview.script_error import ScriptError

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_PLAIN_PATH = rf"(?P<path>(?>(?:/{_NAME}(?::{_NAME})?)+))(?!\s*[\[/(:]) |"
_TOKENS = rf"""
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>{_NAME}:\*|{_NAME}(?::(?!:){_NAME})?)
      | (?P<sign>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
    )"""
_TOKEN = re.compile(rf"\s*(?: {_TOKENS}", re.VERBOSE)
_VALUE = re.compile(rf"\s*(?: {_PLAIN_PATH} {_TOKENS}", re.VERBOSE)
_OPERATOR = re.compile(r"(and|or|div|mod|\*)(?:\d|\Z)")
_BEFORE_A_VALUE = frozenset(
    {"::", "(", "[", ",", "@", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"}
)


class Token(NamedTuple):
    """One token."""

    kind: str
    """"number", "text", "name", "path", "sign", "operator" or "end"; a path is one of names from the root."""
    text: str
    """Its characters; for a text, without the quotes."""
    at: int
    """Where it starts, counted from 0."""


def tokens_of(source: str, where: str) -> list[Token]:
    """Return the tokens of an expression, an end token last.

    Raises:
        ScriptError: at the first character that starts no token.
    """
    found: list[Token] = []
    at = 0
    end = len(source.rstrip())
    is_value_next = True
    while at < end:
        match = (_VALUE if is_value_next else _TOKEN).match(source, at)
        if match is None:
            raise _unreadable(source, at, where)
        token = _token(match, is_value_next=is_value_next)
        found.append(token)
        kind, text, start = token
        is_value_next = kind == "operator" or (kind == "sign" and text in _BEFORE_A_VALUE)
        at = start + len(text) if kind == "operator" else match.end()
    found.append(Token("end", "", len(source)))
    return found


def _token(match: re.Match[str], *, is_value_next: bool) -> Token:
    kind = match.lastgroup or ""
    text, at = match[kind], match.start(kind)
    if kind == "text":
        return Token(kind, text[1:-1], at)
    if not is_value_next and kind in ("name", "sign"):
        operator = _OPERATOR.match(text)
        if operator is not None:
            return Token("operator", operator[1], at)
    return Token(kind, text, at)


def _unreadable(source: str, at: int, where: str) -> ScriptError:
    what = f"the expression cannot be read from character {at + 1} on: {source[at : at + 20].strip()!r}"
    return ScriptError(where, what, "Check quotes, brackets and operators there", code="broken-expression")
