"""The five ways in which a question can have no answer, each an answer in its own right (design.md 3).

A reason never counts as a value: expressions see an empty answer, calculations are untouched by it, and it
is exported beside the value it stands for.
"""

from enum import StrEnum


class MissingReason(StrEnum):
    """Why there is no answer to a question that was there to be asked."""

    NOT_ASKED = "not_asked"
    """The officer chose not to ask."""
    SKIPPED = "skipped"
    """Left alone by either side, for no stated reason."""
    DECLINED = "declined"
    """The young person would rather not say."""
    DONT_KNOW = "dont_know"
    """The young person does not know."""
    COME_BACK_LATER = "come_back_later"
    """Somebody was listening, or there was no time: ask again."""
