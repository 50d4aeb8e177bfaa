"""End to end means a pseudo-terminal, which Windows has not; what else is here needs it as well."""

import sys
from pathlib import Path

import pytest

if sys.platform != "win32":
    from tests.end_to_end.laptops import Area, found_area

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """A lead partner and an officer whose laptop is let in."""
    return found_area(tmp_path)
