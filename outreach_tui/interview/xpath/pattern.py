"""Regular expressions from strangers, matched without ever running away (ODK XForms, fn:regex)."""

import re

Patterns = dict[str, "re.Pattern[str] | None"]
"""Patterns compiled so far."""


def matches(pattern: str, text: str, compiled: Patterns) -> bool:
    """Return whether the whole of `text` matches `pattern`."""
    if pattern not in compiled:
        try:
            compiled[pattern] = re.compile(pattern)
        except re.error:
            compiled[pattern] = None
    found = compiled[pattern]
    return found is not None and found.fullmatch(text) is not None
