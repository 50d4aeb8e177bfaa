"""The process in which bundles are opened: it has limits, holds nothing else, and may die.

Rules:
- Records are read here too, so that nothing hostile is parsed where the keys and the store are.
- It is told once who reads and what they trust, then one path after the other; it answers each with a bundle
  or a refusal. Keys reach it through a pipe, never through arguments or the environment.
- Where the system has resource limits (POSIX) it holds itself to 1 GiB of memory and a minute of processor
  time a file, writes no file and leaves no core image. On Windows only the clock of its parent holds it.
- It prints nothing: what it reads is personal.

`read_batch.py` starts it, waits for it, and starts another when it dies.
"""

import gc
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.batch import Reading, Refusal
from outreach_tui.exchange.bundle import LARGEST_BUNDLE, OpenedBundle, Reader, read_bundle
from outreach_tui.exchange.manifest import RECORDS
from outreach_tui.exchange.places import require_whole, take_unproven
from outreach_tui.exchange.refusal import BundleError
from outreach_tui.exchange.register import Register
from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.records.read_lines import read_lines
from outreach_tui.sealing.age_file import AgeIdentity

LONGEST_FRAME = 512 * 1024 * 1024
"""Bytes one message between the two processes may have."""

_LENGTH_BYTES = 8


class Limits(Struct, frozen=True, kw_only=True):
    """What reading one file may cost."""

    memory: int = 1024 * 1024 * 1024
    """Bytes of address space of the whole process."""
    processor_seconds: int = 60
    """Processor time for one file."""
    wall_seconds: float = 120.0
    """Time on the wall for one file, kept by the parent."""


class Order(Struct, frozen=True, kw_only=True):
    """What the process is told first."""

    identities: tuple[AgeIdentity, ...]
    """The keys that open."""
    area: str
    """The area that is read for."""
    register: Register
    """Who may sign."""
    at: str
    """Now (UTC)."""
    marks: tuple[Mark, ...]
    """The bundles that are here already."""
    limits: Limits
    """What one file may cost."""

    def reader(self) -> Reader:
        """Return the reader this order describes."""
        return Reader(
            identities=self.identities,
            area=self.area,
            register=self.register,
            at=self.at,
            chains=Chains.of(self.marks),
        )


def order_for(reader: Reader, limits: Limits) -> Order:
    """Return what the process must be told to read as `reader` would."""
    return Order(
        identities=reader.identities,
        area=reader.area,
        register=reader.register,
        at=reader.at,
        marks=tuple(reader.chains.marks.values()),
        limits=limits,
    )


def send(pipe: IO[bytes], message: object) -> None:
    """Write one message and make sure it is on its way."""
    body = msgspec.msgpack.encode(message)
    pipe.write(len(body).to_bytes(_LENGTH_BYTES))
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, None when the other side is gone."""
    head = pipe.read(_LENGTH_BYTES)
    length = int.from_bytes(head)
    if len(head) < _LENGTH_BYTES or length > LONGEST_FRAME:
        return None
    body = pipe.read(length)
    return body if len(body) == length else None


def main() -> None:
    """Answer every path that comes in through standard input, until it ends."""
    first = receive(sys.stdin.buffer)
    if first is None:
        return
    order = msgspec.msgpack.decode(first, type=Order)
    reader = order.reader()
    _stand_back()
    _hold_memory(order.limits)
    gc.freeze()
    gc.disable()  # of all that is made here only errors hold cycles; looking for more takes long
    while (raw := receive(sys.stdin.buffer)) is not None:
        _hold_processor(order.limits)
        answer = reading(msgspec.msgpack.decode(raw, type=str), reader)
        send(sys.stdout.buffer, answer)
        if isinstance(answer.outcome, Refusal):
            gc.collect()


def reading(where: str, reader: Reader) -> Reading:
    """Return what comes of one file: the bundle, with its records read, or why it is set aside."""
    path = Path(where)
    try:
        sealed = take_unproven(path, LARGEST_BUNDLE)
        bundle = _whole_bundle(path, sealed, reader)
    except OutreachError as error:
        refusal = Refusal(code=error.code, where=error.where, what=error.what, next_step=error.next_step)
        return Reading(where=where, outcome=refusal)
    return Reading(
        where=where,
        outcome=msgspec.structs.replace(bundle, records=()),
        read=read_lines(bundle.records, _numbers(bundle)),
    )


def _whole_bundle(path: Path, sealed: bytes, reader: Reader) -> OpenedBundle:
    """Return the bundle; one that does not open is told to be torn where its name shows that it is.

    What opens is whole: the seal proves it, and hashing the file once more would only take time.
    """
    try:
        return read_bundle(sealed, reader, path.name)
    except BundleError:
        require_whole(path.name, sealed, str(path))
        raise


def _numbers(bundle: OpenedBundle) -> Iterable[int]:
    """Return the numbers of the lines that were not set aside when the bundle was opened."""
    aside = {one.line for one in bundle.set_aside if one.file == RECORDS}
    return (number for number in count(1) if number not in aside)


if sys.platform == "linux":
    import os

    def _stand_back() -> None:
        """Have the system interrupt nobody for this process's sake, its parent least of all.

        Both work on the same bundles; each time one was torn from what it had in its caches, both lost by it:
        a tenth of all the time of a large merge.
        """
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))

else:

    def _stand_back() -> None:
        """Do nothing: only Linux tells work like this from the work of somebody at a keyboard."""


if sys.platform == "win32":

    def _hold_memory(limits: Limits) -> None:
        """Do nothing: Windows has no such limits for a running process; the parent's clock remains."""

    def _hold_processor(limits: Limits) -> None:
        """Do nothing, for the same reason."""

else:
    import resource

    def _hold_memory(limits: Limits) -> None:
        """Hold this process to its memory, and keep it from writing files or core images."""
        _lower(resource.RLIMIT_AS, limits.memory)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)

    def _hold_processor(limits: Limits) -> None:
        """Give this process its processor time for one more file."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + limits.processor_seconds)

    def _lower(which: int, limit: int) -> None:
        """Set a limit where the system knows it and allows it; one that is lower already stays."""
        _, hard = resource.getrlimit(which)
        wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(which, (wanted, hard))
        except (OSError, ValueError):
            return


if __name__ == "__main__":
    main()
