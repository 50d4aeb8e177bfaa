"""`outreach taken-back`: what it takes, and what it does about words that were taken back."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, Any

from outreach_tui.console.voice import Voice

if TYPE_CHECKING:
    from outreach_tui.workflow.workspace import Workspace

_EXAMPLES = """\
examples:
  outreach taken-back                             what was taken back, and what became of it
  outreach taken-back wipe 6fa1c2d3               out of this store for good; their officer keeps theirs
  outreach taken-back restrict 6fa1c2d3           stays sealed, used for nothing
  outreach taken-back keep 6fa1c2d3 --duty "a court asked for it" --review "1 Mar 2027"
  outreach taken-back open 6fa1c2d3               take a decision to restrict or keep back
  outreach taken-back read 6fa1c2d3 --reason protect    read it once; that is noted, with the reason
reasons to read: agreed, claim, protect, public-interest.
"""


def add_taken_back(words: Any, shared: ArgumentParser) -> None:
    """Add the verb."""
    verb = words.add_parser(
        "taken-back",
        parents=[shared],
        help="as the lead: decide about words taken back after they had travelled",
        description="List what young people took back after it had travelled, and decide what becomes of it. "
        "It is out of every list already; their officer's laptop hears of the decision in its next receipt.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    kinds = ("list", "wipe", "restrict", "keep", "open", "read")
    verb.add_argument("what", nargs="?", choices=kinds, default="list")
    verb.add_argument("whose", metavar="WHOSE", nargs="?", help="as the list names it, or its beginning")
    verb.add_argument("--duty", metavar="TEXT", default="", help="with keep: what asks for it")
    verb.add_argument("--review", metavar="DAY", default="", help="with keep: when it is looked at again")
    verb.add_argument("--reason", metavar="REASON", default="", help="with read: why")
    verb.add_argument("--yes", action="store_true", help="wipe without asking again")
    verb.set_defaults(verb=taken_back, wrong_usage=verb.error)


def taken_back(arguments: Namespace, voice: Voice) -> int:
    """List what was taken back, or decide about it."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.decide_taken_back import meant
    from outreach_tui.workflow.decide_taken_back import taken_back as every

    if arguments.what != "list" and not arguments.whose:
        arguments.wrong_usage(f"say whose words to {arguments.what}, as `outreach taken-back` names it")
    with opened(arguments) as workspace:
        if arguments.what != "list":
            return _do(workspace, meant(workspace, arguments.whose), arguments, voice)
        from outreach_tui.workflow.taken_back_in_words import in_words, named

        found = every(workspace)
        voice.data(*(f"{named(one)}  {in_words(one)}" for one in found))
        if not found:
            voice.say("Nobody has taken anything back that was here.")
    return 0


def _do(workspace: "Workspace", person: str, arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.records.taken_back import Choice
    from outreach_tui.workflow.decide_taken_back import decide, leave_open
    from outreach_tui.workflow.out_of_sight import read_out_of_sight
    from outreach_tui.workflow.taken_back_errands import SURE, TOLD, reason_of

    match arguments.what:
        case "read":
            voice.data(*read_out_of_sight(workspace, person, reason_of(arguments.reason)))
            return 0
        case "open":
            leave_open(workspace, person)
            voice.say("Open again: nobody has decided.")
            return 0
        case "wipe" if not arguments.yes and voice.ask(f"Type {SURE} to wipe it here for good:") != SURE:
            voice.say("Nothing was wiped.")
            return 1
    decide(workspace, person, Choice(arguments.what), duty=arguments.duty, review_on=arguments.review)
    voice.say("Written down.", TOLD)
    return 0
