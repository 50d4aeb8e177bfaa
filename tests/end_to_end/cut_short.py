"""A walked path typed in a terminal and cut short at any moment, opened again and gone on with to its end.

What counts as acknowledged, and so may never be lost:
- An answer, once the question after it is painted. The end, once "It is kept." is painted.
- Typed words, once they are painted, where the program is told to end; where it is killed, those typed more
  than a second before (domain.md E1, 16:22).
A lock leads back to the question itself: asking why there is no answer is no answer, and is not come back to.
Nothing is ever invented either: it stands no further than what was typed, and its words are the beginning of
what was typed. Where the draft stands is read from the vault itself, and looked at on the screen too.
"""

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.cli.real_world import outside
from outreach_tui.workflow.begin_interview import begin_interview, resume_interview
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.workspace import Workspace
from tests.end_to_end.conversation import one_line, question
from tests.end_to_end.laptops import OUTREACH, PASSPHRASE, PIN, Laptop
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import begin_visit
from tests.end_to_end.walked import EVERYTHING, Place, answers_of, place_of, walk
from tests.scenario.test_home_visit_paths import WAYS

KILLED, TOLD, LEFT, CLOSED = "killed", "told to end", "hung up", "window closed"
SUSPENDED, STOPPED, JUMPED = "suspended", "stopped for a while", "clock jumped"
BLOWS = (KILLED, KILLED, KILLED, TOLD, LEFT, CLOSED, SUSPENDED, STOPPED, JUMPED)
"""What can happen; what loses most stands most often."""
MOST_BLOWS = 3
"""How often one conversation is cut short at most."""
GAPS = (0.0, 0.0, 0.01, 0.03, 0.08)
"""Seconds between two keys."""
SECOND = 1.0
"""Typing that may be missing where the program was killed, in seconds."""
GRACE = 0.4
"""What a shared machine may be late by, in seconds."""
IT_IS_KEPT = "It is kept."
_READ_BACK = "Here is what I have."
_JUMPS = (-3000, -90, 45, 90, 600, 3000)
"""Seconds that the clock may run ahead; any two of them are further apart than the app lets pass."""
_CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int said = real(clock, now), file;
    char text[32] = {0};
    if (clock == CLOCK_REALTIME && (file = open(getenv("CLOCK_SET_BY"), O_RDONLY)) >= 0) {
        if (read(file, text, 31) > 0) now->tv_sec += atoi(text);
        close(file);
    }
    return said;
}
"""
"""A wall clock that runs as many seconds ahead as a file says."""


@dataclass(slots=True)
class Table:
    """A laptop somebody types at, and another on which the same is said without a screen."""

    laptop: Laptop
    """The one that is cut short."""
    reference: Workspace
    """The other one's workspace, open."""
    clock: Path | None = None
    """The library that sets the laptop's clock; none where none can be made: it never jumps then."""
    blows: list[str] = field(default_factory=list)
    """What happened so far."""

    @property
    def ahead(self) -> Path:
        """The file that says how far the laptop's clock is set ahead."""
        return self.laptop.folder / "clock"

    def set_clock(self, chance: random.Random) -> None:
        """Set the laptop's clock to another time than it says."""
        said = int(self.ahead.read_text(encoding="ascii")) if self.ahead.exists() else 0
        jump = chance.choice([jump for jump in _JUMPS if jump != said])
        self.ahead.write_text(str(jump), encoding="ascii")

    def open(self) -> Terminal:
        """Open the app, at today's list."""
        env = self.laptop.env
        if self.clock is not None:
            env |= {"LD_PRELOAD": str(self.clock), "CLOCK_SET_BY": str(self.ahead)}
        terminal = Terminal([*OUTREACH, "--folder", self.laptop.data], env=env, cwd=self.laptop.folder)
        terminal.wait_for("assphrase")
        unlock(terminal)
        terminal.wait_for("Today,")
        return terminal


