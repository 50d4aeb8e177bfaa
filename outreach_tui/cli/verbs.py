"""What each verb does: opens the workspace, calls one thing, shows what came back.

Everything a verb needs is imported when it runs, so that each starts as fast as it can.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.cli import real_world
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError
from outreach_tui.number_words import counted

if TYPE_CHECKING:
    from outreach_tui.tui.app import OutreachApp
    from outreach_tui.workflow.conduct_interview import Interview
    from outreach_tui.workflow.first_steps import FirstStep
    from outreach_tui.workflow.workspace import Workspace


def app(arguments: Namespace, voice: Voice) -> int:
    """Open the app: at its passphrase prompt, or at the first steps where there is no workspace yet."""
    _needs_terminal()
    from outreach_tui.tui.typed_ahead import TypedAhead

    with TypedAhead() as keys:
        opened_app = _app_on(real_world.workspace_folder(arguments))
        opened_app.window_before = keys.window_before
        code = opened_app.run_safely()
    if not opened_app.practises_as:
        return code
    return demo(Namespace(folder=None, role=opened_app.practises_as), voice)


def _app_on(folder: Path) -> "OutreachApp":
    from outreach_tui.tui import settled

    settled.wait()
    from outreach_tui.tui.app import OutreachApp
    from outreach_tui.tui.unopened import Unopened

    def steps() -> "tuple[FirstStep, ...]":
        from outreach_tui.workflow.first_steps import first_steps

        return first_steps(folder, real_world.outside())

    return OutreachApp(opener_of(folder), unopened=Unopened(steps, is_bare=not _has_workspace(folder)))


def demo(arguments: Namespace, voice: Voice) -> int:
    """Walk the invented area in lines, or open the app on it."""
    from outreach_tui.cli.demo import show_demo

    return show_demo(arguments, voice)


def setup(arguments: Namespace, voice: Voice) -> int:
    """Set up a workspace, or let an officer's laptop in."""
    from outreach_tui.cli.setting_up import set_up

    return set_up(arguments, voice)


def interview(arguments: Namespace, voice: Voice) -> int:
    """Run a script in the app, as plain lines or from a file of answers."""
    if arguments.answers:
        return _interview_from_file(arguments, voice)
    if arguments.plain:
        return _interview_in_lines(arguments, voice)
    return _interview_in_app(arguments)


def export(arguments: Namespace, voice: Voice) -> int:
    """Write a bundle for the lead partner."""
    from outreach_tui.console.hand_over_lines import exported_lines
    from outreach_tui.workflow.export_bundle import export_bundle

    with opened(arguments) as workspace:
        exported = export_bundle(workspace, Path(arguments.place))
    voice.data(*(str(path) for path in exported.files))
    voice.say(*exported_lines(exported))
    return 0


def report(arguments: Namespace, voice: Voice) -> int:
    """Print the wishes or the course draft."""
    with opened(arguments) as workspace:
        if arguments.what == "interests":
            from outreach_tui.console.reading_lines import reading_lines
            from outreach_tui.workflow.read_interests import read_interests

            voice.data(*reading_lines(read_interests(workspace)))
        else:
            from outreach_tui.codesign.in_words import draft_lines
            from outreach_tui.workflow.design_course import draft_course

            voice.data(*draft_lines(draft_course(workspace)))
    return 0


def person(arguments: Namespace, voice: Voice) -> int:
    """Show what is kept about somebody, or wipe it."""
    from outreach_tui.console.person_lines import person_lines
    from outreach_tui.workflow.erase_person import erase_person
    from outreach_tui.workflow.find_person import person_named
    from outreach_tui.workflow.show_person import show_person

    passphrase = real_world.passphrase(arguments)
    with opened(arguments, passphrase) as workspace:
        who = person_named(workspace, arguments.alias)
        if arguments.what == "show":
            voice.data(*person_lines(show_person(workspace, who)))
        elif (
            arguments.yes
            or voice.ask(f"Type {arguments.alias} again to wipe it for good:") == arguments.alias
        ):
            voice.say(
                f"Wiped on this laptop: {counted(erase_person(workspace, who, passphrase), 'record')}.",
                "A backup made before still holds them: delete it and make a new one.",
            )
        else:
            voice.say("Nothing was wiped.")
            return 1
    return 0


