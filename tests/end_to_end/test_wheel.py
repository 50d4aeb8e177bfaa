"""What is carried on a stick: a wheel with everything the command needs beside its libraries."""

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path


def test_a_wheel_carries_the_scripts_and_the_invented_area(root: Path, tmp_path: Path) -> None:
    """Installed without a checkout, Outreach has its scripts, its demo and its styles."""
    in_place = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        *in_place,
        "-w",
        str(tmp_path),
        str(root),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    package = root / "outreach_tui"
    wanted = {f"outreach_tui/forms/{path.name}" for path in (root / "forms").iterdir()}
    wanted |= {
        path.relative_to(root).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - carried == set()
    assert not any(name.startswith("tests/") for name in carried)
