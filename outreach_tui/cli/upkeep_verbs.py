"""What `backup`, `restore` and `doctor` do."""

from argparse import Namespace
from pathlib import Path

from outreach_tui.cli import real_world
from outreach_tui.cli.clearing import clear_if_sure
from outreach_tui.console.voice import Voice


def backup(arguments: Namespace, voice: Voice) -> int:
    """Write a sealed copy of the workspace."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.audit import Action, note
    from outreach_tui.workflow.back_up import back_up

    passphrase = real_world.passphrase(arguments)
    with opened(arguments, passphrase) as workspace:
        made = back_up(workspace, passphrase, Path(arguments.place))
        note(workspace, Action.BACKED_UP)
    voice.data(str(made.folder))
    voice.say(f"Backed up and verified: {made.rows} rows. Only the passphrase or the recovery key opens it.")
    return 0


def restore(arguments: Namespace, voice: Voice) -> int:
    """Make a workspace of a backup."""
    from outreach_tui.workflow.back_up import put_back

    folder = real_world.workspace_folder(arguments)
    home = put_back(Path(arguments.backup), folder, real_world.passphrase(arguments))
    voice.data(str(home))
    voice.say("Put back. Open it with: outreach --folder " + str(folder))
    return 0


def doctor(arguments: Namespace, voice: Voice) -> int:
    """Verify everything, and save what can be read where asked to."""
    from outreach_tui.console.upkeep_lines import REST_IN_A_BACKUP, advice_lines, examined_lines
    from outreach_tui.workflow.examine_workspace import examine_workspace, repair_workspace

    passphrase = real_world.passphrase(arguments)
    examined = examine_workspace(real_world.workspace_folder(arguments), passphrase)
    voice.data(*examined_lines(examined))
    if arguments.repair:
        repair_workspace(examined, passphrase, Path(arguments.repair))
        voice.say(f"What can be read is saved. Open it with: outreach --folder {arguments.repair}")
        if not examined.is_whole:
            voice.say(REST_IN_A_BACKUP)
        return 0
    voice.data(*advice_lines(examined))
    return 0 if examined.is_whole else 1


def audit(arguments: Namespace, voice: Voice) -> int:
    """Print the audit log, or what was done to one young person's entry; at the lead partner, everywhere."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.console.audit_lines import arrived_lines, audit_lines
    from outreach_tui.workflow.audit import events, who_looked
    from outreach_tui.workflow.clear_log import what_is_old
    from outreach_tui.workflow.find_person import person_named
    from outreach_tui.workflow.laptop_logs import arrived_logs, who_looked_elsewhere

    with opened(arguments) as workspace:
        if arguments.alias:
            person = person_named(workspace, arguments.alias)
            found, elsewhere = who_looked(workspace, person), who_looked_elsewhere(workspace, person)
        else:
            found, elsewhere = events(workspace), arrived_logs(workspace)
        old = what_is_old(workspace)
    voice.data(*audit_lines(found), *arrived_lines(elsewhere))
    if old.count:
        voice.say("", *old.lines, "`outreach audit clear` lets them go.")
    return 0


def clear_audit(arguments: Namespace, voice: Voice) -> int:
    """Clear the entries of the audit log that are old enough, once somebody says so."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.clear_log import clear_log, what_is_old

    with opened(arguments) as workspace:
        found = what_is_old(workspace)
        return clear_if_sure(arguments, voice, found, "them go", lambda: clear_log(workspace))
