"""Text cut into the tokens of XPath 1.0 (section 3.7), operators told from names by what is before them."""

import re
from typing import NamedTuple

from outreach_tui.interview.script_error import ScriptError

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>{_NAME}:\*|{_NAME}(?::(?!:){_NAME})?)
      | (?P<sign>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
    )""",
    re.VERBOSE,
)
_OPERATOR = re.compile(r"(and|or|div|mod|\*)(?:\d|\Z)")
_BEFORE_A_VALUE = frozenset(
    {"::", "(", "[", ",", "@", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"}
)


class Token(NamedTuple):
    """One token."""

    kind: str
    """"number", "text", "name", "sign", "operator" or "end"."""
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
    while at < end:
        match = _TOKEN.match(source, at)
        if match is None or match.lastgroup is None:
            what = (
                f"the expression cannot be read from character {at + 1} on: {source[at : at + 20].strip()!r}"
            )
            raise ScriptError(
                where, what, "Check quotes, brackets and operators there", code="broken-expression"
            )
        kind, text = match.lastgroup, match.group(match.lastgroup)
        token = _token(kind, text, match.start(kind), found)
        found.append(token)
        at = token.at + len(text if token.kind != "operator" else token.text)
    found.append(Token("end", "", len(source)))
    return found


def _token(kind: str, text: str, at: int, before: list[Token]) -> Token:
    if kind == "text":
        return Token(kind, text[1:-1], at)
    if not before or before[-1].kind == "operator" or before[-1].text in _value_openers(before[-1]):
        return Token(kind, text, at)
    operator = _OPERATOR.match(text) if kind in ("name", "sign") else None
    return Token(kind, text, at) if operator is None else Token("operator", operator[1], at)


def _value_openers(token: Token) -> frozenset[str]:
    return _BEFORE_A_VALUE if token.kind == "sign" else frozenset()
