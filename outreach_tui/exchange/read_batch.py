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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from outreach_tui.exchange.batch import Reading, Refusal, judge_together
from outreach_tui.exchange.bundle import Reader
from outreach_tui.exchange.refusal import Code, ExchangeError, next_step
from outreach_tui.exchange.worker import Limits, order_for, receive, send

_PACKAGE_HOME = str(Path(__file__).resolve().parents[2])
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
    allowed = limits or Limits()
    process: subprocess.Popen[bytes] | None = None
    try:
        for path in paths:
            process = process or _started(reader, allowed)
            reading = _asked(process, str(path), allowed)
            if reading is None:
                _ended(process)
                process = None
            yield reading or _lost(path)
    finally:
        if process:
            _ended(process)


def _started(reader: Reader, limits: Limits) -> subprocess.Popen[bytes]:
    """Return a fresh process that has its orders; the current folder is no place it imports from."""
    try:
        process = subprocess.Popen(  # noqa: S603 - this very Python, and arguments of our own
            [sys.executable, "-P", "-c", _START, _PACKAGE_HOME],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        send(_pipe(process.stdin), order_for(reader, limits))
    except OSError as error:
        raise ExchangeError(
            "worker",
            "reading bundles",
            "a separate process could not be started",
            "Close programs, then try again",
        ) from error
    return process


def _asked(process: subprocess.Popen[bytes], where: str, limits: Limits) -> Reading | None:
    """Return what the process answers, None when it died or had to be stopped."""
    alarm = threading.Timer(limits.wall_seconds, process.kill)
    alarm.start()
    try:
        send(_pipe(process.stdin), where)
        answer = receive(_pipe(process.stdout))
        return msgspec.msgpack.decode(answer, type=Reading) if answer is not None else None
    except (OSError, msgspec.MsgspecError):
        return None
    finally:
        alarm.cancel()


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            _pipe(pipe).close()
        except OSError:
            continue


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
