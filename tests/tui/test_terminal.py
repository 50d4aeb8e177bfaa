"""The app in a terminal of its own: what its bytes hold, how it ends, what it loads before its prompt."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.color import Color

from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.ends import FAULT
from outreach_tui.tui.widgets.pad import Pad
from outreach_tui.tui.widgets.painting import tones_on
from tests.tui.fakes import Desk
from tests.tui.stand_alone import SECRET

ROOT = Path(__file__).parents[2]
DEADLINE = 20.0


class Terminal:
    """A process in a pseudo-terminal of 80x24."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ.update({"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment})
            os.execv(sys.executable, [sys.executable, "-m", "tests.tui.stand_alone", *arguments])
        self.output = b""

    def read_until(self, is_there: Callable[[bytes], bool]) -> None:
        """Read until the output is as wanted."""
        end = time.monotonic() + DEADLINE
        while not is_there(self.output):
            assert time.monotonic() < end, self.output[-2000:]
            self.read(0.1)

    def read(self, seconds: float) -> bool:
        """Read what comes; returns whether the terminal is still open."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return True
        try:
            self.output += os.read(self.descriptor, 65536)
        except OSError:
            return False
        return True

    def type(self, text: str) -> None:
        """Type keys."""
        os.write(self.descriptor, text.encode())

    def ended(self) -> int:
        """Read to the end; return the exit status."""
        while self.read(DEADLINE):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def test_hostile_text_sends_no_command(tmp_path: Path) -> None:
    """The bytes of a screen full of hostile text hold none of its commands, and one fixed window title."""
    terminal = Terminal("hostile", str(tmp_path / "kept"))
    terminal.read_until(lambda output: b"To visit" in output)
    terminal.type("\x11")
    assert terminal.ended() == 0
    assert set(re.findall(rb"\x1b\](.*?)[\x07\x1b]", terminal.output)) <= {b"0;Outreach", b"22;default"}
    for command in (b"pwned\x07", b"\x1b[6n", "\x9b31m".encode(), "\u202e".encode()):
        assert command not in terminal.output


def test_a_fault_of_ours_shows_one_sentence(tmp_path: Path) -> None:
    """A crash shows the fixed sentence, no traceback and nothing that was said, and ends with status 1."""
    terminal = Terminal("crash", str(tmp_path / "kept"))
    terminal.read_until(lambda output: b"Code name" in output)
    terminal.type("crash")
    assert terminal.ended() == 1
    after = terminal.output.split(b"\x1b[?1049l")[-1].decode()
    assert " ".join(FAULT.split()) in " ".join(after.split())
    assert "Traceback" not in after
    assert SECRET not in terminal.output.decode(errors="replace")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_was_typed(tmp_path: Path, number: signal.Signals) -> None:
    """Told to end, the app keeps the words, gives the terminal back, and says by its status what happened."""
    kept = tmp_path / "kept"
    terminal = Terminal("kept", str(kept))
    terminal.read_until(lambda output: b"Code name" in output)
    terminal.type("quiet-har")
    terminal.read_until(lambda output: b"har" in output[-4000:] or kept.exists())
    os.kill(terminal.pid, number)
    assert terminal.ended() == 128 + number
    assert kept.read_text(encoding="utf-8") == "quiet-har"
    assert b"\x1b[?1049l" in terminal.output


def test_no_color_means_none(tmp_path: Path) -> None:
    """With NO_COLOR every colour is a grey, and the words are all there."""
    terminal = Terminal("kept", str(tmp_path / "kept"), NO_COLOR="1", COLORTERM="truecolor")
    terminal.read_until(lambda output: b"Code name" in output)
    terminal.type("\x11")
    assert terminal.ended() == 0
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.output)
    assert all(red == green == blue for red, green, blue in colours)


async def test_every_tone_can_be_read() -> None:
    """Each colour of text stands out from its background at least 4.5 to 1."""
    app = OutreachApp(desk=Desk())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for style in tones_on(app.screen.query_one(Pad).rich_style).values():
            assert style.color is not None
            assert style.bgcolor is not None
            colour, background = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            assert background.get_contrast_text(1).rgb is not None
            lighter, darker = sorted((_luminance(colour), _luminance(background)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


NOT_BEFORE_THE_PROMPT = (
    "pyxform", "tinydb", "cryptography", "pyrage", "msgspec", "questionary", "lxml",
    "outreach_tui.workflow", "outreach_tui.interview", "outreach_tui.records", "outreach_tui.vault",
)  # fmt: skip


def test_the_prompt_loads_next_to_nothing() -> None:
    """Before the passphrase, nothing is loaded that the prompt does not need."""
    script = "import sys, outreach_tui.tui.app; print('\\n'.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not [name for name in loaded if name in NOT_BEFORE_THE_PROMPT]
    assert not [
        name
        for name in loaded
        if name.startswith(("outreach_tui.workflow.", "outreach_tui.tui.interviewing"))
    ]
