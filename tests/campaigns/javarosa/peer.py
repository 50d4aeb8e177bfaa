"""JavaRosa at the other end of a pipe: our driver, compiled against the jar that pyxform brings.

`why_not` says in a sentence why it cannot be had on this machine; `JavaRosa` holds one process for as long
as it is open.
"""

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

DRIVER = Path(__file__).with_name("Interview.java")
ZONE = "Europe/London"
"""The time zone in which both sides live."""


def jar() -> Path | None:
    """Return the jar that bundles JavaRosa, if the installed compiler brings it."""
    spec = find_spec("pyxform")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
    return path if path.exists() else None


def why_not() -> str | None:
    """Return why JavaRosa cannot run here, or None if it can."""
    for tool in ("java", "javac"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed (Debian: default-jdk-headless)"
    return None if jar() else "the installed pyxform brings no ODK_Validate.jar"


class Unwell(Exception):  # noqa: N818 - it says how the other side is
    """JavaRosa could not do what it was asked; the text says what it said."""


class JavaRosa:
    """One JavaRosa process."""

    def __init__(self, folder: Path) -> None:
        """Compile the driver into `folder` and start it."""
        classes = f"{jar()}"
        subprocess.run(["javac", "-nowarn", "-cp", classes, "-d", f"{folder}", f"{DRIVER}"], check=True)
        command = [
            "java",
            f"-Duser.timezone={ZONE}",
            "-Duser.language=en",
            "-cp",
            f"{classes}:{folder}",
            "Interview",
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        """Hand out the running process."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.terminate()
        self._process.wait()

    def do(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Have one thing done; return what came of it.

        Raises:
            Unwell: with what JavaRosa said.
        """
        print(json.dumps(operation), file=self._process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise Unwell(answer["error"])
        return answer
