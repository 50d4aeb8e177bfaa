"""What every test may count on: hypothesis without a clock, and where the stock tools are."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("outreach", deadline=None)
settings.load_profile("outreach")

ROOT = Path(__file__).parent.parent
"""The repository's root."""


@pytest.fixture
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture
def stock_tool() -> Callable[[str], str]:
    """Return a finder of tools that are not ours (age, ssh-keygen …); a test without its tool is skipped."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed; .ci/run installs it where it can")
        return path

    return find
