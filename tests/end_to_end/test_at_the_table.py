"""A second door, through a real terminal: pals come in, the lid is grabbed, a worry, a rough word put right.

Each step is one that an officer makes at a kitchen table (domain.md E1, 16:10 to 16:34).
"""

from tests.end_to_end.conversation import Conversation, question
from tests.end_to_end.laptops import Area
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import AT_THE_DOOR, CODE_NAME, begin_visit

SAID = "fixing bikes wi ma papa"
WISH = "weldin frames n that"


def assert_for_all_to_see(shown: str) -> None:
    """Check that nothing said before, no code name and no officer's question stands on the screen."""
    for words in (SAID, WISH, CODE_NAME, "Whose words did I type?", "Did I steer"):
        assert words not in shown, shown


def test_a_kitchen_with_pals_a_grabbed_lid_and_a_worry(area: Area) -> None:
    """Light in one key, anywhere from there, back where it was; killed while light it opens light."""
    with area.officer.unlock() as terminal:
        begin_visit(terminal)
        conversation = Conversation(terminal, AT_THE_DOOR)
        conversation.go_on_until("What are you good at?")
        say(terminal, SAID)
        terminal.press("2")
        terminal.wait_for("If a good opportunity came your way")
        terminal.press("enter", "2")
        terminal.wait_for("In your words: what is it?")
        terminal.type(WISH)
        terminal.wait_for(WISH)
        terminal.press("ctrl+k")
        light = terminal.wait_until_gone(WISH)
        assert_for_all_to_see(light)
        assert_for_all_to_see(terminal.text)
        terminal.press("f4")
        assert_for_all_to_see(terminal.wait_for("Everything here"))
        terminal.press("/")
        terminal.type("happen next")
        terminal.wait_for("find: happen next")
        terminal.press("enter")
        assert_for_all_to_see(terminal.wait_for("What do you want to happen next?", "Nothing for now"))
        terminal.kill()
    with area.officer.unlock() as terminal:
        terminal.wait_for(CODE_NAME)
        terminal.press("1")
        assert_for_all_to_see(terminal.wait_until_gone("Today,"))
        terminal.press("ctrl+k")
        shown = terminal.wait_for(CODE_NAME, "In your words: what is it?", WISH)
        terminal.press("f9")
        terminal.wait_for("Do not promise to keep it", "### ### ###")
        terminal.press("escape")
        assert question(terminal.wait_for(WISH)) == question(shown)
        terminal.press("f3")
        terminal.wait_for("A note of your own, beside")
        say(terminal, "ask again about the papa")
        terminal.wait_for("The note is kept")
        terminal.press("enter", "1", "ctrl+z")
        terminal.wait_for("Taken back: Whose words did I type?")
        terminal.press("ctrl+r")
        terminal.wait_for("Brought back: Whose words did I type?")
        terminal.press("ctrl+x")
        terminal.wait_for("Ring your buddy now")
        terminal.press("1")
        terminal.wait_for("Today,", "Ring your buddy now")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0


def say(terminal: Terminal, words: str) -> None:
    """Type words and press Enter."""
    terminal.type(words)
    terminal.wait_for(words)
    terminal.press("enter")
