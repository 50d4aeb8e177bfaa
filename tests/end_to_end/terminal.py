"""A terminal that a test can sit in front of: a real pseudo-terminal, its screen read as text.

Rules:
- The program has the pseudo-terminal as its controlling terminal, so Ctrl-C, /dev/tty and hang-ups are real.
- Waiting is always for something to be seen, with a deadline; there is no fixed pause anywhere.
- The screen shows whole frames only: it answers that it knows synchronised output, and waits for the end.
- Every byte the program ever wrote is kept, with the moment at which it came, beside the screen it painted.

It knows nothing about Outreach.
"""

import fcntl
import functools
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds a screen may take on a slow, shared machine before a test gives up on it."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
"""What a terminal sends for each key that is not a character."""

_INPUT, _LOCAL = 0, 3
"""Where the flags that change keys, and those that say how they are handed on, stand among the attributes."""
_A_SHELLS = termios.ECHO | termios.ICANON | termios.ISIG
_PRIVATE = re.compile(rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]")
_BEGUN = re.compile(rb"\x1b(\[([<=>?][0-9;:]*\$?)?)?\Z")
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_KNOWS_FRAMES, _IT_DOES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


class NotShownError(AssertionError):
    """What a test waited for did not come; the message holds the screen as it stood."""


@dataclass(frozen=True, slots=True)
class Written:
    """Some bytes the program wrote."""

    at: float
    """When they were read, in `time.perf_counter` seconds."""
    data: bytes
    """The bytes, as they came."""


