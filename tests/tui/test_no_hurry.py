"""Nothing in a conversation counts down, presses or nags, neither its texts nor the screens as they stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import outreach_tui.console
import outreach_tui.tui.interviewing
from outreach_tui.tui.screens import interview, note, pass_on
from tests.tui.frames import GOLDENS

SOURCES = (
    *Path(outreach_tui.tui.interviewing.__path__[0]).glob("*.py"),
    *(Path(module.__file__ or "") for module in (interview, note, pass_on)),
    *Path(outreach_tui.console.__path__[0]).glob("plain_*.py"),
)
HURRY = re.compile(
    r"\b(deadlines?|overdue|late|hurry|streaks?|incomplete|remaining|minutes left|questions left|target)\b"
    r"|\d\s?%|\b\d+ of \d+\b|[█▓▒░]",
    re.IGNORECASE,
)
"""What would press: a time that runs out, a score, a share of a whole, a bar."""


def texts(source: Path) -> Iterator[str]:
    """Yield every text of a module that is no docstring."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    said_about = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said_about:
            yield node.value


def test_no_text_of_a_conversation_presses() -> None:
    """No text the conversation can show speaks of time that runs out or of how much is not done."""
    found = [(source.name, text) for source in SOURCES for text in texts(source) if HURRY.search(text)]
    assert found == []


def test_no_screen_of_a_conversation_presses() -> None:
    """Nor does any screen as it stands, with what is said in its corner and in the rail."""
    goldens = [
        *GOLDENS.glob("interview_*.txt"),
        *GOLDENS.glob("kitchen_*.txt"),
        *GOLDENS.glob("together_*.txt"),
    ]
    assert len(goldens) > 30
    found = [
        (golden.name, row)
        for golden in goldens
        for row in golden.read_text(encoding="utf-8").splitlines()
        if HURRY.search(row)
    ]
    assert found == []
