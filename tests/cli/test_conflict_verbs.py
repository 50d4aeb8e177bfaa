"""`outreach conflicts`: one officer's answers for all, what each laptop sent, and open again in one step."""

from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from tests.cli.typed import run
from tests.scenario.areas import Area, new_area
from tests.scenario.test_merging import merged, two_whole_records


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area in which two officers wrote one wish differently, in three fields."""
    made = new_area(tmp_path, "isla", "rory")
    two_whole_records(made)
    with made.at("lead") as lead:
        merged(lead, made)
    return made


def said_by(area: Area, *words: str) -> str:
    """Run `conflicts` at the lead partner's; return what it said."""
    code, said = run(area, "lead", "", "conflicts", *words)
    assert code == 0
    return said


def test_all_that_is_open_is_settled_on_one_officer_and_opened_again(area: Area) -> None:
    """`--throughout` settles a record or a person at once; `undo` opens all of it and names each."""
    before = said_by(area)
    key = next(line.split()[0] for line in before.splitlines() if ".words" in line)
    assert "rails" in said_by(area, "sent", key)
    assert "gates" in said_by(area, "sent", key)
    for reach in ("record", "person"):
        settled = said_by(area, "decide", key, "--choose", "1", "--throughout", reach)
        assert "Settled: 3 answers. What was not chosen stays in the history" in settled
        assert "Nothing to choose" in said_by(area)
        opened_again = said_by(area, "undo")
        assert opened_again.startswith("Open again, 3 answers: quiet-harbour, interest, kind; ")
        assert opened_again.count("quiet-harbour, interest, ") == len(("kind", "why_matters", "words"))
        assert "3 to choose." in said_by(area)


def test_throughout_without_an_officer_s_answer_settles_nothing(area: Area) -> None:
    """Which answers would be taken is not guessed."""
    key = said_by(area).split()[0]
    with pytest.raises(OutreachError, match="one officer's answer"):
        said_by(area, "decide", key, "--both", "--throughout", "record")
    assert "3 to choose." in said_by(area)
