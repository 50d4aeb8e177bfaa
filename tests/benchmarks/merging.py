"""What merging costs, beside only decrypting and parsing the same bytes, and beside pandas, in one run.

`python -m tests.benchmarks.merging [bundles] [revisions] [rounds]`, from the root of a checkout with the
development extra installed; with pandas installed too, its row is there.

- Merging is everything from sealed files to a picture: a separate process decrypts, proves sender and
  wholeness and checks every revision; here it is foretold what would change, accepted, and the picture grows.
- The bare way decrypts the same files and parses the same lines as JSON, with no check at all.
- pandas decrypts them too, reads them with `read_json`, puts them together with `concat`, takes out
  repetitions with `drop_duplicates`, and finds the fields that hold two values nobody replaced.

Every way runs in a process of its own, so its memory is its own; start-up and imports are not counted. The
revisions are as long as those of the invented area are on average, about 510 bytes; one in a hundred words a
wish of the bundle before differently. Promised: at most twice the bare way, at least five times faster than
pandas, at most 1.2 GB for a million revisions, one more bundle into them under a second.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import msgspec

from outreach_tui.exchange.bundle import LARGEST_BUNDLE, Reader
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.places import put
from outreach_tui.exchange.worker import Limits, Order, order_for
from outreach_tui.merging.accept import accept
from outreach_tui.merging.preview import Foretelling
from outreach_tui.merging.report import MergePreview
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed
from outreach_tui.workflow.arrivals import Arrivals
from tests.benchmarks.measured import in_turns
from tests.exchange.invented import invented
from tests.records.revisions import PERSON, WISH, revision, uuid

PROMISED, PROMISED_PANDAS, PROMISED_MB, PROMISED_ONE_MORE = 2.0, 5.0, 1200, 1.0
USUAL = ("100", "1000", "3")
MERGE, BARE, PANDAS, MORE = "merge", "decrypt and parse", "pandas", "one more bundle"
ORDER, LAST = "order", "last"
WORDS = "get good at welding, like proper gates, and show my wee brother how it is done "


class Taken(msgspec.Struct):
    """What one way came to."""

    seconds: float
    peak: float
    """Most memory of its process, in MB."""
    beside: float
    """Most memory of the processes it started, in MB."""
    conflicts: int = 0
    work: float = 0.0
    """Processor seconds of all its processes, start-up included; a busy machine stretches these less."""


def write_bundles(folder: Path, bundles: int, revisions: int) -> None:
    """Write that many sealed bundles, one more to come later, and who may read them."""
    model = revision(
        {"words": f"NUMBER {WORDS}", "kind": "skill", "want": "5", "themes": "trades", "why": WORDS}
    )
    (folder / LAST).mkdir()
    mark = None
    for bundle in range(bundles + 1):
        numbers = range(bundle * revisions, (bundle + 1) * revisions)
        lines = tuple(
            _line(model, one, max(0, one - revisions) + 1 if one % 100 == 0 else one) for one in numbers
        )
        sealed = invented().bundle(BundleContents(revisions=lines), mark, bundle + 1)
        mark = sealed.mark
        put(folder if bundle < bundles else folder / LAST, sealed.sealed)
    (folder / ORDER).write_bytes(msgspec.msgpack.encode(order_for(invented().reader(), Limits())))


def _line(model: bytes, number: int, record: int) -> bytes:
    """Return the model as the revision of that number, about one of the wishes of some young person."""
    person = uuid(0xF0000000 + record // 10)
    return (
        model.replace(WISH.encode(), uuid(record).encode())
        .replace(PERSON.encode(), person.encode())
        .replace(b"NUMBER", b"%d" % number)
        .replace(b'"salt":"00"', b'"salt":"%032x"' % number)
    )


def _reader(folder: Path) -> Reader:
    return msgspec.msgpack.decode((folder / ORDER).read_bytes(), type=Order).reader()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.age"))


def _opened(path: Path, keys: tuple[AgeIdentity, ...]) -> Iterator[bytes]:
    """Yield the revision lines of a bundle, with nothing checked."""
    archive = open_sealed(path.read_bytes(), keys, LARGEST_BUNDLE)
    for line in archive[archive.index(b'{"at"') :].split(b"\n"):
        if line.startswith(b'{"at"') and line.endswith(b"}"):
            yield line


def bare(folder: Path) -> tuple[float, int]:
    """Return the seconds that decrypting and parsing take."""
    start = perf_counter()
    parse = msgspec.json.Decoder().decode
    keys = _reader(folder).identities
    for path in _files(folder):
        for line in _opened(path, keys):
            parse(line)
    return perf_counter() - start, 0


def merge(folder: Path) -> tuple[float, int]:
    """Return the seconds that merging into an empty workspace takes, and the conflicts found.

    What came of it is kept while the clock is read, as an app keeps it; what pandas made is kept as well.
    """
    start = perf_counter()
    merged = Merged.of(State(), Picture(), _reader(folder), _files(folder))
    return perf_counter() - start, len(merged.seen.conflicts)


def one_more(folder: Path) -> tuple[float, int]:
    """Return the seconds that one more bundle takes, into all the others."""
    before = Merged.of(State(), Picture(), _reader(folder), _files(folder))
    start = perf_counter()
    merged = Merged.of(before.known, before.picture, _reader(folder), _files(folder / LAST))
    return perf_counter() - start, len(merged.seen.conflicts)


class Merged(NamedTuple):
    """What a coordinator has after a merge."""

    known: State
    """All that is here."""
    picture: Picture
    """What is in view."""
    arrived: Arrivals
    """What receipts are written from."""
    foretelling: Foretelling
    """What sorted the lines."""
    seen: MergePreview
    """What the screen showed before."""

    @classmethod
    def of(cls, known: State, picture: Picture, reader: Reader, files: list[Path]) -> "Merged":
        """Merge all the `files`, from sealed bytes to `picture`, which grows."""
        foretelling = Foretelling(known, picture)
        arrived = Arrivals.read(reader, {}, files, foretelling)
        seen = foretelling.seen(arrived.incoming())
        picture.join(accept(known, seen).picture)
        return cls(State(picture.revisions), picture, arrived, foretelling, seen)


def pandas(folder: Path) -> tuple[float, int]:
    """Return the seconds that the same takes with pandas, and the conflicts found."""
    pd: Any = import_module("pandas")

    start = perf_counter()
    keys = _reader(folder).identities
    frames = []
    for path in _files(folder):
        lines = list(_opened(path, keys))
        text = BytesIO(b"\n".join(lines))
        rows = pd.read_json(text, lines=True, dtype=False)
        rows["id"] = [hashlib.sha256(line).hexdigest() for line in lines]
        frames.append(rows)
    every = pd.concat(frames, ignore_index=True).drop_duplicates("id")
    writes = every[["id", "entity_list", "record", "set"]].copy()
    writes["set"] = [list(one.items()) for one in writes["set"]]
    writes = writes.explode("set", ignore_index=True)
    writes["field"] = [field for field, _ in writes["set"]]
    writes["value"] = [str(value) for _, value in writes["set"]]
    replaced = {(f, one) for rows in every["replaces"] for f, ids in rows.items() for one in ids}
    live = writes[[(f, one) not in replaced for f, one in zip(writes["field"], writes["id"], strict=True)]]
    different = live.groupby(["entity_list", "record", "field"])["value"].nunique()
    return perf_counter() - start, int((different > 1).sum())


WAYS = {MERGE: merge, BARE: bare, PANDAS: pandas, MORE: one_more}


def run_way(way: str, folder: Path) -> None:
    """Run one way here and print what it came to."""
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

    seconds, conflicts = WAYS[way](folder)
    here, there = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    work = here.ru_utime + here.ru_stime + there.ru_utime + there.ru_stime
    taken = Taken(seconds, here.ru_maxrss / 1024, there.ru_maxrss / 1024, conflicts, work)
    sys.stdout.buffer.write(msgspec.json.encode(taken))


def apart(way: str, folder: Path, seen: dict[str, list[Taken]]) -> float:
    """Run one way in a process of its own and note what it came to."""
    command = [sys.executable, "-m", "tests.benchmarks.merging", way, str(folder)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    taken = msgspec.json.decode(out, type=Taken)
    seen.setdefault(way, []).append(taken)
    return taken.seconds


def main() -> int:
    """Print the comparison; the exit code says whether the promises are kept."""
    if sys.argv[1:] and sys.argv[1] in WAYS:
        run_way(sys.argv[1], Path(sys.argv[2]))
        return 0
    bundles, revisions, rounds = (int(one) for one in (*sys.argv[1:], *USUAL[len(sys.argv) - 1 :]))
    ways = [MERGE, BARE, MORE, *([PANDAS] if find_spec("pandas") else [])]
    seen: dict[str, list[Taken]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_bundles(folder, bundles, revisions)
        os.sync()  # else the way that comes first waits for the disk
        size = sum(map(len, _opened(_files(folder)[0], _reader(folder).identities))) / revisions
        taken = in_turns({way: lambda way=way: apart(way, folder, seen) for way in ways}, rounds)
    middle = {way: median(values) for way, values in taken.items()}
    peak = {way: max(one.peak for one in values) for way, values in seen.items()}
    beside = max(one.beside for one in seen[MERGE])
    lines = [f"{bundles} bundles of {revisions} revisions of {size:.0f} bytes, {rounds} rounds, in turns"]
    for way in ways:
        work = median(one.work for one in seen[way])
        found = f"work {work:6.2f} s  {peak[way]:6.0f} MB  {seen[way][0].conflicts} conflicts"
        lines.append(f"{way:<18} {middle[way]:7.2f} s  {middle[way] / middle[BARE]:5.2f} x  {found}")
    lines.append(f"the process that opens bundles: {beside:.0f} MB")
    kept = [middle[MERGE] <= PROMISED * middle[BARE], middle[MORE] < PROMISED_ONE_MORE]
    kept.append(peak[MERGE] <= PROMISED_MB)
    if PANDAS in middle:
        kept.append(middle[PANDAS] >= PROMISED_PANDAS * middle[MERGE])
        lines.append(
            f"pandas takes {middle[PANDAS] / middle[MERGE]:.1f} x as long (promised: {PROMISED_PANDAS})"
        )
    sys.stdout.write("\n".join((*lines, "")))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
