"""`outreach demo` without a terminal: the whole way on real files, opened with stock tools alone."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.laptops import Done, Laptop
from tests.stock_tools import stock_tools


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Laptop, Done]:
    """A laptop on which the demo ran into the folder "kept", and what it said."""
    laptop = Laptop(tmp_path_factory.mktemp("demo"))
    return laptop, laptop.run("demo", "--folder", "kept", passphrase=None)


def bundles(laptop: Laptop) -> list[Path]:
    """Return the bundles the demo handed over."""
    return sorted((laptop.folder / "kept" / "stick").glob("*.outreach.age"))


def test_the_demo_walks_from_the_door_to_a_course_draft(walked: tuple[Laptop, Done]) -> None:
    """Who tries it without a terminal sees each step, where the files are and the invented passphrase."""
    laptop, done = walked
    assert done.code == 0, done.talk
    assert bundles(laptop)
    assert all(str(bundle.name) in done.out for bundle in bundles(laptop))
    assert re.search("course draft", done.out, re.IGNORECASE)
    assert re.search("passphrase", done.out, re.IGNORECASE)


def test_a_demo_bundle_opens_with_stock_tools(walked: tuple[Laptop, Done], tmp_path: Path) -> None:
    """On the day Outreach does not start, age, tar, ssh-keygen and sha256sum are enough."""
    age, tar, keygen, sha256sum = stock_tools("age", "tar", "ssh-keygen", "sha256sum")
    laptop, _ = walked
    keys = next((laptop.folder / "kept").rglob("demo-keys"))
    bundle = bundles(laptop)[0]
    opened = subprocess.run([age, "-d", "-i", keys / "lead-key.txt", bundle], capture_output=True, check=True)
    subprocess.run([tar, "-xf", "-"], input=opened.stdout, cwd=tmp_path, check=True)
    manifest = (tmp_path / "manifest.json").read_bytes()
    device = re.search(rb'"device":"([^"]+)"', manifest)
    assert device is not None
    verified = subprocess.run(
        [
            *(keygen, "-Y", "verify", "-f", keys / "allowed_signers"),
            *("-I", device.group(1).decode(), "-n", "outreach-bundle@v1"),
            *("-s", tmp_path / "manifest.json.sig"),
        ],
        input=manifest,
        capture_output=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stderr
    subprocess.run(
        [sha256sum, "--strict", "-c", "sha256sums"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )


def test_a_demo_in_a_folder_that_holds_something_is_refused(walked: tuple[Laptop, Done]) -> None:
    """A demo never writes over what is there already."""
    laptop, _ = walked
    before = {path: path.read_bytes() for path in laptop.files()}
    again = laptop.run("demo", "--folder", "kept", passphrase=None)
    assert again.code == 1
    assert "Traceback" not in again.talk
    assert {path: path.read_bytes() for path in laptop.files()} == before


def test_the_demo_leaves_nothing_but_its_folder(walked: tuple[Laptop, Done]) -> None:
    """With a folder named, nothing is written anywhere else."""
    laptop, _ = walked
    assert [path for path in laptop.files() if "kept" not in path.parts] == []


def test_the_demo_in_a_terminal_opens_the_app_on_invented_people(tmp_path: Path) -> None:
    """Whoever has a terminal can begin at an invented door at once, without a passphrase to find first."""
    with Laptop(tmp_path).sit_down("demo") as terminal:
        shown = terminal.wait_for("Today,", seconds=90)
        assert re.search(r"[a-z]+-[a-z]+", shown)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        assert "Traceback" not in terminal.text
