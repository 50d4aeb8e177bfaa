"""`outreach setup`: asks what is to be set up, and does what `outreach area` and `outreach device` do."""

from argparse import Namespace

from outreach_tui.cli import area_verbs, real_world
from outreach_tui.cli.new_passphrase import new_passphrase
from outreach_tui.console.setup_prompts import Asked, complete
from outreach_tui.console.voice import Voice


def set_up(arguments: Namespace, voice: Voice) -> int:
    """Carry out `outreach setup`, asking for what was not given."""
    if arguments.change_passphrase:
        return _change_passphrase(arguments, voice)
    asked = complete(Asked(arguments.lead, arguments.officer, arguments.enrol))
    arguments.name, arguments.pack, arguments.request = asked.lead, asked.officer, asked.enrol
    if asked.enrol:
        return area_verbs.approve(arguments, voice)
    return area_verbs.new(arguments, voice) if asked.lead else area_verbs.join(arguments, voice)


def _change_passphrase(arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.workflow.change_passphrase import change_passphrase
    from outreach_tui.workflow.open_workspace import open_workspace

    old = real_world.passphrase(arguments, "Passphrase until now: ")
    workspace = open_workspace(real_world.workspace_folder(arguments), old, real_world.outside())
    try:
        change_passphrase(workspace, old, new_passphrase(arguments, voice))
    finally:
        workspace.close()
    voice.say("The new passphrase opens this workspace from now on; the old one does not any more.")
    return 0
