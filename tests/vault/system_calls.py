"""Kills the scripted work at one system call, and finds which calls there are to kill it at (needs strace).

Only calls from the first that touches the folder of the vault on are counted; Python makes hundreds before.
Everything runs in one thread, so the same call is the same place in every run.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CALL = re.compile(r"^\d+\s+(\w+)\(")


@dataclass(frozen=True, slots=True)
class Span:
    """The calls of one name that belong to the work."""

    call: str
    """Its name."""
    first: int
    """The number of the first of them, counted from the start of the process."""
    last: int
    """The number of the last."""


def is_possible() -> bool:
    """Tell whether there is an strace that may trace."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0


def spans(folder: Path) -> list[Span]:
    """Return the calls of the whole work, run once without a kill."""
    log = folder / "log"
    (folder / "work").mkdir(parents=True)
    subprocess.run(
        [*_strace(str(log)), *_work(folder / "work")], check=True, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    before: Counter[str] = Counter()
    during: Counter[str] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        found = _CALL.match(line)
        is_ours = bool(during) or (str(folder / "work") in line and "execve" not in line)
        if found:
            (during if is_ours else before)[found[1]] += 1
    return [Span(call, before[call] + 1, before[call] + during[call]) for call in sorted(during)]


def kill_at(folder: Path, call: str, when: int) -> tuple[int, bool]:
    """Kill the work as it enters one call; return the last step it acknowledged and whether it was killed."""
    folder.mkdir(parents=True)
    command = [*_strace(os.devnull), "-e", f"inject={call}:signal=SIGKILL:when={when}", *_work(folder)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False, timeout=60)
    return max(map(int, ran.stdout.split()), default=0), ran.returncode != 0


def _strace(log: str) -> list[str]:
    return ["strace", "-f", "-qq", "-s", "300", "-o", log]


def _work(folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.vault.scripted_work", str(folder / "data")]
