"""The area most scenarios begin with; a module that needs another makes its own of the same name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import Area, new_area


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area with a lead partner and an officer's laptop."""
    return new_area(tmp_path, "isla")


@pytest.fixture
def isla(area: Area) -> Iterator[Workspace]:
    """Return that officer's opened workspace."""
    with area.at("isla") as workspace:
        yield workspace