def opener_of(folder: Path) -> "Callable[[str], Workspace]":
    """Return what opens the workspace in `folder` with a passphrase, whenever it is asked to."""

    def opener(passphrase: str) -> "Workspace":
        from outreach_tui.workflow.open_workspace import open_workspace

        return open_workspace(folder, passphrase, real_world.outside())

    return opener


@contextmanager
def opened(arguments: Namespace, passphrase: str | None = None) -> "Iterator[Workspace]":
    """Open the workspace the command is for, and close it whatever happens."""
    from outreach_tui.workflow.open_workspace import open_workspace

    folder = real_world.workspace_folder(arguments)
    _needs_workspace(folder)
    passphrase = real_world.passphrase(arguments) if passphrase is None else passphrase
    workspace = open_workspace(folder, passphrase, real_world.outside())
    try:
        yield workspace
    finally:
        workspace.close()


def _interview_in_app(arguments: Namespace) -> int:
    _needs_terminal()
    from outreach_tui.tui.app import OutreachApp

    opener = opener_of(real_world.workspace_folder(arguments))
    with opened(arguments) as workspace:
        return OutreachApp(opener, workspace=workspace, interview=_begun(arguments, workspace)).run_safely()


def _interview_in_lines(arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.console.hand_over_lines import finished_lines
    from outreach_tui.console.plain_commands import AroundTalk
    from outreach_tui.console.plain_interview import PlainInterview
    from outreach_tui.console.second_screen import second_screen
    from outreach_tui.workflow.area_numbers import area_numbers
    from outreach_tui.workflow.begin_interview import begin_interview

    with opened(arguments) as workspace:
        interview, today = _begun(arguments, workspace), workspace.outside.now().date()

        def pass_on() -> None:
            card = begin_interview(workspace, "pass_it_on", person=interview.whom or None)
            PlainInterview(card, voice, today).hold()

        around = AroundTalk(area_numbers(workspace), pass_on)
        talk = PlainInterview(interview, voice, today, around)
        with second_screen(voice, talk.show_again):
            finished = talk.hold()
    voice.say(*(finished_lines(finished) if finished else talk.kept_lines()))
    return 0


def _interview_from_file(arguments: Namespace, voice: Voice) -> int:
    from outreach_tui.console.hand_over_lines import finished_lines
    from outreach_tui.workflow.answer_from_file import interview_from_file

    where, text = _answers_text(arguments.answers)
    with opened(arguments) as workspace:
        finished = interview_from_file(workspace, _begun(arguments, workspace), text, where)
    voice.say(*finished_lines(finished))
    return 0


def _answers_text(path: str) -> tuple[str, str]:
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return ("standard input" if path == "-" else Path(path).name), raw.decode()
    except OSError as error:
        raise OutreachError(
            "answers-file", Path(path).name, "this file of answers cannot be read", "Check its name and place"
        ) from error
    except UnicodeDecodeError as error:
        raise OutreachError(
            "answers-file", Path(path).name, "it is not text in UTF-8", "Save it as UTF-8 text"
        ) from error


def _begun(arguments: Namespace, workspace: "Workspace") -> "Interview":
    from outreach_tui.workflow.begin_interview import begin_interview, newest_draft_of, resume_interview
    from outreach_tui.workflow.beside import Depth
    from outreach_tui.workflow.find_person import person_named

    if arguments.resume:
        return resume_interview(workspace, newest_draft_of(workspace, arguments.script))
    person = person_named(workspace, arguments.person) if arguments.person else None
    return begin_interview(workspace, arguments.script, person=person, depth=Depth.SPINE)


def _needs_terminal() -> None:
    """Raise OutreachError where no screen can be shown."""
    if not real_world.shows_screens():
        raise OutreachError(
            "no-terminal",
            "the app",
            "it needs a terminal that shows more than lines",
            "Open one, or use `outreach interview home_visit --plain` or `outreach demo < /dev/null`",
        )


def _needs_workspace(folder: Path) -> None:
    if not _has_workspace(folder):
        raise OutreachError(
            "no-workspace",
            str(folder),
            "there is no workspace here yet",
            "Run `outreach setup` first, or try `outreach demo`",
        )


def _has_workspace(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
