"""What a terminal can do to a command: Ctrl-C, a small window, a mistyped passphrase, words that bite."""

import re
from pathlib import Path

import pytest

from tests.end_to_end.conversation import Conversation
from tests.end_to_end.laptops import OUTREACH, PASSPHRASE, PIN, Area, Laptop
from tests.end_to_end.terminal import NotShownError, Terminal
from tests.end_to_end.visit import AT_THE_DOOR, begin_visit

COMMANDS = {b"\x1b]0;Outreach\x07", b"\x1b]22;default\x07"}
"""Every operating-system command that may reach the terminal: the title, and the pointer's usual shape."""
BITING = "evil \x9d0;owned\x9c \x9b31m [@click=app.quit]here[/] [/]"


def stopped_by_control_c(terminal: Terminal) -> int:
    """Press Ctrl-C until the program ends, and return its exit code.

    Python loses the signal in the blink between its last look at signals and its wait for a line; a person
    then presses again.
    """
    terminal.press("ctrl+c")
    try:
        return terminal.wait_for_end(seconds=5)
    except NotShownError:
        terminal.press("ctrl+c")
        return terminal.wait_for_end()


def test_a_mistyped_passphrase_can_be_typed_again(area: Area) -> None:
    """A wrong passphrase is one sentence, and the right one opens the day's list."""
    with area.officer.sit_down() as terminal:
        terminal.wait_for("assphrase")
        terminal.type("not the one at all")
        terminal.press("enter")
        shown = terminal.wait_until(
            lambda now: "passphrase" in now.lower().replace("passphrase", "", 1), "a reason"
        )
        assert "not the one at all" not in shown
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("A PIN for the cover")
        terminal.press("p")
        terminal.wait_for("Today,")
        assert PASSPHRASE.encode() not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0


def test_typed_before_the_prompt_stands_it_opens_and_is_seen_nowhere(area: Area) -> None:
    """Passphrase, PIN and first keys while the app starts: today stands, and the window shows none."""
    with area.officer.sit_down() as terminal:
        terminal.wait_until(lambda _shown: not terminal.is_as_a_shell_has_it, "a window that shows no key")
        terminal.press(PASSPHRASE, "enter", PIN, "enter", "f9")
        terminal.wait_for("Listen. Do not dig")
        assert PASSPHRASE.encode() not in terminal.raw
        assert PIN.encode() not in terminal.raw
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_as_a_shell_has_it


@pytest.mark.parametrize("words", [(), ("interview", "home_visit")])
def test_a_window_of_lines_alone_is_told_of_the_lines(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Where the terminal says that it shows no screens, one sentence leads to the plain interview."""
    laptop = Laptop(tmp_path)
    command = ["env", "TERM=dumb", *OUTREACH, *words, "--folder", str(laptop.data)]
    with Terminal(command, env=laptop.env, cwd=tmp_path) as terminal:
        assert terminal.wait_for_end() == 1
        assert "--plain" in terminal.text
        assert b"\x1b" not in terminal.raw


def test_control_c_at_a_passphrase_prompt_stops_cleanly(area: Area) -> None:
    """Ctrl-C at a command's prompt ends it with a sentence, not a traceback, and it can be run again."""
    with area.officer.sit_down("export", area.papers) as terminal:
        terminal.wait_for("assphrase")
        assert stopped_by_control_c(terminal) == 1
        assert "Traceback" not in terminal.text
    assert area.officer.run("report", "interests").code == 0


def test_control_c_in_a_plain_interview_keeps_what_was_said(area: Area) -> None:
    """Ctrl-C between two plain questions stops; the conversation is there to go on with."""
    with area.officer.sit_down("interview", "home_visit", "--plain") as terminal:
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Date")
        terminal.press("enter")
        assert stopped_by_control_c(terminal) == 1
        assert "Traceback" not in terminal.text
    with area.officer.unlock() as terminal:
        terminal.wait_for("Go on with")


def test_control_c_at_a_set_up_prompt_stops_cleanly(area: Area) -> None:
    """Who stops in the middle of setting up has set up nothing, and sees no traceback."""
    stranger = Laptop(area.papers / "stranger")
    stranger.folder.mkdir()
    with stranger.sit_down("setup") as terminal:
        terminal.wait_until(lambda shown: shown.strip() != "", "a question")
        assert stopped_by_control_c(terminal) == 1
        assert "Traceback" not in terminal.text
    assert not stranger.data.exists()


def test_a_small_window_shows_what_fits_and_takes_the_same_keys(area: Area) -> None:
    """Under 80x24 the app says so in one line, and the conversation goes on by the same keys."""
    with area.officer.unlock(rows=20, columns=70) as terminal:
        terminal.wait_for("70x20")
        begin_visit(terminal)
        Conversation(terminal, AT_THE_DOOR).go_on_until("What age are you?")
        terminal.resize(24, 80)
        terminal.wait_until_gone("This window is")
        assert "What age are you?" in terminal.text


def test_pasted_words_cannot_drive_the_terminal(area: Area) -> None:
    """Words with control codes or markup in them are words on the screen, and nothing else."""
    with area.officer.unlock() as terminal:
        begin_visit(terminal)
        Conversation(terminal, AT_THE_DOOR).go_on_until("Code name")
        terminal.type(f"\x1b[200~{BITING}\x1b[201~")
        terminal.wait_for("[@click=app.quit]here[/] [/]")
        commands = set(re.findall(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)", terminal.raw))
        assert commands <= COMMANDS
        assert not {"\x9b".encode(), "\x9d".encode()} & set(re.findall(rb"\xc2.", terminal.raw))
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
