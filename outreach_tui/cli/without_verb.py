"""What can be typed after `outreach` without a verb, and shared with those that have one.

It stands alone so that opening the app, which somebody waits for at a door, builds no parser of verbs: those
are in `arguments.py`, and only what needs them imports it (docs/decisions/0016).
"""

import sys
from argparse import SUPPRESS, ArgumentError, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import IO, Any

from outreach_tui import __version__
from outreach_tui.plain_text import shown


class Parser(ArgumentParser):
    """An argument parser whose messages cannot drive the terminal, whatever was typed."""

    def _print_message(self, message: str, file: IO[str] | Any | None = None) -> None:
        if message:
            (file or sys.stderr).write(shown(message, keeps_lines=True))


def shared_options(*, default: str | None = SUPPRESS) -> Parser:
    """Return a parser of the options that most verbs have too; `default` is what an absent one is."""
    shared = Parser(add_help=False, argument_default=default, exit_on_error=False)
    shared.add_argument("--folder", metavar="DIR", help="the workspace's folder (default: this person's own)")
    shared.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read the passphrase from descriptor N"
    )
    return shared


def options_without_verb() -> Parser:
    """Return a parser of everything that can stand where no verb does."""
    options = shared_options(default=None)
    options.add_argument(
        "--version", action="version", version=f"outreach {__version__}", help="print which Outreach this is"
    )
    return options


def parsed_without_verb(argv: Sequence[str]) -> Namespace | None:
    """Return what was typed, or none where there is more in it than the options that need no verb."""
    try:
        options, more = options_without_verb().parse_known_args(argv)
    except ArgumentError:  # the parser of everything says what is wrong, with its usage
        return None
    return None if more else options
