"""Reading a whole folder of bundles in one separate process, which is started again when it dies.

Rules:
- One process reads the whole batch; a file that kills it, or that takes too long, is set aside as too-big and
  the next file goes to a fresh process.
- Every file gives exactly one reading, in the order asked for; no file stops another.
- A process that cannot be started at all is an error of the machine, said as such.
"""

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from outreach_tui.exchange.batch import Reading, Refusal, judge_together
from outreach_tui.exchange.bundle import Reader
from outreach_tui.exchange.refusal import Code, ExchangeError, next_step
from outreach_tui.exchange.worker import Limits, order_for, receive, send

_PACKAGE_HOME = str(Path(__file__).resolve().parents[2])
_AHEAD = 2
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
    upcoming = iter(paths)
    waiting = deque(islice(upcoming, _AHEAD))
    process: _Process | None = None
    try:
        while waiting:
            process = process or _Process(reader, limits or Limits(), waiting)
            reading = process.answer()
            path = waiting.popleft()
            if reading is None:
                process.end()
                process = None
            for more in islice(upcoming, 1):
                waiting.append(more)
                if process:
                    process.ask(more)
            yield reading or _lost(path)
    finally:
        if process:
            process.end()


class _Process:
    """One separate process; it works on a file while its parent takes in the one before."""

    def __init__(self, reader: Reader, limits: Limits, paths: Iterable[Path]) -> None:
        """Start it, tell it its orders and the first paths; it imports nothing from the current folder."""
        self._limits = limits
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, and arguments of our own
                [sys.executable, "-P", "-c", _START, _PACKAGE_HOME],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            what = "a separate process could not be started"
            raise ExchangeError(
                "worker", "reading bundles", what, "Close programs, then try again"
            ) from error
        self._tell(order_for(reader, limits))
        for path in paths:
            self.ask(path)

    def ask(self, path: Path) -> None:
        """Give it one more path."""
        self._tell(str(path))

    def answer(self) -> Reading | None:
        """Return its next answer, None when it died or had to be stopped."""
        alarm = threading.Timer(self._limits.wall_seconds, self._process.kill)
        alarm.start()
        try:
            answer = receive(_pipe(self._process.stdout))
            return msgspec.msgpack.decode(answer, type=Reading) if answer is not None else None
        except (OSError, msgspec.MsgspecError):
            return None
        finally:
            alarm.cancel()

    def end(self) -> None:
        """Stop it and forget it."""
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


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("the process has no pipe")
    return pipe
