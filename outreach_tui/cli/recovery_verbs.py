"""What `outreach recovery`, `outreach device leave` and handing a person over do."""

from argparse import Namespace
from pathlib import Path

from outreach_tui.cli import real_world
from outreach_tui.cli.asked_by_phone import asked_by_phone
from outreach_tui.cli.new_passphrase import new_passphrase
from outreach_tui.console.setup_prompts import asked_secret, asked_text
from outreach_tui.console.voice import Voice
from outreach_tui.number_words import counted


def use_sheet(arguments: Namespace, voice: Voice) -> int:
    """Give the workspace on this laptop a new passphrase with the recovery sheet in hand."""
    from outreach_tui.workflow.recover_workspace import recover_workspace

    folder, sheet = real_world.workspace_folder(arguments), _sheet(arguments)
    where = Path(arguments.sheet).name if arguments.sheet else "the recovery sheet"
    recover_workspace(folder, sheet, new_passphrase(arguments, voice), real_world.outside(), where)
    voice.say("The new passphrase opens this workspace from now on. Lock the sheet away again.")
    return 0


def request(arguments: Namespace, voice: Voice) -> int:
    """Ask the lead partner for the keys of this laptop."""
    from outreach_tui.workflow.new_workspace import NewWorkspace
    from outreach_tui.workflow.recover_by_post import request_recovery

    code = arguments.code or asked_text("Your code (never your name):", "--code")
    new = NewWorkspace(
        real_world.workspace_folder(arguments),
        new_passphrase(arguments, voice),
        code,
        "",
        Path(arguments.to or "."),
    )
    made = request_recovery(new, Path(arguments.pack), real_world.outside())
    voice.data(str(made.path), " ".join(made.words))
    voice.say(
        f"Give {made.path.name} to the lead partner.",
        f"When they ring, read these six words out:  {' '.join(made.words)}",
        "The new passphrase opens the workspace once the grant is taken in: outreach recovery accept GRANT",
    )
    return 0


def grant(arguments: Namespace, voice: Voice) -> int:
    """As the lead: grant a request with the recovery sheet."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.recover_by_post import RECOVERING, grant_recovery

    with opened(arguments) as workspace:
        request = Path(arguments.request)
        words = asked_by_phone(arguments, workspace, RECOVERING, voice)
        path = grant_recovery(workspace, request, words, _sheet(arguments), Path(arguments.to or "."))
    voice.data(str(path))
    voice.say("Give it to that officer; nobody else can open it. Lock the sheet away again.")
    return 0


def accept(arguments: Namespace, voice: Voice) -> int:
    """Take the grant in: the new passphrase opens the workspace."""
    from outreach_tui.workflow.recover_by_post import take_grant

    passphrase = real_world.passphrase(arguments, "The new passphrase you chose: ")
    take_grant(
        real_world.workspace_folder(arguments), Path(arguments.grant), passphrase, real_world.outside()
    )
    voice.say("The new passphrase opens this workspace from now on.")
    return 0


def test(arguments: Namespace, voice: Voice) -> int:
    """As the lead: the yearly drill."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.recovery_drill import hold_drill

    with opened(arguments) as workspace:
        bundle = Path(arguments.bundle) if arguments.bundle else None
        drill = hold_drill(workspace, _sheet(arguments), bundle)
    voice.data(*drill.lines)
    return 0 if drill.passed else 1


def _sheet(arguments: Namespace) -> str:
    """Return the text of the file that was named; without one, the line typed from the printed sheet."""
    from outreach_tui.workflow.asking import SHEET_LINE
    from outreach_tui.workflow.recovery_sheets import sheet_text

    if arguments.sheet:
        return sheet_text(Path(arguments.sheet))
    return asked_secret(f"From the printed sheet, type {SHEET_LINE}:", "--sheet")


def leave(arguments: Namespace, voice: Voice) -> int:
    """Destroy the keys of this laptop once everything was received."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.leave_area import leave as leave_area

    passphrase = real_world.passphrase(arguments)
    if not arguments.yes and voice.ask("Type LEAVE to destroy the keys of this laptop for good:") != "LEAVE":
        voice.say("Nothing was done.")
        return 1
    with opened(arguments, passphrase) as workspace:
        left = leave_area(workspace, passphrase, Path(arguments.place))
    voice.data(str(left.certificate))
    voice.say(
        "The keys are destroyed: nothing on this laptop opens any more.",
        *left.lines,
        "Give the certificate to the lead partner, who takes it off: outreach device revoke --certificate",
    )
    return 0


def hand_person_over(arguments: Namespace, voice: Voice) -> int:
    """Hand a young person to another officer."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.find_person import person_named
    from outreach_tui.workflow.hand_person_over import hand_over

    passphrase = real_world.passphrase(arguments)
    with opened(arguments, passphrase) as workspace:
        person = person_named(workspace, arguments.alias)
        handed = hand_over(workspace, person, arguments.to, passphrase, Path(arguments.place))
    voice.data(*map(str, handed.files))
    voice.say(f"Only {arguments.to} opens these files: outreach person take-in FILE")
    if handed.work_stays:
        voice.say("Their words stay here: that is what they agreed.")
    return 0


def take_person_in(arguments: Namespace, voice: Voice) -> int:
    """Take in a young person that another officer handed over."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.hand_person_over import take_person_in as take_in

    passphrase = real_world.passphrase(arguments)
    with opened(arguments, passphrase) as workspace:
        taken = [take_in(workspace, Path(file), passphrase) for file in arguments.files]
    for one in taken:
        what = "name and address" if one.part == "identity" else "what was said and agreed"
        voice.data(f"{counted(one.new, 'change')} from {one.device}: {what}")
    return 0
