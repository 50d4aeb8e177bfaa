"""Every verb, fed words that command a terminal in every place where words can be given.

The list is read from the parser itself, so that no verb and no option can be left out.
"""

import argparse
import io
import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from outreach_tui.cli import run
from outreach_tui.cli.arguments import command_line
from tests.scenario.areas import PASSPHRASE, hold, new_area, visit
from tests.tui.hostile_text import FORBIDDEN

BITING = "x\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e[@click=app.quit]y[bold «\x90»"
NOT_WORDS = {"--folder", "--passphrase-fd", "--help"}
OPENS_THE_APP = {("demo",), ()}
"""Verbs that take no words and open the app; every screen is fed by tests/tui/test_terminal.py."""


def verbs(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of a command for each verb, and for each option of its that takes words."""
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for group in groups:
        for name, verb in group.choices.items():
            yield from verbs(verb, (*path, name))
    if not groups and path not in OPENS_THE_APP:
        wanted = [_words_for(one) for one in parser._actions if not one.option_strings]
        first, *others = itertools.product(*wanted)
        yield from ((*path, *operands) for operands in (first, *others))
        options = [one for one in parser._actions if one.option_strings and _takes_words(one)]
        yield from ((*path, *first, one.option_strings[-1], BITING) for one in options)


def _words_for(operand: argparse.Action) -> list[str]:
    return [str(one) for one in operand.choices] if operand.choices else [BITING]


def _takes_words(action: argparse.Action) -> bool:
    return action.nargs != 0 and not action.choices and not set(action.option_strings) & NOT_WORDS


def takes_passphrase(words: tuple[str, ...]) -> bool:
    """Return whether a command works on a workspace."""
    return words[0] != "scripts"


COMMANDS = sorted(set(verbs(command_line())))


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop whose officer wrote down words that bite, as far as they can be written down."""
    area = new_area(tmp_path_factory.mktemp("area"), "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", BITING))
    return area.folder / "isla"


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).replace(BITING, "…"))
def test_what_a_command_says_commands_nothing(
    laptop: Path,
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Whatever it is given, a command ends with a sentence of whole characters, and never unexpectedly."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    (tmp_path / BITING).write_text(BITING, encoding="utf-8")
    said = outcome(laptop, words, capfd)
    assert not set(said) & set(FORBIDDEN), repr(said)
    assert "Traceback" not in said
    assert "did not expect" not in said


@pytest.mark.parametrize(
    "words",
    [
        ("person", "show", "quiet-harbour"),
        ("person", "page", "quiet-harbour"),
        ("audit",),
        ("sync", "--status"),
    ],
    ids=" ".join,
)
def test_what_was_written_down_commands_nothing(
    laptop: Path, words: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    """What is kept is printed as words."""
    said = outcome(laptop, words, capfd)
    assert said
    assert not set(said) & set(FORBIDDEN), repr(said)


def outcome(laptop: Path, words: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> str:
    """Run a command as the program does, and return everything it wrote."""
    given: tuple[str, ...] = ()
    if takes_passphrase(words):
        ours, theirs = os.pipe()
        os.write(theirs, f"{PASSPHRASE}\n".encode())
        os.close(theirs)
        given = ("--folder", str(laptop), "--passphrase-fd", str(ours))
    with suppress(SystemExit):  # argparse leaves so where the words are wrong
        run([*words, *given])
    if given:
        os.close(int(given[-1]))
    written = capfd.readouterr()
    return f"{written.out}{written.err}"
