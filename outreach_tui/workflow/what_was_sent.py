"""What each laptop wrote into one record: every change, whole, for whoever has to choose between two answers.

Nothing is left out: also what was replaced later, and what the coordinator decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from outreach_tui.merging.conflicts import FieldConflict, in_words
from outreach_tui.records.revision import decode
from outreach_tui.workflow.conflict_in_words import field_in_words, said_in_words, when_in_words
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WrittenAtOnce:
    """One change to the record."""

    who: str
    """The officer code of its author."""
    at: str
    """When, by the author's own clock."""
    form: str
    """The form it came from, as `home_visit@1`."""
    answers: tuple[tuple[str, str], ...]
    """Each field it wrote, by name, with what it wrote in words, in order of field."""

    @property
    def heading(self) -> str:
        """Who wrote it, when and where, in words."""
        script = self.form.partition("@")[0].replace("_", " ")
        return f"{self.who}  {when_in_words(self.at)}  {script}"


@dataclass(frozen=True, slots=True)
class SentByLaptop:
    """All that one laptop wrote into the record."""

    device: str
    """The laptop."""
    changes: tuple[WrittenAtOnce, ...]
    """Its changes, in the order its own clock gives them."""


def what_was_sent(workspace: Workspace, conflict: FieldConflict) -> tuple[SentByLaptop, ...]:
    """Return what each laptop wrote into the record of a conflict, by laptop.

    Raises: OutreachError when this is no lead's workspace.
    """
    require_lead(workspace, "Look at what was sent")
    changes = sorted(_changes(workspace, conflict), key=lambda one: (one[0], one[1].at, one[1].answers))
    return tuple(
        SentByLaptop(device, tuple(change for _, change in theirs))
        for device, theirs in groupby(changes, key=lambda one: one[0])
    )


def _changes(workspace: Workspace, conflict: FieldConflict) -> Iterator[tuple[str, WrittenAtOnce]]:
    for raw in workspace.picture.rows(conflict.entity_list, conflict.record):
        one = decode(raw)
        answers = tuple(
            (field_in_words(field), said_in_words(field, in_words(one.set[field])))
            for field in sorted(one.set)
        )
        yield one.device, WrittenAtOnce(one.who, one.at, one.form, answers)
