"""Help on the command line: what README says of every command is so."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator

import pytest

from outreach_tui.cli.arguments import command_line

NO_WORKSPACE = {"outreach scripts check", "outreach scripts adapt", "outreach scripts diff"}


def commands(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """Yield everything that can be typed to the end."""
    kinds = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    for kind in kinds:
        for inner in kind.choices.values():
            yield from commands(inner)
    if not kinds or parser.get_default("verb"):
        yield parser


@pytest.mark.parametrize("command", [*commands(command_line())], ids=lambda one: one.prog)
def test_every_command_has_an_example_and_takes_a_folder(command: ArgumentParser) -> None:
    """Help shows how a command is typed, by its own name; and each can be told where to work."""
    said = command.format_help()
    example = said.partition("example")[2]
    assert command.prog in example, f"no example of {command.prog}"
    assert command.prog in NO_WORKSPACE or "--folder" in said