@dataclass(slots=True)
class Typed:
    """How far somebody has come along a path."""

    places: Sequence[Place]
    """The path."""
    index: int = 0
    """The place they type at."""
    done: int = 0
    """How many of its keys are pressed."""
    painted: int = 0
    """The furthest place that surely was on the screen."""
    moments: list[float] = field(default_factory=list)
    """When each key of this place was pressed."""

    @property
    def is_over(self) -> bool:
        """Whether every key is pressed."""
        return self.index == len(self.places)

    def press(self, terminal: Terminal) -> None:
        """Press the next key."""
        terminal.press(self.places[self.index].keys[self.done])
        self.moments.append(time.perf_counter())
        self.done += 1
        if self.done == len(self.places[self.index].keys):
            self.stand(self.index + 1)

    def stand(self, index: int, done: int = 0) -> None:
        """Go on from here."""
        self.index, self.done = index, done
        self.moments = [0.0] * done

    def look(self, shown: str) -> None:
        """Note what is painted: the nearest place ahead that it can be."""
        asked = question(shown)
        ahead = range(self.painted, min(self.index + 1, len(self.places)))
        self.painted = next((place for place in ahead if is_asked(self.places[place], asked)), self.painted)
        if IT_IS_KEPT in shown and self.is_over:
            self.painted = len(self.places)

    def come_back(self) -> None:
        """Go on behind a lock: words and marks stand as they were; F2 has to be pressed again."""
        if self.asks_why:
            self.stand(self.index)

    @property
    def asks_why(self) -> bool:
        """Whether F2 is pressed here, and no reason given yet."""
        return self.done > 0 and self.places[self.index].keys[0] == "f2"

    @property
    def words(self) -> str:
        """What is typed at this place and not entered; marks and function keys are no words."""
        if self.is_over or self.asks_why or self.places[self.index].marks:
            return ""
        return "".join(self.places[self.index].keys[: self.done])

    def words_before(self, moment: float) -> str:
        """Return those of the words that were typed before `moment`."""
        return self.words[: sum(at < moment for at in self.moments)]


@contextmanager
def table(laptop: Laptop, other: Laptop) -> Iterator[Table]:
    """Sit down at `laptop`; `other` is a copy of it, at which nobody disturbs."""
    reference = open_workspace(other.data, PASSPHRASE, outside())
    try:
        yield Table(laptop, reference, _clock_for(laptop.folder))
    finally:
        reference.close()


def cut_short(
    at: Table,
    seed: int,
    blows: Sequence[str] = BLOWS,
    most: int = MOST_BLOWS,
    moment: Callable[[Typed, random.Random], int] | None = None,
) -> str:
    """Walk one path, cut short at random moments, to its end; the records are those of an undisturbed walk.

    Args:
        at: where.
        seed: which path, which moments, what happens.
        blows: what may happen.
        most: how often it is cut short at most.
        moment: says after how many more keys; any number of them if not given.

    Returns: the path's name.
    Raises: AssertionError if anything acknowledged is missing, or anything is there that was not said.
    """
    chance = random.Random(seed)
    name = chance.choice(list(WAYS))
    alias = f"walked-{_letters(seed)}"
    interview = begin_interview(at.reference, "home_visit")
    typed = Typed(tuple(walk(interview, WAYS[name], alias)))
    interview.finish()
    terminal = at.open()
    try:
        begin_whole_visit(terminal, typed.places[0])
        for _ in range(chance.randint(1, most)):
            if typed.is_over or _type(terminal, typed, chance, (moment or _any_moment)(typed, chance)):
                break
            terminal = _struck(at, terminal, typed, chance, chance.choice(blows))
        _type(terminal, typed, chance, len(typed.places) * 1000)
        if typed.painted < len(typed.places):
            terminal.wait_for(IT_IS_KEPT)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    finally:
        terminal.close()
        at.ahead.unlink(missing_ok=True)
    with opened(at.laptop) as workspace:
        assert workspace.vault.drafts() == ()
        assert kept_about(workspace, alias) == kept_about(at.reference, alias), name
    return name


