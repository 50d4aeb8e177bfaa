"""JavaRosa at the other end of a line: the engine of ODK Collect, from the jar that pyxform brings along."""

import shutil
import subprocess
from pathlib import Path
from typing import Self

import pytest

DRIVER = Path(__file__).parent / "javarosa" / "Driver.java"


def jar() -> Path:
    """Return pyxform's jar, or skip the test that asked for it."""
    import pyxform  # noqa: PLC0415 - only these tests need the compiler's folder

    found = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
    if not found.exists() or shutil.which("javac") is None:
        pytest.skip("needs a Java compiler and pyxform's jar")
    return found


class JavaRosa:
    """A running JavaRosa."""

    def __init__(self, folder: Path, zone: str = "UTC") -> None:
        """Compile the driver into `folder` and start it in a time zone."""
        path = jar()
        subprocess.run(["javac", "-cp", str(path), "-d", str(folder), str(DRIVER)], check=True)
        command = ["java", f"-Duser.timezone={zone}", "-cp", f"{path}:{folder}", "Driver"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def __enter__(self) -> Self:
        """Return the line itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up."""
        with self.process:
            self.process.kill()

    def ask(self, *words: str) -> list[str]:
        """Send one line and return the reply's lines."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join(words) + "\n")
        self.process.stdin.flush()
        reply: list[str] = []
        while (line := self.process.stdout.readline()) not in ("##\n", ""):
            if not line.startswith(("SLF4J", "[main]")):
                reply.append(line.rstrip("\n"))
        return reply

    def state(self) -> dict[str, tuple[str, bool]]:
        """Return every leaf: its value, and whether it applies."""
        found = {}
        for line in self.ask("dump"):
            ref, text, mark = line.split("\t")
            found[ref] = (text.replace("\\n", "\n"), mark != "-")
        return found
