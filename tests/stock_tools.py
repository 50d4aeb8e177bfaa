"""Tools that are not ours (age, tar, ssh-keygen …), and what becomes of a test without them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


def stock_tools(*names: str) -> list[str]:
    """Return where these tools lie, in the order of their names; a test without one of them is skipped."""
    found = {name: shutil.which(name) for name in names}
    absent = [name for name, path in found.items() if path is None]
    if absent:
        pytest.skip(f"not installed, .ci/run does so where it can: {', '.join(absent)}")
    return [path for path in found.values() if path]


def in_bash(command: str, folder: Path, **variables: str) -> str:
    """Run commands as a page of ours shows them, each of which has to succeed; return what they said.

    Args:
        command: for bash; age, tar, ssh-keygen and sha256sum are there.
        folder: where.
        variables: of the environment, besides those there are.
    """
    bash, *_ = stock_tools("bash", "age", "tar", "ssh-keygen", "sha256sum")
    done = subprocess.run(
        [bash, "-e", "-u", "-o", "pipefail", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def commands_of(page: Path) -> list[str]:
    """Return the commands a page of ours shows, block by block."""
    return re.findall(r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
