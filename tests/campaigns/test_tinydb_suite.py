"""TinyDB's own tests pass on our journal, open and sealed, as they stand.

The sdist of the installed version is fetched by pip, unpacked and run with `tinydb_on_a_journal` as a plugin.
"""

import os
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

import pytest

ABOUT_JSON_FILES_ALONE = {
    "test_json_kwargs": "compares the text of a JSON file",
    "test_json_read": "opens a file read-only by the mode of `open`",
    "test_json_invalid_mode_warning": "opens a file by an odd mode of `open`",
    "test_encoding": "opens one file twice, in two text encodings",
    "test_create_dirs": "removes the folder, expecting nothing beside the file: our lock is",
    "test_caching_json_write": "looks at JSONStorage's private file handle",
}
"""The tests left out, each with what it looks at that a journal has not."""


@pytest.mark.campaign
def test_tinydbs_own_tests_pass_on_the_journal(tmp_path: Path) -> None:
    """Who knows TinyDB knows our store: it behaves as TinyDB's authors say it does."""
    here = Path(__file__).parent
    download = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "--quiet"]
    subprocess.run([*download, f"tinydb=={version('tinydb')}", "--dest", str(tmp_path)], check=True)
    with tarfile.open(next(tmp_path.glob("tinydb-*.tar.gz"))) as sdist:
        sdist.extractall(tmp_path, filter="data")
    suite = next(path for path in tmp_path.glob("tinydb-*") if path.is_dir()) / "tests"
    left_out = [f"--deselect=tests/{_file_of(suite, name)}::{name}" for name in ABOUT_JSON_FILES_ALONE]
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tinydb_on_a_journal",
            "-p",
            "no:cacheprovider",
            "-rf",
            "-c",
            os.devnull,
            "--rootdir",
            str(suite.parent),
            str(suite),
            *left_out,
        ],
        cwd=suite.parent,
        env={"PYTHONPATH": f"{here}:{here.parent.parent}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert int(ran.stdout.split(" passed")[0].split()[-1]) > 200


def _file_of(suite: Path, name: str) -> str:
    return next(file.name for file in suite.glob("test_*.py") if f"def {name}(" in file.read_text("utf-8"))
