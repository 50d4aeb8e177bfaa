"""Which Outreach it is, as somebody is asked on the phone."""

import pytest

from outreach_tui import __version__
from outreach_tui.cli import run


def test_version_is_printed_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    """`outreach --version` says which it is, as a result that a program can read."""
    with pytest.raises(SystemExit) as left:
        run(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr() == (f"outreach {__version__}\n", "")


@pytest.mark.parametrize("words", [["--passphrase-fd", "x"], ["--folder"], ["nonsense"]])
def test_wrong_usage_without_a_verb_is_said_with_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped option is answered with what can be typed, verbs included."""
    with pytest.raises(SystemExit) as left:
        run(words)
    assert left.value.code == 2
    assert "VERB" in capsys.readouterr().err
