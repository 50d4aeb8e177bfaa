"""What handing over and reading cost, beside the bare work on the same bytes in the same run.

Run it with `python -m tests.benchmarks.bundles`. Believe the ratios, not the seconds.
"""

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from outreach_tui.exchange.bundle import read_bundle
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.places import put
from outreach_tui.exchange.read_batch import read_batch
from outreach_tui.sealing.age_file import open_sealed
from tests.exchange.invented import invented

BUNDLES = 100
REVISIONS = 1_000
VISITS = 500
RECORDS_A_VISIT = 15
BAR_READING = 2.0
BAR_WRITING = 1.0


def lines(count: int, salt: int) -> tuple[bytes, ...]:
    """Return that many revision lines of common size."""
    words = b",".join(b'"field_%d":"%s"' % (number, b"words as spoken " * 4) for number in range(8))
    return tuple(
        b'{"at":"2026-05-04T09:30:00Z","device":"elm-7f3k","entity_list":"interests",'
        b'"form":"home_visit@1","format":1,"record":"%08x-0000-4000-8000-%012x","replaces":{},'
        b'"salt":"%032x","set":{%s},"who":"officer"}' % (salt, number, salt * count + number, words)
        for number in range(count)
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long the fastest of three runs takes."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def bare(paths: Sequence[Path]) -> int:
    """Decrypt the bundles and parse every line, with no check at all."""
    count = 0
    for path in paths:
        archive = open_sealed(path.read_bytes(), (invented().lead,), 1 << 30)
        for line in archive[: archive.rindex(b"}\n") + 1].split(b"\n"):
            if line.startswith(b'{"at"'):
                msgspec.json.decode(line)
                count += 1
    return count


def main() -> int:
    """Print the ratios; return 1 when one is over its bar."""
    area = invented()
    with tempfile.TemporaryDirectory() as folder:
        place, paths, mark = Path(folder), [], None
        for number in range(1, BUNDLES + 1):
            bundle = area.bundle(BundleContents(revisions=lines(REVISIONS, number)), mark, number)
            mark = bundle.mark
            paths.append(place / put(place, bundle.sealed))
        floor = seconds(lambda: bare(paths))
        alone = seconds(lambda: [read_bundle(path.read_bytes(), area.reader()) for path in paths])
        apart = seconds(lambda: read_batch(paths, area.reader()))
    visits = BundleContents(revisions=lines(VISITS * RECORDS_A_VISIT, 0))
    size = sum(map(len, visits.revisions))
    writing = seconds(lambda: area.bundle(visits))
    hashing = seconds(lambda: [hashlib.sha256(line).digest() for line in visits.revisions])
    sys.stdout.write(
        f"{BUNDLES} bundles of {REVISIONS} revisions: decrypt and parse {floor:.2f} s\n"
        f"  read and prove, same process      {alone:.2f} s  {alone / floor:.2f} x\n"
        f"  read and prove, separate process  {apart:.2f} s  {apart / floor:.2f} x (bar {BAR_READING})\n"
        f"{VISITS} visits, {size / 1e6:.1f} MB: written in {writing:.2f} s (bar {BAR_WRITING}), "
        f"hashing alone {hashing:.3f} s\n"
    )
    return int(apart > BAR_READING * floor or writing > BAR_WRITING)


if __name__ == "__main__":
    raise SystemExit(main())
