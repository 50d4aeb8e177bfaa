"""What is read back to a young person: their own words and both promises, and nothing else.

The home visit names its questions as below. In any other script every answer in own words is read back, but
none that is for the officer alone (domain.md C0, "Tiers": never shown when the screen is turned round).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.interview.prompt import Control, Prompt, Tier
from outreach_tui.workflow.days_in_words import kept_day_in_words
from outreach_tui.workflow.depth import READ_BACK_NOTE

HEADING = "Here is what I have. Tell me what is wrong with it."
"""What is said while the screen is turned round."""

_WE_WILL, _BY = "we_will", "we_by"
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
    by: str = ""
    """The ISO date by which what stands here is to be done; "" if none was said."""

    def said(self, prompt: Prompt) -> str:
        """Return the words of one of its questions as they are read to them."""
        if self.is_quoted:
            return f"“{prompt.value}”"
        return f"{prompt.value}   (by {kept_day_in_words(self.by[:10])})" if self.by else prompt.value


def parts_to_read_back(prompts: Iterable[Prompt]) -> tuple[ReadBackPart, ...]:
    """Return what is read back of these questions, in the order in which it is read."""
    asked = tuple(prompts)
    if not any(one.name in {*_BROUGHT, *_WANTED} for one in asked):
        theirs = (one for one in asked if one.control is Control.TEXT and one.tier is not Tier.OFFICER)
        written = tuple(one for one in theirs if one.value)
        return (ReadBackPart("In your words", written),) if written else ()
    by = next((one.value for one in asked if one.name == _BY), "")
    parts = (
        ReadBackPart("What you bring", _named(asked, _BROUGHT)),
        ReadBackPart("What you would want", _named(asked, _WANTED)),
        ReadBackPart("You will", _named(asked, _YOU_WILL), is_quoted=False),
        ReadBackPart("I will", _named(asked, (_WE_WILL,)), is_quoted=False, by=by),
    )
    return tuple(part for part in parts if part.prompts)


def asked_beside(prompt: Prompt) -> str:
    """Return what a note beside this question says it stands beside: never the words that are read back."""
    return HEADING if prompt.name == READ_BACK_NOTE else prompt.label


def _named(prompts: tuple[Prompt, ...], names: tuple[str, ...]) -> tuple[Prompt, ...]:
    return tuple(one for one in prompts if one.name in names and one.value)
