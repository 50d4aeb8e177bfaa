"""A crash leaves nothing of what was said on the disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CRASH = """
import faulthandler, os, resource
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
from outreach_tui.cli import run
run(["report", "interests", "--folder", "nowhere"])
print(resource.getrlimit(resource.RLIMIT_CORE)[1], faulthandler.is_enabled())
os.abort()
"""


BROKEN_BESIDE = """
import asyncio, logging, threading
from outreach_tui.cli.no_trace import leave_no_trace
leave_no_trace()
def broken():
    raise ValueError("something private")
async def breaks():
    broken()
async def main():
    task = asyncio.ensure_future(breaks())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
thread = threading.Thread(target=broken)
thread.start()
thread.join()
asyncio.run(main())
told = type("Told", (), {"__del__": lambda self: broken()})()
del told
logging.getLogger("any.library").error("something private")
"""


def test_what_breaks_beside_the_program_tells_no_values(root: Path) -> None:
    """A thread, a task, a value let go of and a library's log: none writes what it knows on the terminal."""
    ran = subprocess.run(
        [sys.executable, "-c", BROKEN_BESIDE], cwd=root, capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps crashes by its own settings")
def test_a_crash_writes_no_memory_to_the_disk(tmp_path: Path, root: Path) -> None:
    """Should Python itself crash in the middle of a visit, no file with answers and keys appears."""
    ran = subprocess.run(
        [sys.executable, "-c", CRASH],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    limit, traces = ran.stdout.split()[-2:]
    assert ran.returncode < 0
    assert int(limit) <= 1
    assert traces == "False"
    assert list(tmp_path.iterdir()) == []
