"""What several tests of verbs begin with."""

from pathlib import Path

import pytest

from tests.workflow.packs import govan_pack


@pytest.fixture
def govan(root: Path, tmp_path: Path) -> Path:
    """Return the file of an area pack with scripts of its own."""
    folder = tmp_path / "govan"
    folder.mkdir()
    return govan_pack(root / "forms", folder)
