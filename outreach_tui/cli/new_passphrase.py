"""A passphrase that is chosen, not given: five words are offered, and whatever is chosen is typed twice."""

import os
from argparse import Namespace

from outreach_tui.cli import real_world
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError
from outreach_tui.sealing.spoken_words import offered_passphrase

LEAST_PASSPHRASE = 14
"""Characters a new passphrase needs: what a thief with the laptop has to guess (security: T3)."""


def new_passphrase(arguments: Namespace, voice: Voice) -> str:
    """Return a new passphrase, from the descriptor or typed twice at the terminal.

    Raises: OutreachError when it is short, or the two are not the same.
    """
    if arguments.passphrase_fd is None:
        voice.say(f"Five words nobody can guess, if you like them:  {offered_passphrase(os.urandom)}")
    passphrase = real_world.passphrase(arguments, "New passphrase, 14 characters or more: ")
    if len(passphrase) < LEAST_PASSPHRASE:
        raise OutreachError(
            "short-passphrase",
            "passphrase",
            f"it has fewer than {LEAST_PASSPHRASE} characters",
            "Choose a longer one; four or five unrelated words are easy to remember",
        )
    if arguments.passphrase_fd is None and real_world.passphrase(arguments, "The same again: ") != passphrase:
        raise OutreachError(
            "passphrases-differ", "passphrase", "the two are not the same", "Run the command again"
        )
    return passphrase
