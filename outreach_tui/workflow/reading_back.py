"""What is read back to a young person: their own words and both promises, and nothing else.

The home visit names its questions as below; in any other script every answer in own words is read back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.interview.prompt import Control, Prompt

HEADING = "Here is what I have. Tell me what is wrong with it."
"""What is said while the screen is turned round."""
WE_WILL, BY = "we_will", "we_by"
"""What the officer promised, and by when."""

_BROUGHT = ("a_words",)
_WANTED = ("o_diff", "i_words", "skill_words", "job_words")
_YOU_WILL = ("you_will",)


@dataclass(frozen=True, slots=True)
class ReadBackPart:
    """Some of it, under a heading."""

    heading: str
    """What it is, said to them."""
    prompts: tuple[Prompt, ...]
    """The questions with their words."""
    is_quoted: bool = True
    """Whether the words are theirs, and quoted."""


def parts_to_read_back(prompts: Iterable[Prompt]) -> tuple[ReadBackPart, ...]:
    """Return what is read back of these questions, in the order in which it is read."""
    asked = tuple(prompts)
    if not any(one.name in {*_BROUGHT, *_WANTED} for one in asked):
        written = tuple(one for one in asked if one.control is Control.TEXT and one.value)
        return (ReadBackPart("In your words", written),) if written else ()
    parts = (
        ReadBackPart("What you bring", _named(asked, _BROUGHT)),
        ReadBackPart("What you would want", _named(asked, _WANTED)),
        ReadBackPart("You will", _named(asked, _YOU_WILL), is_quoted=False),
        ReadBackPart("I will", _named(asked, (WE_WILL,)), is_quoted=False),
    )
    return tuple(part for part in parts if part.prompts)


def _named(prompts: tuple[Prompt, ...], names: tuple[str, ...]) -> tuple[Prompt, ...]:
    return tuple(one for one in prompts if one.name in names and one.value)
