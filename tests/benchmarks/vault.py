"""How fast the vault saves, opens and finds, as ratios to others in one run.

Run: `python -m tests.benchmarks.vault [documents] [saves]`

Saving is measured in turns, each save of one document of 2 KB forced to the disk: a raw write of the same
bytes, our journal (sealed), SQLite in WAL mode with synchronous=FULL, SQLCipher likewise if `sqlcipher3` is
installed, and TinyDB's JSONStorage. The first table is ratios to raw write; the last says whether saving
slows down as the journal grows.
"""

import importlib
import os
import random
import sqlite3
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from tinydb import TinyDB, where

from outreach_tui.sealing import disk
from outreach_tui.vault.journal import JournalDB, SealedUnder
from tests.benchmarks.measured import in_turns, report

SEALED = SealedUnder(bytes(32), "benchmark")
_PRAGMAS = ("journal_mode=wal", "synchronous=full")


def document(number: int) -> dict[str, Any]:
    """Return a document of about 2 KB."""
    words = "".join(random.choices(string.ascii_letters + " ", k=1900))
    return {"number": number, "name": f"person {number}", "area": number % 1000, "words": words}


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return a way to do `work` once that says how many seconds it took."""

    def run() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return run


def raw_writes(path: Path) -> Callable[[], float]:
    """Return a save that only appends the bytes and forces them to the disk."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    data = os.urandom(2100)

    def save() -> None:
        os.write(file, data)
        os.fsync(file)

    return timed(save)


def sqlite_saves(connection: Any, *pragmas: str) -> Callable[[], float]:
    """Return a save of one row in a transaction of its own."""
    for pragma in (*pragmas, *_PRAGMAS):
        connection.execute(f"pragma {pragma}")
    connection.execute("create table documents (id text primary key, body blob)")
    body = os.urandom(2050)

    def save() -> None:
        connection.execute("insert into documents values (?, ?)", (f"{random.getrandbits(128):x}", body))

    return timed(save)


def tinydb_saves(db: TinyDB) -> Callable[[], float]:
    """Return a save of one document."""
    one = document(1)
    return timed(lambda: db.insert(one))


def filled(path: Path, documents: int) -> JournalDB:
    """Return a journal with so many documents, quickly made, then rewritten as a snapshot."""
    db = JournalDB(path, SEALED)
    with not_forced():
        for first in range(0, documents, 1000):
            db.insert_multiple(document(number) for number in range(first, min(first + 1000, documents)))
        db.storage.journal.rewrite()
    return db


@contextmanager
def not_forced() -> Iterator[None]:
    """Leave the disk to itself while documents are made that nobody needs."""
    forced, disk.RealFile.sync = disk.RealFile.sync, lambda self: None
    try:
        yield
    finally:
        disk.RealFile.sync = forced
    os.sync()


def compare_saves(folder: Path, saves: int) -> None:
    """Print what a save costs, ours and others'."""
    ways = {
        "raw write + fsync": raw_writes(folder / "raw"),
        "journal, sealed": tinydb_saves(JournalDB(folder / "journal", SEALED)),
        "SQLite WAL FULL": sqlite_saves(sqlite3.connect(folder / "sqlite", isolation_level=None)),
    }
    with suppress(ImportError):
        cipher = importlib.import_module("sqlcipher3.dbapi2").connect(
            str(folder / "sqlcipher"), isolation_level=None
        )
        ways["SQLCipher WAL FULL"] = sqlite_saves(cipher, f"key=\"x'{'00' * 32}'\"")
    print(f"\nOne save of a 2 KB document, {saves} in turns")
    print(report(in_turns(ways, saves), "raw write + fsync"))


def compare_growth(folder: Path) -> None:
    """Print what a save costs as documents grow many, and what JSONStorage takes for it."""
    print("\nOne save, by documents there are")
    sizes = {
        f"journal, {count:,}": filled(folder / f"grown {count}", count) for count in (1_000, 10_000, 100_000)
    }
    taken = in_turns({name: tinydb_saves(db) for name, db in sizes.items()}, 300)
    for db in sizes.values():
        db.close()
    stock = TinyDB(folder / "stock.json")
    stock.insert_multiple(document(number) for number in range(10_000))
    taken["JSONStorage, 10,000"] = [tinydb_saves(stock)() for _ in range(5)]
    print(report(taken, "journal, 10,000"))


def time_reading(folder: Path, documents: int) -> None:
    """Print what opening and finding take, and the memory."""
    filled(folder / "read", documents).close()
    print(f"\n{documents:,} documents of 2 KB")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.vault", "--read", str(folder / "read")],
        capture_output=True,
        text=True,
        check=True,
    )
    print(ran.stdout, end="")


def read(path: Path) -> None:
    """Open, find and measure; runs in a process of its own."""
    before = resident()
    began = time.perf_counter()
    with JournalDB(path, SEALED) as db:
        print(f"open                 {1000 * (time.perf_counter() - began):9.1f} ms")
        print(f"memory per document  {(resident() - before) / max(len(db), 1) / 1024:9.2f} KB")
        began = time.perf_counter()
        db.search(where("name") == "person 7")
        print(f"first equality       {1000 * (time.perf_counter() - began):9.1f} ms (builds the index)")
        names = [f"person {random.randrange(len(db))}" for _ in range(500)]
        taken = [timed(lambda name=name: db.search(where("name") == name))() for name in names]
        print(f"equality             {1000 * median(taken):9.3f} ms")
        ids = [random.randrange(1, len(db)) for _ in range(500)]
        taken = [timed(lambda one=one: db.get(doc_id=one))() for one in ids]
        print(f"get by id            {1000 * median(taken):9.3f} ms")


def resident() -> int:
    """Return the bytes of memory this process has, where the system tells."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def main(arguments: list[str]) -> None:
    """Run all of it."""
    if arguments[:1] == ["--read"]:
        read(Path(arguments[1]))
        return
    documents, saves = (int(one) for one in (*arguments, "100000", "1000")[:2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare_saves(folder, saves)
        time_reading(folder, documents)
        compare_growth(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
