"""What handing over 500 visits costs: sorted out by what was agreed, sealed, numbered, put and read back.

`python -m tests.benchmarks.handing_over [visits]`, from the root of a checkout. Besides the disk is what the
processor does; beside it, in the same run, the bare way: the same lines sealed, with no check.
"""

import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from outreach_tui.exchange.folder_place import FolderPlace
from outreach_tui.sealing.age_file import seal
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.hand_over import prepare
from outreach_tui.workflow.outbox import hand_over
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import hold, new_area, visit

VISITS = 500
BAR = 1.0
"""Seconds, besides the disk."""


def many(workspace: Workspace, visits: int) -> Iterator[bytes]:
    """Yield the revisions of a visit that was held, as if it had been held with this many people."""
    hold(workspace, "home_visit", *visit("quiet-harbour", "get good at welding", "five-a-side"))
    held = tuple(workspace.vault.revisions().values())
    records = {
        record.id for name in workspace.picture.entity_lists() for record in workspace.picture.each(name)
    }
    for number in range(1, visits):
        new = {one.encode(): str(uuid.uuid5(uuid.UUID(one), str(number))).encode() for one in sorted(records)}
        for line in held:
            yield _replaced(line, new)


def _replaced(line: bytes, new: Mapping[bytes, bytes]) -> bytes:
    for before, after in new.items():
        line = line.replace(before, after)
    return line


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the processor, and all of them."""
    begun, processor = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - processor, time.perf_counter() - begun


def main() -> int:
    """Print what it cost; return 1 when it is over its bar."""
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else VISITS
    with tempfile.TemporaryDirectory() as folder:
        area = new_area(Path(folder), "isla")
        with area.at("isla") as isla:
            lines = tuple(many(isla, visits))
            isla.vault.add(lines)
            isla.learn(lines)
            every = tuple(isla.vault.revisions().values())
            place = FolderPlace(area.stick)
            writing, written = measured(lambda: prepare(isla))
            putting, put = measured(lambda: hand_over(isla, place, lambda _words: None))
            again, _ = measured(lambda: prepare(isla))
            recipients = kept_pack(isla).age_recipients
            bare, _ = measured(lambda: seal(b"\n".join(sorted(every)), recipients))
        sys.stdout.write(
            f"{visits} visits, {len(every)} changes, {sum(map(len, every)) / 1e6:.1f} MB: "
            f"sealed in {writing:.2f} s besides the disk (bar {BAR}), {written:.2f} s with it, "
            f"{writing / bare:.0f} x sealing alone ({bare:.3f} s)\n"
            f"  put and read back in {putting:.2f} s besides the disk, {put:.2f} s with it; "
            f"nothing new, {again:.2f} s\n"
        )
    return int(writing + putting > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
