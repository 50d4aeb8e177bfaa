"""What is said on a terminal: words stay whole, and a program gets every line as it is."""

import os
from io import StringIO

import pytest

from outreach_tui.console.voice import Voice

SAID = "When they ring, read these six words out:  festival mumble kissable stride onshore wick"
PATH = "/media/morag/stick/a-long-folder/9dd6444e447cc063c9149059730c8e20.outreach.age"


class Window(StringIO):
    """A terminal of forty cells."""

    def isatty(self) -> bool:
        """It is one."""
        return True

    def fileno(self) -> int:
        """Return any descriptor: the size is asked for by it."""
        return 1


@pytest.fixture
def _forty_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _descriptor: os.terminal_size((40, 24)))


@pytest.mark.usefixtures("_forty_cells")
def test_on_a_terminal_a_line_breaks_between_words() -> None:
    """Words that are read out by phone are never parted, a path never broken, an indent kept below."""
    window = Window()
    Voice(out=window, talk=window, lines_in=StringIO()).say(SAID, f"  {SAID}", PATH, "", "short")
    rows = window.getvalue().splitlines()
    assert all(len(row) <= 40 for row in rows if row != PATH)
    assert " ".join(" ".join(rows).split()) == " ".join(f"{SAID} {SAID} {PATH} short".split())
    assert {"onshore", "kissable"} <= set(" ".join(rows).split())
    assert rows[3].startswith("  ")
    assert rows[-2:] == ["", "short"]


def test_a_program_gets_every_line_as_it_is() -> None:
    """Nothing is broken where nobody reads it on a window."""
    written = StringIO()
    Voice(out=written, talk=written, lines_in=StringIO()).data(SAID, PATH)
    assert written.getvalue() == f"{SAID}\n{PATH}\n"
