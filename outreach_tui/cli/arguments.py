"""What can be typed after `outreach`, with its help; what each verb does stands in `verbs.py`."""

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from outreach_tui.cli import verbs
from outreach_tui.cli.area_arguments import add_area, add_device
from outreach_tui.cli.merge_arguments import add_merging
from outreach_tui.cli.more_arguments import add_scripts, add_sync, add_upkeep
from outreach_tui.cli.page_verb import add_page
from outreach_tui.cli.recovery_arguments import add_hand_over, add_recovery
from outreach_tui.cli.taken_back_verb import add_taken_back
from outreach_tui.cli.without_verb import Parser, options_without_verb, shared_options

_ANSWERS_HELP = """\
examples:
  outreach interview home_visit --plain
  outreach interview home_visit --answers visit.jsonl

a file of answers has one JSON object a line, in the order of the conversation:
  {"question": "door", "answer": "talk"}               an answer, by the question's name in the script
  {"question": "interest[2]/i_words", "answer": "..."} which one, where a question repeats
  {"question": "i_theme", "answer": ["trades"]}        several choices: a list, or names with spaces between
  {"question": "we_by", "answer": "today+10"}          a date may count from today
  {"question": "felt", "missing": "declined"}          why there is no answer: not_asked, skipped, declined,
                                                       dont_know or come_back_later
  {"add": "interest"}                                  one more of a repeat (the first is there already)
a question that no line names is left as it is.
"""


def command_line() -> ArgumentParser:
    """Return the parser; the namespace it makes has the function to call as `verb`."""
    shared = shared_options()
    parser = Parser(
        prog="outreach",
        description="Ask young people at home what they would like to do, and design the course with them.",
        epilog="Without a verb the app opens.  example: outreach --folder ~/govan",
        parents=[options_without_verb()],
    )
    parser.set_defaults(verb=verbs.app)
    words = parser.add_subparsers(title="verbs", metavar="VERB", parser_class=Parser)
    _add_demo(words)
    _add_setup(words, shared)
    _add_interview(words, shared)
    _add_export(words, shared)
    add_sync(words, shared)
    add_merging(words, shared)
    add_taken_back(words, shared)
    _add_report(words, shared)
    _add_person(words, shared)
    add_area(words, shared)
    add_device(words, shared)
    add_recovery(words, shared)
    add_upkeep(words, shared)
    add_scripts(words)
    return parser


def _add_demo(words: Any) -> None:
    demo = words.add_parser(
        "demo",
        help="try everything on an invented area",
        description="Open the app on an invented area in a throw-away folder; without a terminal, walk from "
        "the door to a first course draft in plain lines.",
        epilog="example: outreach demo --folder /tmp/demo < /dev/null",
    )
    demo.add_argument(
        "--folder",
        metavar="DIR",
        default=SUPPRESS,
        help="keep everything in this folder (it must be new or empty)",
    )
    demo.add_argument(
        "--as", dest="role", choices=("officer", "lead"), default="officer", help="whose app to open"
    )
    demo.set_defaults(verb=verbs.demo)


def _add_setup(words: Any, shared: ArgumentParser) -> None:
    setup = words.add_parser(
        "setup",
        parents=[shared],
        help="set up this laptop, or let an officer's laptop in",
        description="Set up the lead partner's workspace, an officer's laptop, or let an officer's laptop "
        "in. What is not given is asked.",
        epilog="example: outreach setup --officer govan.area-pack --code isla --organisation 'Fire service'",
        formatter_class=RawDescriptionHelpFormatter,
    )
    kind = setup.add_mutually_exclusive_group()
    kind.add_argument("--lead", metavar="AREA", help="set up the lead partner's workspace for this area")
    kind.add_argument(
        "--officer", metavar="PACK", help="set up an officer's laptop with the lead's area pack"
    )
    kind.add_argument(
        "--enrol", metavar="REQUEST", help="as the lead: let in the laptop that wrote this request"
    )
    kind.add_argument("--change-passphrase", action="store_true", help="choose another passphrase")
    setup.add_argument("--words", metavar="WORDS", help="the six words that were read out by phone")
    setup.add_argument("--code", metavar="CODE", help="your officer code, never your name")
    setup.add_argument("--organisation", metavar="NAME", help="the public service you work for")
    setup.add_argument("--to", metavar="DIR", help="where to write the pack or the request (default: here)")
    setup.set_defaults(verb=verbs.setup)


def _add_interview(words: Any, shared: ArgumentParser) -> None:
    interview = words.add_parser(
        "interview",
        parents=[shared],
        help="run a script: in the app, as plain lines, or from a file of answers",
        description="Run an interview: in the app, as plain numbered lines, or from a file of answers.",
        epilog=_ANSWERS_HELP,
        formatter_class=RawDescriptionHelpFormatter,
    )
    interview.add_argument(
        "script",
        metavar="SCRIPT",
        help="home_visit, follow_up, taster ... (the files in forms/), or an XLSForm's path",
    )
    how = interview.add_mutually_exclusive_group()
    how.add_argument("--answers", metavar="FILE", help="take the answers from this file; - is standard input")
    how.add_argument("--plain", action="store_true", help="ask as plain numbered lines to type into")
    interview.add_argument(
        "--person", metavar="CODE-NAME", help="whom it is about, if they are on the list already"
    )
    interview.add_argument("--resume", action="store_true", help="go on with the newest draft of this script")
    interview.set_defaults(verb=verbs.interview)


def _add_export(words: Any, shared: ArgumentParser) -> None:
    export = words.add_parser(
        "export",
        parents=[shared],
        help="write a sealed bundle for the lead partner",
        description="Write what may leave this laptop as a sealed, signed bundle for the lead partner.",
        epilog="example: outreach export /media/stick",
    )
    export.add_argument("place", metavar="PLACE", help="the folder or stick to write it to")
    export.set_defaults(verb=verbs.export)


def _add_report(words: Any, shared: ArgumentParser) -> None:
    report = words.add_parser(
        "report",
        parents=[shared],
        help="read the wishes, or the first course draft, as plain lines",
        description="Print all interests in the young people's own words, or the first course draft.",
        epilog="example: outreach report course",
    )
    report.add_argument("what", choices=("interests", "course"), help="which report")
    report.set_defaults(verb=verbs.report)


def _add_person(words: Any, shared: ArgumentParser) -> None:
    person = words.add_parser(
        "person",
        help="show everything kept about somebody, hand them over, or wipe them",
        description="Show all that is kept about one young person, hand them to another officer, or wipe "
        "them for good.",
        epilog="example: outreach person show quiet-harbour",
    )
    kinds = person.add_subparsers(title="verbs", metavar="VERB", required=True)
    for what, told in (("show", "everything that is kept about them"), ("wipe", "wipe them for good")):
        example = f"example: outreach person {what} quiet-harbour"
        kind = kinds.add_parser(what, parents=[shared], help=told, epilog=example)
        kind.add_argument("alias", metavar="CODE-NAME", help="the young person's code name")
        kind.add_argument("--yes", action="store_true", help="wipe without asking again")
        kind.set_defaults(verb=verbs.person, what=what)
    add_page(kinds, shared)
    add_hand_over(kinds, shared)
