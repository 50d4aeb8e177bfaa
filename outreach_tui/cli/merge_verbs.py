"""What merge, conflicts and same do: one verb of the workflow each, shown as plain lines or as JSON."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.cli.verbs import opened
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError

_SHORTEST_ID = 4

if TYPE_CHECKING:
    from outreach_tui.workflow.settle_conflicts import OpenConflict
    from outreach_tui.workflow.workspace import Workspace


def merge(arguments: Namespace, voice: Voice) -> int:
    """Take in officers' bundles, show what that would do, or undo it."""
    from outreach_tui.console.hand_over_lines import accepted_lines
    from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge

    if arguments.undo or arguments.redo:
        return _undo(arguments, voice)
    if not arguments.paths:
        arguments.wrong_usage("name the bundles to take in, or folders with bundles")
    with opened(arguments) as workspace:
        plan = preview_merge(workspace, [Path(path) for path in arguments.paths])
        voice.data(*plan.lines)
        if arguments.dry_run:
            again = "" if plan.preview.changes_nothing else " Run it again without --dry-run to take this in."
            voice.say(f"Nothing was changed.{again}")
        else:
            voice.data(*accepted_lines(accept_merge(workspace, plan)))
    return 1 if plan.refused else 0


def conflicts(arguments: Namespace, voice: Voice) -> int:
    """List, settle or open again what two officers wrote differently."""
    from outreach_tui.console.conflict_lines import (
        conflict_lines,
        conflicts_json,
        opened_again_line,
        sent_lines,
    )
    from outreach_tui.number_words import counted
    from outreach_tui.workflow import settle_conflicts, unsettle_conflict
    from outreach_tui.workflow.what_was_sent import what_was_sent

    with opened(arguments) as workspace:
        if arguments.what == "undo":
            voice.say(opened_again_line(unsettle_conflict.undo_last_decision(workspace)))
        elif arguments.what == "decide":
            settled = _decide(workspace, arguments)
            voice.say(
                f"Settled: {counted(settled, 'answer')}. What was not chosen stays in the history; "
                "`outreach conflicts undo` opens it again."
            )
        elif arguments.what == "sent":
            voice.data(*sent_lines(what_was_sent(workspace, _named(workspace, arguments.key).conflict)))
        else:
            found = settle_conflicts.list_conflicts(workspace)
            voice.data(*(conflicts_json(found) if arguments.json else conflict_lines(found)))
    return 0


def same(arguments: Namespace, voice: Voice) -> int:
    """List who may be one person, or say so."""
    from outreach_tui.console.same_person_lines import same_person_json, same_person_lines
    from outreach_tui.workflow import judge_same_person as judging

    if arguments.what != "list" and len(arguments.people) != 2:  # noqa: PLR2004 - two people are one pair
        arguments.wrong_usage("name two people, by their ids in `outreach same`")
    with opened(arguments) as workspace:
        if arguments.what == "list":
            found = judging.suggest_same_person(workspace), judging.judged_pairs(workspace)
            voice.data(*(same_person_json(*found) if arguments.json else same_person_lines(*found)))
            return 0
        say = {"link": judging.link, "apart": judging.keep_apart, "open": judging.leave_open}[arguments.what]
        say(workspace, *_two_people(workspace, arguments.people))
        voice.say("Written down. It can be changed at any time.")
    return 0


def _undo(arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.console.hand_over_lines import undone_lines
    from outreach_tui.workflow.undo_merge import redo_merge, undo_merge

    with opened(arguments) as workspace:
        voice.data(*undone_lines(undo_merge(workspace) if arguments.undo else redo_merge(workspace)))
    return 0


def _named(workspace: "Workspace", key: str | None) -> "OpenConflict":
    """Return the open conflict that the list calls `key`."""
    from outreach_tui.console.conflict_lines import key_of
    from outreach_tui.workflow.settle_conflicts import list_conflicts

    found = [one for one in list_conflicts(workspace) if key_of(one.conflict) == key]
    if len(found) != 1:
        raise OutreachError(
            "no-such-conflict", "conflicts", "no open conflict has this name", "Look at `outreach conflicts`"
        )
    return found[0]


def _decide(workspace: "Workspace", arguments: Namespace) -> int:
    """Settle as it was typed; return how many answers were settled."""
    from outreach_tui.workflow import settle_conflicts
    from outreach_tui.workflow.settle_throughout import Reach, choose_throughout

    conflict = _named(workspace, arguments.key).conflict
    if arguments.throughout and arguments.choose is None:
        raise OutreachError(
            "no-decision", "conflicts", "--throughout goes with one officer's answer", "Add --choose N"
        )
    if arguments.both:
        settle_conflicts.keep_both_answers(workspace, conflict)
    elif arguments.words is not None:
        settle_conflicts.answer_anew(workspace, conflict, arguments.words)
    elif arguments.choose is not None and arguments.throughout:
        return choose_throughout(workspace, conflict, arguments.choose, Reach(arguments.throughout))
    elif arguments.choose is not None:
        settle_conflicts.choose(workspace, conflict, arguments.choose)
    else:
        raise OutreachError(
            "no-decision", "conflicts", "nothing was decided", "Add --choose N, --both or --words TEXT"
        )
    return 1


def _two_people(workspace: "Workspace", given: list[str]) -> tuple[str, str]:
    people = [
        [
            person
            for person in workspace.picture.ids("young_people")
            if len(start) >= _SHORTEST_ID and person.startswith(start)
        ]
        for start in given
    ]
    if any(len(found) != 1 for found in people):
        raise OutreachError(
            "no-such-pair", "same", "these ids do not name two people here", "Look at `outreach same`"
        )
    return people[0][0], people[1][0]
