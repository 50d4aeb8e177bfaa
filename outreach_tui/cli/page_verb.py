"""`outreach person page`: a young person's own page, on the screen, on paper or where the officer says."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from outreach_tui.cli.verbs import opened
from outreach_tui.console.voice import Voice


def add_page(kinds: Any, shared: ArgumentParser) -> None:
    """Add the verb with its help."""
    page = kinds.add_parser(
        "page",
        parents=[shared],
        help="a page for them to keep: their words and both promises",
        description="Print a young person's own page to the screen; with --print to this laptop's printer "
        "without a file, with --to into a file, which anybody who finds it can read.",
        epilog="example: outreach person page quiet-harbour --print",
    )
    page.add_argument("alias", metavar="CODE-NAME", help="the young person's code name")
    where = page.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="FILE", help="write it into this file: .html or .txt")
    where.add_argument("--print", action="store_true", dest="on_paper", help="send it to the printer")
    page.add_argument(
        "--everything", action="store_true", help="all that is kept about them, closely set, not their page"
    )
    page.set_defaults(verb=page_for_them)


def page_for_them(arguments: Namespace, voice: Voice) -> int:
    """Give a young person their page, and keep how they got it."""
    from outreach_tui.workflow.find_person import person_named
    from outreach_tui.workflow.give_copy import READABLE, note_copy, print_page, write_page
    from outreach_tui.workflow.kept_page import kept_page
    from outreach_tui.workflow.person_page import page_lines, person_page, sheets_of
    from outreach_tui.workflow.show_person import show_person

    with opened(arguments) as workspace:
        who = person_named(workspace, arguments.alias)
        page = kept_page(show_person(workspace, who)) if arguments.everything else person_page(workspace, who)
        if arguments.to:
            write_page(page, Path(arguments.to))
            voice.say(f"Written: {arguments.to}.", READABLE)
        elif arguments.on_paper:
            print_page(page)
            voice.say(f"Sent to the printer. Pages: {len(sheets_of(page))}.")
        else:
            voice.data(*page_lines(page))
        if arguments.to or arguments.on_paper:
            note_copy(workspace, who, "paper")
    return 0
