"""What somebody at the keyboard waits for, in a pseudo-terminal, beside the smallest Textual application.

`python -m tests.benchmarks.terminal [--rounds 200] [--people 1000] [--beside NAME=COMMAND]...`, from the root
of a checkout with the development extra. Any command can be put beside ours: how long until its first text.

Each number is of the real command in a real pseudo-terminal; what is compared takes turns in one run, and a
key counts as answered when what it brings is painted whole. The bars (`--strict` makes the exit code say
whether all of them are kept):
- from exec until the passphrase prompt takes a key: 1.2 x the bare application; under half of posting's text;
- a digit until the whole next question stands, p99: 2 x an echo in the bare application, the encrypted save
  included, with 1,000 people in the vault and 100 in today's list;
- a letter in find-a-person over 10,000 people: 20 ms;
- memory with 1,000 people after 1,000 questions: 90 MB, and flat from there;
- from Enter on the passphrase until today stands, with 1,000 people: 1 s.
"""

import argparse
import shlex
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.crowd import crowd
from tests.benchmarks.measured import in_turns, report
from tests.end_to_end.conversation import Conversation, key_beside, question
from tests.end_to_end.laptops import PASSPHRASE, PIN, Area, Laptop, found_area, moved
from tests.end_to_end.terminal import PATIENCE, NotShownError, Terminal
from tests.end_to_end.visit import AT_THE_DOOR, begin_visit

ONE_FIELD = Path(__file__).parents[1] / "end_to_end" / "one_field.py"
OURS, BARE = "outreach, passphrase prompt", "bare Textual application, one field"
ECHO, DIGIT, BACK, LETTER = (
    "bare Textual application: a letter",
    "digit to next question",
    "left to the question before",
    "a letter of own words",
)
ASK_AGAIN = 0.03
LETTER_TYPED = "Q"
"""One that stands on no screen."""
ASKED, NEXT, OWN_WORDS = "Are you up for a talk?", "All right if I write some of it down?", "Code name"
IN_LIST = 100
"""People in today's list."""
MANY = 10_000
"""People to find somebody among."""
QUESTIONS = 1_000


def first_key(terminal: Terminal, prompt: str, sign: str) -> float:
    """Return the seconds from the start until a key typed at `prompt` shows as `sign`."""
    with terminal:
        terminal.wait_for(prompt)
        already = terminal.text.count(sign)
        deadline = terminal.started_at + PATIENCE
        while terminal.text.count(sign) <= already:
            terminal.type("x")
            while terminal.read(ASK_AGAIN) and terminal.text.count(sign) <= already:
                pass
            if terminal.written[-1].at > deadline:
                message = f"no key was taken: {terminal.text}"
                raise NotShownError(message)
        return terminal.written[-1].at - terminal.started_at


def first_text(command: str, laptop: Laptop) -> float:
    """Return the seconds from the start of any command until a word of it shows."""
    with Terminal(shlex.split(command), env=laptop.env, cwd=laptop.folder) as terminal:
        terminal.wait_until(lambda shown: any(word.isalpha() for word in shown.split()), "a word")
        return terminal.written[-1].at - terminal.started_at


def starts(laptop: Laptop, beside: Mapping[str, str], rounds: int) -> Mapping[str, list[float]]:
    """Return what starting took, ours, the bare application's and whatever is put beside them."""
    ways: dict[str, Callable[[], float]] = {
        OURS: lambda: first_key(laptop.sit_down(), "assphrase", "*"),
        BARE: lambda: first_key(bare(laptop), "One field", "x"),
    }
    for name, command in beside.items():
        ways[f"{name}, first text"] = lambda command=command: first_text(command, laptop)
    return in_turns(ways, rounds)


def bare(laptop: Laptop) -> Terminal:
    """Start the bare application in the same environment."""
    return Terminal([sys.executable, ONE_FIELD], env=laptop.env, cwd=laptop.folder)


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


def keys(chosen: Laptop, written: Laptop, rounds: int) -> Mapping[str, list[float]]:
    """Return what an answer, a step back, a letter, and a letter in the bare application took."""
    with at(chosen, ASKED) as choosing, at(written, OWN_WORDS) as writing, bare(chosen) as plain:
        yes = key_beside("Yes", choosing.text)
        plain.wait_for("One field")
        back: list[float] = []

        def digit() -> float:
            seconds = seconds_for(choosing, yes, lambda shown: question(shown).startswith(NEXT))
            back.append(seconds_for(choosing, "left", lambda shown: question(shown) == ASKED))
            return seconds

        ways = {DIGIT: digit, LETTER: lambda: letter(writing), ECHO: lambda: letter(plain)}
        return {**in_turns(ways, rounds), BACK: back[1:]}


