"""Two entries that may be one young person: suggested with reasons, linked or kept apart by a person.

Rules:
- Nothing is joined unasked. A link is a revision like any other, told to the laptops, and can be taken back.
- Linked entries stay two entries with all their records; whoever looks at one is shown the other, and wiping
  one wipes both.
- What was said can be changed at any time: linked, kept apart, or open again.
"""

from dataclasses import dataclass

from outreach_tui.errors import OutreachError
from outreach_tui.merging.alike import Entry, Likeness, likenesses
from outreach_tui.number_words import counted
from outreach_tui.records import same_person
from outreach_tui.records.revision import Write
from outreach_tui.records.same_person import FIRST, LIST, SECOND, TOGETHER, Pair, pair_of
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.told_state import keep_decisions
from outreach_tui.workflow.workspace import Workspace

_FORM = "same_person@1"
_PEOPLE = "young_people"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair that somebody has judged."""

    first: str
    """The one young person's id."""
    second: str
    """The other's."""
    aliases: tuple[str, str]
    """Their code names."""
    is_linked: bool
    """Whether they are one person; if not, somebody said they are two, or laptops differ."""


def visits_in_words(entry: Entry) -> str:
    """Return how often somebody was visited, by whom and when last."""
    if not entry.visits:
        return "no visit yet"
    officers = " and ".join(dict.fromkeys(officer or "somebody" for officer, _ in entry.visits))
    on = brief_kept_day(entry.visits[-1][1])
    last = f", {'the last ' if len(entry.visits) > 1 else ''}on {on}" if on else ""
    return f"{counted(len(entry.visits), 'visit')} by {officers}{last}"


def suggest_same_person(workspace: Workspace) -> tuple[Likeness, ...]:
    """Return the pairs that may be one person and that nobody has judged, the most alike first.

    Raises: OutreachError when this is no lead's workspace.
    """
    require_lead(workspace, "Say who is one person")
    return likenesses(workspace.picture)


def judged_pairs(workspace: Workspace) -> tuple[Judged, ...]:
    """Return every pair that somebody has judged and whose people are both here, by code name."""
    found = [
        Judged(
            one.first,
            one.second,
            (_alias(workspace, one.first), _alias(workspace, one.second)),
            one.is_linked,
        )
        for one in same_person.pairs(workspace.picture)
        if one.is_settled and _are_here(workspace, one)
    ]
    return tuple(sorted(found, key=lambda one: (one.aliases, one.first)))


def link(workspace: Workspace, one: str, other: str) -> None:
    """Say that two entries are one young person."""
    _say(workspace, one, other, "yes")


def keep_apart(workspace: Workspace, one: str, other: str) -> None:
    """Say that two entries are two young people; also takes a link back."""
    _say(workspace, one, other, "no")


def leave_open(workspace: Workspace, one: str, other: str) -> None:
    """Take back what was said of two entries, so that they are suggested again."""
    _say(workspace, one, other, None)


def _say(workspace: Workspace, one: str, other: str, together: Write) -> None:
    require_lead(workspace, "Say who is one person")
    if one == other or not all(workspace.picture.has(_PEOPLE, person) for person in (one, other)):
        raise OutreachError(
            "no-such-pair", "the two entries", "they are not two people known here", "Choose two of the list"
        )
    record, first, second = pair_of(one, other)
    revision = revise_here(
        workspace,
        entity_list=LIST,
        record=record,
        subject=None,
        fields={FIRST: first, SECOND: second, TOGETHER: together},
        form=_FORM,
    )
    if revision is not None:
        keep_decisions(workspace, [revision])


def _are_here(workspace: Workspace, pair: Pair) -> bool:
    return workspace.picture.has(_PEOPLE, pair.first) and workspace.picture.has(_PEOPLE, pair.second)


def _alias(workspace: Workspace, person: str) -> str:
    record = workspace.picture.record(_PEOPLE, person)
    return record.value("alias") if record else ""
