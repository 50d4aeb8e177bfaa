"""A command typed at somebody's workspace, with the passphrase given and what is asked answered."""

import io
import os

from outreach_tui.cli.arguments import command_line
from outreach_tui.console.voice import Voice
from tests.scenario.areas import PASSPHRASE, Area


def run(area: Area, whose: str, typed: str, *words: str) -> tuple[int, str]:
    """Run a command; return its exit code and everything it said.

    Args:
        area: where.
        whose: "lead" or an officer, whose workspace must be closed.
        typed: what is typed when it asks.
        words: the command.
    """
    ours, theirs = os.pipe()
    os.write(theirs, f"{PASSPHRASE}\n".encode())
    os.close(theirs)
    folder = ("--folder", str(area.folder / whose), "--passphrase-fd", str(ours))
    arguments, said = command_line().parse_args([*words, *folder]), io.StringIO()
    return int(arguments.verb(arguments, Voice(said, said, io.StringIO(typed)))), said.getvalue()
