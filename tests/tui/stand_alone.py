"""Runs the app on fakes in a terminal of its own: `python -m tests.tui.stand_alone MODE WHAT`.

Modes: "hostile VIEW" is the app in which a kind of view is come to, every text in it hostile, and ^b anywhere
is a fault of ours; "kept FILE" writes each text the conversation keeps into a file; "broken FILE" does too,
and at ^b the thread that reads keys has a fault.
"""

import sys
from pathlib import Path

from textual import events
from textual.driver import Driver
from textual.message import Message

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


def break_at_the_fault_key(driver: Driver, message: Message) -> None:
    """Hand a key on as a driver does, but for the one that is a fault."""
    told = SECRET
    if isinstance(message, events.Key) and message.key == FAULT_KEY:
        raise RuntimeError(told)
    driver.send_message(message)


def main() -> int:
    """Run one mode."""
    mode, what = sys.argv[1:]
    if mode == "hostile":
        from outreach_tui.tui.widgets import pad

        pad.Stage = FaultyStage
        return app_for(what, hostile=True).run_safely()
    if mode == "broken":
        Driver.process_message = break_at_the_fault_key
    interview = KeepingInterview(Path(what))
    return OutreachApp(desk=Desk(interview=interview), interview=interview).run_safely()


if __name__ == "__main__":
    sys.exit(main())