class Screen:
    """Cells painted from a program's bytes, the way a terminal paints them."""

    def __init__(self, rows: int, columns: int, answer: Callable[[bytes], None] = lambda _data: None) -> None:
        """Stand empty.

        Args:
            rows: height in cells.
            columns: width in cells.
            answer: takes what a terminal replies to a program's questions (where the cursor is).
        """
        self._cells = pyte.Screen(columns, rows)
        self._cells.write_process_input = lambda data: answer(data.encode())
        self._stream = pyte.ByteStream(self._cells)
        self._answer = answer
        self._unpainted = b""

    def feed(self, data: bytes) -> None:
        """Paint `data`, but for what belongs to a frame or a sequence that is not whole yet.

        Sequences of newer terminals that pyte would print as text are taken out first.
        """
        if _KNOWS_FRAMES in data:
            self._answer(_IT_DOES)
        data = _PRIVATE.sub(b"", self._unpainted + data)
        begun = _BEGUN.search(data)
        whole = begun.start() if begun else len(data)
        frame = data.rfind(_FRAME_BEGINS)
        if frame >= 0 and _FRAME_ENDS not in data[frame:]:
            whole = min(whole, frame)
        self._unpainted = data[whole:]
        self._stream.feed(data[:whole])

    def resize(self, rows: int, columns: int) -> None:
        """Change the size in cells."""
        self._cells.resize(rows, columns)

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as text, top to bottom, without the blanks at their ends."""
        return tuple(line.rstrip() for line in self._cells.display)

    @property
    def text(self) -> str:
        """The rows as one text."""
        return "\n".join(self.lines)


class Terminal:
    """One program in one pseudo-terminal; leaving the `with` block ends it."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        rows: int = 24,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start `command`.

        Args:
            command: the program and its arguments.
            rows: height in cells.
            columns: width in cells.
            env: the whole environment but TERM, which is xterm-256color; this process's own if not given.
            cwd: the folder to start in.
        """
        self.written: list[Written] = []
        self._ours, theirs = os.openpty()
        self._has_ended = False
        self.screen = Screen(rows, columns, self._reply)
        _set_size(theirs, rows, columns)
        self.started_at = time.perf_counter()
        with warnings.catch_warnings():
            # The child only makes its terminal its own before it becomes the program: safe beside threads.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = subprocess.Popen(
                [os.fspath(part) for part in command],
                env=_in_a_window(os.environ if env is None else env),
                cwd=cwd,
                preexec_fn=functools.partial(_sit_down_at, theirs),  # noqa: PLW1509 - two calls of the system
            )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def raw(self) -> bytes:
        """Every byte the program wrote so far."""
        return b"".join(piece.data for piece in self.written)

    @property
    def lines(self) -> tuple[str, ...]:
        """The screen as it stands."""
        return self.screen.lines

    @property
    def text(self) -> str:
        """The screen as it stands, as one text."""
        return self.screen.text

    def type(self, text: str) -> None:
        """Send characters, as from the keyboard."""
        self.send(text.encode())

    def send(self, data: bytes) -> None:
        """Send bytes, as a terminal set to whatever encoding would."""
        self._reply(data)

    def press(self, *keys: str) -> None:
        """Send keys by name ("enter", "f2", "ctrl+c"); anything that is no name is typed as it stands."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def wait_for(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Wait until every one of `texts` stands on the screen, and return the screen."""
        wanted = " and ".join(repr(text) for text in texts)
        return self.wait_until(lambda shown: all(text in shown for text in texts), wanted, seconds=seconds)

    def wait_until_gone(self, text: str, *, seconds: float = PATIENCE) -> str:
        """Wait until `text` no longer stands on the screen, and return the screen."""
        return self.wait_until(lambda shown: text not in shown, f"no {text!r}", seconds=seconds)

    def wait_until(self, is_so: Callable[[str], bool], wanted: str, *, seconds: float = PATIENCE) -> str:
        """Wait until the screen is as `is_so` wants it.

        Args:
            is_so: takes the screen's text.
            wanted: what it looks for, for the message of `NotShownError`.
            seconds: how long to wait at most.
        """
        deadline = time.perf_counter() + seconds
        while not is_so(self.text):
            left = deadline - time.perf_counter()
            if left <= 0 or not self.read(left):
                why = "the program ended" if self._has_ended else f"{seconds:g} seconds went by"
                message = f"waited for {wanted}; {why}; the screen was:\n{self.text}"
                raise NotShownError(message)
        return self.text

    def read(self, seconds: float) -> bytes:
        """Wait for the next bytes, paint and return them; empty if none came or the program has ended."""
        if self._has_ended or not select.select([self._ours], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # Linux says EIO when the other side is closed
            data = b""
        self._has_ended = not data
        if data:
            self.written.append(Written(time.perf_counter(), data))
            self.screen.feed(data)
        return data

    def wait_for_end(self, *, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended and return its exit code (a signal's number, negative)."""
        deadline = time.perf_counter() + seconds
        while not self._has_ended and (left := deadline - time.perf_counter()) > 0:
            self.read(left)
        try:
            return self._process.wait(max(0.0, deadline - time.perf_counter()))
        except subprocess.TimeoutExpired as still_there:
            message = f"waited {seconds:g} seconds for the end; the screen was:\n{self.text}"
            raise NotShownError(message) from still_there

    def kill(self) -> None:
        """End the program as a power cut does: SIGKILL, nothing of it runs any more."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def wait_until_stopped(self, *, seconds: float = PATIENCE) -> None:
        """Wait until the program has stopped itself; what it wrote before is painted."""
        deadline = time.perf_counter() + seconds
        while (
            os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        ):
            self.read(0.05)
            if time.perf_counter() > deadline:
                message = f"it did not stop; the screen was:\n{self.text}"
                raise NotShownError(message)
        while self.read(0.05):
            pass

    def take_back(self) -> None:
        """Set the window as a shell has it that takes over: it shows keys and hands on lines."""
        attributes = termios.tcgetattr(self._ours)
        attributes[_LOCAL] |= _A_SHELLS
        attributes[_INPUT] |= termios.ICRNL
        termios.tcsetattr(self._ours, termios.TCSANOW, attributes)

    @property
    def is_as_a_shell_has_it(self) -> bool:
        """Whether the window shows keys, hands on lines and heeds Ctrl-C and Ctrl-Z by itself."""
        return termios.tcgetattr(self._ours)[_LOCAL] & _A_SHELLS == _A_SHELLS

    def resident_megabytes(self) -> float:
        """Return what the program holds in memory; Linux alone says it."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        (held,) = re.findall(r"VmRSS:\s+(\d+) kB", status)
        return int(held) / 1024

    def hang_up(self) -> int:
        """Close the window; return the program's exit code once it has ended."""
        self._has_ended = True
        os.close(self._ours)
        self._ours = -1
        return self._process.wait(PATIENCE)

    def close(self) -> None:
        """End the program and give the pseudo-terminal back."""
        self.kill()
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def resize(self, rows: int, columns: int) -> None:
        """Make the window another size; the program gets SIGWINCH.

        The kernel signals only a change of size, and Python can lose a signal that comes as it starts a call;
        so the program is signalled here too, every time.
        """
        self.screen.resize(rows, columns)
        _set_size(self._ours, rows, columns)
        self._process.send_signal(signal.SIGWINCH)

    def _reply(self, data: bytes) -> None:
        if self._process.poll() is None:
            os.write(self._ours, data)


def _in_a_window(env: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without a fixed size: a program would believe it more than its window."""
    kept = {name: value for name, value in env.items() if name not in {"COLUMNS", "LINES"}}
    return kept | {"TERM": "xterm-256color"}


def _sit_down_at(window: int) -> None:
    """Make the window this process's own, where Ctrl-C is heard even if whoever runs the tests ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.login_tty(window)


def _set_size(terminal: int, rows: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
