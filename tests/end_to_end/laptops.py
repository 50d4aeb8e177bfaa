"""Laptops with Outreach on them, each with folders of its own: an officer's and the lead partner's.

Commands run as a person runs them, in a process of their own; the passphrase goes through a descriptor.
Everything a laptop may write to, its home, its data, its temporary folder, lies below one folder of the test.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.end_to_end.terminal import Terminal

PASSPHRASE = "four unrelated words, spoken softly"
PIN = "4711"
"""What brings a covered screen back."""
OUTREACH = (sys.executable, "-m", "outreach_tui")
"""The installed command, under the Python that runs the tests."""
PATIENCE = 120.0
"""Seconds a command may take on a slow, shared machine before a test gives up on it."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    """Its exit code."""
    out: str
    """What it wrote as result."""
    talk: str
    """What it said beside that."""


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop's folder, and what can be done on it."""

    folder: Path
    """Everything it has; nothing of it lies elsewhere."""

    @property
    def data(self) -> Path:
        """The workspace."""
        return self.folder / "data"

    @property
    def temporary(self) -> Path:
        """Its temporary folder."""
        return self.folder / "temporary"

    @property
    def env(self) -> dict[str, str]:
        """The environment of whatever runs on it."""
        home = self.folder / "home"
        for folder in (home, self.temporary):
            folder.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
        return kept | {
            "HOME": str(home),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONUTF8": "1",
        }

    def run(self, *words: str | Path, passphrase: str | None = PASSPHRASE, lines: str = "") -> Done:
        """Run one command without a terminal.

        Args:
            words: what comes after `outreach`.
            passphrase: what the descriptor holds; none leaves the descriptor out.
            lines: what stands on standard input.
        """
        command = [*OUTREACH, *map(str, words)]
        descriptors: tuple[int, ...] = ()
        if passphrase is not None:
            descriptors = (_holding(passphrase),)
            command += ["--folder", str(self.data), "--passphrase-fd", str(descriptors[0])]
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env=self.env,
                input=lines,
                capture_output=True,
                text=True,
                encoding="utf-8",
                pass_fds=descriptors,
                timeout=PATIENCE,
                check=False,
            )
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        return Done(done.returncode, done.stdout, done.stderr)

    def must(self, *words: str | Path, lines: str = "") -> Done:
        """Run one command that has to succeed."""
        done = self.run(*words, lines=lines)
        assert done.code == 0, f"{words}: {done.talk}"
        return done

    def sit_down(self, *words: str | Path, rows: int = 24, columns: int = 80) -> Terminal:
        """Start a command in a terminal on this laptop; without words it is the app."""
        command = [*OUTREACH, *map(str, words), "--folder", str(self.data)]
        return Terminal(command, rows=rows, columns=columns, env=self.env, cwd=self.folder)

    def unlock(self, first: str = "Today,", *, rows: int = 24, columns: int = 80) -> Terminal:
        """Open the app and wait until its first screen shows `first`."""
        terminal = self.sit_down(rows=rows, columns=columns)
        try:
            terminal.wait_for("assphrase")
            terminal.type(PASSPHRASE)
            terminal.press("enter", *PIN, "enter")
            terminal.wait_for(first)
        except BaseException:
            terminal.close()
            raise
        return terminal

    def files(self) -> Iterator[Path]:
        """Yield every file it has."""
        yield from (path for path in self.folder.rglob("*") if path.is_file())


@dataclass(frozen=True, slots=True)
class Area:
    """A lead partner and an officer whose laptop is let in."""

    lead: Laptop
    """The coordinator's."""
    officer: Laptop
    """The officer's."""
    papers: Path
    """Pack, recovery sheet, join request and allowed_signers."""


def found_area(folder: Path, name: str = "Govan") -> Area:
    """Set up a lead partner and one officer, and let the officer's laptop in."""
    area = Area(Laptop(folder / "lead"), Laptop(folder / "officer"), folder / "papers")
    for place in (area.lead.folder, area.officer.folder, area.papers):
        place.mkdir(parents=True)
    organisation = ("--organisation", "Fire and rescue", "--to", area.papers)
    area.lead.must("area", "new", name, "--code", "morag", *organisation)
    pack = next(area.papers.glob("*.area-pack"))
    words = words_of(area.lead)
    joined = area.officer.must("area", "join", pack, "--words", words, "--code", "isla", *organisation)
    request, words = joined.out.splitlines()
    area.lead.must("device", "approve", request, "--words", words, "--to", area.papers)
    return area


def words_of(lead: Laptop) -> str:
    """Return the six words a lead partner reads out by phone."""
    return lead.must("area", "show").out.partition("read out by phone:")[2].split("\n")[0].strip()


def moved(area: Area, folder: Path) -> Area:
    """Return a copy of an area, below another folder."""
    copies = [folder / place.name for place in (area.lead.folder, area.officer.folder, area.papers)]
    for place, copy in zip((area.lead.folder, area.officer.folder, area.papers), copies, strict=True):
        shutil.copytree(place, copy)
    return Area(Laptop(copies[0]), Laptop(copies[1]), copies[2])


def _holding(passphrase: str) -> int:
    reader, writer = os.pipe()
    os.write(writer, passphrase.encode() + b"\n")
    os.close(writer)
    return reader
