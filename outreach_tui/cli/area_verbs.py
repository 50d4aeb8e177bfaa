"""What `outreach area` and `outreach device` do."""

from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.cli import real_world
from outreach_tui.cli.asked_by_phone import asked_by_phone
from outreach_tui.cli.new_passphrase import new_passphrase
from outreach_tui.console.setup_prompts import asked_secret, asked_text, asked_until_right, asked_words
from outreach_tui.console.voice import Voice
from outreach_tui.workflow.asking import SHEET_LINE

if TYPE_CHECKING:
    from outreach_tui.workflow.new_workspace import NewWorkspace
    from outreach_tui.workflow.set_up_lead import PreparedArea


def new(arguments: Namespace, voice: Voice) -> int:
    """Begin an area."""
    from outreach_tui.workflow.set_up_lead import begin_area, prepare_area

    begun = _new_workspace(arguments, voice)
    prepared = prepare_area(arguments.name, begun.to)
    made = begin_area(begun, prepared, _proof(prepared, voice), real_world.outside())
    voice.data(str(made.pack), *map(str, made.sheets))
    voice.say(
        f"The workspace for {arguments.name} is ready.",
        f"Give {made.pack.name} to every officer, and put your phone number on the letter, not in the file.",
        f"Read these six words out when they ring:  {' '.join(made.words)}",
        "Print both recovery sheets, lock them in two safes, and delete the files: they open everything.",
    )
    return 0


def join(arguments: Namespace, voice: Voice) -> int:
    """Set up an officer's laptop with an area pack."""
    from outreach_tui.workflow.set_up_officer import require_pack, require_pack_words, set_up_officer

    pack, outside = Path(arguments.pack), real_world.outside()
    require_pack(pack, outside)
    words = arguments.words or asked_until_right(
        lambda: asked_words("Ring the lead partner. The six words they read out:"),
        lambda typed: require_pack_words(pack, typed, outside),
        voice,
    )
    made = set_up_officer(_new_workspace(arguments, voice), pack, words, outside)
    voice.data(str(made.request), " ".join(made.words))
    voice.say(
        *made.not_used,
        f"This laptop is {made.device}, for {made.area_name}. Visits can begin now: run `outreach`.",
        f"Give {made.request.name} to the lead partner, who lets this laptop in before its first bundle.",
        f"When they ring, read these six words out:  {' '.join(made.words)}",
    )
    return 0


def show(arguments: Namespace, voice: Voice) -> int:
    """Show the area, with the six words for new officers."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.console.area_lines import area_lines
    from outreach_tui.workflow.area_pack import show_area

    with opened(arguments) as workspace:
        voice.data(*area_lines(show_area(workspace)))
    return 0


def pack(arguments: Namespace, voice: Voice) -> int:
    """Write the next version of the area pack."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.area_pack import TAKEN_BY_SYNC, PackChanges, renew_charter, write_next_pack
    from outreach_tui.workflow.recovery_sheets import sheet_text

    to = Path(arguments.to or ".")
    with opened(arguments) as workspace:
        changes = PackChanges(
            arguments.number, tuple(map(Path, arguments.script)), tuple(map(Path, arguments.notice))
        )
        path = write_next_pack(workspace, changes, to)
        if arguments.renew:
            sheet = sheet_text(Path(arguments.renew))
            path = renew_charter(workspace, sheet, to, changes_keys=arguments.new_keys)
    voice.data(str(path))
    voice.say(TAKEN_BY_SYNC)
    return 0


def devices(arguments: Namespace, voice: Voice) -> int:
    """List the laptops of the area."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.console.area_lines import device_lines
    from outreach_tui.workflow.devices import list_devices

    with opened(arguments) as workspace:
        voice.data(*device_lines(list_devices(workspace)))
    return 0


def approve(arguments: Namespace, voice: Voice) -> int:
    """Let a laptop in."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.enrol_device import JOINING, enrol_device

    with opened(arguments) as workspace:
        request = Path(arguments.request)
        words = asked_by_phone(arguments, workspace, JOINING, voice)
        enrolled = enrol_device(workspace, request, words, Path(arguments.to or "."))
    voice.data(str(enrolled.signers))
    voice.say(*enrolled.lines)
    return 0


def revoke(arguments: Namespace, voice: Voice) -> int:
    """Take a lost laptop off the register."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.area_pack import TAKEN_BY_SYNC, write_pack
    from outreach_tui.workflow.devices import revoke_device

    with opened(arguments) as workspace:
        certificate = Path(arguments.certificate) if arguments.certificate else None
        revoked = revoke_device(workspace, arguments.device, arguments.reason, certificate)
        path = write_pack(workspace, Path(arguments.to or "."))
    voice.data(*revoked.sheet, str(path))
    voice.say(f"{revoked.device} is taken off.", TAKEN_BY_SYNC)
    return 0


def _new_workspace(arguments: Namespace, voice: Voice) -> "NewWorkspace":
    from outreach_tui.workflow.new_workspace import NewWorkspace

    code = arguments.code or asked_text("Your code (never your name):", "--code")
    organisation = arguments.organisation or asked_text("The public service you work for:", "--organisation")
    begun = NewWorkspace(
        real_world.workspace_folder(arguments),
        new_passphrase(arguments, voice),
        code,
        organisation,
        Path(arguments.to or "."),
    )
    if begun.warning:
        voice.say(begun.warning)
    return begun


def _proof(prepared: "PreparedArea", voice: Voice) -> str:
    """Ask for the key of a printed sheet until it works; where nobody can be asked, read the file back."""
    from outreach_tui.workflow.recovery_sheets import read_back, require_proof

    if not real_world.has_terminal():
        return read_back(prepared.sheets)
    voice.say("Print both sheets now:", *map(str, prepared.sheets))
    return asked_until_right(
        lambda: asked_secret(f"From one of the prints, type {SHEET_LINE}:"),
        partial(require_proof, prepared.recovery),
        voice,
    )
