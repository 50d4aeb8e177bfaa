"""The young person beside the screen (domain.md E4), and what an officer does for them there.

They see what is written, change it, hear back, are asked again, and have it wiped. Whether somebody who has
never seen it can say what each screen is for needs people: docs/officer.md says that nobody was asked yet.
"""

import re
from pathlib import Path

from tests.end_to_end.conversation import Choose, Conversation, Press, Say, one_line, question
from tests.end_to_end.laptops import PASSPHRASE, Area
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import AT_THE_DOOR, CODE_NAME, begin_visit

BIKES = "fix bikes in the close"
WELDING = "weldin"
TIDIER = "g frames"
OURS = "ask the garage aboot Saturdays"
THEIRS = "turn up and see"
PAGE_UP, PAGE_DOWN, DELETE = "\x1b[5~", "\x1b[6~", "\x1b[3~"
GRADES = re.compile(r"\b(score|points|grade|level|ranking|risk|late|overdue|streak)\b|%", re.IGNORECASE)

SAID = AT_THE_DOOR | {
    "What are you good at?": Say("I can fix anything"),
    "Is that something to do": [Choose("Something to do"), Choose("A skill")],
    "In your words: what is it?": [Say(BIKES), Say(WELDING)],
    "Whose words did I type?": [Choose("Their words, as said"), Choose("Their words, as said")],
    "What I will do": Say(OURS),
    "By": Say("+5"),
    "What would you put in?": Say(THEIRS),
    "What do you want to happen next?": Choose("Look at some ideas"),
    "Officer: who really decided that?": Choose("They chose"),
    "How soon?": Choose("In a couple of weeks"),
    "Is that right?": Choose("Nearly, and we fixed it"),
    "What did we change?": Press(("enter",)),
    "Any worry about somebody being hurt": Choose("No"),
}


def at_the_read_back(terminal: Terminal) -> Conversation:
    """Talk until the screen is turned round; a second wish comes from the middle of another question."""
    begin_visit(terminal)
    conversation = Conversation(terminal, SAID)
    conversation.go_on_until("At the door")
    terminal.press("ctrl+d")
    terminal.wait_for("Asked from here on: the core")
    conversation.go_on_until("What would get in the way?")
    terminal.press("ctrl+n")
    terminal.wait_for("Is that something to do")
    conversation.go_on_until("Another one?")
    terminal.press("2")
    terminal.wait_until(lambda now: question(now).startswith("What would get in"), "where it was left")
    conversation.go_on_until("Here is what I have.")
    return conversation


def test_they_see_it_change_it_and_have_it_wiped(area: Area) -> None:
    """Two wishes, one added in one key; read back, put right, tidied; shown, and wiped the same minute."""
    with area.officer.unlock() as terminal:
        conversation = at_the_read_back(terminal)
        shown = one_line(whole_read_back(terminal))
        for words in (BIKES, WELDING, THEIRS, OURS):
            assert words in shown
        assert not GRADES.search(shown)
        strike_first(terminal)
        assert BIKES in one_line(terminal.text)
        conversation.go_on_until("Any worry about somebody being hurt")
        tidy(terminal)
        conversation.go_on_until("That is the core.")
        terminal.press("enter")
        terminal.wait_for("It is kept.")
        terminal.press("right")
        terminal.wait_for("Last time")
        terminal.press("6")
        shown = one_line(terminal.wait_for("Everything kept about", f"{WELDING}{TIDIER}"))
        assert BIKES in shown
        assert not GRADES.search(shown)
        terminal.press("escape")
        terminal.wait_until_gone("Everything kept about")
        terminal.press("8")
        terminal.wait_for("code name")
        terminal.type(CODE_NAME)
        terminal.press("enter")
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Today,")
        assert CODE_NAME not in terminal.text.partition("To visit")[2]
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert area.officer.run("person", "show", CODE_NAME).code == 1
    assert found_in(area.officer.folder, BIKES, OURS, CODE_NAME) == []


def whole_read_back(terminal: Terminal) -> str:
    """Return what is read back, from its first row to its last."""
    first = terminal.wait_for(BIKES)
    terminal.type(PAGE_DOWN)
    last = terminal.wait_for(OURS)
    terminal.type(PAGE_UP)
    terminal.wait_for(BIKES)
    return first + last


def strike_first(terminal: Terminal) -> None:
    """They strike out what they bring."""
    terminal.press("1")
    terminal.wait_for("How should it read?")
    terminal.type(DELETE)
    terminal.wait_until_gone("How should it read?")
    terminal.wait_until_gone("I can fix anything")


def tidy(terminal: Terminal) -> None:
    """Later, with them, put rough words tidier; those typed first stay."""
    terminal.press("f4", "/")
    terminal.type(WELDING)
    terminal.wait_for(f"find: {WELDING}")
    terminal.press("escape")
    terminal.wait_until_gone("find: ")
    terminal.press("t")
    terminal.wait_for("Tidier, and they agree")
    terminal.type(TIDIER)
    terminal.press("enter")
    terminal.wait_for("Everything here")
    terminal.press("escape")
    terminal.wait_until_gone("Everything here")


def found_in(folder: Path, *words: str) -> list[str]:
    """Return every place below `folder` where one of these can be read."""
    return [
        f"{path.name}: {one}"
        for path in folder.rglob("*")
        for one in words
        if one in path.name or (path.is_file() and one.encode() in path.read_bytes())
    ]
