"""Reading a whole folder of bundles in a separate process, which is started again when it dies.

Rules:
- One process reads the whole batch, up to three where there are many files and processors. A file that kills
  its process, or takes too long, is set aside as too-big and the next file goes to a fresh one.
- Records are named here, by the side that relies on the names, while the process goes on with the next file.
- Every file gives exactly one reading, in the order asked for; no file stops another.
- A process that cannot be started at all is an error of the machine, said as such.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from outreach_tui.exchange.batch import Reading, Refusal, judge_together
from outreach_tui.exchange.bundle import Reader
from outreach_tui.exchange.patience import Patience
from outreach_tui.exchange.refusal import Code, ExchangeError, next_step
from outreach_tui.exchange.worker import Limits, order_for, receive, send

_KEEP_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": str(32 * 1024 * 1024),
    "MALLOC_TRIM_THRESHOLD_": str(256 * 1024 * 1024),
}
"""Keeps glibc from giving memory back after each file and asking for it again, a fifth of all the work."""

_PACKAGE_HOME = str(Path(__file__).resolve().parents[2])
_AHEAD = 4
"""Files a process is asked for before the first of them is taken in, so that it never waits to be asked."""

_MOST_PROCESSES = 3
_FILES_WORTH_A_PROCESS = 16
_ROOM = 1024 * 1024
_START = "import sys; sys.path.append(sys.argv[1]); from outreach_tui.exchange.worker import main; main()"


def read_batch(paths: Iterable[Path], reader: Reader, limits: Limits | None = None) -> tuple[Reading, ...]:
    """Return one reading for each path, judged together: forks set aside, repetitions known."""
    return judge_together(tuple(read_each(paths, reader, limits)))


def read_each(paths: Iterable[Path], reader: Reader, limits: Limits | None = None) -> Iterator[Reading]:
    """Yield one reading for each path, each judged alone.

    Args:
        paths: files from anybody.
        reader: who reads, and what they trust.
        limits: what one file may cost; generous ones if not given.
    """
    every = tuple(paths)
    many = min(_MOST_PROCESSES, os.cpu_count() or 1, 1 + len(every) // _FILES_WORTH_A_PROCESS)
    readers = [_Stream(every[first::many], reader, limits or Limits()) for first in range(many)]
    try:
        for number in range(len(every)):
            yield readers[number % many].next()
    finally:
        for one in readers:
            one.end()


class _Stream:
    """Files read one after the other, by one process at a time."""

    def __init__(self, paths: Iterable[Path], reader: Reader, limits: Limits) -> None:
        """Set a process to work on the first files."""
        self._upcoming = iter(paths)
        self._waiting = deque(islice(self._upcoming, _AHEAD))
        self._reader, self._limits = reader, limits
        self._process: _Process | None = self._start() if self._waiting else None

    def _start(self) -> "_Process":
        return _Process(self._reader, self._limits, self._waiting)

    def next(self) -> Reading:
        """Return what came of the next file; ask for another meanwhile."""
        process = self._process or self._start()
        reading = process.answer()
        path = self._waiting.popleft()
        if reading is None:
            process.end()
        self._process = process if reading else None
        for more in islice(self._upcoming, 1):
            self._waiting.append(more)
            if self._process:
                process.ask(more)
        return reading or _lost(path)

    def end(self) -> None:
        """Let go of the process."""
        if self._process:
            self._process.end()


class _Process:
    """One separate process; it works on a file while its parent takes in the one before."""

    def __init__(self, reader: Reader, limits: Limits, paths: Iterable[Path]) -> None:
        """Start it, tell it its orders and the first paths; it imports nothing from the current folder."""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, and arguments of our own
                [sys.executable, "-P", "-c", _START, _PACKAGE_HOME],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_KEEP_MEMORY},
            )
        except OSError as error:
            what = "a separate process could not be started"
            raise ExchangeError(
                "worker", "reading bundles", what, "Close programs, then try again"
            ) from error
        _make_room(self._process.stdout)
        self._patience = Patience(limits.wall_seconds, self._process.kill)
        self._tell(order_for(reader, limits))
        for path in paths:
            self.ask(path)

    def ask(self, path: Path) -> None:
        """Give it one more path."""
        self._tell(str(path))

    def answer(self) -> Reading | None:
        """Return its next answer, None when it died or had to be stopped."""
        self._patience.begin()
        try:
            answer = receive(_pipe(self._process.stdout))
            reading = msgspec.msgpack.decode(answer, type=Reading) if answer is not None else None
        except (OSError, msgspec.MsgspecError):
            return None
        finally:
            self._patience.rest()
        return msgspec.structs.replace(reading, read=reading.read.named()) if reading else None

    def end(self) -> None:
        """Stop it and forget it."""
        self._patience.end()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()

    def _tell(self, message: object) -> None:
        """Send it something; if it has died, its answer will show it."""
        with suppress(OSError):
            send(_pipe(self._process.stdin), message)


def _lost(path: Path) -> Reading:
    return Reading(
        where=str(path),
        outcome=Refusal(
            code=Code.TOO_BIG.value,
            where=path.name,
            what="reading it took more memory or time than any bundle needs",
            next_step=next_step(Code.TOO_BIG),
        ),
    )


if sys.platform == "linux":
    import fcntl

    def _make_room(pipe: IO[bytes] | None) -> None:
        """Let a whole answer wait in the pipe, while the process that wrote it goes on with the next file."""
        with suppress(OSError):
            fcntl.fcntl(_pipe(pipe), fcntl.F_SETPIPE_SZ, _ROOM)

else:

    def _make_room(pipe: IO[bytes] | None) -> None:
        """Do nothing: a pipe has the size it has; the process waits a little more often."""


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("the process has no pipe")
    return pipe
