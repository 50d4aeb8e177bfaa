"""What every test may count on: hypothesis without a clock, passphrases tried once, JavaRosa."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from outreach_tui.sealing import passphrase
from tests.campaigns.javarosa.peer import JavaRosa, why_not

settings.register_profile("outreach", deadline=None)
settings.load_profile("outreach")

ROOT = Path(__file__).parent.parent
"""The repository's root."""


@pytest.fixture(scope="session", autouse=True)
def _passphrases_tried_once() -> Iterator[None]:
    """Work out what a passphrase and a slot's salt come to once in a process: it is the same every time.

    Most tests open copies of one area; trying a passphrase takes a tenth of a second and 64 MiB each time.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passphrase, "_stretched", functools.lru_cache(maxsize=256)(passphrase._stretched))
        yield


@pytest.fixture
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JavaRosa]:
    """One JavaRosa for all who compare with it; where it cannot be had, they are skipped."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    with JavaRosa(tmp_path_factory.mktemp("javarosa")) as running:
        yield running