def begin_whole_visit(terminal: Terminal, first: Place) -> None:
    """From Today, begin a home visit with somebody new, with everything asked, at its first question."""
    begin_visit(terminal)
    terminal.wait_for("Code name")
    terminal.press(*EVERYTHING)
    terminal.wait_for("everything there is")
    while not is_asked(first, question(shown := terminal.text)):
        terminal.press("escape")
        terminal.wait_until(lambda now, shown=shown: question(now) != question(shown), "the question before")


def kept_about(workspace: Workspace, alias: str) -> list[tuple[str, str]]:
    """Return every record about somebody, in words, under its heading."""
    kept = show_person(workspace, person_named(workspace, alias))
    return sorted((part.heading, one.words) for part in kept.sections for one in part.records)


def is_asked(place: Place, asked: str) -> bool:
    """Return whether a screen that asks `asked` can stand at `place`."""
    if place.at.endswith("/n_back"):
        return asked.startswith(_READ_BACK)
    if not place.asked:
        return asked.startswith("That is ")
    return one_line(asked).startswith(one_line(place.asked))


def unlock(terminal: Terminal) -> None:
    """Type the passphrase, and the PIN."""
    terminal.type(PASSPHRASE)
    terminal.press("enter", *PIN, "enter")


def amid_a_reason(typed: Typed, _chance: random.Random) -> int:
    """Return how many keys lead to the next question that is left out, its F2 among them."""
    ahead = typed.places[typed.index :]
    left_out = next(number for number, place in enumerate(ahead) if place.keys[0] == "f2")
    return sum(len(place.keys) for place in ahead[:left_out]) - typed.done + 1


def _any_moment(typed: Typed, chance: random.Random) -> int:
    left = sum(len(place.keys) for place in typed.places[typed.index :]) - typed.done
    return chance.randint(1, left)


def _type(terminal: Terminal, typed: Typed, chance: random.Random, keys: int) -> bool:
    """Type that many keys; return whether it is over, and was seen to be."""
    for _ in range(keys):
        if typed.is_over:
            break
        typed.press(terminal)
        until = time.perf_counter() + chance.choice(GAPS)
        while (left := until - time.perf_counter()) > 0:
            terminal.read(left)
            typed.look(terminal.text)
    while chance.random() < 1 / 2 and terminal.read(chance.random() / 20):
        typed.look(terminal.text)
    return typed.painted == len(typed.places)


def _struck(at: Table, terminal: Terminal, typed: Typed, chance: random.Random, blow: str) -> Terminal:
    """Let it happen, and return the terminal to go on at."""
    at.blows.append(blow)
    if blow in {SUSPENDED, STOPPED, JUMPED}:
        _stopped(at, terminal, typed, chance, blow)
        return terminal
    before = terminal.text
    if blow == KILLED:
        terminal.kill()
        surely = typed.words_before(time.perf_counter() - SECOND - GRACE)
    else:
        typed.look(before)
        surely = _seen(typed, before)
        _told(terminal, blow)
    terminal.close()
    _stands(at, typed, surely)
    again = at.open()
    try:
        _is_seen(again, typed)
    except BaseException:
        again.close()
        raise
    return again


def _told(terminal: Terminal, blow: str) -> None:
    if blow == CLOSED:
        terminal.hang_up()
        return
    number = signal.SIGTERM if blow == TOLD else signal.SIGHUP
    terminal.signal(number)
    assert terminal.wait_for_end() == 128 + number


