"""Which key stands beside each answer of a list.

Up to ten answers have digits, up to twenty-six have letters; a longer list is narrowed by typing, and then
its first nine have digits. "Something else" as the tenth or last of few is 0, always.
"""

from outreach_tui.interview.prompt import Option
from outreach_tui.workflow.typed_answer import is_last_other

DIGITS = "123456789"
"""Keys of few answers."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def signs_for(options: tuple[Option, ...]) -> str:
    """Return the key of each answer, in order; empty when the list is narrowed by typing."""
    if len(options) <= len(DIGITS) + 1:
        signs = (DIGITS + "0")[: len(options)]
        return signs[:-1] + "0" if is_last_other(options) else signs
    return _LETTERS[: len(options)] if len(options) <= len(_LETTERS) else ""
