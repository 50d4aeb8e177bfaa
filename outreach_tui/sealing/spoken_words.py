"""Words that are read out by phone to compare a key, and words that are offered as a passphrase.

Rules:
- Six words say 77 bits of a hash: nobody finds another key with the same six.
- Whoever compares types what they hear; "looks the same?" is never asked.
- Typed words may have any case, dashes or spaces between them, and no more than that is forgiven.

The list is the EFF's large list for passphrases (eff.org/dice), 7,776 words that are easy to say, to spell
and to tell apart; © Electronic Frontier Foundation, Creative Commons Attribution 3.0 US. The dice numbers are
left out.
"""

import hmac
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from outreach_tui.sealing.errors import SealingError

COMPARED = 6
"""Words that are compared by phone."""
OFFERED = 5
"""Words of a passphrase that is offered: 64 bits."""

_LIST = "eff_large_wordlist.txt"
_BYTES_A_WORD = 4


class WordsError(SealingError):
    """Words that are not those that were to be compared. Code: words."""


def spoken(digest: bytes) -> tuple[str, ...]:
    """Return the six words that stand for a hash."""
    words = _words()
    number, said = int.from_bytes(digest), []
    for _ in range(COMPARED):
        number, place = divmod(number, len(words))
        said.append(words[place])
    return tuple(said)


def require_spoken(typed: str, digest: bytes, whose: str) -> None:
    """Return if `typed` is the six words of `digest`.

    Args:
        typed: what the person heard.
        digest: what is here.
        whose: where the words should have come from, for the sentence.

    Raises: WordsError; it tells neither the right words nor which of them was wrong.
    """
    heard = re.findall(r"[a-z]+(?:-[a-z]+)*", typed.lower())
    wanted = "-".join(spoken(digest))
    if not hmac.compare_digest("-".join(heard).encode(), wanted.encode()):
        raise WordsError(
            "words",
            whose,
            "the six words typed are not its words",
            "Have them read out once more; if they differ again, somebody has put another file in its place: "
            "do not use it, and get it again by another way",
        )


def offered_passphrase(random_bytes: Callable[[int], bytes]) -> str:
    """Return five words nobody can guess, with spaces between.

    Args:
        random_bytes: gives so many bytes nobody can guess.
    """
    words = _words()
    drawn = (int.from_bytes(random_bytes(_BYTES_A_WORD * 2)) % len(words) for _ in range(OFFERED))
    return " ".join(words[place] for place in drawn)


@cache
def _words() -> tuple[str, ...]:
    return tuple((files("outreach_tui.sealing") / _LIST).read_text(encoding="ascii").split())
