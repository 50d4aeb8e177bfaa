"""Which one of a repeat a question stands in, and whether anything was said in it."""

import re

from outreach_tui.interview.prompt import Control, Prompt

_INSTANCE = re.compile(r"^(.*\[\d+\])/[^\[\]]*$")


def instance_of(ref: str) -> str:
    """Return which one of a repeat a question stands in ("/data/ideas/interest[2]"), or nothing."""
    found = _INSTANCE.match(ref)
    return found.group(1) if found else ""


def has_no_words(prompts: tuple[Prompt, ...], instance: str, typed: str) -> bool:
    """Return whether nobody wrote anything in it: what was filled in beforehand does not count."""
    written = (one for one in prompts if one.ref.startswith(instance + "/") and one.control is Control.TEXT)
    return not typed and not any(one.value for one in written)
