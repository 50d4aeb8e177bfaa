"""End to end means a pseudo-terminal, which Windows has not; what else is here needs it as well."""

import sys
from pathlib import Path

import pytest

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []

if sys.platform != "win32":
    from tests.end_to_end.laptops import Area, found_area, moved

    @pytest.fixture(scope="session")
    def founded(tmp_path_factory: pytest.TempPathFactory) -> Area:
        """A lead partner and an officer whose laptop is let in; tests take copies."""
        return found_area(tmp_path_factory.mktemp("area"))

    @pytest.fixture
    def area(founded: Area, tmp_path: Path) -> Area:
        """A lead partner and an officer whose laptop is let in."""
        return moved(founded, tmp_path)