def _stopped(at: Table, terminal: Terminal, typed: Typed, chance: random.Random, blow: str) -> None:
    """Stop the program and let it go on, locked where it has to be; nothing may be missing at all."""
    while terminal.read(0.3):
        typed.look(terminal.text)
    if blow == SUSPENDED:
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until_stopped()
    else:
        terminal.signal(signal.SIGSTOP)
    from_here = len(terminal.raw)
    if blow == JUMPED and at.clock is not None:
        at.set_clock(chance)
    if blow == STOPPED or (blow == JUMPED and at.clock is None):
        _type(terminal, typed, chance, chance.randint(0, 5))
        terminal.signal(signal.SIGCONT)
        return
    terminal.signal(signal.SIGCONT)
    terminal.wait_until(
        lambda _shown: b"Locked, because" in terminal.raw[from_here:], "the passphrase prompt"
    )
    terminal.wait_for("assphrase")
    if typed.is_over:
        unlock(terminal)
        terminal.wait_for("Today,")
        typed.painted = len(typed.places)
        return
    unlock(terminal)
    typed.come_back()
    _at_place(terminal, typed)


def _stands(at: Table, typed: Typed, surely: str) -> None:
    """Read from the vault where it stands, hold it against what was acknowledged, and go on from there."""
    with opened(at.laptop) as workspace:
        drafts = workspace.vault.drafts()
        if not drafts:
            assert typed.is_over, "the draft is gone before its end"
            typed.stand(len(typed.places))
            typed.painted = len(typed.places)
            return
        (draft,) = drafts
        interview = resume_interview(workspace, draft.id)
        index = [place.at for place in typed.places].index(place_of(interview.step))
        assert typed.painted <= index <= typed.index, f"painted {typed.painted}, typed {typed.index}: {index}"
        stands = set(answers_of(interview)) ^ set(typed.places[index].answers)
        assert not stands, (
            f"at {typed.places[index].at}, typed to {typed.index}, differs: {sorted(map(str, stands))}"
        )
        words = draft.typing_text if draft.typing_ref == typed.places[index].at else ""
        sure = surely if index == typed.index else ""
        typed.stand(index, _keys_in(typed.places[index], words, sure))
        typed.painted = index


def _keys_in(place: Place, words: str, surely: str) -> int:
    """Return how many keys of a place are in what is kept there, after holding it against what is sure."""
    if place.marks:
        marked = set(words.split())
        assert marked == set(place.marks[: len(marked)]), f"{words!r} was kept of {place.marks}"
        return len(marked)
    whole = "".join(place.keys[:-1])
    assert whole.startswith(words), f"{words!r} was kept of {whole!r}"
    assert words.startswith(surely), f"{surely!r} was typed and seen; {words!r} was kept"
    return len(words)


def _seen(typed: Typed, shown: str) -> str:
    """Return those of the words not entered that stand in the field; the screen around it has letters too."""
    if typed.painted != typed.index:
        return ""
    field = (row.strip(" │►") for row in shown.splitlines() if row.lstrip().startswith(("│", "►")))
    flat, words = one_line(" ".join(field)), typed.words
    return max((words[:n].rstrip() for n in range(len(words) + 1) if one_line(words[:n]) in flat), key=len)


def _is_seen(terminal: Terminal, typed: Typed) -> None:
    """Go on with the conversation; the same place and the same words stand there."""
    if typed.is_over:
        return
    terminal.wait_for("Go on with")
    terminal.press("1")
    _at_place(terminal, typed)


def _at_place(terminal: Terminal, typed: Typed) -> None:
    place, words = typed.places[typed.index], typed.words
    terminal.wait_until(
        lambda shown: is_asked(place, question(shown)) and one_line(words) in one_line(shown),
        f"{place.at} with {words!r}",
    )


@contextmanager
def opened(laptop: Laptop) -> Iterator[Workspace]:
    """Open a laptop's workspace without a screen."""
    workspace = open_workspace(laptop.data, PASSPHRASE, outside())
    try:
        yield workspace
    finally:
        workspace.close()


def _clock_for(folder: Path) -> Path | None:
    compiler = shutil.which("cc") if sys.platform == "linux" else None
    if compiler is None:
        return None
    library = folder / "clock.so"
    source = folder / "clock.c"
    source.write_text(_CLOCK, encoding="ascii")
    done = subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=False)
    return None if done.returncode else library


def _letters(number: int) -> str:
    digits = re.sub("[^0-9]", "", str(number))
    return "".join("abcdefghij"[int(digit)] for digit in digits)
