"""What `scripts check`, `scripts adapt` and `scripts diff` do."""

from argparse import Namespace
from pathlib import Path

from outreach_tui.cli import real_world
from outreach_tui.console.voice import Voice


def check(arguments: Namespace, voice: Voice) -> int:
    """Say whether a script runs, everything that keeps it from running, and our advice."""
    from outreach_tui.console.script_lines import checked_lines
    from outreach_tui.workflow.check_script import check_script

    checked = check_script(real_world.shipped_folder("forms"), arguments.file, _pack(arguments))
    if arguments.json:
        import msgspec

        voice.data(msgspec.json.encode(checked).decode())
    else:
        voice.data(*checked_lines(Path(arguments.file).name, checked))
    return 0 if checked.runs else 1


def adapt(arguments: Namespace, voice: Voice) -> int:
    """Make an editable copy for an area."""
    from outreach_tui.console.script_lines import adapted_lines
    from outreach_tui.workflow.adapt_script import adapt_script

    adapted = adapt_script(
        real_world.shipped_folder("forms"),
        arguments.script,
        arguments.to,
        into=Path(arguments.into),
        file_type=".xlsx" if arguments.xlsx else "",
        pack=_pack(arguments),
    )
    voice.data(*adapted_lines(adapted))
    return 0


def diff(arguments: Namespace, voice: Voice) -> int:
    """Say what differs between two scripts."""
    from outreach_tui.console.script_lines import compared_lines
    from outreach_tui.workflow.compare_scripts import compare_scripts

    comparison = compare_scripts(
        real_world.shipped_folder("forms"), arguments.old, arguments.new, _pack(arguments)
    )
    voice.data(*compared_lines(comparison))
    return 0


def _pack(arguments: Namespace) -> Path | None:
    return Path(arguments.pack) if arguments.pack else None
