"""Merging as typed after `outreach`: merge with its undoing, conflicts, and who is one person."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from outreach_tui.cli import merge_verbs

_CONFLICTS = """\
examples:
  outreach conflicts                                      every answer two officers wrote differently
  outreach conflicts decide 6fa1c2d3.words --choose 2     settle on the second one
  outreach conflicts decide 6fa1c2d3.words --both         keep both in one answer
  outreach conflicts decide 6fa1c2d3.words --words "..."  settle on other words
  outreach conflicts decide 6fa1c2d3.words --choose 2 --throughout record
                                                          that officer's answers to all open in the record
  outreach conflicts decide 6fa1c2d3.words --choose 2 --throughout person
                                                          the same for all that is open about the person
  outreach conflicts sent 6fa1c2d3.words                  everything each laptop wrote into that record
  outreach conflicts undo                                 open again what was settled last, all of that step
a conflict nobody settles stays open; nothing is ever dropped.
"""
_SAME = """\
examples:
  outreach same                        who may be one person, and why
  outreach same link 6fa1c2d3 91b0aa17    they are one person; wiping one wipes both
  outreach same apart 6fa1c2d3 91b0aa17   they are two people; also takes a link back
  outreach same open 6fa1c2d3 91b0aa17    take back what was said of them
"""


def add_merging(words: Any, shared: Any) -> None:
    """Add merge, conflicts and same."""
    _add_merge(words, shared)
    _add_conflicts(words, shared)
    _add_same(words, shared)


def _add_merge(words: Any, shared: Any) -> None:
    merge = words.add_parser(
        "merge",
        parents=[shared],
        help="as the lead: take in officers' bundles, or undo that",
        description="Take in bundles; taking one in twice changes nothing. Undoing takes what a merge "
        "brought out of view; it stays in the store, so that a receipt stays true.",
        epilog="example: outreach merge --dry-run /media/stick/*.outreach.age",
    )
    merge.add_argument("paths", metavar="PATH", nargs="*", help="bundles, or folders with bundles")
    how = merge.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="show what it would do, and change nothing")
    how.add_argument("--undo", action="store_true", help="undo the last merge that stands")
    how.add_argument("--redo", action="store_true", help="bring back the merge that was undone last")
    merge.set_defaults(verb=merge_verbs.merge, wrong_usage=merge.error)


def _add_conflicts(words: Any, shared: Any) -> None:
    conflicts = words.add_parser(
        "conflicts",
        parents=[shared],
        help="as the lead: see and settle answers that two officers wrote differently",
        description="List the answers that two officers wrote differently, and settle them one by one.",
        epilog=_CONFLICTS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    conflicts.add_argument("what", nargs="?", choices=("list", "decide", "sent", "undo"), default="list")
    conflicts.add_argument("key", metavar="CONFLICT", nargs="?", help="which one, as the list names it")
    how = conflicts.add_mutually_exclusive_group()
    how.add_argument("--choose", type=int, metavar="N", help="settle on answer number N")
    how.add_argument("--both", action="store_true", help="keep all of them in one answer")
    how.add_argument("--words", metavar="TEXT", help="settle on these words")
    conflicts.add_argument(
        "--throughout",
        choices=("record", "person"),
        help="with --choose: that officer's answers to all that is open in the record, or about the person",
    )
    conflicts.add_argument("--json", action="store_true", help="print the list as JSON")
    conflicts.set_defaults(verb=merge_verbs.conflicts)


def _add_same(words: Any, shared: Any) -> None:
    same = words.add_parser(
        "same",
        parents=[shared],
        help="as the lead: see who may be one person, link them or keep them apart",
        description="List entries that may be one young person, with reasons; link them or keep them apart.",
        epilog=_SAME,
        formatter_class=RawDescriptionHelpFormatter,
    )
    same.add_argument("what", nargs="?", choices=("list", "link", "apart", "open"), default="list")
    same.add_argument("people", metavar="ID", nargs="*", help="two people, by their ids in the list")
    same.add_argument("--json", action="store_true", help="print the list as JSON")
    same.set_defaults(verb=merge_verbs.same, wrong_usage=same.error)
