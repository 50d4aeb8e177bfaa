"""Letting go of what is old on the command line: shown first, and gone only on the word."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from outreach_tui.console.voice import Voice
from outreach_tui.workflow.clearing import THE_WORD, Clearable


def add_consent(parser: ArgumentParser) -> None:
    """Add the two options of a verb that clears."""
    parser.add_argument("--dry-run", action="store_true", help="say what would go, and stop")
    parser.add_argument("--yes", action="store_true", help="do it without asking again")


def clear_if_sure(
    arguments: Namespace, voice: Voice, found: Clearable, what: str, clear: Callable[[], Clearable]
) -> int:
    """Say what would go, let it go once somebody is sure, and return the exit code.

    Args:
        arguments: with the two options.
        voice: where it is said and asked.
        found: what may go.
        what: what goes, for the question ("them go").
        clear: lets it go, and returns what went.
    """
    voice.data(*found.lines)
    if arguments.dry_run or not found.count:
        return 0
    if not arguments.yes and voice.ask(f"Type {THE_WORD} to let {what}:") != THE_WORD:
        voice.say("Nothing was done.")
        return 1
    voice.say(clear().done)
    return 0
