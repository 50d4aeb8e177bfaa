"""The medium under a vault is gone from some call to the system on, and comes back later."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.disk import RealDisk, RealFile
from tests.vault.scripted_work import BACKED_UP, STEPS, Work, state_left, state_of, states_after_each_step

CALLS: dict[type, tuple[str, ...]] = {
    RealFile: ("write", "truncate", "sync"),
    RealDisk: ("open", "create", "replace", "remove", "sync_folder"),
}
"""What a medium that is gone refuses."""
REFUSED = {"not-there", "not-confirmed"}


class Medium:
    """A disk that can be pulled out: after so many calls each one fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand between the vault and the real disk."""
        self.calls = 0
        self.pulled_after: int | None = None
        for kind, names in CALLS.items():
            for name in names:
                monkeypatch.setattr(kind, name, self._instead(getattr(kind, name)))

    @property
    def is_gone(self) -> bool:
        """Whether it has been pulled out."""
        return self.pulled_after is not None and self.calls > self.pulled_after

    def _instead(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            self.calls += 1
            if self.is_gone:
                raise OSError(errno.EIO, "Input/output error")
            return real(*given, **named)

        return call


def work_until_pulled(folder: Path) -> tuple[int, Work, str]:
    """Do the scripted work as far as it goes; return steps done, the work, and the code of the refusal."""
    work, done = Work(folder), 0
    try:
        for step in STEPS:
            step(work)
            done += 1
    except OutreachError as error:
        return done, work, error.code
    return done, work, ""


@pytest.fixture
def medium(monkeypatch: pytest.MonkeyPatch) -> Medium:
    """A medium that is there until it is pulled out."""
    return Medium(monkeypatch)


def test_a_stick_pulled_out_at_any_call_loses_nothing(tmp_path: Path, medium: Medium) -> None:
    """One sentence; what was read stays to be read; plugged in again, everything acknowledged is there."""
    states = states_after_each_step(tmp_path / "unharmed" / "data")
    codes = set()
    for works in range(medium.calls):
        folder = tmp_path / f"pulled {works}" / "data"
        medium.calls, medium.pulled_after = 0, works
        done, work, code = work_until_pulled(folder)
        codes.add(code)
        if work.vault is not None and code and done < len(STEPS) - 1 and done != BACKED_UP:
            assert state_of(work.vault, work.passphrase) == states[done]
        if work.vault is not None:
            work.vault.close()
        medium.pulled_after = None
        assert state_left(folder) in states[done : done + 2], (works, done)
    assert codes <= {*REFUSED, ""}
    assert codes >= {"not-there"}
