"""Runs the app on fakes in a terminal of its own: `python -m tests.tui.stand_alone MODE WHAT`.

Modes: "hostile VIEW" is the app in which a kind of view is come to, every text in it hostile, and ^b anywhere
is a fault of ours; "kept FILE" writes each text the conversation keeps into a file.
"""

import sys
from pathlib import Path

from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.replies import Reply
from outreach_tui.tui.stage import Stage
from outreach_tui.tui.strokes import Stroke
from tests.tui.fakes import Desk, Interview
from tests.tui.worlds import app_for

SECRET = "brave-otter said something private"
"""What the fault of ours knows."""
FAULT_KEY = "ctrl+b"
"""The key that is one."""


class KeepingInterview(Interview):
    """Writes what it keeps into a file."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file

    def typing(self, text: str) -> None:
        """Keep the words in the file."""
        super().typing(text)
        self.file.write_text(text, encoding="utf-8")


class FaultyStage(Stage):
    """A stage with a fault."""

    def _pressed(self, stroke: Stroke) -> Reply:
        told = SECRET
        if stroke.key == FAULT_KEY:
            raise RuntimeError(told)
        return super()._pressed(stroke)


def main() -> int:
    """Run one mode."""
    mode, what = sys.argv[1:]
    if mode == "hostile":
        from outreach_tui.tui.widgets import pad

        pad.Stage = FaultyStage  # type: ignore[misc]
        return app_for(what, hostile=True).run_safely()
    interview = KeepingInterview(Path(what))
    return OutreachApp(desk=Desk(interview=interview), interview=interview).run_safely()


if __name__ == "__main__":
    sys.exit(main())
