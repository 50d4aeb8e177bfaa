"""What has to be known before something is done once, as questions that a screen or a line can ask.

Rules:
- A question knows what it is for, how its answer is checked, and what could be offered instead of typing.
- An answer is checked as soon as it is given: whoever mistyped is told at that question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Answers = Mapping[str, str]
"""What was typed, by the question's name."""

SHEET_LINE = "the line that begins with AGE-SECRET-KEY-1"
"""What is copied from a printed recovery sheet."""


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Six words that are read out by phone; a screen draws them large."""

    words: tuple[str, ...]
    """The words, in their order."""


Said = str | ReadOut
"""What is said once something was done: a sentence, or words to read out."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be taken instead of typing it."""

    text: str
    """What is entered when it is taken."""
    beside: str = ""
    """What helps to tell it from the others."""
    is_on_the_way: bool = False
    """Whether it is a folder on the way to a file, not an answer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question."""

    name: str
    """What its answer is called."""
    words: str
    """The question."""
    is_secret: bool = False
    """Whether the answer is shown as stars."""
    may_be_empty: bool = False
    """Whether Enter alone is an answer."""
    shows_last: bool = False
    """Whether the last characters of a secret are seen, where it is copied from paper."""
    near: Callable[[str], tuple[Offered, ...]] | None = None
    """Says what could be meant by what is typed so far; none where nothing can be offered."""
    begins: Callable[[Answers], str] | None = None
    """Says what stands there at first, from the answers before."""
    check: Callable[[str, Answers], None] | None = None
    """Raises OutreachError when it is no answer; quick, for it is called between two keys."""
    offer: Callable[[], str] | None = None
    """Makes words that are offered below the field, new ones at each call."""


def asks_for_sheet(name: str, paper: str, check: Callable[[str, Answers], None] | None = None) -> Ask:
    """Return the question for the line on a recovery sheet; its last characters are seen while it is copied.

    Args:
        name: what its answer is called.
        paper: where it stands, such as "the sheet".
        check: as in `Ask`.
    """
    return Ask(name, f"From {paper}: {SHEET_LINE}", is_secret=True, shows_last=True, check=check)
