"""What nobody may find afterwards: names and answers in the window, its title, its history, any log or file.

What a fault of ours shows is tested on every screen by `tests/tui/test_terminal.py`, what Python's own crash
leaves by `tests/cli/test_crashes.py`.
"""

import re
import signal
from collections.abc import Iterator

import pytest

from tests.end_to_end.conversation import Conversation, Say, key_beside, one_line
from tests.end_to_end.laptops import OUTREACH, PASSPHRASE, PIN, Area
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import SHORT_TALK, WISH

PERSON = "silver-ladder"
NAME, NUMBER, DOOR = "Shugden McTavish", "07700 900123", "12 Invented Lane"
CARD = {
    "What do they like to be called?": Say(NAME),
    "Their number": Say(NUMBER),
    "Which door?": Say(DOOR),
}
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
"""What begins and ends the window's second screen, which leaves no scrollback."""
TITLES = re.compile(rb"\x1b\][012];(.*?)(?:\x07|\x1b\\)", re.DOTALL)


@pytest.fixture
def named(area: Area) -> Iterator[Terminal]:
    """The app at somebody's own screen, their name entered and showing."""
    area.officer.must("interview", "home_visit", "--answers", "-", lines=SHORT_TALK)
    with area.officer.unlock() as terminal:
        terminal.press(key_beside(PERSON, terminal.text))
        terminal.wait_for("Last time")
        assert NAME not in terminal.text
        terminal.press("f7")
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Last time")
        terminal.press("ctrl+e")
        terminal.wait_for("What do they like to be called?")
        Conversation(terminal, CARD).go_on_until("That is")
        terminal.press("enter")
        terminal.wait_for("It is kept.")
        terminal.press("enter")
        terminal.wait_until_gone("It is kept.")
        yield terminal


def test_names_open_by_passphrase_alone_and_go_at_one_key(named: Terminal, area: Area) -> None:
    """F7 hides every name; opened again they need the passphrase; ended while they stand, none is found."""
    named.wait_until(lambda shown: NAME in one_line(shown), "the name")
    named.press("f7")
    named.wait_until_gone(NAME)
    show_names(named)
    named.signal(signal.SIGTERM)
    assert named.wait_for_end() == 128 + signal.SIGTERM
    assert set(TITLES.findall(named.raw)) == {b"Outreach"}
    for part in outside_second_screen(named.raw):
        for words in (NAME, NUMBER, DOOR, WISH, PERSON, PASSPHRASE, PIN):
            assert words.encode() not in part
    assert PASSPHRASE.encode() not in named.raw
    for path in area.officer.files():
        data = path.read_bytes()
        for words in (NAME, NUMBER, DOOR, WISH, PASSPHRASE):
            assert words.encode() not in data, path
    assert not [path for path in (area.officer.folder / "home").rglob("*") if path.is_file()]


def show_names(terminal: Terminal) -> None:
    """Open names with the passphrase."""
    terminal.press("f7")
    terminal.wait_for("assphrase")
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    terminal.wait_until(lambda shown: NAME in one_line(shown), "the name")


def outside_second_screen(raw: bytes) -> Iterator[bytes]:
    """Yield what was written where a window keeps it."""
    first, *others = raw.split(ENTERED)
    yield first
    for part in others:
        yield part.partition(LEFT)[2]


def test_settings_for_developers_write_nothing_down(area: Area) -> None:
    """An environment that has the screen library log keys, events and pictures leaves no file of them."""
    told = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(area.officer.folder / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(area.officer.folder),
    }
    before = set(area.officer.files())
    command = [*OUTREACH, "--folder", str(area.officer.data)]
    with Terminal(command, env=area.officer.env | told, cwd=area.officer.folder) as terminal:
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.press("enter", *PIN, "enter")
        terminal.wait_for("Today,")
        terminal.press("8", *WISH)
        terminal.wait_for(WISH)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        [after] = terminal.raw.split(LEFT)[1:]
        assert WISH.encode() not in after
    new = set(area.officer.files()) - before
    assert not [path for path in new if not path.is_relative_to(area.officer.data)]


@pytest.mark.parametrize("number", [None, signal.SIGTERM, signal.SIGHUP])
def test_a_talk_in_lines_stays_in_the_second_screen(area: Area, number: signal.Signals | None) -> None:
    """However it ends, nothing typed or asked in `--plain` stays among the window's rows, and it is kept."""
    with area.officer.sit_down("interview", "home_visit", "--plain") as terminal:
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Date", ">")
        terminal.press("enter", "enter", "enter", PERSON, "enter")
        terminal.wait_for("Which try is this?")
        if number is None:
            terminal.press(":leave", "enter", "enter")
        else:
            terminal.signal(number)
        assert terminal.wait_for_end() == (0 if number is None else 128 + number)
        after = terminal.raw.split(LEFT)[-1].decode()
        assert ("Kept as a draft" in one_line(after)) == (number is None)
        for part in outside_second_screen(terminal.raw):
            for words in (PERSON, "Code name", "Which try", PASSPHRASE):
                assert words.encode() not in part
    with area.officer.unlock() as again:
        again.wait_for(f"Go on with {PERSON}")


def test_a_talk_in_lines_is_wiped_while_it_is_stopped(area: Area) -> None:
    """Stopped with ^z the window is given back wiped; let go on, the same question stands there again."""
    with area.officer.sit_down("interview", "home_visit", "--plain") as terminal:
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Date", ">")
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until_stopped()
        assert terminal.raw.endswith(LEFT)
        stopped_at = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(lambda _now: b"Date" in terminal.raw[stopped_at:], "the question again")
        terminal.press(":stop", "enter")
        assert terminal.wait_for_end() == 0


def test_a_worry_keeps_who_was_told_and_when_and_no_more(area: Area) -> None:
    """F9 from anywhere; the form takes a role, a time and a reference, and nothing of what was said."""
    with area.officer.unlock() as terminal:
        terminal.press("f9")
        terminal.wait_for("Listen", "999")
        terminal.press("enter")
        terminal.wait_for("Pass it on")
        asked = Conversation(terminal, {})
        asked.go_on_until("Who did I tell?")
        terminal.press("f4")
        shown = terminal.wait_for("Everything here", "Their reference")
        prompts = [
            row.strip(" ►")[:20].rstrip()
            for row in shown.splitlines()[2:]
            if row.startswith((" ►  ", "    "))
        ]
        assert [row for row in prompts if row] == [
            "Listen. Do not dig.",
            "Who did I tell? The",
            "When?",
            "Their reference, if",
        ]
        terminal.press("escape")
        terminal.wait_until_gone("Everything here")
        terminal.press(key_beside("Duty social worker", terminal.text))
        asked.go_on_until("That is everything.")
        terminal.press("enter")
        terminal.wait_for("It is kept.")
