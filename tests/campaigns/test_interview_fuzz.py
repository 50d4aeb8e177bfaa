"""Expressions, patterns and forms made up by a fuzzer that watches which code they reach."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

SECONDS = int(os.environ.get("OUTREACH_FUZZ_SECONDS", "300"))
"""How long it runs."""

HERE = Path(__file__).parent


@pytest.mark.campaign
@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed: pip install atheris")
def test_nothing_made_up_does_more_than_be_refused(tmp_path: Path) -> None:
    """Whatever a script holds, it loads or is refused in a second and two gigabytes, and never crashes."""
    limits = [
        f"-max_total_time={SECONDS}",
        "-timeout=1",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={tmp_path}/",
    ]
    done = subprocess.run(
        [sys.executable, HERE / "fuzz_interview.py", *limits],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    print("\n".join(done.stderr.splitlines()[-1:]))
    assert done.returncode == 0, done.stderr[-3_000:]
