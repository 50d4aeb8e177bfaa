"""A passphrase that is chosen at the command line: five words are offered, and it is typed twice."""

from argparse import Namespace

from outreach_tui.cli import real_world
from outreach_tui.console.voice import Voice
from outreach_tui.workflow.chosen_passphrase import asks_for_passphrase, require_long_enough, require_same


def new_passphrase(arguments: Namespace, voice: Voice) -> str:
    """Return a new passphrase, from the descriptor or typed twice at the terminal.

    Raises: OutreachError when it is short, or the two are not the same.
    """
    first, _ = asks_for_passphrase(real_world.outside())
    if arguments.passphrase_fd is None and first.offer is not None:
        voice.say(f"Five words nobody can guess, if you like them:  {first.offer()}")
    passphrase = real_world.passphrase(arguments, "New passphrase, 14 characters or more: ")
    require_long_enough(passphrase)
    if arguments.passphrase_fd is None:
        require_same(passphrase, real_world.passphrase(arguments, "The same again: "))
    return passphrase
