"""A passphrase that is chosen, not given: five words are offered, and it has to be long enough."""

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.spoken_words import offered_passphrase
from outreach_tui.workflow.asking import Answers, Ask
from outreach_tui.workflow.outside import Outside

LEAST_PASSPHRASE = 14
"""Characters a new passphrase needs: what a thief with the laptop has to guess (security.md T3)."""


def require_long_enough(passphrase: str) -> None:
    """Return if a passphrase may be chosen.

    Raises: OutreachError, `short-passphrase`.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise OutreachError(
            "short-passphrase",
            "passphrase",
            f"it has fewer than {LEAST_PASSPHRASE} characters",
            "Choose a longer one; four or five unrelated words are easy to remember",
        )


def require_same(passphrase: str, again: str) -> None:
    """Return if both are the same.

    Raises: OutreachError, `passphrases-differ`.
    """
    if passphrase != again:
        raise OutreachError(
            "passphrases-differ", "passphrase", "the two are not the same", "Type it once more"
        )


def asks_for_passphrase(outside: Outside) -> tuple[Ask, Ask]:
    """Return the two questions in which a new passphrase is chosen, as `passphrase` and `again`."""

    def is_same(again: str, answers: Answers) -> None:
        require_same(answers["passphrase"], again)

    return (
        Ask(
            "passphrase",
            "A passphrase only you know, 14 characters or more",
            is_secret=True,
            check=lambda passphrase, _answers: require_long_enough(passphrase),
            offer=lambda: offered_passphrase(outside.random_bytes),
        ),
        Ask("again", "The same passphrase again", is_secret=True, check=is_same),
    )
