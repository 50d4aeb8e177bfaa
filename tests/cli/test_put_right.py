"""What is mistyped at a command's questions is told and asked again; nothing begun is lost over it."""

import io
from argparse import Namespace
from collections.abc import Callable, Iterator

import pytest

from outreach_tui.cli import real_world
from outreach_tui.cli.new_passphrase import new_passphrase
from outreach_tui.console.setup_prompts import asked_until_right
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError

LONG = "kettle bicycle harbour"
FROM_A_TERMINAL = Namespace(passphrase_fd=None)


def typing(*lines: str) -> Callable[..., str]:
    """Return somebody who types these lines, one at each question."""
    left: Iterator[str] = iter(lines)
    return lambda *_asked: next(left)


@pytest.fixture
def voice() -> Voice:
    """Return a voice whose talk can be read."""
    return Voice(io.StringIO(), io.StringIO(), io.StringIO())


def told(voice: Voice) -> str:
    """Return what was said beside the results."""
    assert isinstance(voice.talk, io.StringIO)
    return voice.talk.getvalue()


def test_a_short_passphrase_and_a_slip_in_it_are_put_right(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command goes on after "short" and after two that differ; the third way is taken."""
    monkeypatch.setattr(real_world, "has_terminal", lambda: True)
    monkeypatch.setattr(real_world, "passphrase", typing("short", LONG, "kettle", LONG, LONG))
    assert new_passphrase(FROM_A_TERMINAL, voice) == LONG
    assert "fewer than 14 characters" in told(voice)
    assert "the two are not the same" in told(voice)
    offered = told(voice).splitlines()[1]
    assert len(offered.split()) == 5


def test_words_heard_wrong_are_asked_again(voice: Voice) -> None:
    """Somebody who mishears one of the six words is told, and types them once more."""

    def check(typed: str) -> None:
        if typed != "right":
            raise OutreachError(
                "words", "the pack", "these are not its words", "Have them read out once more"
            )

    assert asked_until_right(typing("wrong", "right"), check, voice) == "right"
    assert told(voice).count("not its words") == 1


def test_where_nobody_can_be_asked_it_ends_with_one_sentence(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal there is no asking again and again."""
    monkeypatch.setattr(real_world, "has_terminal", lambda: False)
    with pytest.raises(OutreachError, match="no terminal"):
        new_passphrase(FROM_A_TERMINAL, voice)
    assert told(voice) == ""