def finding(laptop: Laptop, rounds: int) -> list[float]:
    """Return what each letter took in find-a-person, the whole list behind it painted."""
    taken: list[float] = []
    with laptop.unlock() as terminal:
        terminal.press("3")
        terminal.wait_for("find:")
        while len(taken) < rounds:
            taken.extend(
                seconds_for(terminal, typed[-1], lambda shown, typed=typed: f"find: {typed}" in shown)
                for typed in ("h", "ha", "har", "harb")
            )
            terminal.press(*["backspace"] * 4)
            terminal.wait_until(lambda shown: "find: h" not in shown, "an empty field")
    return taken


def opening(laptop: Laptop) -> float:
    """Return the seconds from Enter on the passphrase until today stands, the PIN typed ahead."""
    with laptop.sit_down() as terminal:
        terminal.wait_for("assphrase")
        terminal.type(PASSPHRASE)
        terminal.wait_for("*" * 10)
        before = time.perf_counter()
        terminal.press("enter", *PIN, "enter")
        terminal.wait_for("Today,")
        seconds = terminal.written[-1].at - before
        terminal.press("ctrl+q")
        terminal.wait_for_end()
        return seconds


def memory(laptop: Laptop) -> list[tuple[int, float]]:
    """Return the megabytes the app holds by the questions that were asked; Linux alone says it."""
    held: list[tuple[int, float]] = []
    with at(laptop, ASKED) as terminal:
        yes = key_beside("Yes", terminal.text)
        for asked in range(1, 3 * QUESTIONS + 1):
            seconds_for(terminal, yes, lambda shown: question(shown).startswith(NEXT))
            seconds_for(terminal, "left", lambda shown: question(shown) == ASKED)
            if asked % (QUESTIONS // 2) == 0:
                held.append((asked, terminal.resident_megabytes()))
    return held


def p99(taken: list[float]) -> float:
    """Return the seconds under which 99 of 100 stayed."""
    return quantiles(taken, n=100, method="inclusive")[-1]


def measure(area: Area, scratch: Path, wanted: argparse.Namespace) -> list[tuple[str, bool]]:
    """Measure everything, print each table, and return what is promised and whether it is kept."""
    kept: list[tuple[str, bool]] = []

    def say(words: str, *, is_kept: bool) -> None:
        kept.append((words, is_kept))
        sys.stdout.write(f"{'kept  ' if is_kept else 'MISSED'}  {words}\n\n")
        sys.stdout.flush()

    officer = area.officer
    started = starts(officer, wanted.beside, wanted.starts)
    sys.stdout.write(f"{report(started, BARE)}\n")
    ratio = median(started[OURS]) / median(started[BARE])
    say(
        f"from exec until the prompt takes a key: {ratio:.2f} x the bare application (1.2)",
        is_kept=ratio <= 1.2,
    )
    for name in list(started)[2:]:
        share = median(started[OURS]) / median(started[name])
        say(f"the same: {share:.2f} x {name} (0.5)", is_kept=share < 0.5)
    crowd(officer.data, PASSPHRASE, wanted.people, IN_LIST)
    pressed = keys(officer, moved(area, scratch / "b").officer, wanted.rounds)
    sys.stdout.write(f"{report(pressed, ECHO)}\n")
    ratio = p99(pressed[DIGIT]) / p99(pressed[ECHO])
    say(f"digit to next question, p99: {ratio:.2f} x an echo's p99 (2)", is_kept=ratio <= 2)
    opened = [opening(officer) for _ in range(wanted.starts)]
    say(
        f"opening with {wanted.people:,} people: {median(opened):.2f} s, at most {max(opened):.2f} (1)",
        is_kept=median(opened) < 1,
    )
    held = memory(moved(area, scratch / "c").officer)
    grown = held[-1][1] - held[1][1]
    by_question = ", ".join(f"{megabytes:.1f} MB after {asked:,}" for asked, megabytes in held)
    say(f"memory: {by_question} (90 after 1,000, flat)", is_kept=held[1][1] < 90 and grown < 2)
    many = moved(area, scratch / "d").officer
    crowd(many.data, PASSPHRASE, MANY, IN_LIST)
    found = finding(many, wanted.rounds)
    middle, slow = 1000 * median(found), 1000 * p99(found)
    say(f"a letter in find over {MANY:,}: p50 {middle:.1f}, p99 {slow:.1f} ms (20)", is_kept=slow < 20)
    return kept


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="What somebody at the keyboard waits for.")
    parser.add_argument("--rounds", type=int, default=200, help="keys of each kind")
    parser.add_argument("--starts", type=int, default=10, help="starts of each kind")
    parser.add_argument("--people", type=int, default=1_000, help="people in the vault")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--strict", action="store_true", help="exit 1 when something promised is missed")
    wanted = parser.parse_args()
    wanted.beside = dict(one.split("=", 1) for one in wanted.beside)
    with tempfile.TemporaryDirectory() as folder:
        kept = measure(found_area(Path(folder) / "a"), Path(folder), wanted)
    return int(wanted.strict and not all(is_kept for _, is_kept in kept))


if __name__ == "__main__":
    sys.exit(main())
