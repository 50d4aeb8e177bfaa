"""The verbs for a forgotten passphrase, the yearly drill, and handing a person over, with their help."""

from argparse import ArgumentParser
from typing import Any

from outreach_tui.cli import recovery_verbs

_SHEET = "a file with a recovery sheet's text (default: its line is asked for, to be typed from the print)"


def add_recovery(words: Any, shared: ArgumentParser) -> None:
    """Add recovery request, grant, accept, use and test."""
    recovery = words.add_parser(
        "recovery",
        help="get round a forgotten passphrase; try the recovery sheet",
        description="Get round a forgotten passphrase, by post or with the sheet; hold the yearly drill.",
        epilog="example: outreach recovery test",
    )
    kinds = recovery.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_by_post(kinds, shared)
    _add_with_sheet(kinds, shared)


def _add_by_post(kinds: Any, shared: ArgumentParser) -> None:
    request = kinds.add_parser(
        "request",
        parents=[shared],
        help="as an officer: ask for this laptop's keys",
        epilog="example: outreach recovery request govan.area-pack --code isla",
    )
    request.add_argument("pack", metavar="PACK", help="the area pack's file; it is not secret")
    request.add_argument("--code", metavar="CODE", help="your officer code, never your name")
    request.add_argument("--to", metavar="DIR", help="where to write the request (default: here)")
    request.set_defaults(verb=recovery_verbs.request)
    grant = kinds.add_parser(
        "grant",
        parents=[shared],
        help="as the lead: grant it with the sheet",
        epilog="example: outreach recovery grant govan-isla.recovery-request.age",
    )
    grant.add_argument("request", metavar="REQUEST", help="the request's file")
    grant.add_argument("--sheet", metavar="SHEET", help=_SHEET)
    grant.add_argument("--words", metavar="WORDS", help="the six words the officer read out by phone")
    grant.add_argument("--to", metavar="DIR", help="where to write the grant (default: here)")
    grant.set_defaults(verb=recovery_verbs.grant)
    accept = kinds.add_parser(
        "accept",
        parents=[shared],
        help="as the officer: take the grant in",
        epilog="example: outreach recovery accept govan-isla.recovery-grant.age",
    )
    accept.add_argument("grant", metavar="GRANT", help="the grant's file")
    accept.set_defaults(verb=recovery_verbs.accept)


def _add_with_sheet(kinds: Any, shared: ArgumentParser) -> None:
    use = kinds.add_parser(
        "use",
        parents=[shared],
        help="a new passphrase, with the sheet in hand",
        epilog="example: outreach recovery use",
    )
    use.add_argument("sheet", metavar="SHEET", nargs="?", help=_SHEET)
    use.set_defaults(verb=recovery_verbs.use_sheet)
    test = kinds.add_parser(
        "test",
        parents=[shared],
        help="as the lead: does the sheet from the safe work?",
        epilog="example: outreach recovery test",
    )
    test.add_argument("bundle", metavar="BUNDLE", nargs="?", help="a bundle to try it on; nothing is read")
    test.add_argument("--sheet", metavar="SHEET", help=_SHEET)
    test.set_defaults(verb=recovery_verbs.test)


def add_leave(kinds: Any, shared: ArgumentParser) -> None:
    """Add leave to the verbs of `device`."""
    leave = kinds.add_parser(
        "leave",
        parents=[shared],
        help="as an officer: destroy the keys, certified",
        epilog="example: outreach device leave /media/stick",
    )
    leave.add_argument("place", metavar="PLACE", help="the folder or stick for the certificate")
    leave.add_argument("--yes", action="store_true", help="do it without asking again")
    leave.set_defaults(verb=recovery_verbs.leave)


def add_hand_over(kinds: Any, shared: ArgumentParser) -> None:
    """Add hand-over and take-in to the verbs of `person`."""
    over = kinds.add_parser(
        "hand-over",
        parents=[shared],
        help="hand somebody to another officer",
        epilog="example: outreach person hand-over quiet-harbour /media/stick --to govan-7f3k",
    )
    over.add_argument("alias", metavar="CODE-NAME", help="the young person's code name")
    over.add_argument("place", metavar="PLACE", help="the folder or stick")
    over.add_argument("--to", required=True, metavar="DEVICE", help="the other officer's laptop")
    over.set_defaults(verb=recovery_verbs.hand_person_over)
    take_in = kinds.add_parser(
        "take-in",
        parents=[shared],
        help="take in who was handed over to you",
        epilog="example: outreach person take-in 7aeb708ca773caad.for-govan-7f3k.age",
    )
    take_in.add_argument("files", metavar="FILE", nargs="+", help="the files that were handed over")
    take_in.set_defaults(verb=recovery_verbs.take_person_in)
