"""A conversation at the keyboard: reads the question on the screen, and presses what answers it.

It knows questions by their words and answers by theirs, never by position: what stands beside "Yes" on the
screen is the key that is pressed. A question nobody wrote an answer for is left as it is, with Enter.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.end_to_end.terminal import Terminal

MOST_STEPS = 200
"""A conversation longer than this goes round in a circle."""
_TOP = 2
"""Rows above the middle: the header and its rule."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Press the key that stands beside these words."""

    words: str
    """The answer as the screen shows it, or its beginning."""
    then: tuple[str, ...] = ()
    """Keys to press after it: "enter" where several may be chosen."""


@dataclass(frozen=True, slots=True)
class Say:
    """Type these words and press Enter."""

    words: str
    """What is typed."""


@dataclass(frozen=True, slots=True)
class Press:
    """Press these keys."""

    keys: tuple[str, ...]
    """By name, as `Terminal.press` knows them."""


Answer = Choose | Say | Press
Answers = Mapping[str, Answer | Sequence[Answer]]
"""What to answer, by the beginning of the question; a sequence where it is asked several times."""


class Conversation:
    """Somebody at the keyboard who knows what to answer."""

    def __init__(self, terminal: Terminal, answers: Answers) -> None:
        """Sit down at `terminal`; whoever continues at another one sets `terminal` anew.

        Args:
            terminal: the app, standing at a question.
            answers: what to answer; a question that is asked more often than it has answers is left.
        """
        self.terminal = terminal
        self._answers = {
            label: [answer] if isinstance(answer, Answer) else list(answer)
            for label, answer in answers.items()
        }

    def go_on_until(self, wanted: str) -> str:
        """Answer question after question until one that begins with `wanted`; return the screen."""
        for _ in range(MOST_STEPS):
            shown = self.terminal.text
            if question(shown).startswith(wanted):
                return shown
            self._press_for(shown)
            self.terminal.wait_until(
                lambda now, before=shown: middle(now) != middle(before), "another question"
            )
        message = f"{wanted!r} never came; the screen was:\n{self.terminal.text}"
        raise AssertionError(message)

    def _press_for(self, shown: str) -> None:
        for label, left in self._answers.items():
            if left and question(shown).startswith(label):
                press(self.terminal, left.pop(0))
                return
        self.terminal.press("enter")


def press(terminal: Terminal, answer: Answer) -> None:
    """Answer the question that stands there."""
    if isinstance(answer, Say):
        terminal.type(answer.words)
        terminal.wait_until(
            lambda shown: one_line(answer.words) in one_line(shown), f"{answer.words!r} typed"
        )
        terminal.press("enter")
    elif isinstance(answer, Choose):
        terminal.press(key_beside(answer.words, terminal.text), *answer.then)
    else:
        terminal.press(*answer.keys)


def question(shown: str) -> str:
    """Return the question that stands on the screen, its rows joined; empty if there is none."""
    rows = shown.splitlines()[_TOP:]
    while rows and not rows[0].strip():
        rows.pop(0)
    asked = []
    for row in rows:
        if not row.strip():
            break
        asked.append(row.strip())
    return " ".join(asked)


def middle(shown: str) -> str:
    """Return the header and the question: what changes when the conversation goes on."""
    return shown.splitlines()[0] + question(shown)


def key_beside(words: str, shown: str) -> str:
    """Return the key that stands beside an answer.

    Raises: AssertionError if the answer is not on the screen.
    """
    found = re.search(rf"(?<!\S)([0-9a-z]) {{2,}}(?:\[.\] )?{re.escape(words)}", shown)
    assert found, f"{words!r} is not among the answers:\n{shown}"
    return found.group(1)


def one_line(text: str) -> str:
    """Return text without its breaks and runs of blanks, as words stand however a screen wraps them."""
    return " ".join(text.split())
