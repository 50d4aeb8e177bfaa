"""The app in a terminal of its own: what its bytes hold, how it ends, what it loads before its prompt."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_tui.tui.ends import FAULT
from tests.end_to_end.terminal import KEYS, Terminal
from tests.tui.frames import NAMED
from tests.tui.hostile_text import COMMANDS, HOSTILE
from tests.tui.stand_alone import FAULT_KEY, SECRET
from tests.tui.worlds import GALLERY

ROOT = Path(__file__).parents[2]
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
TITLES = {b"0;Outreach", b"22;default"}
"""Every operating-system command that may reach the terminal: the title, and the pointer's usual shape."""
PRESSED = {"delete": "\x1b[3~", "right": "\x1b[C"}


def stand_alone(*words: str | Path, **environment: str) -> Terminal:
    """Start the app on fakes."""
    env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "PYTHONUTF8": "1", **environment}
    return Terminal([sys.executable, "-m", "tests.tui.stand_alone", *words], env=env, cwd=ROOT)


def one_line(text: str) -> str:
    """Return text however it was wrapped."""
    return " ".join(text.split())


@pytest.mark.parametrize("view", GALLERY)
def test_hostile_text_and_then_a_fault_of_ours(view: str, tmp_path: Path) -> None:
    """On each screen: hostile bytes command nothing; a fault shows one sentence, no value, status 1."""
    shown = GALLERY[view]
    with stand_alone("hostile", view, TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_until(lambda now: now.strip() != "" and "F1" in now, "the first screen")
        for key in shown.keys:
            before = len(terminal.raw)
            terminal.type(KEYS.get(key) or PRESSED.get(key) or key)
            if NAMED.fullmatch(key):
                terminal.wait_until(lambda _now, before=before: len(terminal.raw) > before, f"{key} answered")
        terminal.press(FAULT_KEY)
        assert terminal.wait_for_end() == 1
        raw = terminal.raw
    for command in COMMANDS:
        assert command not in raw
    assert set(re.findall(rb"\x1b\](.*?)[\x07\x1b]", raw, re.DOTALL)) <= TITLES
    assert not [one for one in raw.decode() if "\x80" <= one <= "\x9f"]
    screen, after = raw.split(LEFT)
    assert screen.endswith(b"\x1b[<u")
    assert b"\x1b[2J" in screen[-200:]
    assert one_line(FAULT) in one_line(after.decode())
    assert "Traceback" not in raw.decode()
    assert SECRET not in raw.decode()
    assert HOSTILE[1:20] not in after.decode()
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_was_typed(tmp_path: Path, number: signal.Signals) -> None:
    """Told to end, the app keeps the words, gives the terminal back, and says by its status what happened."""
    kept = tmp_path / "kept"
    with stand_alone("kept", kept) as terminal:
        terminal.wait_for("Code name")
        terminal.type("quiet-har")
        terminal.wait_for("quiet-har")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert LEFT in terminal.raw
    assert kept.read_text(encoding="utf-8") == "quiet-har"


def test_stopped_from_outside_it_goes_on_with_every_key(tmp_path: Path) -> None:
    """Stopped where it cannot hear it and let go on, it takes every key in its order, and can be left."""
    pieces = ("qui", "et-", "harbour")
    with stand_alone("kept", tmp_path / "kept") as terminal:
        terminal.wait_for("Code name")
        for piece in pieces:
            terminal.signal(signal.SIGSTOP)
            terminal.wait_until_stopped()
            terminal.type(piece)
            terminal.signal(signal.SIGCONT)
        terminal.wait_for("".join(pieces))
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0


def test_gone_on_with_in_the_front_it_takes_the_window_from_the_shell(tmp_path: Path) -> None:
    """Stopped from outside, a shell lets it go on: the window shows and obeys no key, and none is lost."""
    with stand_alone("kept", tmp_path / "kept") as terminal:
        terminal.wait_for("Code name")
        for piece in ("qui", "et"):
            terminal.type(piece)
            terminal.wait_for(piece)
            terminal.signal(signal.SIGSTOP)
            terminal.wait_until_stopped()
            terminal.take_back()
            stopped_at = len(terminal.raw)
            terminal.signal(signal.SIGCONT)
            terminal.wait_until(lambda _now, at=stopped_at: ENTERED in terminal.raw[at:], "the window taken")
            assert not terminal.is_as_a_shell_has_it
        terminal.type("-har")
        terminal.wait_for("quiet-har")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_as_a_shell_has_it


def test_a_terminal_of_another_encoding_costs_one_letter(tmp_path: Path) -> None:
    """A byte that is no UTF-8 stands as one unreadable letter; nothing crashes, every other key arrives."""
    with stand_alone("kept", tmp_path / "kept") as terminal:
        terminal.wait_for("Code name")
        terminal.send("quiet-caf\xe9-".encode("latin-1") + "größe".encode())
        terminal.wait_for("quiet-caf\ufffd-größe")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0


def test_a_fault_beside_the_screens_shows_the_same_sentence(tmp_path: Path) -> None:
    """Where the thread that reads keys breaks, the words are kept, and there is one sentence and status 1."""
    kept = tmp_path / "kept"
    with stand_alone("broken", kept) as terminal:
        terminal.wait_for("Code name")
        terminal.type("quiet-har")
        terminal.wait_for("quiet-har")
        terminal.press("ctrl+b")
        assert terminal.wait_for_end() == 1
        assert one_line(FAULT) in one_line(terminal.raw.split(LEFT)[1].decode())
        assert b"Traceback" not in terminal.raw
        assert SECRET.encode() not in terminal.raw
    assert kept.read_text(encoding="utf-8") == "quiet-har"


@pytest.mark.parametrize("environment", [{}, {"COLORTERM": "truecolor"}])
def test_no_color_means_none(tmp_path: Path, environment: dict[str, str]) -> None:
    """With NO_COLOR not one colour is sent, and the words are all there; the key for themes says why."""
    with stand_alone("kept", tmp_path / "kept", NO_COLOR="1", **environment) as terminal:
        terminal.wait_for("Code name", "Before the door")
        terminal.press("ctrl+y")
        terminal.wait_for("NO_COLOR is set")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        codes = re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw)
    used = {code for one in codes for code in one.split(b";") if code}
    assert used <= {b"0", b"1", b"3", b"7", b"39", b"49"}


NOT_BEFORE_THE_PROMPT = (
    "pyxform",
    "tinydb",
    "cryptography",
    "pyrage",
    "msgspec",
    "questionary",
    "lxml",
    "outreach_tui.workflow",
    "outreach_tui.interview",
    "outreach_tui.records",
    "outreach_tui.vault",
)


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
