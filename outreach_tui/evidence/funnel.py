"""From suggested to interviewed: how many young people there are at each step, counted as people.

Rules:
- A person counts once at each step, however many tries it took, and however many linked entries they have;
  tries are shown apart.
- Not being in, saying not now or saying no is a neutral result of a visit, and nobody drops out of the first
  number for it.
- Somebody whose visit is known counts as suggested too, even if nothing else about them has arrived.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.evidence.people import People
from outreach_tui.evidence.share import Share
from outreach_tui.records.picture import Picture
from outreach_tui.records.views import Visit

_SPOKE = ("talked_unrecorded", "brief_chat", "part", "full")
_INTERVIEWED = ("part", "full")


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way."""

    name: str
    """What it is called, such as "spoke"."""
    share: Share
    """How many got there, of all who were suggested."""
    of_step_before: Share
    """How many got there, of those at the step before."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps, and how many tries they took."""

    steps: tuple[Step, ...]
    """Suggested, visited, spoke, interviewed."""
    tries: int
    """Visits of any result, all people together."""

    @property
    def words(self) -> str:
        """The steps as one line: "11 suggested, 10 visited, 9 spoke, 8 interviewed"."""
        return ", ".join(f"{step.share.numerator} {step.name}" for step in self.steps)


def visit_funnel(picture: Picture) -> Funnel:
    """Return how many young people were suggested, visited, spoken with and interviewed."""
    visits = tuple(map(Visit.of, picture.each("visits")))
    people = People(picture)
    known = people.behind(record.id for record in picture.each("young_people"))
    visited = people.behind(_entries(visits))
    spoke = people.behind(_entries(one for one in visits if one.door == "talk" or one.outcome in _SPOKE))
    interviewed = people.behind(_entries(one for one in visits if one.outcome in _INTERVIEWED))
    steps = (
        _step("suggested", known | visited, known | visited, known | visited),
        _step("visited", visited, known | visited, known | visited),
        _step("spoke", spoke, visited, known | visited),
        _step("interviewed", interviewed, spoke, known | visited),
    )
    return Funnel(steps, len(visits))


def _step(name: str, people: frozenset[str], before: frozenset[str], everybody: frozenset[str]) -> Step:
    of_everybody = Share(len(people), len(everybody), len(everybody))
    return Step(name, of_everybody, Share(len(people), len(before), len(before)))


def _entries(visits: Iterable[Visit]) -> Iterable[str]:
    return (one.subject or one.id for one in visits)
