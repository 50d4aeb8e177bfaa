"""However the program is ended or stopped, it stands again at the same place with the same words."""

import random
import signal
import sys

import pytest

from tests.end_to_end.conversation import Conversation, one_line
from tests.end_to_end.laptops import PASSPHRASE, PIN, Area
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import AT_THE_TABLE, CODE_NAME, begin_visit

ASKED = "What are you good at?"
WORDS = "I can fix anything wi a chain on it, so I can"
LEFT = b"\x1b[?1049l"


def at_own_words(terminal: Terminal, seed: int, *, types_on: bool = True) -> str:
    """Talk until a question for own words, type some of them in one burst; return what surely arrived."""
    begin_visit(terminal)
    Conversation(terminal, AT_THE_TABLE).go_on_until(ASKED)
    chance = random.Random(seed)
    seen = WORDS[: chance.randint(1, 20)]
    terminal.type(seen)
    terminal.wait_until(lambda shown: one_line(seen) in one_line(shown), "the words")
    if types_on:
        terminal.type(WORDS[len(seen) : len(seen) + chance.randint(0, 20)])
    return seen


def assert_same_place(area: Area, seen: str) -> None:
    """Open it again: the question stands there, with at least the words that had been seen."""
    with area.officer.unlock() as again:
        again.wait_for("Go on with")
        again.press("1")
        again.wait_for(ASKED, CODE_NAME)
        again.wait_until(lambda shown: one_line(seen) in one_line(shown), "the words")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("seed", [1, 2])
def test_told_to_end_at_any_moment(area: Area, number: signal.Signals, seed: int) -> None:
    """SIGTERM or SIGHUP while somebody types: the terminal is given back, and nothing seen is lost."""
    with area.officer.unlock() as terminal:
        seen = at_own_words(terminal, seed)
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert LEFT in terminal.raw
        assert CODE_NAME not in terminal.text
    assert_same_place(area, seen)


@pytest.mark.parametrize("seed", [3, 4])
def test_the_window_is_closed(area: Area, seed: int) -> None:
    """A window closed while somebody types loses nothing that was seen."""
    with area.officer.unlock() as terminal:
        seen = at_own_words(terminal, seed)
        terminal.hang_up()
    assert_same_place(area, seen)


def test_the_window_is_closed_while_nobody_types(area: Area) -> None:
    """It ends, and the workspace can be opened again at once."""
    with area.officer.unlock() as terminal:
        terminal.wait_for("New person")
        terminal.hang_up()
    with area.officer.unlock() as again:
        again.wait_for("New person")


def test_stopped_and_let_go_on(area: Area) -> None:
    """SIGTSTP locks and gives the window back, wiped; the passphrase then leads to the same words."""
    with area.officer.unlock() as terminal:
        seen = at_own_words(terminal, 5, types_on=False)
        before = len(terminal.raw)
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until_stopped()
        assert b"\x1b[2J" in terminal.raw[before:]
        assert LEFT in terminal.raw[before:]
        stopped_at = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(
            lambda _shown: b"Locked, because" in terminal.raw[stopped_at:], "the prompt, painted anew"
        )
        for words in (CODE_NAME, seen, ASKED):
            assert words not in terminal.text
            assert words.encode() not in terminal.raw[stopped_at:]
        terminal.type(PASSPHRASE)
        terminal.press("enter", *PIN, "enter")
        terminal.wait_for(ASKED)
        terminal.wait_until(lambda shown: one_line(seen) in one_line(shown), "the words")


_A_SHELL = """
import select, subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[1]])
print("NOTHING LEFT" if not select.select([sys.stdin], [], [], 0)[0] else "LEFT: " + sys.stdin.readline())
"""
_ENDS = """
import select, sys
from unittest import mock
from outreach_tui.tui.safe_app import SafeApp
from outreach_tui.tui.typed_ahead import TypedAhead

def run(self):
    print("ready", flush=True)
    select.select([sys.stdin], [], [])
    {end}

with mock.patch.object(SafeApp, "run", run), TypedAhead():
    SafeApp().run_safely()
"""


@pytest.mark.parametrize("end", ["pass", "raise ValueError", "raise SystemExit(143)"])
def test_what_was_typed_and_not_read_is_no_command_of_the_shell(end: str) -> None:
    """However the app ends, words typed on do not come to whatever has the window next."""
    with Terminal([sys.executable, "-c", _A_SHELL, _ENDS.format(end=end)]) as terminal:
        terminal.wait_for("ready")
        terminal.type("I said Karen\r")
        terminal.wait_for("LEFT")
        assert "NOTHING LEFT" in terminal.text
