"""Words that command a terminal, given to commands in a process of their own.

Every verb and option is fed them by `tests/cli/test_hostile_arguments.py`.
"""

import pytest

from tests.end_to_end.conversation import Conversation
from tests.end_to_end.laptops import Area
from tests.end_to_end.visit import AT_THE_DOOR, begin_visit

BITING = "x\x1b]0;pwned\x07\x1b[2J\x9b31m\u202eend"
COMMANDS: dict[str, tuple[str, ...]] = {
    "no such verb": (BITING,),
    "somebody": ("person", "show", BITING),
    "a file that is no script": ("scripts", "check", BITING),
}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_words_of_a_command_line_command_nothing(area: Area, words: tuple[str, ...]) -> None:
    """Whatever is wrong with it, what is said about it holds no control code, and no traceback."""
    file = area.officer.folder / BITING
    file.write_text(BITING, encoding="utf-8")
    done = area.officer.run(*words)
    said = done.out + done.talk
    assert done.code in {0, 1, 2}
    assert "Traceback" not in said
    assert not [
        one for one in said if (one < " " and one != "\n") or "\x7f" <= one <= "\x9f" or one == "\u202e"
    ]


def test_a_window_that_changes_in_the_middle_of_a_word(area: Area) -> None:
    """From 80x24 down to 60x18 and up to 200x60 while somebody types: every letter is where it belongs."""
    with area.officer.unlock() as terminal:
        begin_visit(terminal)
        Conversation(terminal, AT_THE_DOOR).go_on_until("Code name")
        typed = ""
        for number, (rows, columns) in enumerate([(18, 60), (60, 200), (24, 80), (40, 120), (24, 80)]):
            piece = "quiet-harbour"[number * 2 : number * 2 + 2]
            terminal.type(piece)
            terminal.resize(rows, columns)
            typed += piece
        terminal.wait_until(lambda shown: typed in shown and "This window is" not in shown, "all of it")
        assert typed == "quiet-harb"
