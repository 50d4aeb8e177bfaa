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
