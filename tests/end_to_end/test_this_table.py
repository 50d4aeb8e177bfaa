"""The table of moments (README.md) names tests that are there."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMED = sorted(set(re.findall(r"`([\w./]+\.py)::(\w+)`", (HERE / "README.md").read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_is_named_is_there(file: str, test: str) -> None:
    """Whoever looks a moment up finds its test."""
    assert re.search(rf"^(async )?def {test}\(", (HERE / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_moment_has_one() -> None:
    """No row is without a test or a person."""
    rows = [row for row in (HERE / "README.md").read_text(encoding="utf-8").splitlines() if row[:2] == "| "]
    assert [
        row for row in rows if "::" not in row and "docs/officer.md" not in row and "| tests |" not in row
    ] == []
