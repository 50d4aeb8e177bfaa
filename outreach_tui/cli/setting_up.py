"""`outreach setup`: the lead partner's workspace, an officer's laptop, or letting a laptop in."""

from argparse import Namespace
from pathlib import Path

from outreach_tui.cli import real_world
from outreach_tui.console.setup_prompts import Asked, complete
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError
from outreach_tui.workflow.new_workspace import NewWorkspace

LEAST_PASSPHRASE = 14
"""Characters a new passphrase needs: what a thief with the laptop has to guess (security: T3)."""


def set_up(arguments: Namespace, voice: Voice) -> int:
    """Carry out `outreach setup`, asking for what was not given."""
    if arguments.recover:
        return _recover(arguments, voice)
    if arguments.change_passphrase:
        return _change_passphrase(arguments, voice)
    asked = complete(
        Asked(arguments.lead, arguments.officer, arguments.enrol, arguments.code, arguments.organisation)
    )
    to = Path(arguments.to or ".")
    if asked.enrol:
        return _enrol(arguments, voice, Path(asked.enrol), to)
    new = NewWorkspace(
        real_world.workspace_folder(arguments),
        _new_passphrase(arguments),
        asked.code or "",
        asked.organisation or "",
        to,
    )
    if new.warning:
        voice.say(new.warning)
    if asked.lead:
        return _lead(new, asked.lead, voice)
    return _officer(new, Path(asked.officer or ""), voice)


def _lead(new: NewWorkspace, area: str, voice: Voice) -> int:
    from outreach_tui.workflow.set_up_lead import set_up_lead

    made = set_up_lead(new, area, real_world.outside())
    voice.data(str(made.pack), str(made.sheet))
    voice.say(
        f"The workspace for {area} is ready.",
        f"Give {made.pack.name} to every officer.",
        f"Print {made.sheet.name} twice, lock the prints away, and delete the file: it opens every bundle.",
    )
    return 0


def _officer(new: NewWorkspace, pack: Path, voice: Voice) -> int:
    from outreach_tui.workflow.set_up_officer import set_up_officer

    made = set_up_officer(new, pack, real_world.outside())
    voice.data(str(made.request))
    voice.say(
        f"This laptop is {made.device}, for {made.area_name}. Visits can begin now: run `outreach`.",
        f"Give {made.request.name} to the lead partner, who lets this laptop in before its first bundle.",
    )
    return 0


def _enrol(arguments: Namespace, voice: Voice, request: Path, to: Path) -> int:
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.enrol_device import enrol_device

    with opened(arguments) as workspace:
        enrolled = enrol_device(workspace, request, to)
    voice.data(str(enrolled.signers))
    voice.say(f"{enrolled.device} ({enrolled.officer}) is let in: its bundles count from now on.")
    return 0


def _recover(arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.workflow.recover_workspace import recover_workspace

    folder = real_world.workspace_folder(arguments)
    recover_workspace(folder, Path(arguments.recover), _new_passphrase(arguments))
    voice.say("The new passphrase opens this workspace from now on. Lock the sheet away again.")
    return 0


def _change_passphrase(arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.workflow.change_passphrase import change_passphrase
    from outreach_tui.workflow.open_workspace import open_workspace

    old = real_world.passphrase(arguments, "Passphrase until now: ")
    workspace = open_workspace(real_world.workspace_folder(arguments), old, real_world.outside())
    try:
        change_passphrase(workspace, old, _new_passphrase(arguments))
    finally:
        workspace.close()
    voice.say("The new passphrase opens this workspace from now on; the old one does not any more.")
    return 0


def _new_passphrase(arguments: Namespace) -> str:
    passphrase = real_world.passphrase(arguments, "New passphrase, 14 characters or more: ")
    if len(passphrase) < LEAST_PASSPHRASE:
        raise OutreachError(
            "short-passphrase",
            "passphrase",
            f"it has fewer than {LEAST_PASSPHRASE} characters",
            "Choose a longer one; four or five unrelated words are easy to remember",
        )
    if arguments.passphrase_fd is None and real_world.passphrase(arguments, "The same again: ") != passphrase:
        raise OutreachError(
            "passphrases-differ", "passphrase", "the two are not the same", "Run the command again"
        )
    return passphrase
