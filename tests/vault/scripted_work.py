"""A program to be killed: does once everything a vault does, in order, and says what was acknowledged.

Run: `python -m tests.vault.scripted_work FOLDER`. It prints the number of each step once the step is done.
The same steps, done without a kill, say what must be there after each (`states_after_each_step`).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.doctor import back_up
from outreach_tui.vault.store import (
    Draft,
    KeptSubmission,
    Vault,
    VaultError,
    create_vault,
    has_vault,
    open_vault,
)
from tests.vault.revisions import OTHER_PERSON, PERSON, raw_revision

CHEAP = SlotCost(memory=8, passes=1, lanes=1)
OLD, NEW = "kettle brasserie window", "five other unrelated words"
DRAFT = Draft("d", "f", "Home visit", b"s" * 700, "now", PERSON, "HERON", "Question 7", "/x", "half a sent")

State = tuple[object, ...]


@dataclass
class Work:
    """The vault being worked on, and where."""

    folder: Path
    """Its folder; a backup is made beside it."""
    vault: Vault | None = None
    """The vault, once it is made."""
    passphrase: str = OLD
    """What opens it."""

    @property
    def open(self) -> Vault:
        """The vault."""
        assert self.vault is not None
        return self.vault


def _create(work: Work) -> None:
    work.vault = create_vault(work.folder, OLD, cost=CHEAP)


def _reopen(work: Work) -> None:
    work.open.close()
    work.vault = open_vault(work.folder, NEW, least=CHEAP)


def _finish(work: Work) -> None:
    submission = KeptSubmission("s", "f", PERSON, "now", b"<data>" + b"w" * 900)
    work.open.finish("d", submission, [raw_revision("r1", PERSON, "a" * 500), raw_revision("r2")])


def _change_passphrase(work: Work) -> None:
    work.open.openers.change_passphrase(OLD, NEW, cost=CHEAP)
    work.passphrase = NEW


def _back_up(work: Work) -> None:
    back_up(work.open, work.folder.with_name("backup"))


STEPS: tuple[Callable[[Work], object], ...] = (
    _create,
    lambda work: work.open.keep_settings({"profile": b"officer", "keys": b"secret"}),
    lambda work: work.open.keep_draft(DRAFT),
    _finish,
    lambda work: work.open._storage.journal.rewrite(),
    lambda work: work.open.keep_draft(DRAFT),
    lambda work: work.open.add([raw_revision("r3", OTHER_PERSON, "stays" * 300)]),
    _change_passphrase,
    lambda work: work.open.erase([PERSON]),
    _back_up,
    _reopen,
    lambda work: work.open.add([raw_revision("r4", OTHER_PERSON)]),
    lambda work: work.open.close(),
)
"""Everything done to a vault, in order."""


BACKED_UP = STEPS.index(_back_up) + 1
"""How many steps are done once there is a backup."""


def state_of(vault: Vault, passphrase: str) -> State:
    """Return what a vault holds, and what opens it."""
    revisions, erased = tuple(sorted(vault.revisions())), tuple(sorted(vault.erased()))
    return revisions, erased, vault.drafts(), vault.submissions(), vault.setting("keys"), passphrase


def states_after_each_step(folder: Path) -> list[State]:
    """Return what must be there before any step, and after each."""
    work = Work(folder)
    states: list[State] = [()]
    for step in STEPS[:-1]:
        step(work)
        states.append(state_of(work.open, work.passphrase))
    STEPS[-1](work)
    return [*states, states[-1]]


def state_left(folder: Path) -> State:
    """Open what a kill left, with either passphrase, save into it, and return what it held."""
    if not has_vault(folder):
        create_vault(folder, OLD, cost=CHEAP).close()
        return ()
    for passphrase in (OLD, NEW):
        try:
            with open_vault(folder, passphrase, least=CHEAP) as vault:
                state = state_of(vault, passphrase)
                vault.add([raw_revision("goes on")])
        except VaultError as error:
            if error.code != "wrong-passphrase":
                raise
        else:
            return state
    raise AssertionError("neither passphrase opens it")


def main(folder: Path) -> None:
    """Do every step and say so."""
    work = Work(folder)
    for number, step in enumerate(STEPS, start=1):
        step(work)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
