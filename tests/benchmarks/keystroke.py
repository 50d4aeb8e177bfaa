"""How long from a key until the screen has answered it.

`python -m tests.benchmarks.keystroke [rounds]`, from the root of a checkout with the development extra.

Three keys in the home visit, each taken in turns with a letter in a bare Textual application's one field:
- a digit that answers a question, until the next question is painted: the answer is in the vault by then;
- the left arrow, until the question before is painted again;
- a letter of somebody's own words, until it is painted.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measured import in_turns, report
from tests.end_to_end.conversation import Conversation, key_beside, question
from tests.end_to_end.laptops import Laptop, found_area
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import AT_THE_DOOR, begin_visit

ONE_FIELD = Path(__file__).parents[1] / "end_to_end" / "one_field.py"
BARE = "bare Textual application: a letter"
DIGIT, BACK, LETTER = "digit to next question", "left to the question before", "a letter of own words"
LETTER_TYPED = "Q"
"""One that stands on neither screen."""
ASKED, NEXT, OWN_WORDS = "Are you up for a talk?", "All right if I write some of it down?", "Code name"


def seconds_for(terminal: Terminal, key: str, is_painted: Callable[[str], bool]) -> float:
    """Press `key` and return the seconds until what it brings is painted."""
    before = time.perf_counter()
    terminal.press(key)
    terminal.wait_until(is_painted, f"what {key!r} brings")
    return terminal.written[-1].at - before


def letter(terminal: Terminal) -> float:
    """Return what one more letter takes; a field that is getting long is emptied first, unmeasured."""
    if terminal.text.count(LETTER_TYPED) > 40:
        while LETTER_TYPED in terminal.text:
            terminal.press(*["backspace"] * 10)
            terminal.read(0.05)
    already = terminal.text.count(LETTER_TYPED)
    return seconds_for(terminal, LETTER_TYPED, lambda shown: shown.count(LETTER_TYPED) > already)


def at(laptop: Laptop, wanted: str) -> Terminal:
    """Open the app at a question of a new home visit."""
    terminal = laptop.unlock()
    begin_visit(terminal)
    Conversation(terminal, AT_THE_DOOR).go_on_until(wanted)
    return terminal


def main() -> int:
    """Print the comparison."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        chosen = found_area(Path(folder) / "a").officer
        written = found_area(Path(folder) / "b").officer
        with (
            at(chosen, ASKED) as choosing,
            at(written, OWN_WORDS) as writing,
            Terminal([sys.executable, ONE_FIELD], env=chosen.env, cwd=chosen.folder) as bare,
        ):
            yes = key_beside("Yes", choosing.text)
            bare.wait_for("One field")
            ways = {
                DIGIT: lambda: seconds_for(choosing, yes, lambda shown: question(shown).startswith(NEXT)),
                BACK: lambda: seconds_for(choosing, "left", lambda shown: question(shown) == ASKED),
                LETTER: lambda: letter(writing),
                BARE: lambda: letter(bare),
            }
            taken = in_turns(ways, rounds)
    sys.stdout.write(f"{report(taken, BARE)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
