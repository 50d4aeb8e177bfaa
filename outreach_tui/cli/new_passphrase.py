"""A passphrase that is chosen at the command line: five words are offered, and it is typed twice."""

from argparse import Namespace

from outreach_tui.cli import real_world
from outreach_tui.console.setup_prompts import asked_until_right
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError
from outreach_tui.workflow.chosen_passphrase import asks_for_passphrase, require_long_enough, require_same


def new_passphrase(arguments: Namespace, voice: Voice) -> str:
    """Return a new passphrase, from the descriptor or typed twice at the terminal.

    At the terminal a slip is told, and put right.

    Raises: OutreachError when the one from the descriptor is short, or nothing can be typed.
    """
    if arguments.passphrase_fd is not None:
        passphrase = real_world.passphrase(arguments)
        require_long_enough(passphrase)
        return passphrase
    first, _ = asks_for_passphrase(real_world.outside())
    if first.offer is not None and real_world.has_terminal():
        voice.say("Five words nobody can guess, if you like them:", f"  {first.offer()}")
    while True:
        passphrase = asked_until_right(
            lambda: real_world.passphrase(arguments, "New passphrase, 14 characters or more: "),
            require_long_enough,
            voice,
        )
        try:
            require_same(passphrase, real_world.passphrase(arguments, "The same again: "))
        except OutreachError as error:
            voice.sorry(error)
        else:
            return passphrase
