"""Functions on text."""

import base64
import binascii
import hashlib
import math
import re

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.function import Function
from outreach_tui.interview.xpath.pattern import matches
from outreach_tui.interview.xpath.values import Value, node_texts, to_number, to_text

_SPACE = re.compile(r"[ \t\r\n]+")


def _string(context: Context, *given: Value) -> str:
    return to_text(given[0]) if given else context.node.string_value()


def _concat(_: Context, *given: Value) -> str:
    return "".join("".join(node_texts(value)) for value in given)


def _join(_: Context, between: Value, *given: Value) -> str:
    return to_text(between).join(text for value in given for text in node_texts(value))


def _starts_with(_: Context, text: Value, part: Value) -> bool:
    return to_text(text).startswith(to_text(part))


def _ends_with(_: Context, text: Value, part: Value) -> bool:
    return to_text(text).endswith(to_text(part))


def _contains(_: Context, text: Value, part: Value) -> bool:
    return to_text(part) in to_text(text)


def _substring_before(_: Context, text: Value, part: Value) -> str:
    before, found, _rest = to_text(text).partition(to_text(part)) if to_text(part) else ("", "", "")
    return before if found else ""


def _substring_after(_: Context, text: Value, part: Value) -> str:
    whole, wanted = to_text(text), to_text(part)
    return whole.partition(wanted)[2] if wanted else whole


def _rounded(number: float) -> float:
    return number if math.isnan(number) or math.isinf(number) else math.floor(number + 0.5)


def _substring(_: Context, text: Value, start: Value, length: Value | None = None) -> str:
    whole, first = to_text(text), _rounded(to_number(start))
    last = math.inf if length is None else first + _rounded(to_number(length))
    if math.isnan(first) or math.isnan(last):
        return ""
    begin = int(min(max(first - 1, 0), len(whole)))
    end = int(min(max(last - 1, 0), len(whole)))
    return whole[begin:end]


def _substr(_: Context, text: Value, start: Value, end: Value | None = None) -> str:
    whole = to_text(text)
    return whole[_index(start, len(whole)) : len(whole) if end is None else _index(end, len(whole))]


def _index(value: Value, length: int) -> int:
    number = to_number(value)
    if math.isnan(number):
        return 0
    whole = int(max(min(number, length), -length))
    return max(whole + length, 0) if whole < 0 else whole


def _string_length(context: Context, *given: Value) -> float:
    return float(len(_string(context, *given)))


def _normalize_space(context: Context, *given: Value) -> str:
    return _SPACE.sub(" ", _string(context, *given)).strip(" ")


def _translate(_: Context, text: Value, old: Value, new: Value) -> str:
    replacements = to_text(new)
    table: dict[int, str | None] = {}
    for at, letter in enumerate(to_text(old)):
        table.setdefault(ord(letter), replacements[at] if at < len(replacements) else None)
    return to_text(text).translate(table)


def _regex(context: Context, text: Value, pattern: Value) -> bool:
    return matches(to_text(pattern), to_text(text), context.world.patterns)


_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def _digest(_: Context, text: Value, algorithm: Value, encoding: Value = "base64") -> str:
    name = to_text(algorithm).lower().replace("-", "")
    if name not in _ALGORITHMS:
        raise ScriptError("digest()", "it knows no such algorithm", "Use SHA-256", code="wrong-argument")
    raw = hashlib.new(name, to_text(text).encode(), usedforsecurity=False).digest()
    return raw.hex() if to_text(encoding).lower() == "hex" else base64.b64encode(raw).decode()


def _base64_decode(_: Context, text: Value) -> str:
    try:
        return base64.b64decode(to_text(text), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


TEXT_FUNCTIONS = (
    Function("string", 0, 1, _string, "XPath 1.0, 4.2"),
    Function("concat", 0, None, _concat, "ODK XForms, fn:concat"),
    Function("join", 1, None, _join, "ODK XForms, fn:join"),
    Function("starts-with", 2, 2, _starts_with, "XPath 1.0, 4.2"),
    Function("ends-with", 2, 2, _ends_with, "ODK XForms, fn:ends-with"),
    Function("contains", 2, 2, _contains, "XPath 1.0, 4.2"),
    Function("substring-before", 2, 2, _substring_before, "XPath 1.0, 4.2"),
    Function("substring-after", 2, 2, _substring_after, "XPath 1.0, 4.2"),
    Function("substring", 2, 3, _substring, "XPath 1.0, 4.2"),
    Function("substr", 2, 3, _substr, "ODK XForms, fn:substr"),
    Function("string-length", 0, 1, _string_length, "XPath 1.0, 4.2"),
    Function("normalize-space", 0, 1, _normalize_space, "XPath 1.0, 4.2"),
    Function("translate", 3, 3, _translate, "XPath 1.0, 4.2"),
    Function("regex", 2, 2, _regex, "ODK XForms, fn:regex"),
    Function("digest", 2, 3, _digest, "ODK XForms, fn:digest"),
    Function("base64-decode", 1, 1, _base64_decode, "ODK XForms, fn:base64-decode"),
)
"""Functions on text."""
