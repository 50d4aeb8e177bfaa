"""The terminal itself: what it shows is what a person would see."""

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import PATIENCE, NotShownError, Screen, Terminal

ONE_FIELD = Path(__file__).with_name("one_field.py")


@pytest.fixture
def one_field() -> Iterator[Terminal]:
    """A running application with one field."""
    with Terminal([sys.executable, ONE_FIELD]) as terminal:
        terminal.wait_for("One field")
        yield terminal


def test_words_typed_in_a_program_stand_on_its_screen(one_field: Terminal) -> None:
    """A test types like a person and reads the screen like one."""
    one_field.type("quiet harbour")
    one_field.wait_for("quiet harbour")
    one_field.press("enter")
    one_field.wait_for("You said: quiet harbour")


def test_a_program_learns_that_its_window_is_smaller(one_field: Terminal) -> None:
    """A test can make a window smaller under a program that runs."""
    deadline = time.perf_counter() + PATIENCE
    while "(40 wide)" not in one_field.text and time.perf_counter() < deadline:
        one_field.resize(10, 40)
        one_field.press("enter")
        one_field.read(0.2)
    assert "(40 wide)" in one_field.text
    assert len(one_field.lines) == 10


def test_a_killed_program_is_gone_at_once(one_field: Terminal) -> None:
    """A test can cut the power."""
    one_field.kill()
    assert one_field.wait_for_end() == -signal.SIGKILL


def test_a_program_that_ends_gives_its_exit_code(one_field: Terminal) -> None:
    """A test learns how a program ended."""
    one_field.press("ctrl+q")
    assert one_field.wait_for_end() == 0


def test_control_c_reaches_a_program_that_reads_lines() -> None:
    """Ctrl-C in the terminal is the signal it is for a person."""
    program = "import sys\nsys.stdout.write('Name? ')\nsys.stdout.flush()\nsys.stdin.readline()\n"
    with Terminal([sys.executable, "-c", program]) as terminal:
        terminal.wait_for("Name?")
        terminal.press("ctrl+c")
        assert terminal.wait_for_end() == -signal.SIGINT


def test_waiting_for_what_never_comes_says_what_was_there_instead() -> None:
    """A failed wait shows the screen as it stood."""
    with (
        Terminal([sys.executable, "-c", "print('something else')"]) as terminal,
        pytest.raises(NotShownError, match="something else"),
    ):
        terminal.wait_for("never")


@pytest.mark.parametrize("cut", range(1, 12))
def test_sequences_cut_in_two_by_a_read_leave_nothing_on_the_screen(cut: int) -> None:
    """However the bytes are cut, only text is shown as text."""
    data = b"a\x1b[>1u\x1b[<ub"
    screen = Screen(2, 20)
    screen.feed(data[:cut])
    screen.feed(data[cut:])
    assert screen.lines == ("ab", "")


def test_a_frame_is_shown_when_it_is_whole() -> None:
    """A test never reads a screen that is half this question and half the next."""
    screen = Screen(1, 20)
    screen.feed(b"\x1b[?2026hdate\x1b[?2026l")
    assert screen.lines == ("date",)
    screen.feed(b"\x1b[?2026h\r")
    screen.feed(b"area\x1b[?20")
    assert screen.lines == ("date",)
    screen.feed(b"26l")
    assert screen.lines == ("area",)
