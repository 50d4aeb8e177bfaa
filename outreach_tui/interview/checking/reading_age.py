"""How old a reader has to be for a text: the Automated Readability Index, and the length of sentences.

The index is 4.71 x letters per word + 0.5 x words per sentence - 21.43, a school year of the American count;
five more is an age. It says little about a few words, so only texts of twelve words or more are measured. A
sentence of more than 25 words is too long at any age: one idea a sentence.
"""

import re

from outreach_tui.interview.checking.spoken import WORD

FIRST_AGE_TOO_HIGH = 14
"""Our scripts are read aloud by and to people of fourteen and up; words should be for younger ones."""

_GROWN_UP = 20
_FEWEST_WORDS = 12
_LONGEST_SENTENCE = 25
_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)|//|\n")


def reading_age(text: str) -> int | None:
    """Return the reading age of a text in years; None if it is too short to say."""
    words = WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return None
    sentences = max(len([part for part in _SENTENCE_END.split(text) if WORD.search(part)]), 1)
    letters = sum(len(word) for word in words)
    return round(4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43) + 5


def longest_sentence(text: str) -> int:
    """Return the number of words in the longest sentence."""
    return max(len(WORD.findall(part)) for part in _SENTENCE_END.split(text))


def reading_advice(text: str) -> str:
    """Return what makes a text hard to take in, as a plain phrase; empty if nothing does."""
    longest = longest_sentence(text)
    if longest > _LONGEST_SENTENCE:
        return f"a sentence has {longest} words"
    age = reading_age(text)
    if age is None or age < FIRST_AGE_TOO_HIGH:
        return ""
    return f"the words are for readers of about {age}" if age < _GROWN_UP else "the words are for scholars"
