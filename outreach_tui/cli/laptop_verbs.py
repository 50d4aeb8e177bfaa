"""What an officer does with a laptop: clear its copy, join anew with it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from outreach_tui.cli.clearing import add_consent, clear_if_sure
from outreach_tui.console.voice import Voice


def add_laptop(kinds: Any, shared: ArgumentParser) -> None:
    """Add clear and rejoin to the verbs of `device`."""
    cleared = kinds.add_parser(
        "clear",
        parents=[shared],
        help="as an officer: let go what the lead partner has had for long enough",
        epilog="example: outreach device clear --dry-run",
    )
    add_consent(cleared)
    cleared.set_defaults(verb=clear)
    again = kinds.add_parser(
        "rejoin",
        parents=[shared],
        help="as an officer: new keys for a laptop that was copied or put back",
        epilog="example: outreach device rejoin --to /media/stick",
    )
    again.add_argument("--to", metavar="DIR", help="where to write the join request (default: here)")
    again.set_defaults(verb=rejoin)


def clear(arguments: Namespace, voice: Voice) -> int:
    """Clear this laptop's copy of what the lead partner has had for long enough."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.clear_copy import clear_copy, what_may_be_cleared

    with opened(arguments) as workspace:
        found, what = what_may_be_cleared(workspace), "it go from this laptop"
        return clear_if_sure(arguments, voice, found, what, lambda: clear_copy(workspace))


def rejoin(arguments: Namespace, voice: Voice) -> int:
    """Give this laptop new keys and a new id, and ask to join with them."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.rejoin_area import rejoin as rejoin_area

    with opened(arguments) as workspace:
        asked = rejoin_area(workspace, Path(arguments.to or "."))
    voice.data(str(asked.request), " ".join(asked.words))
    voice.say(*asked.lines, f"    {' '.join(asked.words)}")
    return 0
