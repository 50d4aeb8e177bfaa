"""The verbs for areas and their laptops, with their help."""

from argparse import ArgumentParser
from typing import Any, get_args

from outreach_tui.cli import area_verbs
from outreach_tui.cli.laptop_verbs import add_laptop
from outreach_tui.cli.recovery_arguments import add_leave
from outreach_tui.workflow.revoke_reason import Reason


def add_area(words: Any, shared: ArgumentParser) -> None:
    """Add area new, join, show and pack."""
    area = words.add_parser(
        "area",
        help="begin an area, join one, show it, or write its pack",
        description="Begin an area, join one with a laptop, show it, or write the next version of its pack.",
        epilog="example: outreach area new Govan --code morag --organisation 'Riverbend Homes'",
    )
    kinds = area.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_beginning(kinds, shared)
    _add_showing(kinds, shared)


def _add_beginning(kinds: Any, shared: ArgumentParser) -> None:
    new = kinds.add_parser(
        "new",
        parents=[shared],
        help="as the lead: keys, sheets and the pack",
        epilog="example: outreach area new Govan --code morag --organisation 'Riverbend Homes'",
    )
    new.add_argument("name", metavar="NAME", help="the area's plain name")
    _who(new)
    new.set_defaults(verb=area_verbs.new)
    join = kinds.add_parser(
        "join",
        parents=[shared],
        help="set up an officer's laptop with an area pack",
        epilog="example: outreach area join govan.area-pack --code isla",
    )
    join.add_argument("pack", metavar="PACK", help="the area pack's file")
    join.add_argument("--words", metavar="WORDS", help="the six words the lead partner read out by phone")
    _who(join)
    join.set_defaults(verb=area_verbs.join)


def _add_showing(kinds: Any, shared: ArgumentParser) -> None:
    show = kinds.add_parser(
        "show",
        parents=[shared],
        help="show it, with the words for new officers",
        epilog="example: outreach area show",
    )
    show.set_defaults(verb=area_verbs.show)
    pack = kinds.add_parser(
        "pack",
        parents=[shared],
        help="as the lead: write the next version of the pack",
        epilog="example: outreach area pack --number 'Social work=0141 287 0555' --to /media/stick",
    )
    pack.add_argument("--number", action="append", metavar="NAME=NUMBER", help="a local number to ring")
    pack.add_argument("--script", action="append", default=[], metavar="FILE", help="the area's own script")
    pack.add_argument("--notice", action="append", default=[], metavar="FILE", help="what is told")
    pack.add_argument("--renew", metavar="SHEET", help="sign a new charter with the recovery sheet")
    pack.add_argument("--new-keys", action="store_true", help="with --renew: make new keys of the day")
    pack.add_argument("--to", metavar="DIR", help="where to write it (default: here)")
    pack.set_defaults(verb=area_verbs.pack)


def add_device(words: Any, shared: ArgumentParser) -> None:
    """Add device list, approve, revoke, clear, rejoin and leave."""
    device = words.add_parser(
        "device",
        help="list, let in or take off officers' laptops; clear, rejoin or leave with one",
        description=(
            "As the lead: list, let in or take off officers' laptops. "
            "As an officer: clear this laptop's copy, join anew with it, or leave."
        ),
        epilog="example: outreach device revoke govan-7f3k --reason lost",
    )
    kinds = device.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_register(kinds, shared)
    add_laptop(kinds, shared)
    add_leave(kinds, shared)


def _add_register(kinds: Any, shared: ArgumentParser) -> None:
    listed = kinds.add_parser(
        "list",
        parents=[shared],
        help="every laptop, its last bundle and its gaps",
        epilog="example: outreach device list",
    )
    listed.set_defaults(verb=area_verbs.devices)
    approve = kinds.add_parser(
        "approve",
        parents=[shared],
        help="let in who wrote a join request",
        epilog="example: outreach device approve govan-7f3k.join-request.age",
    )
    approve.add_argument("request", metavar="REQUEST", help="the join request's file")
    approve.add_argument("--words", metavar="WORDS", help="the six words the officer read out by phone")
    approve.add_argument("--to", metavar="DIR", help="where to write allowed_signers (default: here)")
    approve.set_defaults(verb=area_verbs.approve)
    revoke = kinds.add_parser(
        "revoke",
        parents=[shared],
        help="take a laptop off, and say what was on it",
        epilog="example: outreach device revoke govan-7f3k --reason lost",
    )
    revoke.add_argument("device", metavar="DEVICE", help="the laptop's id, or its officer's code")
    revoke.add_argument("--reason", choices=get_args(Reason), required=True, help="why")
    revoke.add_argument(
        "--certificate", metavar="FILE", help="what its officer left with; the sheet counts it"
    )
    revoke.add_argument("--to", metavar="DIR", help="where to write the new pack (default: here)")
    revoke.set_defaults(verb=area_verbs.revoke)


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("--code", metavar="CODE", help="your officer code, never your name")
    parser.add_argument("--organisation", metavar="NAME", help="the public service you work for")
    parser.add_argument("--to", metavar="DIR", help="where to write the files for others (default: here)")
