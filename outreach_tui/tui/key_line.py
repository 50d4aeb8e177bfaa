"""The bottom row of every screen: as many of its commands as fit, each pressed by a click on it."""

from rich.cells import cell_len

from outreach_tui.tui.commands import HELP, Command
from outreach_tui.tui.lines import Line, Span, Tone


def key_line(commands: tuple[Command, ...], width: int) -> Line:
    """Return the row: as many commands as fit into `width` cells, in their order, help always among them."""
    last = [command for command in commands if command == HELP]
    room = width - 1 - sum(_cells(command) for command in last)
    shown = []
    for command in commands:
        if command == HELP or _cells(command) > room:
            continue
        room -= _cells(command)
        shown.append(command)
    spans = [Span(" ", Tone.QUIET)]
    for command in [*shown, *last]:
        spans.append(Span(command.sign, Tone.STRONG, command.key))
        spans.append(Span(f" {command.name}   ", Tone.QUIET, command.key))
    return Line(tuple(spans))


def _cells(command: Command) -> int:
    return cell_len(command.sign) + cell_len(command.name) + 4
