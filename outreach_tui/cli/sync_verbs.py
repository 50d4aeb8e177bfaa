"""What `sync` does."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from outreach_tui.cli import real_world
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError
from outreach_tui.number_words import counted

if TYPE_CHECKING:
    from outreach_tui.workflow.workspace import Workspace


def sync(arguments: Namespace, voice: Voice) -> int:
    """Sync with a place; or say how far everything has come, take a code, or confirm an erasing."""
    from outreach_tui.cli.verbs import opened
    from outreach_tui.workflow.sync import last_place

    passphrase = real_world.passphrase(arguments)
    with opened(arguments, passphrase) as workspace:
        if arguments.status:
            return _status(workspace, voice)
        if arguments.phone:
            return _phone(workspace, arguments.phone, voice)
        if arguments.confirm_erasing:
            return _confirm_erasing(workspace, voice)
        place = arguments.place or last_place(workspace)
        if not place:
            raise OutreachError(
                "no-place",
                "sync",
                "no place was named, and none was synced with before",
                "Name a folder, a stick or sftp://user@host/path",
            )
        return _sync(workspace, place, passphrase, voice)


def _sync(workspace: "Workspace", place: str, passphrase: str, voice: Voice) -> int:
    from outreach_tui.workflow.erase_person import finish_erasing
    from outreach_tui.workflow.hand_over_states import States
    from outreach_tui.workflow.sync import sync as sync_with
    from outreach_tui.workflow.sync_in_words import state_lines, synced_lines
    from outreach_tui.workflow.sync_officer import OfficerSynced

    synced = sync_with(workspace, place, lambda words: voice.say(f"{words} …"), _asked_for_password)
    voice.data(*synced_lines(synced))
    if isinstance(synced, OfficerSynced):
        finish_erasing(workspace, passphrase)
        voice.data(*state_lines(States(workspace).visits()))
    return 1 if synced.trouble or synced.refused else 0


def _status(workspace: "Workspace", voice: Voice) -> int:
    from outreach_tui.workflow.hand_over_states import States
    from outreach_tui.workflow.sync_in_words import state_lines, visit_lines

    states = States(workspace)
    voice.data(*state_lines(states.visits()), *visit_lines(states))
    return 0


def _phone(workspace: "Workspace", code: str, voice: Voice) -> int:
    from outreach_tui.workflow.confirm_by_phone import confirm_by_phone

    seq, taken = confirm_by_phone(workspace, code)
    voice.say(
        f"Bundle {seq}: {counted(taken, 'change')} taken, says the code. The receipt itself is awaited."
    )
    return 0


def _confirm_erasing(workspace: "Workspace", voice: Voice) -> int:
    from outreach_tui.workflow.take_receipt import confirm_erasing, to_confirm

    waiting = to_confirm(workspace)
    if not waiting:
        voice.say("Nobody waits to be erased.")
        return 0
    voice.say(f"This erases {waiting} young people on this laptop, names and all, for good.")
    if voice.ask("Type ERASE to go on:") != "ERASE":
        voice.say("Nothing was erased.")
        return 1
    voice.say(f"Erased: {confirm_erasing(workspace)} young people.")
    return 0


def _asked_for_password(question: str) -> str | None:
    """Return what a person types at a prompt that shows nothing; None where there is no terminal."""
    import getpass

    if not sys.stdin.isatty():
        return None
    try:
        return getpass.getpass(question) or None
    except EOFError:
        return None
