"""`outreach demo`: the invented area in the app, or in plain lines where there is no terminal."""

import io
import shutil
import tempfile
from argparse import Namespace
from pathlib import Path

from outreach_tui.cli import real_world
from outreach_tui.console.voice import Voice


def show_demo(arguments: Namespace, voice: Voice) -> int:
    """Carry out `outreach demo`."""
    from outreach_tui.console.demo_walk import walk

    folder = Path(arguments.folder) if arguments.folder else Path(tempfile.mkdtemp(prefix="outreach-demo-"))
    if not real_world.shows_screens():
        walk(folder, real_world.outside(), voice)
        return 0
    try:
        return _in_app(folder, "officer-a" if arguments.role == "officer" else "lead", voice)
    finally:
        if not arguments.folder:
            shutil.rmtree(folder, ignore_errors=True)


def _in_app(folder: Path, actor: str, voice: Voice) -> int:
    from outreach_tui.cli.verbs import opener_of
    from outreach_tui.console.demo_walk import make_area, take_in
    from outreach_tui.tui.app import OutreachApp
    from outreach_tui.tui.unopened import Unopened
    from outreach_tui.workflow.invented_area import PASSPHRASE

    voice.say("Making an invented area: people, partners and answers that do not exist. A few seconds…")
    outside = real_world.outside()
    unheard = Voice(io.StringIO(), io.StringIO(), voice.lines_in)
    area, _ = make_area(folder, outside, unheard)
    take_in(area, outside, unheard)
    workspace = area.open(actor, outside)
    hint = f"An invented area; the passphrase is: {PASSPHRASE}"
    try:
        code = OutreachApp(
            opener_of(folder / actor), workspace=workspace, unopened=Unopened(hint=hint)
        ).run_safely()
    finally:
        workspace.close()
    voice.say(f"The invented passphrase was: {PASSPHRASE}")
    return code
