"""An area whose people sync with its stick; what the tests of handing over begin with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from outreach_tui.workflow.hand_over_states import Count, States
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.sync_lead import LeadSynced, sync_lead
from outreach_tui.workflow.sync_officer import OfficerSynced, sync_officer
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, hold, visit


def quiet(_words: str) -> None:
    """Take what is told about progress."""


@dataclass
class Synced(Area):
    """An area whose people sync with its stick; a workspace once opened stays open, as unlocking is slow."""

    opened: dict[str, Workspace] = field(default_factory=dict)

    @contextmanager
    def at(self, whose: str) -> Iterator[Workspace]:
        """Return somebody's opened workspace."""
        if whose not in self.opened:
            self.opened[whose] = open_workspace(self.folder / whose, PASSPHRASE, self.outside.make())
        yield self.opened[whose]

    def close(self, *whose: str) -> None:
        """Close these workspaces, or all."""
        for one in whose or tuple(self.opened):
            self.opened.pop(one).close()

    def officer(self, who: str = "isla") -> OfficerSynced:
        """Sync an officer's laptop with the stick."""
        with self.at(who) as workspace:
            return sync_officer(workspace, str(self.stick), quiet)

    def lead(self) -> LeadSynced:
        """Sync the lead partner with the stick."""
        with self.at("lead") as workspace:
            return sync_lead(workspace, str(self.stick), quiet)

    def visits(self, *aliases: str, who: str = "isla", share: str = "team") -> None:
        """Hold a visit with each."""
        with self.at(who) as workspace:
            for alias in aliases:
                hold(workspace, "home_visit", *visit(alias, f"a wish of {alias}", share=share))

    def count(self, who: str = "isla") -> Count:
        """Return how many visits of an officer stand where."""
        with self.at(who) as workspace:
            return States(workspace).visits()
