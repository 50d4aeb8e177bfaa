"""Handing over while everything goes wrong: lines cut, disks full, programs killed, at random moments.

What must hold at every moment: what stands under a final name is whole. What must hold in the end: everything
stands there, once.
"""

import hashlib
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.places import FINAL_NAME, sealed_name
from outreach_tui.exchange.sync_place import open_place

LARGEST = 10_000_000
_PUT = """\
import sys
from pathlib import Path
from outreach_tui.exchange.sync_place import open_place
place = open_place(sys.argv[1])
for file in sorted(Path(sys.argv[2]).iterdir()):
    place.put(file)
"""


@dataclass
class Tally:
    """What was seen."""

    interrupted: int = 0
    """Times a hand-over was broken off, or a line cut."""
    rounds: int = 0
    """Times everything arrived in the end."""

    @property
    def words(self) -> str:
        """The whole in one line."""
        return f"{self.interrupted} interruptions, {self.rounds} rounds, everything arrived whole and once"


def outbox(folder: Path, chance: random.Random, most: int) -> list[Path]:
    """Return up to three files under their final names, up to `most` bytes each."""
    folder.mkdir(exist_ok=True)
    files = []
    for _ in range(chance.randint(1, 3)):
        content = chance.randbytes(chance.randint(1, most))
        file = folder / sealed_name(content)
        file.write_bytes(content)
        files.append(file)
    return files


def torn(folder: Path) -> list[str]:
    """Return the final names in a folder under which something else stands than they say."""
    found = []
    for path in folder.iterdir():
        final = FINAL_NAME.fullmatch(path.name)
        if final and hashlib.sha256(path.read_bytes()).hexdigest() != final["hash"]:
            found.append(path.name)
    return found


def attempt(address: str, files: list[Path], folder: Path, tally: Tally) -> bool:
    """Put everything at the place; return whether it went through, having looked that nothing is torn."""
    try:
        place = open_place(address)
        for file in files:
            place.put(file)
        place.close()
    except OutreachError:
        tally.interrupted += 1
        return False
    finally:
        assert torn(folder) == []
    return True


def until_all_is_there(address: str, files: list[Path], folder: Path, tally: Tally, tries: int = 200) -> None:
    """Sync again and again until everything stands at the place."""
    assert any(attempt(address, files, folder, tally) for _ in range(tries))
    whole = {path.name for path in folder.iterdir() if FINAL_NAME.fullmatch(path.name)}
    assert {file.name for file in files} <= whole
    tally.rounds += 1


@dataclass(frozen=True)
class Campaign:
    """Where chance begins, where files are made, and how often to interrupt."""

    work: Path
    """A folder of our own."""
    chance: random.Random
    """Chance."""
    interruptions: int
    """How often at least."""


def cut_at_random(address: str, folder: Path, cut: Callable[[], None], campaign: Campaign) -> Tally:
    """Hand over while every line is cut again and again; return what was seen."""
    tally, work, chance = Tally(), campaign.work, campaign.chance
    while tally.interrupted < campaign.interruptions:
        files = outbox(work / "outbox", chance, 3_000_000)
        stop = threading.Event()
        cuts = [chance.uniform(0.0, 0.25) for _ in range(chance.randint(1, 4))]

        def cutting(cuts: list[float] = cuts, stop: threading.Event = stop) -> None:
            for wait in cuts:
                if stop.wait(wait):
                    return
                cut()
                tally.interrupted += 1

        knife = threading.Thread(target=cutting)
        knife.start()
        try:
            until_all_is_there(address, files, folder, tally)
        finally:
            stop.set()
            knife.join()
        _clear(folder, work / "outbox")
    return tally


def fill_at_random(folder: Path, room: int, campaign: Campaign) -> Tally:
    """Hand over into a folder of `room` bytes that is nearly full; make room only after it was refused."""
    tally, work, chance = Tally(), campaign.work, campaign.chance
    while tally.interrupted < campaign.interruptions:
        files = outbox(work / "outbox", chance, room // 8)
        needed = sum(file.stat().st_size for file in files)
        ballast = folder / "ballast"
        with suppress(OSError), ballast.open("wb") as filler:
            filler.write(bytes(max(0, room - chance.randint(0, needed))))
        attempt(str(folder), files, folder, tally)
        ballast.unlink()
        until_all_is_there(str(folder), files, folder, tally, tries=1)
        assert not [path.name for path in folder.iterdir() if path.name.endswith(".part")]
        _clear(folder, work / "outbox")
    return tally


def kill_at_random(address: str, folder: Path, campaign: Campaign) -> Tally:
    """Hand over in a program of its own that is killed at any moment; then once more, undisturbed."""
    tally, work, chance = Tally(), campaign.work, campaign.chance
    while tally.interrupted < campaign.interruptions:
        files = outbox(work / "outbox", chance, 3_000_000)
        for _ in range(chance.randint(1, 3)):
            program = subprocess.Popen([sys.executable, "-c", _PUT, address, str(work / "outbox")])
            time.sleep(chance.uniform(0.15, 0.6))  # the moment it is killed at
            program.kill()
            program.wait()
            tally.interrupted += 1
            assert torn(folder) == []
        until_all_is_there(address, files, folder, tally)
        _clear(folder, work / "outbox")
    return tally


def _clear(*folders: Path) -> None:
    for folder in folders:
        for path in folder.iterdir():
            path.unlink()
